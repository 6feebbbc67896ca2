/** Numbers that identify a party: found by patterns, in the places where a site gives them. */
import type { AnyNode } from 'domhandler';
import type { ValueKind } from '../../model/derived/extraction-rule.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { quoteAround } from '../../values/plain-text.ts';
import { comparisonOf, differenceOf, type KindedOccurrence, kinded, listed } from '../occurrences.ts';
import type { Comparison, SharedValue } from '../signal.ts';
import { isCreditLine } from './credit-line.ts';
import { givenValues } from './given-values.ts';
import { linesHolding } from './labelled-lines.ts';
import { contactPlace } from './listing-blocks.ts';
import { inRecords } from './own-records.ts';

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

const RECORDED = /^(?:taxid|vatid|identifier|leicode|iso6523code)$/;

/**
 * @param kind the rules of this kind of the operator count too
 * @param signs every number has one of these
 * @param more further texts of a page, with their nodes
 */
export function* numbersOn(
  site: Site,
  kind: ValueKind,
  signs: number,
  read: (text: string) => readonly NumberFound[],
  more: (page: Page) => Iterable<readonly [node: AnyNode, text: string]> = () => [],
): Generator<KindedOccurrence> {
  for (const page of site.pages) {
    const at = (node: AnyNode, found: readonly NumberFound[]): KindedOccurrence[] =>
      found.map(({ kind, number, quote }) => kinded(kind, number, contactPlace(page, node, quote)));
    // The site's builder may show its own number in its credit line.
    for (const { text, block } of linesHolding(page, signs)) {
      const found = read(text);
      if (found.length > 0 && !isCreditLine(block)) yield* at(block.node, found);
    }
    for (const [node, text] of more(page)) yield* at(node, read(text));
    yield* inRecords(site, page, RECORDED, ({ node, value }) => at(node, read(value)));
  }
  for (const { text, place } of givenValues(site, kind))
    for (const { kind: of, number } of read(text)) yield kinded(of, number, place);
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
