/** Pages of the desk on a large store, and on one of a tenth of it. `npm run desk-load` does the work. */
import { join } from 'node:path';
import { hasPostgres } from '../../../testkit/servers.ts';
import { type Bench, interleaved, median, sized } from '../bench.ts';
import { top } from '../children.ts';
import { runCounted } from '../processes.ts';

const SHOWN = ['queue, first page', 'queue, page 100, all', 'finding', 'search, one value', 'site', 'operators'];

/** Milliseconds to the last byte, by page. */
async function load(sites: number, findings: number): Promise<Record<string, number>> {
  const script = join(top, 'tools', 'harness', 'desk-load.ts');
  const options = ['--sites', String(sites), '--findings', String(findings), '--people', '0'];
  const { output } = await runCounted([process.execPath, '--import', 'tsx', script, ...options], { cwd: top });
  const lines = [...output.matchAll(/^(\S.*?) +(\d+) ms +(\d+) ms +\d+ bytes$/gm)];
  return Object.fromEntries(lines.map(([, name = '', middle]) => [name, Number(middle)]));
}

export const desk: Bench = {
  name: 'desk',
  about: 'list pages of the desk with 1,000,000 sites stored, beside a tenth of them',
  async run({ size, repeats }) {
    if (!hasPostgres())
      return [{ what: 'pages of the desk', unit: 'ms', ours: null, note: 'PostgreSQL is not installed' }];
    const sites = sized(size, { tiny: 1_000, quick: 100_000, usual: 1_000_000, full: 1_000_000 });
    const findings = sized(size, { tiny: 1_000, quick: 5_000, usual: 10_000, full: 10_000 });
    const runs = await interleaved(Math.min(repeats, 2), {
      few: () => load(sites / 10, findings),
      many: () => load(sites, findings),
    });
    const mid = (all: readonly Record<string, number>[], page: string): number =>
      median(all.map((one) => one[page] ?? Number.NaN));
    return SHOWN.map((page) => ({
      what: `${page}, ${sites.toLocaleString('en-US')} sites`,
      unit: 'ms',
      ours: mid(runs.many, page),
      peer: { name: `${(sites / 10).toLocaleString('en-US')} sites`, value: mid(runs.few, page) },
      target: { of: 'ratio', better: 'less', must: 1.2, goal: 1.05 } as const,
      note: 'by the clock, median of 40 requests',
    }));
  },
};
