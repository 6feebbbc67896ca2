/**
 * Two quotations → both with the words marked that they share, in one order, or those that differ.
 * Hostile text: every part is escaped.
 */
import { alignLabels } from '../sketch/align.ts';
import { type Html, html } from './escape.ts';

/**
 * Words of each quotation that are aligned, so that the time is bounded; later ones stay unmarked.
 */
const MOST_WORDS = 400;
/** Scripts without spaces between words: each sign counts as one. */
const SIGN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]`;
export const WORD = String.raw`${SIGN}|(?:(?!${SIGN})[\p{L}\p{M}\p{N}])+`;

export interface Word {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** A piece of a quotation. `shared`, `differs`: it is marked. */
export interface Piece {
  readonly text: string;
  readonly as: 'plain' | 'shared' | 'differs';
}

interface Sides<Side> {
  readonly left: Side;
  readonly right: Side;
}

export function markWords(left: string, right: string): Sides<Html> {
  const pieces = piecesOf(left, right);
  return { left: piecesHtml(pieces.left), right: piecesHtml(pieces.right) };
}

export const piecesHtml = (pieces: readonly Piece[]): Html =>
  html`${pieces.map(({ text, as }) => (as === 'plain' ? text : as === 'shared' ? html`<mark>${text}</mark>` : html`<u>${text}</u>`))}`;

/** Marks what is rarer: the words that both share, or, in nearly equal texts, those that differ. */
export function piecesOf(left: string, right: string): Sides<readonly Piece[]> {
  const words = [firstWords(left), firstWords(right)] as const;
  const labels = (side: readonly Word[]) => side.map(({ word }) => word.normalize('NFKC').toLowerCase());
  const pairs = alignLabels(labels(words[0]), labels(words[1]));
  const isNearlyEqual = pairs.length * 2 > Math.max(words[0].length, words[1].length);
  const of = (side: 0 | 1) => {
    const both = new Set(pairs.map((pair) => pair[side]));
    return words[side].filter((_, at) => both.has(at) !== isNearlyEqual);
  };
  const as = isNearlyEqual ? 'differs' : 'shared';
  return { left: withMarks(left, of(0), as), right: withMarks(right, of(1), as) };
}

/** @param what an expression that finds a word, with the flag g */
export function* wordsOf(text: string, what: RegExp): Generator<Word> {
  for (const { 0: word, index } of text.matchAll(what)) yield { word, from: index, to: index + word.length };
}

function firstWords(text: string): Word[] {
  const words: Word[] = [];
  for (const one of wordsOf(text, new RegExp(WORD, 'gu'))) {
    words.push(one);
    if (words.length === MOST_WORDS) break;
  }
  return words;
}

/**
 * Words with nothing but signs and spaces between them share one mark.
 * @param some in the order of the text
 */
function withMarks(text: string, some: readonly Word[], as: 'shared' | 'differs'): Piece[] {
  const runs: { from: number; to: number }[] = [];
  for (const { from, to } of some) {
    const last = runs.at(-1);
    if (last !== undefined && !/[\p{L}\p{M}\p{N}]/u.test(text.slice(last.to, from))) last.to = to;
    else runs.push({ from, to });
  }
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to } of runs) {
    pieces.push({ text: text.slice(at, from), as: 'plain' }, { text: text.slice(from, to), as });
    at = to;
  }
  return [...pieces, { text: text.slice(at), as: 'plain' }];
}
