import { ConfigError } from '../../errors.ts';
import { shippedBackground } from '../../match/background/background.ts';
import { matchPair } from '../../match/compare.ts';
import { withOwnership } from '../../match/guards/domain-ownership.ts';
import { listBackground } from '../../match/list-background.ts';
import { type Subject, subjectOf } from '../../match/readings/subject.ts';
import type { Background } from '../../model/derived/background.ts';
import type { Match } from '../../model/derived/match.ts';
import type { Seed } from '../../model/facts/seed.ts';
import type { CaptureOptions } from '../../model/ports/capture.ts';
import { type ArchiveHints, type Inspected, type InspectPorts, inspect } from './inspect.ts';
import type { Meant } from './meant-input.ts';

/** Compares two sites, without a queue or a store. */
export async function comparePair(
  inputs: readonly [string | Meant, string | Meant],
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

/**
 * Reads the sites of a list, and compares all n(n-1)/2 pairs in its order. The background is the
 * shipped one plus the list, so a value on half of the list weighs nothing.
 *
 * @param progress unreadable: an archive that is left out; a site that does not answer is a result
 */
export async function compareList(
  seeds: readonly Partial<Seed>[],
  options: CaptureOptions & { readonly concurrency: number },
  ports: InspectPorts,
  progress: { inspected?(result: Inspected): void; unreadable?(input: string, error: unknown): void } = {},
  start: Background = shippedBackground(),
): Promise<{ inspected: Inspected[]; background: Background; matches: AsyncGenerator<Match> }> {
  const results: (Inspected | undefined)[] = new Array(seeds.length);
  let next = 0;
  const take = async (): Promise<void> => {
    for (let i = next++; i < seeds.length; i = next++) {
      const seed = seeds[i] ?? {};
      const input = seed.url ?? '';
      try {
        const result = await inspect(
          { url: input, ...(seed.bare && { bare: seed.bare }) },
          { ...options, seed },
          ports,
        );
        results[i] = result;
        progress.inspected?.(result);
      } catch (error) {
        if (error instanceof ConfigError || options.signal?.aborted) throw error;
        progress.unreadable?.(input, error);
      }
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, take));
  const inspected = results.filter((one) => one !== undefined);
  const fingerprints = inspected.map(({ fingerprint }) => fingerprint);
  const background = listBackground(start, fingerprints);
  const subjects = withOwnership(fingerprints.map((one) => subjectOf(one, null)));
  return { inspected, background, matches: pairsOf(subjects, background) };
}

async function* pairsOf(subjects: readonly Subject[], background: Background): AsyncGenerator<Match> {
  for (const [i, subject] of subjects.entries()) {
    // Comparing never yields: let timers and signals in.
    await new Promise((resolve) => setImmediate(resolve));
    for (const other of subjects.slice(i + 1)) yield matchPair(subject, other, background);
  }
}
