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

export function markShared(left: string, right: string): { readonly left: Html; readonly right: Html } {
  const words = [wordsOf(left), wordsOf(right)] as const;
  const pairs = alignLabels(...(words.map((side) => side.map(({ label }) => label)) as [string[], string[]]));
  const marked = (text: string, side: 0 | 1): Html => {
    const all = words[side];
    return withMarks(
      text,
      pairs.map((pair) => all[pair[side]] as Word),
    );
  };
  return { left: marked(left, 0), right: marked(right, 1) };
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
 * @param shared in the order of the text
 */
function withMarks(text: string, shared: readonly Word[]): Html {
  const runs: { from: number; to: number }[] = [];
  for (const { from, to } of shared) {
    const last = runs.at(-1);
    if (last !== undefined && !/[\p{L}\p{M}\p{N}]/u.test(text.slice(last.to, from))) last.to = to;
    else runs.push({ from, to });
  }
  const parts: Html[] = [];
  let at = 0;
  for (const { from, to } of runs) {
    parts.push(html`${text.slice(at, from)}<mark>${text.slice(from, to)}</mark>`);
    at = to;
  }
  return html`${parts}${text.slice(at)}`;
}
