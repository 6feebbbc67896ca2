/** Values with their places, and the values that two sides share, for most identity signals. */
import { z } from 'zod';
import { Occurrence, type Place } from '../model/derived/fingerprint.ts';
import type { EvidenceSide } from '../model/derived/match.ts';
import { memoised } from '../model/memoised.ts';
import type { Level } from '../model/words.ts';
import type { Site } from '../page/view/views.ts';
import { hash32 } from '../sketch/mix.ts';
import type { Comparison, SharedValue } from './signal.ts';

/** A value with the kind it is of (facebook, uscc, ga4…); `value` is unique within the list. */
export const KindedOccurrence = z.object({ kind: z.string(), value: z.string(), place: Occurrence.shape.place });
export type KindedOccurrence = z.infer<typeof KindedOccurrence>;

export const kinded = (kind: string, id: string, place: Place) => ({ kind, value: `${kind}:${id}`, place });

/** Levels at which two sides have something in common, the strongest first. */
export const SHARED_LEVELS = ['identical', 'close', 'partial'] as const;
export type SharedLevel = (typeof SHARED_LEVELS)[number];

/** More values of one kind than this are a dump, not a seller's own; the rest is ignored. */
export const MOST_VALUES = 200;

/**
 * From parts in which a site presents itself to parts about others; rank 0 tells most. What the
 * pages prove comes before what only a rule of the operator names.
 */
const TELLING: readonly Place['part'][] = ['frame', 'self', undefined, 'unseen', 'cited', 'notice'];
const rankOf = ({ part, proof }: Place): number =>
  TELLING.indexOf(part) + TELLING.length * (proof === undefined ? 2 : proof === 'rule' ? 1 : 0);

/** Each value once, at its most telling place (the first of equals), in the order found. */
export function collected<Item extends Occurrence>(all: Iterable<Item>, most: number = MOST_VALUES): Item[] {
  const items = new Map<string, Item>();
  for (const item of all) {
    const known = items.get(item.value);
    const isBetter = known === undefined ? items.size < most : rankOf(item.place) < rankOf(known.place);
    if (isBetter) items.set(item.value, item);
  }
  return [...items.values()];
}

/** The list; null if it is empty, since the site carries nothing of the kind. */
export const someOf = <Item>(list: Item[]): Item[] | null => (list.length === 0 ? null : list);

/** Makes places on the home page for facts about the whole site; null without pages. */
export function homePlace({ pages: [home] }: Site): ((quote: string) => Place) | null {
  const root = home?.outline[0]?.node;
  return home === undefined || root === undefined ? null : (quote) => home.place(root, quote);
}

export function sideOf(value: string, place: Place): EvidenceSide {
  const { quote, url, selector, capture, part, proof } = place;
  return { value, quote, url, selector, capture, ...(part && { part }), ...(proof && { proof }) };
}

/** Code point order, for `sort`. */
export const order = (one: string, two: string): number => (one < two ? -1 : Number(one > two));

export const sidesOf = (left: Occurrence, right: Occurrence): Pick<SharedValue, 'left' | 'right'> => ({
  left: sideOf(left.value, left.place),
  right: sideOf(right.value, right.place),
});

/** The values in both lists, in code point order. @param signal the prefix of their tokens */
export function sharedValues(left: readonly Occurrence[], right: readonly Occurrence[], signal: string): SharedValue[] {
  const turned = right.length < left.length;
  const [few, many] = turned ? [right, left] : [left, right];
  const shared: SharedValue[] = [];
  const { hashes } = lookupOf(few);
  const others = lookupOf(many);
  for (let at = 0; at < hashes.length; at++) {
    // Nearly all values of two sites differ, and a bit shows it sooner than a map.
    const hash = hashes[at] as number;
    if (((others.bits[(hash & others.mask) >>> 5] as number) & (1 << hash)) === 0) continue;
    const one = few[at] as Occurrence;
    const other = others.byValue.get(one.value);
    if (other === undefined) continue;
    const sides = turned ? sidesOf(other, one) : sidesOf(one, other);
    shared.push({ token: `${signal}:${one.value}`, similarity: 1, ...sides });
  }
  return shared.sort((a, b) => order(a.left.value, b.left.value));
}

/** Bits of the table for each value. */
const ROOM = 16;

