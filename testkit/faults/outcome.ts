import type { Bench } from './bench.ts';
import type { Crew } from './crew.ts';
import type { Expected, Reckoning } from './reckoning.ts';

/** One line of the table. */
export interface Outcome extends Reckoning {
  readonly fault: string;
  /** Kills or cuts, each of which may have cost something. */
  readonly trials: number;
  /** Alerts that were sent again, with the same id. */
  readonly sentAgain: number;
  readonly stuck: readonly string[];
  /** What else is wrong. */
  readonly unexpected: readonly string[];
  /** Milliseconds from each fault until what it hit was through, shortest first. */
  readonly recoveries: readonly number[];
  readonly seconds: number;
}

/** Ends the crew in order and reckons up what it left. */
export async function outcomeOf(
  fault: string,
  bench: Bench,
  crew: Crew,
  told: {
    readonly trials: number;
    readonly unexpected: readonly string[];
    readonly start: number;
    readonly recoveries?: readonly number[];
    readonly expected?: Partial<Expected>;
  },
): Promise<Outcome> {
  const unexpected = [...told.unexpected];
  // One that had not begun has nothing to hand back.
  for (const { code, signal, said } of await crew.dismiss())
    if (code !== 0 && said !== '') unexpected.push(`told to stop: exit code ${code}, signal ${signal}: ${said}`);
  for (const line of await crew.leftovers()) unexpected.push(`still running: ${line}`);
  const { lost, ...rest } = await bench.reckon(told.expected);
  return {
    ...rest,
    fault,
    trials: told.trials,
    lost: lost.filter((line) => !/ waits for /.test(line)),
    stuck: lost.filter((line) => / waits for /.test(line)),
    sentAgain: bench.told.length - new Set(bench.told).size,
    unexpected,
    recoveries: told.recoveries ?? bench.journal.recoveries(),
    seconds: (Date.now() - told.start) / 1000,
  };
}

/** Everything that must be empty. */
export function faultsOf(outcome: Outcome): string[] {
  const { lost, doubled, stuck, quarantined, changed, leftBehind, unexpected } = outcome;
  return Object.entries({ lost, doubled, stuck, quarantined, changed, leftBehind, unexpected }).flatMap(
    ([kind, lines]) => lines.map((line) => `${outcome.fault}: ${kind}: ${line}`),
  );
}

export function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
}
