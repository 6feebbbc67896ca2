import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, type BenchOptions, openBench, PATIENCE_MS } from './bench.ts';
import { Crew } from './crew.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import type { Expected } from './reckoning.ts';

export interface Disturbance {
  readonly name: string;
  readonly options: BenchOptions;
  readonly workers: number;
  /** How often it happens while there is work. */
  readonly trials: number;
  /** One fault, from its beginning to its end. What it answers is wrong. */
  happen(bench: Bench, crew: Crew, trial: number): Promise<readonly string[] | undefined>;
  readonly skewMs?: readonly number[];
  /** Before the first is at work. */
  hired?(crew: Crew): void;
  /** Told to the preload. */
  readonly stage?: string;
  /** Workers may end by themselves: with this in what they say. */
  readonly mayEndWith?: RegExp;
  readonly expected?: Partial<Expected>;
  /** Where faults happen by themselves: how many did. */
  counted?(): number;
  /** A last look, before the crew is dismissed. */
  finally?(bench: Bench): Promise<readonly string[]>;
}

/** Lets a crew work a run while something goes wrong again and again, and reckons up. Recovery: from the end of a fault to the next step that ended. */
export async function disturb(fault: Disturbance): Promise<Outcome> {
  const start = Date.now();
  const bench = await openBench(fault.options);
  const unexpected: string[] = [];
  const recoveries: number[] = [];
  let crew: Crew | undefined;
  try {
    const faults = { folder: bench.journal.folder, stage: fault.stage ?? '', most: 0 };
    crew = new Crew({
      args: ['worker'],
      env: bench.env,
      faults,
      ...(fault.skewMs === undefined ? {} : { skewMs: fault.skewMs }),
    });
    fault.hired?.(crew);
    crew.keep(
      fault.workers,
      (how) => {
        if (fault.mayEndWith?.test(how) !== true) unexpected.push(how);
      },
      true,
    );
    let trials = 0;
    let moved = await progress(bench, 0);
    while (trials < fault.trials && moved !== null) {
      // At another moment of the work each time.
      await sleep((trials * 137) % 400);
      unexpected.push(...((await fault.happen(bench, crew, trials)) ?? []));
      trials++;
      const over = Date.now();
      moved = await progress(bench, bench.journal.lines.length);
      if (moved !== null) recoveries.push(moved - over);
    }
    const unsure = fault.expected?.alerts === null;
    if ((await bench.quiet(unsure ? 20_000 : PATIENCE_MS)) === 'stuck' && !unsure)
      unexpected.push(`nothing moved for ${PATIENCE_MS / 1000} s`);
    unexpected.push(...((await fault.finally?.(bench)) ?? []));
    const told = {
      trials: fault.counted?.() ?? trials,
      unexpected,
      start,
      recoveries: recoveries.sort((a, b) => a - b),
    };
    return await outcomeOf(fault.name, bench, crew, { ...told, ...(fault.expected && { expected: fault.expected }) });
  } finally {
    await crew?.dismiss();
    await bench.close();
  }
}

/** When the journal grew beyond so many lines; null when there is nothing more to do, or nothing moves. */
async function progress(bench: Bench, beyond: number): Promise<number | null> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
    const { lines } = bench.journal;
    if (lines.length > beyond) return lines[beyond]?.at ?? Date.now();
    if (bench.journal.done('screen') >= bench.targets.size && bench.journal.done('delivered') >= bench.targets.size)
      return null;
    await sleep(50);
  }
  return null;
}
