/** Makes signals whose value is a list of occurrences: adds keys, tokens and the comparison by value. */
import type { Occurrence } from '../model/fingerprint.ts';
import { comparisonOf, SHARED_LEVELS, type SharedLevel, sharedValues } from './occurrences.ts';
import type { Comparison, Signal } from './signal.ts';

interface ByValue<Item> {
  /** The sentence for an analyst, given the values that both sides carry. */
  note(values: string): string;
  /** The level that sharing the item can reach; only the strongest shared level counts. Default: identical. */
  readonly levelOf?: (item: Item) => SharedLevel;
  /** Compares sides that share no value. Default: they cannot be compared. */
  readonly compareSimilar?: (left: readonly Item[], right: readonly Item[]) => Comparison | null;
}

/** A signal without what all of them have alike; `keys`, `tokens` and `compare` where it differs. */
type Options<Item> = Omit<Signal<Item[]>, 'compare'> & (ByValue<Item> | Pick<Signal<Item[]>, 'compare'>);

/** Keys and tokens are "signal:value" of every occurrence, unless the options say otherwise. */
export function occurrenceSignal<Item extends Occurrence>(options: Options<Item>): Signal<Item[]> {
  const tokenOf = ({ value }: Item): string => `${options.id}:${value}`;
  const tokens = (value: Item[]): string[] => value.map(tokenOf);
  if ('compare' in options) return { keys: tokens, tokens, ...options };

  const { note, levelOf, compareSimilar, ...signal } = options;
  const compare = (left: Item[], right: Item[]): Comparison | null => {
    const levels = new Map([...right, ...left].map((item) => [item.value, levelOf?.(item) ?? 'identical']));
    const shared = sharedValues(left, right, tokenOf);
    return (
      SHARED_LEVELS.map((level) => {
        const same = shared.filter((pair) => levels.get(pair.left.value) === level);
        return comparisonOf(level, same, note);
      }).find((comparison) => comparison !== null) ??
      compareSimilar?.(left, right) ??
      null
    );
  };
  return { keys: tokens, tokens, ...signal, compare };
}