/** The look-up table of a list, made once: a site is compared with thousands of others. */
const lookupOf = memoised((list: readonly Occurrence[]) => {
  const hashes = Uint32Array.from(list, ({ value }) => hash32(value));
  const size = 32 * 2 ** Math.ceil(Math.log2(Math.max(1, (ROOM * list.length) / 32)));
  const bits = new Uint32Array(size / 32);
  for (const hash of hashes) {
    const word = (hash & (size - 1)) >>> 5;
    bits[word] = (bits[word] as number) | (1 << hash);
  }
  return { hashes, bits, mask: size - 1, byValue: new Map(list.map((item) => [item.value, item])) };
});

/** Calls `pair` on each left and right item. @param shown an item in words for a person */
export function crossed<Item extends { readonly place: Place }, Found extends Omit<SharedValue, 'left' | 'right'>>(
  left: readonly Item[],
  right: readonly Item[],
  shown: (item: Item) => string,
  pair: (one: Item, two: Item) => Found | null,
): (Found & Pick<SharedValue, 'left' | 'right'>)[] {
  const pairs: (Found & Pick<SharedValue, 'left' | 'right'>)[] = [];
  for (const one of left)
    for (const two of right) {
      const found = pair(one, two);
      if (found !== null)
        pairs.push({ ...found, left: sideOf(shown(one), one.place), right: sideOf(shown(two), two.place) });
    }
  return pairs;
}

/** Looks both ways, at what `one` says of `other`. Pairs of left and right, best first. */
export const eitherWay = <Value>(
  left: Value,
  right: Value,
  look: (one: Value, other: Value) => { token: string | null; one: EvidenceSide; other: EvidenceSide }[],
): SharedValue[] =>
  bestFirst([
    ...look(left, right).map(({ token, one, other }) => ({ token, similarity: 1, left: one, right: other })),
    ...look(right, left).map(({ token, one, other }) => ({ token, similarity: 1, left: other, right: one })),
  ]);

/** Null if nothing is shared; the first pair represents both. @param note gets left values */
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
export const differenceOf = (left: Occurrence, right: Occurrence, note: string): Comparison => ({
  level: 'different',
  similarity: 0,
  shared: [],
  ...sidesOf(left, right),
  note,
});

/** The first result of `compare`, from the strongest level down. */
export const strongest = <Of>(levels: readonly Of[], compare: (level: Of) => Comparison | null): Comparison | null =>
  levels.map(compare).find((comparison) => comparison !== null) ?? null;

/** A value in one spelling from either side: the first, sorted, of the two that `spell` gives. */
export const oneSpelling = ({ left, right }: SharedValue, spell = ({ value }: EvidenceSide) => value): string =>
  [spell(left), spell(right)].sort()[0] as string;

/** Best first, then by the pair of values, sorted: the same order from either side. */
export function bestFirst<Pair extends SharedValue>(shared: readonly Pair[]): Pair[] {
  const pair = (item: Pair): string => [item.left.value, item.right.value].sort().join('\u0000');
  return [...shared].sort((a, b) => b.similarity - a.similarity || order(pair(a), pair(b)));
}

/** "a", "a and b", "a, b and 3 more", for notes. */
export function listed(values: readonly string[]): string {
  const [first, second] = values;
  if (first === undefined) return 'nothing';
  if (second === undefined) return first;
  return values.length === 2 ? `${first} and ${second}` : `${first}, ${second} and ${values.length - 2} more`;
}

/** The best correspondences, best first, each value of either side at most once. Symmetric. */
export function oneToOne<Pair extends SharedValue>(pairs: readonly Pair[]): Pair[] {
  return onceEach(bestFirst(pairs), ({ left, right }) => [`left ${left.value}`, `right ${right.value}`]);
}

/** The pairs whose sides, or keys by `keysOf`, are in no earlier pair. */
export function onceEach<Pair extends { readonly left: unknown; readonly right: unknown }>(
  pairs: readonly Pair[],
  keysOf = ({ left, right }: Pair): readonly unknown[] => [left, right],
): Pair[] {
  if (pairs.length < 2) return [...pairs];
  const taken = new Set<unknown>();
  return pairs.filter((pair) => {
    const keys = keysOf(pair);
    if (keys.some((key) => taken.has(key))) return false;
    for (const key of keys) taken.add(key);
    return true;
  });
}
