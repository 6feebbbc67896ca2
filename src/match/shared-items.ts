/** Rows → the same rows with what both sides carry, for people. Nothing is weighed by it. */
import { type Evidence, MOST_ITEMS, type SharedItem } from '../model/derived/match.ts';
import type { SharedValue } from '../signals/signal.ts';
import type { ComparedSignal } from './weigh/compared-signal.ts';

export function withSharedItems(rows: readonly Evidence[], compared: readonly ComparedSignal[]): Evidence[] {
  const found = new Map(compared.map(({ signal, comparison }) => [signal.id, comparison?.shared ?? []]));
  return rows.map((row) => {
    const shared = row.level === 'different' ? undefined : sharedItems(row, found.get(row.signal) ?? []);
    return shared === undefined ? row : { ...row, shared };
  });
}

/** Undefined: nothing beside what the row states. */
function sharedItems(row: Evidence, values: readonly SharedValue[]): Evidence['shared'] {
  const all = new Map<string, SharedValue>();
  for (const value of values) {
    const name = nameOf(value);
    if (value.isRest !== true && !all.has(name)) all.set(name, value);
  }
  const own = nameOf(row);
  const first = all.get(own);
  if (all.size === 0 || (all.size === 1 && first !== undefined && (first.how ?? 'bytes') === 'bytes')) return undefined;
  all.delete(own);
  const ones = [...(first === undefined ? [] : [first]), ...[...all.values()].sort(unlikeFirst)];
  return { count: ones.length, items: ones.slice(0, MOST_ITEMS).map(itemOf) };
}

/** The items that a row beside its first may have; nothing where there is one. */
export function sharedOf(items: readonly SharedItem[]): Pick<Evidence, 'shared'> {
  return items.length < 2 ? {} : { shared: { count: items.length, items: items.slice(0, MOST_ITEMS) } };
}

const nameOf = ({ left, right }: Pick<SharedValue, 'left' | 'right'>): string => `${left.value}\0${right.value}`;

/**
 * A person looks at pairs that differ; of equal ones the first will do. Either side of a pair may
 * be the left one: the order is the same.
 */
const unlikeFirst = (one: SharedValue, two: SharedValue): number =>
  Number(isAlike(one)) - Number(isAlike(two)) || (orderOf(one) < orderOf(two) ? -1 : 1);
const isAlike = ({ left, right }: SharedValue): boolean => left.value === right.value;
const orderOf = ({ left, right }: SharedValue): string => [left.value, right.value].sort().join('\0');

function itemOf({ left, right, how }: Pick<SharedValue, 'left' | 'right' | 'how'>): SharedItem {
  return { left, right, ...(how && { how }) };
}
