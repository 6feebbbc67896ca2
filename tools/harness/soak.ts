/**
 * Crawls a loopback world over and over with workers on PostgreSQL and Redis, without and with hostile hosts among the
 * honest ones, and prints throughput, memory and pace.
 * usage: npm run soak -- [--minutes 30] [--control 10] [--hosts 500] [--workers 2] [--delay 0.25]
 * Tables on stdout, then one JSON line; exit code 1 when a host was asked out of turn, an honest site was wronged, or a
 * worker left work behind.
 */
import { parseArgs } from 'node:util';
import { hostileHosts } from '../../testkit/soak/hostile-hosts.ts';
import { type SoakOptions, type SoakReport, soak } from '../../testkit/soak/soak.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    control: { type: 'string', default: '10' },
    hosts: { type: 'string', default: '500' },
    workers: { type: 'string', default: '2' },
    delay: { type: 'string', default: '0.25' },
  },
});
async function measure(options: SoakOptions): Promise<SoakReport> {
  const report = await soak(options);
  if (report === null) throw new Error('postgresql and redis-server are needed');
  return report;
}

const common = { hosts: Number(values.hosts), workers: Number(values.workers), delay: Number(values.delay) };
const note = (name: string) => (line: string) => process.stderr.write(`soak ${name}: ${line}\n`);

const without = await measure({ ...common, hostile: [], minutes: Number(values.control), note: note('without') });
const among = await measure({
  ...common,
  hostile: hostileHosts(),
  minutes: Number(values.minutes),
  note: note('among'),
});

const rows: [string, (report: SoakReport) => string | number][] = [
  ['minutes', ({ minutes }) => minutes],
  ['hosts, hostile ones', ({ hosts, hostile }) => `${hosts}, ${hostile}`],
  ['honest sites a minute', ({ sitesPerMinute }) => sitesPerMinute],
  ['requests a minute', ({ requestsPerMinute }) => requestsPerMinute],
  ['pace: requests, in parallel, too soon', ({ pace }) => `${pace.requests}, ${pace.parallel}, ${pace.tooSoon}`],
  ['pace: least gap, ms', ({ pace }) => pace.leastGapMs ?? '-'],
  ['memory of a worker with its processes: peak MB', ({ memory }) => memory.peak],
  [
    'its growth, MB an hour: all, own process, last half',
    ({ memory }) => `${memory.perHour}, ${memory.ownPerHour}, ${memory.latePerHour}`,
  ],
  ['longest block of the event loop, ms of CPU', ({ longestBlockMs }) => longestBlockMs],
  ['honest sites not captured', ({ wronged }) => wronged],
  ['targets left held, exit codes', ({ leftHeld, exits }) => `${leftHeld}, ${exits.join(' ')}`],
];
const width = Math.max(...rows.map(([name]) => name.length));
console.log(`${''.padEnd(width)}  without hostile hosts   among hostile hosts`);
for (const [name, of] of rows) console.log(`${name.padEnd(width)}  ${String(of(without)).padEnd(21)}  ${of(among)}`);
console.log('\nwhat became of hostile hosts');
for (const kind of Object.keys(among.outcomes).sort()) {
  const outcomes: readonly (readonly [string, number])[] = Object.entries(among.outcomes[kind] ?? {});
  console.log(`  ${kind}: ${outcomes.map(([outcome, n]) => `${outcome} × ${n}`).join(', ')}`);
}
console.log(JSON.stringify({ without, among }));
const wrong = [without, among].some(
  ({ pace, wronged, leftHeld, exits }) =>
    pace.parallel + pace.tooSoon + wronged + leftHeld > 0 || exits.some((code) => code !== 0),
);
if (wrong) process.exitCode = 1;
