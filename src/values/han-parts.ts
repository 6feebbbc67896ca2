/** A name in Han signs → the words of place and trade in it, and the signs that are its own. */
import { PLACE_WORDS, SIMPLIFIED, TRADE_WORDS } from './han-words.data.ts';

const LONGEST_WORD = 4;
const LONGEST_NAME = 30;

/** Province, town: behind a place they may be left out. */
const OF_PLACE = /^[省市]$/u;

/** Splits a Han name into place and trade words and its own signs; drops 省 and 市 after a place. */
export function hanParts(name: string): { readonly word: string; readonly common: boolean }[] {
  const signs = [...name.slice(0, LONGEST_NAME)].map((sign) => SIMPLIFIED.get(sign) ?? sign);
  const parts: { word: string; common: boolean }[] = [];
  for (let at = 0; at < signs.length; ) {
    const word = wordAt(signs, at) ?? signs[at] ?? '';
    parts.push({ word, common: TRADE_WORDS.has(word) });
    at += [...word].length;
    if (PLACE_WORDS.has(word) && OF_PLACE.test(signs[at] ?? '')) at += 1;
  }
  return parts;
}

function wordAt(signs: readonly string[], at: number): string | null {
  for (let length = LONGEST_WORD; length >= 2; length -= 1) {
    const word = signs.slice(at, at + length).join('');
    if (TRADE_WORDS.has(word)) return word;
  }
  return null;
}
