import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../testkit/cli/run-cli.ts';

const main = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli', 'main.js');
const folder = temporaryFolder();
const MOST_RUNS = 3;

/** Writes the processor time of the process, user and system, to a fourth stream. */
const METER = `data:text/javascript,import { writeSync } from 'node:fs'; process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, String((user + system) / 1e6));
});`;

/** The first run that takes less than this many seconds, or the quickest: other work on the machine only adds to it. */
function processorSeconds(goal: number, ...args: string[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let runs = 0; runs < MOST_RUNS && least >= goal; runs++) {
    const ended = spawnSync(process.execPath, ['--import', METER, main, ...args], {
      cwd: folder.path,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    expect(ended.status, ended.stderr).toBe(0);
    least = Math.min(least, Number(ended.output[3]));
  }
  return least;
}

afterAll(() => folder.remove());

it.each([['--help'], ['--version']])('%s loads only what it prints', (option) => {
  // 0.16 s where it was measured; with every command loaded it was 1.2 s.
  expect(processorSeconds(0.4, option)).toBeLessThan(0.4);
});

it('matches list opens the embedded database and nothing that fetches', () => {
  // Makes the folder.
  processorSeconds(Number.MAX_VALUE, 'tokens', 'add', 'Ann');
  // 0.66 s where it was measured; 1.7 s with every back end.
  expect(processorSeconds(1.4, 'matches', 'list')).toBeLessThan(1.4);
});
