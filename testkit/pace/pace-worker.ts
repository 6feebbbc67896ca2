/** One process that asks hosts as fast as it may. Told by one JSON argument; says `up` when it begins. */
import { createEgress } from '../../src/egress/egress.ts';
import { openServer } from '../../src/store/database/server.ts';
import { openStore } from '../../src/store/store.ts';
import type { PaceWork } from './measure-pace.ts';

const { databaseUrl, pins, hosts, requests, delay, skewMs } = JSON.parse(process.argv[2] ?? '') as PaceWork;
// A machine whose clock is wrong.
const real = Date.now;
Date.now = () => real() + skewMs;

const database = await openServer(databaseUrl, 'databaseUrl', 60_000);
const store = await openStore(database.pool);
const egress = createEgress({
  pins,
  allowPrivate: false,
  allow: [],
  delay,
  robots: { obey: false, reason: 'a measurement' },
  userAgent: 'revenant/0.1 (+https://operator.example/bot)',
  log: { debug() {}, info() {}, warn() {}, error() {} },
  lanes: store.lanes,
});
console.log('up');
await Promise.all(
  hosts.map(async (host) => {
    for (let i = 0; i < requests; i++) {
      const outcome = await egress.fetch({ url: `http://${host}/${i}`, purpose: 'page' });
      if (!outcome.ok) throw new Error(`${host}: ${outcome.code}`);
    }
  }),
);
await egress.close();
await database.close();
