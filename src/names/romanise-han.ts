/** A Chinese firm's name → the ways in which its Latin name is likely written. */
import { pinyin } from 'pinyin-pro';
import { SIMPLIFIED, TRADE_WORDS } from './han-words.data.ts';

const LONGEST_WORD = 4;
const LONGEST_NAME = 30;
const HAN = /\p{Script=Han}/u;

/** A name in Han signs, cut into words of place and trade and single signs of its own. */
export function hanParts(name: string): { readonly word: string; readonly common: boolean }[] {
  const signs = [...name.slice(0, LONGEST_NAME)].map((sign) => SIMPLIFIED.get(sign) ?? sign);
  const parts: { word: string; common: boolean }[] = [];
  for (let at = 0; at < signs.length; ) {
    const word = wordAt(signs, at) ?? signs[at] ?? '';
    parts.push({ word, common: TRADE_WORDS.has(word) });
    at += [...word].length;
  }
  return parts;
}

/**
 * Two spellings: trades translated ("hebei atun trading"), and all in pinyin ("hebei atun maoyi"). Signs that belong to no
 * known word are taken for the firm's own and joined. Empty for a name without Han signs, or with one that has no reading.
 *
 * @param name without its legal form
 */
export function romaniseHan(name: string): string[] {
  if (!HAN.test(name)) return [];
  const translated: string[] = [];
  const spelled: string[] = [];
  let own = '';
  const close = (): void => {
    if (own !== '') for (const words of [translated, spelled]) words.push(own);
    own = '';
  };
  for (const { word, common } of hanParts(name)) {
    const reading = HAN.test(word) ? readingOf(word) : /[\p{L}\p{N}]/u.test(word) ? word : ' ';
    if (reading === null) return [];
    if (common || reading === ' ') close();
    if (common) {
      translated.push(TRADE_WORDS.get(word) || reading);
      spelled.push(reading);
    } else if (reading !== ' ') own += reading;
  }
  close();
  return [...new Set([translated.join(' '), spelled.join(' ')])];
}

function wordAt(signs: readonly string[], at: number): string | null {
  for (let length = LONGEST_WORD; length >= 2; length -= 1) {
    const word = signs.slice(at, at + length).join('');
    if (TRADE_WORDS.has(word)) return word;
  }
  return null;
}

/** In pinyin without tones; null: a sign has no reading. */
function readingOf(word: string): string | null {
  const read = pinyin(word, { toneType: 'none', type: 'array', v: true }).join('');
  return /^[a-z]+$/.test(read) ? read : null;
}
