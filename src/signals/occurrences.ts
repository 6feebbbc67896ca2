/** Values with their places, and what two sides share of them: the stuff of most identity signals. */
import { z } from 'zod';
import { Occurrence, type Place } from '../model/fingerprint.ts';
import type { EvidenceSide } from '../model/match.ts';
import type { Level } from '../model/words.ts';
import type { Site } from '../page/view/views.ts';
import type { Comparison, SharedValue } from './signal.ts';

/** A value with the kind it is of (facebook, uscc, ga4…); `value` is unique within the list. */
export const KindedOccurrence: z.ZodObject<{
  kind: z.ZodString;
  value: z.ZodString;
  place: typeof Occurrence.shape.place;
}> = z.object({ kind: z.string(), value: z.string(), place: Occurrence.shape.place });
export type KindedOccurrence = z.infer<typeof KindedOccurrence>;

/** Levels at which two sides have something in common, the strongest first. */
export const SHARED_LEVELS = ['identical', 'close', 'partial'] as const;
export type SharedLevel = (typeof SHARED_LEVELS)[number];

/** More values of one kind than this are a dump, not a seller's own; the rest is ignored. */
export const MOST_VALUES = 200;

/** From parts in which a site presents itself to parts in which it speaks of others; rank 0 tells most. */
const TELLING: readonly Place['part'][] = ['frame', 'self', undefined, 'unseen', 'cited', 'notice'];
export const rankOf = ({ part }: Place): number => TELLING.indexOf(part);

/** Keeps the most telling place of each value (the first of equals), at most 200 values, in the order found. */
export class OccurrenceCollector<Item extends Occurrence = Occurrence> {
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

/** Places on the home page for facts about the whole site (registry, server); null for a site without pages. */
export function homePlace({ pages: [home] }: Site): ((quote: string) => Place) | null {
  const root = home?.outline[0]?.node;
  return home === undefined || root === undefined ? null : (quote) => home.place(root, quote);
}

export function sideOf(value: string, place: Place): EvidenceSide {
  const { quote, url, selector, capture, part } = place;
  return { value, quote, url, selector, capture, ...(part === undefined ? {} : { part }) };
}

const order = (one: string, two: string): number => (one < two ? -1 : Number(one > two));

/** The values in both lists, in code point order: the answer does not depend on which side is left. */
export function sharedValues<Item extends Occurrence>(
  left: readonly Item[],
  right: readonly Item[],
  tokenOf: (item: Item) => string | null,
): SharedValue[] {
  const others = new Map(right.map((item) => [item.value, item]));
  return left
    .flatMap((item) => {
      const other = others.get(item.value);
      if (other === undefined) return [];
      const sides = { left: sideOf(item.value, item.place), right: sideOf(other.value, other.place) };
      return [{ token: tokenOf(item), similarity: 1, ...sides }];
    })
    .sort((a, b) => order(a.left.value, b.left.value));
}

/** Pairs of left and right, best first, of what `look` finds `one` to say of `other`, looking both ways. */
export function eitherWay<Value>(
  left: Value,
  right: Value,
  look: (one: Value, other: Value) => { token: string | null; one: EvidenceSide; other: EvidenceSide }[],
): SharedValue[] {
  return bestFirst([
    ...look(left, right).map(({ token, one, other }) => ({ token, similarity: 1, left: one, right: other })),
    ...look(right, left).map(({ token, one, other }) => ({ token, similarity: 1, left: other, right: one })),
  ]);
}

/** Null when nothing is shared; the first pair represents both sides. @param note gets the left values, listed */
export function comparisonOf(
  level: Level,
  shared: readonly SharedValue[],
  note: string | ((values: string) => string),
): Comparison | null {
  const [first] = shared;
  if (first === undefined) return null;
  const { similarity, left, right } = first;
  const sentence = typeof note === 'string' ? note : note(listed(shared.map((pair) => pair.left.value)));
  return { level, similarity, shared, left, right, note: sentence };
}

/** Two sides that contradict each other. */
export function differenceOf(left: EvidenceSide, right: EvidenceSide, note: string): Comparison {
  return { level: 'different', similarity: 0, shared: [], left, right, note };
}

/** Best first, then by the pair of values, sorted: the same order from either side. */
export function bestFirst(shared: readonly SharedValue[]): SharedValue[] {
  const pair = (item: SharedValue): string => [item.left.value, item.right.value].sort().join('\u0000');
  return [...shared].sort((a, b) => b.similarity - a.similarity || order(pair(a), pair(b)));
}

/** "a", "a and b", "a, b and 3 more", for notes. */
export function listed(values: readonly string[]): string {
  const [first, second] = values;
  if (first === undefined) return 'nothing';
  if (second === undefined) return first;
  return values.length === 2 ? `${first} and ${second}` : `${first}, ${second} and ${values.length - 2} more`;
}
