import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { action } from '../action.ts';
import { type Flags, wholeNumber, withOutput } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';

type BenchFlags = Flags & { quick?: boolean; full?: boolean; repeats?: number; corpus?: string; peers: boolean };

/** Compiled, this file is one folder deeper than in the sources. */
const ABOVE = join(import.meta.dirname, '..', '..', '..');

export function configure(command: Command): void {
  command
    .argument('[names...]', 'benches to run (default: all; a wrong name lists them)')
    .option('--quick', 'smaller, with three repeats')
    .option('--full', 'the largest crawls and stores too; takes hours')
    .option('--repeats <number>', 'runs of each contestant; medians are shown', wholeNumber(1))
    .option('--corpus <folder>', 'saved real pages for the bench `extract`')
    .option('--no-peers', 'install and measure no other program');
  withOutput(command).action(action(bench));
}

async function bench(_terminal: Terminal, names: string[], flags: BenchFlags): Promise<number> {
  const top = [ABOVE, join(ABOVE, '..')].find((folder) => existsSync(join(folder, 'tools', 'bench', 'main.ts')));
  if (top === undefined)
    throw new UsageError('the bench is not part of the package: clone the repository and run npm run bench there');
  const { repeats, corpus } = flags;
  const options = [
    ...(flags.quick ? ['--quick'] : []),
    ...(flags.full ? ['--full'] : []),
    ...(flags.json ? ['--json'] : []),
    ...(repeats === undefined ? [] : ['--repeats', String(repeats)]),
    ...(corpus === undefined ? [] : ['--corpus', corpus]),
    ...(flags.peers ? [] : ['--no-peers']),
  ];
  const args = ['--import', 'tsx', join(top, 'tools', 'bench', 'main.ts'), ...names, ...options];
  const child = spawn(process.execPath, args, { cwd: top, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
