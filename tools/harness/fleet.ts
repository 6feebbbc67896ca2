/**
 * Workers in network namespaces of their own share one crawl through PostgreSQL and Redis: throughput against the number of
 * workers, the pace as the hosts see it, and what is left when workers are killed. Root is needed.
 * usage: npm run fleet -- [--workers 1,2] [--sites 48] [--kills 4] [--delay 0.5] [--concurrency 3]
 * Prints a table and one JSON line; exit code 1 when a host was asked out of turn, or anything was lost, doubled or found differently.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type FleetReport, runFleet } from '../../testkit/fleet/fleet.ts';
import { mayMakeNamespaces } from '../../testkit/fleet/namespaces.ts';

const { values } = parseArgs({
  options: {
    workers: { type: 'string', default: Array.from({ length: availableParallelism() }, (_, i) => i + 1).join(',') },
    sites: { type: 'string', default: '48' },
    kills: { type: 'string', default: '4' },
    delay: { type: 'string', default: '0.5' },
    concurrency: { type: 'string', default: '3' },
    inside: { type: 'boolean', default: false },
  },
});

if (!mayMakeNamespaces()) throw new Error('network namespaces need root, and the programs unshare and ip');
if (values.inside) await measure();
else {
  // In a network of our own: the machine's stays as it is.
  const again = [...process.execArgv, ...process.argv.slice(1), '--inside'];
  process.exitCode = spawnSync('unshare', ['--net', process.execPath, ...again], { stdio: 'inherit' }).status ?? 1;
}

async function measure(): Promise<void> {
  const counts = values.workers.split(',').map(Number);
  const common = {
    sites: Number(values.sites),
    delay: Number(values.delay),
    concurrency: Number(values.concurrency),
    note: (line: string) => process.stderr.write(`fleet: ${line}\n`),
  };
  const reports: FleetReport[] = [];
  const forms = counts.map((workers) => ({ workers, kills: 0 }));
  if (Number(values.kills) > 0) forms.push({ workers: Math.max(...counts), kills: Number(values.kills) });
  for (const form of forms) {
    common.note(`${form.workers} workers, ${form.kills} kills`);
    // One after the other in one network: each makes and removes its own namespaces.
    reports.push(await runFleet({ ...common, ...form }));
  }
  const first = reports[0];
  console.log(
    '| workers | kills | sites/min | of one | CPU ms/site | idle while work waits | longest idle ms | transactions/site | transactions/s | pace violations | lost | doubled | matches |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const {
    workers,
    kills,
    sitesPerMinute,
    cpuMsPerSite,
    idle,
    transactionsPerSite,
    transactionsPerSecond,
    pace,
    reckoning,
    matches,
  } of reports)
    console.log(
      `| ${workers} | ${kills} | ${sitesPerMinute} | ${(sitesPerMinute / (first?.sitesPerMinute ?? 1)).toFixed(2)} | ${cpuMsPerSite} | ${(idle.share * 100).toFixed(1)} % | ${idle.longestMs} | ${transactionsPerSite} | ${transactionsPerSecond} | ${pace.parallel + pace.tooSoon} of ${pace.requests} | ${reckoning.lost.length} | ${reckoning.doubled.length} | ${matches.length} |`,
    );
  console.log(JSON.stringify(reports));
  if (reports.some((report) => wrongOf(report, first).length > 0)) process.exitCode = 1;
}

/** Everything that must not be. */
function wrongOf(report: FleetReport, first: FleetReport | undefined): string[] {
  const { pace, reckoning, matches, exits, backgrounds } = report;
  const { lost, doubled, leftBehind, quarantined, changed } = reckoning;
  const wrong = [...lost, ...doubled, ...quarantined, ...changed, ...(report.kills > 0 ? [] : leftBehind)];
  if (pace.parallel + pace.tooSoon > 0) wrong.push(`${pace.parallel} requests in parallel, ${pace.tooSoon} too soon`);
  if (exits.some((code) => code !== 0)) wrong.push(`exit codes ${exits.join(' ')}`);
  if (backgrounds !== 1) wrong.push(`${backgrounds} backgrounds`);
  if (matches.join('\n') !== first?.matches.join('\n')) wrong.push('other matches than with one worker');
  for (const line of wrong.slice(0, 20)) process.stderr.write(`fleet: ${line}\n`);
  return wrong;
}
