/**
 * Several processes ask the same loopback hosts over one PostgreSQL database, with clocks hours apart and one of them
 * killed while it is at work, and the hosts note how they were asked.
 * usage: npm run pace -- [--processes 4] [--hosts 50] [--addresses 25] [--requests 50] [--delay 0.02] [--kill]
 * Prints one JSON line; exit code 1 when a gap was shorter than the delay or two requests stood at one host or address.
 */
import { parseArgs } from 'node:util';
import { measurePace } from '../../testkit/pace/measure-pace.ts';
import { startPostgres } from '../../testkit/servers.ts';

const { values } = parseArgs({
  options: {
    processes: { type: 'string', default: '4' },
    hosts: { type: 'string', default: '50' },
    addresses: { type: 'string', default: '25' },
    requests: { type: 'string', default: '50' },
    delay: { type: 'string', default: '0.02' },
    kill: { type: 'boolean', default: false },
  },
});
const server = await startPostgres();
if (server === null) throw new Error('PostgreSQL is not installed');
try {
  const delay = Number(values.delay);
  const figures = await measurePace({
    databaseUrl: server.url,
    processes: Number(values.processes),
    hosts: Number(values.hosts),
    addresses: Number(values.addresses),
    requests: Number(values.requests),
    delay,
    kill: values.kill,
  });
  const { leastGapMs, mostAtOnce } = figures;
  const kept = Math.min(leastGapMs.host, leastGapMs.address) >= delay * 1000;
  const alone = Math.max(mostAtOnce.host, mostAtOnce.address) === 1;
  console.log(JSON.stringify({ ...values, ...figures, violations: Number(!kept) + Number(!alone) }));
  if (!kept || !alone) process.exitCode = 1;
} finally {
  await server.stop();
}
