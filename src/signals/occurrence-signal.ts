/** Makes a signal from a list of occurrences: adds keys, tokens and the comparison by value. */
import type { Occurrence } from '../model/derived/fingerprint.ts';
import type { Site } from '../page/view/views.ts';
import {
  collected,
  comparisonOf,
  SHARED_LEVELS,
  type SharedLevel,
  sharedValues,
  someOf,
  strongest,
} from './occurrences.ts';
import type { Comparison, SharedValue, Signal } from './signal.ts';

interface ByValue<Item> {
  /** The sentence for an analyst, given the values that both sides carry. */
  note(values: string): string;
  /** Level of sharing the item, by the weaker side; the strongest counts. Default: identical. */
  readonly levelOf?: (item: Item) => SharedLevel;
  /** Compares sides that share no value. Default: they cannot be compared. */
  readonly compareSimilar?: (left: readonly Item[], right: readonly Item[]) => Comparison | null;
}

/** A signal without the common parts; `keys`, `tokens` and `compare` only if they differ. */
type Options<Id extends string, Item> = Omit<Signal<Id, Item[]>, 'extract' | 'compare'> & {
  /** The occurrences on a site: each value is kept once, at its most telling place. */
  find(site: Site): Iterable<Item>;
  /** Values that are kept. */
  readonly most?: number;
  /** True if a value may bring pairs together. Default: each does. */
  readonly isKey?: (item: Item) => boolean;
} & (ByValue<Item> | { compare(shared: SharedValue[], left: Item[], right: Item[]): Comparison | null });

/** Keys and tokens are "signal:value" of every occurrence, unless the options say otherwise. */
export function occurrenceSignal<Id extends string, Item extends Occurrence>(
  options: Options<Id, Item>,
): Signal<Id, Item[]> {
  const { find, most, isKey, ...signal } = options;
  const tokensOf = (value: readonly Item[]): string[] => value.map((item) => `${signal.id}:${item.value}`);
  const compare =
    'compare' in signal
      ? signal.compare
      : (shared: SharedValue[], left: Item[], right: Item[]) => byValue(signal, shared, left, right);
  return {
    ...signal,
    keys: (value) => [...new Set(signal.keys?.(value) ?? tokensOf(isKey ? value.filter(isKey) : value))],
    ...(isKey && { tokens: tokensOf }),
    extract: (site) => someOf(collected(find(site), most)),
    compare: (left, right) => compare(sharedValues(left, right, signal.id), left, right),
  };
}

function byValue<Item extends Occurrence>(
  { note, levelOf, compareSimilar }: ByValue<Item>,
  shared: readonly SharedValue[],
  left: readonly Item[],
  right: readonly Item[],
): Comparison | null {
  if (shared.length === 0) return compareSimilar?.(left, right) ?? null;
  const levels = new Map<string, SharedLevel>();
  for (const item of [...left, ...right]) {
    const [known = 'identical', own] = [levels.get(item.value), levelOf?.(item) ?? 'identical'];
    levels.set(item.value, SHARED_LEVELS.indexOf(own) > SHARED_LEVELS.indexOf(known) ? own : known);
  }
  const atLevel = (level: SharedLevel) => shared.filter((pair) => levels.get(pair.left.value) === level);
  return strongest(SHARED_LEVELS, (level) => comparisonOf(level, atLevel(level), note));
}
