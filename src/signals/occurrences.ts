/** Values with their places, and what two sides share of them: what most identity signals are made of. */
import { z } from 'zod';
import { Occurrence, type Place } from '../model/fingerprint.ts';
import type { EvidenceSide } from '../model/match.ts';
import type { Level } from '../model/words.ts';
import type { Comparison, SharedValue } from './signal.ts';

/** A value with the kind it is of (facebook, uscc, ga4…); `value` is unique within the list. */
export const KindedOccurrence: z.ZodObject<{
  kind: z.ZodString;
  value: z.ZodString;
  place: typeof Occurrence.shape.place;
}> = z.object({
  kind: z.string(),
  value: z.string(),
  place: Occurrence.shape.place,
});
export type KindedOccurrence = z.infer<typeof KindedOccurrence>;

/** More values than this of one kind are a dump, not a seller's own: what comes later in the site is left out. */
export const MOST_VALUES = 200;

/** From where a site gives itself to where it speaks of others; `rankOf`: 0 for the most telling place. */
const TELLING: readonly Place['part'][] = ['frame', 'self', undefined, 'unseen', 'cited', 'notice'];
export const rankOf = ({ part }: Place): number => TELLING.indexOf(part);

/** Keeps the most telling place of each value, the first of equals, in the order the values were found, at most 200. */
export class OccurrenceCollector<Item extends { readonly value: string; readonly place: Place } = Occurrence> {
  readonly #items = new Map<string, Item>();

  add(item: Item): void {
    const known = this.#items.get(item.value);
    const isBetter = known === undefined ? this.#items.size < MOST_VALUES : rankOf(item.place) < rankOf(known.place);
    if (isBetter) this.#items.set(item.value, item);
  }

  /** Null when there are none: a site that carries nothing of the kind. */
  list(): Item[] | null {
    return this.#items.size === 0 ? null : [...this.#items.values()];
  }
}

export function sideOf(value: string, place: Place): EvidenceSide {
  const { quote, url, selector, capture, part } = place;
  return { value, quote, url, selector, capture, ...(part === undefined ? {} : { part }) };
}

/** The values that both lists carry, in code point order, so that the answer does not depend on which side is left. */
export function sharedValues<Item extends { readonly value: string; readonly place: Place }>(
  left: readonly Item[],
  right: readonly Item[],
  tokenOf: (item: Item) => string | null,
): SharedValue[] {
  const others = new Map(right.map((item) => [item.value, item]));
  const shared: SharedValue[] = [];
  for (const item of left) {
    const other = others.get(item.value);
    if (other === undefined) continue;
    shared.push({
      token: tokenOf(item),
      similarity: 1,
      left: sideOf(item.value, item.place),
      right: sideOf(other.value, other.place),
    });
  }
  return shared.sort((a, b) => (a.left.value < b.left.value ? -1 : a.left.value > b.left.value ? 1 : 0));
}

/** A comparison out of what corresponds; the first of `shared` stands for both sides. Null when nothing does. */
export function comparisonOf(level: Level, shared: readonly SharedValue[], note: string): Comparison | null {
  const first = shared[0];
  if (first === undefined) return null;
  return { level, similarity: first.similarity, shared, left: first.left, right: first.right, note };
}

/** Best first; equal ones by their values, the smaller of both sides first: the order is the same from either side. */
export function bestFirst(shared: readonly SharedValue[]): SharedValue[] {
  const pair = (item: SharedValue): string => [item.left.value, item.right.value].sort().join('\u0000');
  return [...shared].sort((a, b) => {
    if (a.similarity !== b.similarity) return b.similarity - a.similarity;
    const [one, two] = [pair(a), pair(b)];
    return one < two ? -1 : one > two ? 1 : 0;
  });
}

/** "a", "a and b", "a, b and 3 more", for notes. */
export function listed(values: readonly string[]): string {
  const [first, second] = values;
  if (first === undefined) return 'nothing';
  if (second === undefined) return first;
  return values.length === 2 ? `${first} and ${second}` : `${first}, ${second} and ${values.length - 2} more`;
}
