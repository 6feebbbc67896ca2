/** Faults of the servers that a crew of workers shares, and of the ways to them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { TestServer } from '../servers.ts';
import type { Disturbance } from './disturb.ts';
import { Relay } from './relay.ts';

export interface Shared {
  readonly redis: TestServer;
  readonly postgres: TestServer;
  /** A fresh database and an empty queue. */
  fresh(): Promise<{ databaseUrl: string; queueUrl: string }>;
}

type Make = (shared: Shared, trials: number) => Promise<Disturbance & { close?(): Promise<void> }>;

/** Enough work to last for all trials. */
const LOAD = { targets: 30, delayMs: 100, concurrency: 2 };
const OUTAGE_MS = 1_000;

function simple(name: string, happen: (shared: Shared) => Promise<void>): Make {
  return async (shared, trials) => ({
    name,
    options: { ...LOAD, backEnds: await shared.fresh() },
    workers: 3,
    trials,
    happen: async () => {
      await happen(shared);
      return undefined;
    },
  });
}

function between(name: string, where: 'queue' | 'database', how: 'cut' | 'stall'): Make {
  return async (shared, trials) => {
    const backEnds = await shared.fresh();
    const port = { queue: shared.redis.port, database: shared.postgres.port }[where];
    const relay = await Relay.to(port);
    const url = (of: string): string => of.replace(/:\d+\//, `:${relay.port}/`);
    const through = {
      queue: { queueUrl: url(backEnds.queueUrl) },
      database: { databaseUrl: url(backEnds.databaseUrl) },
    }[where];
    return {
      name,
      options: { ...LOAD, backEnds, through },
      workers: 3,
      trials,
      async happen() {
        relay[how]();
        // Longer than a lease: the others' work may not be taken for a dead worker's for good.
        await sleep(how === 'stall' ? 7_000 : OUTAGE_MS);
        relay.mend();
        return undefined;
      },
      close: () => relay.close(),
    };
  };
}

async function admin(shared: Shared, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: shared.postgres.url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function inRedis(shared: Shared, work: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(shared.redis.url);
  try {
    await work(redis);
  } finally {
    redis.disconnect();
  }
}

export const SERVER_FAULTS: Readonly<Record<string, Make>> = {
  'queue server killed': simple('queue server killed', async ({ redis }) => {
    await redis.kill();
    await sleep(OUTAGE_MS);
    await redis.again();
  }),
  'queue emptied': simple('queue emptied', (shared) => inRedis(shared, (redis) => redis.flushall())),
  'queue full': simple('queue full', (shared) =>
    inRedis(shared, async (redis) => {
      await redis.config('SET', 'maxmemory', '1');
      await sleep(OUTAGE_MS);
      await redis.config('SET', 'maxmemory', '0');
    }),
  ),
  'database killed': simple('database killed', async ({ postgres }) => {
    await postgres.kill();
    await sleep(OUTAGE_MS / 2);
    await postgres.again();
  }),
  'database read-only': simple('database read-only', async (shared) => {
    const writable = 'set default_transaction_read_only = off';
    const reload = 'select pg_reload_conf()';
    await admin(shared, writable, 'alter system set default_transaction_read_only = on', reload);
    await sleep(OUTAGE_MS);
    await admin(shared, writable, 'alter system set default_transaction_read_only = off', reload);
  }),
  'connections used up': simple('connections used up', async ({ postgres }) => {
    const held: pg.Client[] = [];
    for (;;) {
      const client = new pg.Client({ connectionString: postgres.url });
      client.on('error', () => undefined);
      try {
        await client.connect();
      } catch {
        break;
      }
      held.push(client);
    }
    await sleep(OUTAGE_MS);
    await Promise.all(held.map((client) => client.end()));
  }),
  'queue cut off': between('queue cut off', 'queue', 'cut'),
  'queue silent': between('queue silent', 'queue', 'stall'),
  'database cut off': between('database cut off', 'database', 'cut'),
  'database silent': between('database silent', 'database', 'stall'),
  'world cut off': async (shared, trials) => ({
    name: 'world cut off',
    options: { ...LOAD, backEnds: await shared.fresh() },
    workers: 3,
    trials,
    async happen({ worldRelay }) {
      worldRelay.cut();
      await sleep(OUTAGE_MS);
      worldRelay.mend();
      return undefined;
    },
    // What could not be reached ends so, and has nothing to tell.
    expected: { anyState: true, alerts: null },
  }),
};
