/** Losses → one phrase in plain words. */
import { nounsOf } from '../signals/find/nouns.ts';

/** One signal's loss. */
export interface Loss {
  readonly signal: string;
  readonly bits: number;
  readonly how: 'gone' | 'common' | 'less-alike' | 'against' | 'unclear';
  /** Number of values. Null: the documents do not say. */
  readonly count: number | null;
  /** For common values: the largest number of other sites that carry one of them. */
  readonly others: number | null;
}

/** @param losses the heaviest first */
export function lossText(losses: readonly Loss[], gained: readonly Loss[]): string {
  const of = (how: Loss['how']) => losses.filter((loss) => loss.how === how);
  const parts = [
    listed(of('gone').map(amount), ' gone'),
    listed(of('less-alike').map(many), ' less alike'),
    listed(of('against').map(many), ' that differ now'),
    ...of('common').map(commonText),
    listed(of('unclear').map(many), ' weigh less'),
    listed(gained.map(amount), ' added'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'no single row of evidence lost much' : parts.join('; ');
}

function commonText(loss: Loss): string {
  const { count, others } = loss;
  if (count === null || others === null) return `${many(loss)} counted on more other sites than before`;
  const sites = others === 1 ? '1 other site' : `${others} other sites`;
  return `${amount(loss)} now common (counted on ${count === 1 ? '' : 'up to '}${sites})`;
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

function amount(loss: Loss): string {
  const { signal, count } = loss;
  const [one, several] = nounsOf(signal);
  // A mass noun is not counted.
  return count === null || one === several ? several : `${NUMBERS[count] ?? count} ${count === 1 ? one : several}`;
}

function many({ signal }: Loss): string {
  return nounsOf(signal)[1];
}

function listed(items: readonly string[], end: string): string {
  if (items.length === 0) return '';
  const last = items.at(-1) ?? '';
  return `${items.length === 1 ? last : `${items.slice(0, -1).join(', ')} and ${last}`}${end}`;
}
