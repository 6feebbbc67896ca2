/** Numbers that identify a party, in the places where a site gives them. */
import type { AnyNode } from 'domhandler';
import type { ValueKind } from '../../model/derived/extraction-rule.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { type KindedOccurrence, kinded } from '../occurrences.ts';
import { isCreditLine } from './credit-line.ts';
import { givenValues } from './given-values.ts';
import { linesHolding } from './labelled-lines.ts';
import { contactPlace } from './listing-blocks.ts';
import type { NumberFound } from './number-patterns.ts';
import { ownRecordPlace, recordsOn } from './own-records.ts';

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
  numbersIn: (text: string) => readonly NumberFound[],
  more: (page: Page) => Iterable<readonly [node: AnyNode, text: string]> = () => [],
): Generator<KindedOccurrence> {
  for (const page of site.pages) {
    const at = (node: AnyNode, found: readonly NumberFound[]): KindedOccurrence[] =>
      found.map(({ kind, number, quote }) => kinded(kind, number, contactPlace(page, node, quote)));
    // The site's builder may show its own number in its credit line.
    for (const { text, block } of linesHolding(page, signs)) {
      const found = numbersIn(text);
      if (found.length > 0 && !isCreditLine(block)) yield* at(block.node, found);
    }
    for (const [node, text] of more(page)) yield* at(node, numbersIn(text));
    for (const record of recordsOn(page))
      if (RECORDED.test(record.key))
        for (const item of at(record.node, numbersIn(record.value)))
          yield { ...item, place: ownRecordPlace(site, record, item.place) };
  }
  for (const { text, place } of givenValues(site, kind))
    for (const { kind: of, number } of numbersIn(text)) yield kinded(of, number, place);
}
