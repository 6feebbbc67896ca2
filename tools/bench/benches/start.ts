/** Start of the built program: processor time and memory of short commands. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, interleaved, median, type Row } from '../bench.ts';
import { top } from '../children.ts';
import { runCounted, type Usage } from '../processes.ts';

const MAIN = join(top, 'dist', 'src', 'cli', 'main.js');
const LIST = join(top, 'seeds', 'example', 'watchlist.json');

export const start: Bench = {
  name: 'start',
  about: 'processor time and memory of --help and of a list from the embedded database',
  async run({ repeats }) {
    const folder = mkdtempSync(join(tmpdir(), 'revenant-bench-start-'));
    const env = { ...process.env, REVENANT_DATA: join(folder, 'data') };
    const run = (args: readonly string[]) => () => runCounted([process.execPath, ...args], { cwd: folder, env });
    const measure = async () => {
      await run([MAIN, 'entities', 'import', LIST, '--quiet'])();
      return interleaved(repeats, {
        node: run(['-e', '']),
        help: run([MAIN, '--help']),
        list: run([MAIN, 'visits', 'list']),
      });
    };
    const runs = await measure().finally(() => rmSync(folder, { recursive: true, force: true }));
    const rows = (what: string, of: 'help' | 'list'): Row[] => {
      const row = (unit: string, figure: keyof Usage, kind: string): Row => ({
        what: `${what}, ${kind}`,
        unit,
        ours: median(runs[of].map((usage) => usage[figure])),
        peer: { name: 'node without a program', value: median(runs.node.map((usage) => usage[figure])) },
      });
      return [row('ms', 'cpuMs', 'processor time'), row('MB', 'megabytes', 'memory')];
    };
    return [...rows('revenant --help', 'help'), ...rows('revenant visits list, embedded database', 'list')];
  },
};
