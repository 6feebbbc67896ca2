/** The part of a text in which the asked words stand, with those words marked. */
import { numbersIn, searchWords, turnedDigits } from './search-words.ts';

export interface ExcerptPart {
  readonly text: string;
  /** True for words that were asked. */
  readonly hit: boolean;
}

/** Characters before and after the words, and words that are marked. */
const AROUND = 70;
const MOST_MARKED = 64;
const MOST_TEXT = 400_000;

/**
 * Empty: no word of the text is asked.
 *
 * @param needsAll true: empty as well where some words are not near the others
 */
export function excerptOf(text: string, asked: string, needsAll = false): ExcerptPart[] {
  const cut = text.slice(0, MOST_TEXT);
  const words = [...searchWords(asked)].slice(0, MOST_MARKED);
  const first = words[0];
  if (first === undefined) return [];
  const found = [...searchWords(cut)];
  const wanted = new Set(words.map(({ word }) => word));
  const last = words.at(-1)?.word ?? '';
  const fits = (word: string): boolean => wanted.has(word) || (last.length > 2 && word.startsWith(last));
  let best = { at: -1, count: 0 };
  // The window of as many words as were asked that has the most different ones of them.
  for (const [i, { word }] of found.entries()) {
    if (!fits(word)) continue;
    const window = found.slice(i, i + words.length);
    const count = new Set(window.map((one) => one.word).filter(fits)).size;
    if (count > best.count) best = { at: i, count };
    if (count >= wanted.size) break;
  }
  if (best.at < 0) return numberExcerpt(cut, asked);
  if (needsAll && best.count < wanted.size) return [];
  const window = found.slice(best.at, best.at + words.length);
  const marked = window.filter(({ word }) => fits(word)).map(({ from, to }) => [from, to] as const);
  return cutAround(cut, marked);
}

/** A number that is written in another way. */
function numberExcerpt(text: string, asked: string): ExcerptPart[] {
  const turned = turnedDigits(asked).slice(0, 8);
  if (turned.length < 7) return [];
  for (const line of text.split('\n')) {
    if (![...numbersIn(line)].some((number) => number.startsWith(turned))) continue;
    return cutAround(line, [[0, Math.min(line.length, 2 * AROUND)]]).map(({ text: part }) => ({
      text: part,
      hit: false,
    }));
  }
  return [];
}

function cutAround(text: string, marked: readonly (readonly [from: number, to: number])[]): ExcerptPart[] {
  const begin = Math.max(0, (marked[0]?.[0] ?? 0) - AROUND);
  const end = Math.min(text.length, (marked.at(-1)?.[1] ?? 0) + AROUND);
  const parts: ExcerptPart[] = [];
  const add = (from: number, to: number, hit: boolean): void => {
    const part = text.slice(from, to).replace(/\s+/g, ' ').toWellFormed();
    if (part !== '') parts.push({ text: part, hit });
  };
  let at = begin;
  for (const [from, to] of marked) {
    // Two signs of a script without blanks overlap.
    if (to <= at) continue;
    add(at, Math.max(at, from), false);
    add(Math.max(at, from), to, true);
    at = to;
  }
  add(at, end, false);
  return parts;
}
