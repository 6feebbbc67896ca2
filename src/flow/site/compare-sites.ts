import { ConfigError } from '../../errors.ts';
import { shippedBackground } from '../../match/background.ts';
import { matchPair } from '../../match/compare.ts';
import { withOwnership } from '../../match/domain-ownership.ts';
import { listBackground } from '../../match/list-background.ts';
import { type Subject, subjectOf } from '../../match/subject.ts';
import type { Background } from '../../model/background.ts';
import type { Match } from '../../model/match.ts';
import type { CaptureOptions } from '../../model/ports/capture.ts';
import type { Seed } from '../../model/seed.ts';
import { type ArchiveHints, type Inspected, type InspectPorts, inspect } from './inspect.ts';

/** Compares two sites, without a queue or a store. */
export async function comparePair(
  inputs: readonly [string, string],
  options: CaptureOptions,
  ports: InspectPorts,
  background: Background = shippedBackground(),
  said: readonly ArchiveHints[] = [],
): Promise<{ match: Match; sides: readonly [Inspected, Inspected] }> {
  const [left, right] = await Promise.all([
    inspect(inputs[0], { ...options, said: said[0] ?? {} }, ports),
    inspect(inputs[1], { ...options, said: said[1] ?? {} }, ports),
  ]);
  const match = matchPair(subjectOf(left.fingerprint, null), subjectOf(right.fingerprint, null), background);
  return { match, sides: [left, right] };
}

export interface ListProgress {
  /** Once for each input, when it has been read. */
  inspected?(result: Inspected, done: number, total: number): void;
  /** An archive that cannot be read is left out; a site that does not answer is a result. */
  unreadable?(input: string, error: unknown): void;
}

/**
 * All n(n-1)/2 pairs of a list, in its order. The background is the shipped one plus the list, so a value on half of
 * the list weighs nothing.
 */
export async function* compareList(
  seeds: readonly Partial<Seed>[],
  options: CaptureOptions & { readonly concurrency: number },
  ports: InspectPorts,
  progress: ListProgress = {},
  start: Background = shippedBackground(),
): AsyncGenerator<Match, { inspected: Inspected[]; background: Background }> {
  const results: (Inspected | undefined)[] = new Array(seeds.length);
  let next = 0;
  let done = 0;
  const take = async (): Promise<void> => {
    for (let i = next++; i < seeds.length; i = next++) {
      const seed = seeds[i] ?? {};
      const input = seed.url ?? '';
      try {
        const result = await inspect(input, { ...options, seed }, ports);
        results[i] = result;
        progress.inspected?.(result, ++done, seeds.length);
      } catch (error) {
        if (error instanceof ConfigError || options.signal?.aborted) throw error;
        done++;
        progress.unreadable?.(input, error);
      }
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, take));
  const inspected = results.filter((one) => one !== undefined);
  const background = listBackground(
    start,
    inspected.map((one) => one.fingerprint),
  );
  const subjects = withOwnership(inspected.map((one) => subjectOf(one.fingerprint, null)));
  for (let i = 0; i < subjects.length; i++) {
    // Comparing never yields: let timers and signals in.
    await new Promise((resolve) => setImmediate(resolve));
    for (let j = i + 1; j < subjects.length; j++) {
      yield matchPair(subjects[i] as Subject, subjects[j] as Subject, background);
    }
  }
  return { inspected, background };
}
