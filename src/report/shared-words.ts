/**
 * Two quotations → both with the words that they share, in one order, marked. Hostile text: every
 * part is escaped.
 */
import { alignLabels } from '../sketch/align.ts';
import { type Html, html } from './escape.ts';

/**
 * Words of each quotation that are aligned, so that the time is bounded; later ones stay unmarked.
 */
const MOST_WORDS = 400;
/** Scripts without spaces between words: each sign counts as one. */
const SIGN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]`;
const WORD = new RegExp(String.raw`${SIGN}|(?:(?!${SIGN})[\p{L}\p{M}\p{N}])+`, 'gu');

interface Word {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

interface Marked {
  readonly left: Html;
  readonly right: Html;
}

export function markShared(left: string, right: string): Marked {
  const { words, pairs } = aligned(left, right);
  const of = (side: 0 | 1) => pairs.map((pair) => words[side][pair[side]] as Word);
  return { left: withMarks(left, of(0), 'mark'), right: withMarks(right, of(1), 'mark') };
}

/** Marks what is rarer: the words that both share, or, in nearly equal texts, those that differ. */
export function markWords(left: string, right: string): Marked {
  const { words, pairs } = aligned(left, right);
  if (pairs.length * 2 <= Math.max(words[0].length, words[1].length)) return markShared(left, right);
  const of = (side: 0 | 1) => {
    const both = new Set(pairs.map((pair) => pair[side]));
    return words[side].filter((_, at) => !both.has(at));
  };
  return { left: withMarks(left, of(0), 'u'), right: withMarks(right, of(1), 'u') };
}

function aligned(left: string, right: string) {
  const words = [wordsOf(left), wordsOf(right)] as const;
  return {
    words,
    pairs: alignLabels(...(words.map((side) => side.map(({ label }) => label)) as [string[], string[]])),
  };
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const found of text.matchAll(WORD)) {
    const [word] = found;
    words.push({ label: word.normalize('NFKC').toLowerCase(), from: found.index, to: found.index + word.length });
    if (words.length === MOST_WORDS) break;
  }
  return words;
}

/**
 * Words with nothing but signs and spaces between them share one mark.
 * @param some in the order of the text
 */
function withMarks(text: string, some: readonly Word[], name: 'mark' | 'u'): Html {
  const runs: { from: number; to: number }[] = [];
  for (const { from, to } of some) {
    const last = runs.at(-1);
    if (last !== undefined && !/[\p{L}\p{M}\p{N}]/u.test(text.slice(last.to, from))) last.to = to;
    else runs.push({ from, to });
  }
  const parts: Html[] = [];
  let at = 0;
  for (const { from, to } of runs) {
    const word = text.slice(from, to);
    parts.push(html`${text.slice(at, from)}${name === 'mark' ? html`<mark>${word}</mark>` : html`<u>${word}</u>`}`);
    at = to;
  }
  return html`${parts}${text.slice(at)}`;
}
