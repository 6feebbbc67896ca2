/** Finds numbers of registers in plain text by patterns, and compares them register by register. */
import { quoteAround } from '../../values/plain-text.ts';
import { comparisonOf, differenceOf, type KindedOccurrence, listed } from '../occurrences.ts';
import type { Comparison, SharedValue } from '../signal.ts';

/** Kind, pattern (all quantifiers bounded) and reader of a match; null: its check fails. */
export type NumberPattern = readonly [kind: string, pattern: RegExp, read: (match: RegExpExecArray) => string | null];

export type NumberFound = { readonly kind: string; readonly number: string; readonly quote: string };

const MOST = 50;

/** The first 50 numbers of each kind. */
export function numbersIn(plain: string, patterns: readonly NumberPattern[]): NumberFound[] {
  const found: NumberFound[] = [];
  for (const [kind, pattern, read] of patterns) {
    let looked = 0;
    for (const match of plain.matchAll(pattern)) {
      if (++looked > MOST) break;
      const number = read(match);
      if (number !== null) found.push({ kind, number, quote: quoteAround(plain, match.index, match[0].length) });
    }
  }
  return found;
}

/** A side with two numbers of one register speaks of others too. @param noun of one number */
export function compareNumbers(
  same: readonly SharedValue[],
  noun: string,
  oneForEach: readonly string[],
  left: readonly KindedOccurrence[],
  right: readonly KindedOccurrence[],
): Comparison | null {
  const apart = oneForEach.flatMap((register) => {
    const [mine, theirs] = [left, right].map((side) => side.filter(({ kind }) => kind === register));
    const [one, two] = [mine?.[0], theirs?.[0]];
    if (one === undefined || two === undefined || mine?.length !== 1 || theirs?.length !== 1) return [];
    return one.value === two.value ? [] : { register, one, two };
  })[0];
  const shared = `Both sides show the ${noun} number ${listed(same.map((pair) => pair.left.value))}`;
  if (apart === undefined) return comparisonOf('identical', same, `${shared}.`);
  const { register, one, two } = apart;
  const words = `show different numbers of one register (${register})`;
  if (same.length > 0) return comparisonOf('partial', same, `${shared}, but also ${words}.`);
  return differenceOf(one, two, `The sides ${words}.`);
}
