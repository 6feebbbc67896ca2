/** A value that several signals read is one fact: it counts in one row. */
import type { Compared } from './compare-signals.ts';
import type { SignalWeight } from './weights.ts';

/**
 * A name in a copyright line is one that the site carries, a channel can be a profile and a messenger, a menu's label the title of
 * its page. Each counts where it weighs most; but what is a look counts as that, since a template that brings it brings all
 * that repeats it. The other rows keep what they share besides, and say with whom the rest counts.
 */
export function countFactsOnce(
  compared: readonly Compared[],
  weights: Readonly<Record<string, SignalWeight>>,
): Compared[] {
  const holders = new Map<string, Holder>();
  for (const one of compared) {
    for (const { name, bits } of factsOf(one, weights)) {
      const known = holders.get(name);
      const holder = { signal: one.signal.id, bits, isLook: one.signal.group === 'look' };
      if (known === undefined || goesBefore(holder, known)) holders.set(name, holder);
    }
  }
  return compared.map((one) => {
    const elsewhere = new Map(
      factsOf(one, weights).flatMap(({ name, token }) => {
        const holder = holders.get(name)?.signal ?? one.signal.id;
        return holder === one.signal.id ? [] : [[token, holder] as const];
      }),
    );
    const { comparison } = one;
    if (comparison === null || elsewhere.size === 0) return one;
    const shared = comparison.shared.filter(({ token }) => token === null || !elsewhere.has(token));
    const with_ = [...new Set(elsewhere.values())].sort().join(', ');
    const note = `${comparison.note} ${shared.length === 0 ? 'It is' : 'Some of it is'} counted with ${with_}.`;
    return { ...one, comparison: { ...comparison, shared, note } };
  });
}

interface Holder {
  readonly signal: string;
  readonly bits: number;
  readonly isLook: boolean;
}

/** Whatever the order of the signals: of equal ones the first by name. */
function goesBefore(one: Holder, known: Holder): boolean {
  if (one.isLook !== known.isLook) return one.isLook;
  return one.bits === known.bits ? one.signal < known.signal : one.bits > known.bits;
}

/** What a row shares, by name: its token without the signal's id. */
function factsOf(
  { signal, comparison, foreign }: Compared,
  weights: Readonly<Record<string, SignalWeight>>,
): { name: string; token: string; bits: number }[] {
  if (comparison === null || comparison.level === 'different' || foreign !== null) return [];
  const each = weights[signal.id]?.[comparison.level].each;
  if (each === undefined) return [];
  return comparison.shared.flatMap(({ token, similarity, tells = 1 }) =>
    token === null ? [] : [{ name: token.slice(signal.id.length + 1), token, bits: each * similarity * tells }],
  );
}
