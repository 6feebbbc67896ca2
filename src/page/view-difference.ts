/**
 * One page as shown to two visitors → the share of words that both have, and the lines that only
 * one of them got.
 */
import type { ShownPage, ViewDifference } from '../model/ports/capture.ts';
import type { Kind } from '../model/words.ts';
import { estimateJaccard, onePermutation, packSketch } from '../sketch/one-permutation.ts';
import { shingles } from '../sketch/shingle.ts';
import { type OpenedPage, openShown } from './page.ts';
import { foldText } from './view/fold-text.ts';

const MOST_LINES = 20;
const LONGEST_LINE = 200;

/** Pure; never throws. */
export function viewDifference(first: ShownPage, second: ShownPage, kind: Kind): ViewDifference {
  const [one, other] = [first, second].map((shown) => openShown(shown, kind)) as [OpenedPage, OpenedPage];
  const [left, right] = [linesOf(one), linesOf(other)];
  return {
    likeness: likenessOf(one.text, other.text),
    onlyFirst: notIn(right, left),
    onlySecond: notIn(left, right),
  };
}

function likenessOf(left: string, right: string): number {
  const [a, b] = [left, right].map((text) => shingles(text)) as [Uint32Array, Uint32Array];
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0;
  return estimateJaccard(packSketch(onePermutation(a)), packSketch(onePermutation(b)));
}

/** Lines of text and targets of links: folded → as on the page. */
function linesOf(page: OpenedPage): Map<string, string> {
  const lines = new Map<string, string>();
  const add = (text: string | null): void => {
    const line = foldText(text ?? '')
      .slice(0, LONGEST_LINE)
      .toWellFormed();
    if (line !== '') lines.set(line.toLowerCase(), line);
  };
  add(page.title);
  add(page.description);
  for (const { text, hidden } of page.blocks) if (!hidden) add(text);
  for (const { href } of page.links) if (/^(?:mailto|tel|https?):/i.test(href)) add(href);
  return lines;
}

function notIn(known: ReadonlyMap<string, string>, lines: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  for (const [key, line] of lines) if (!known.has(key) && found.push(line) === MOST_LINES) break;
  return found;
}
