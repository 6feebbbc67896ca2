/** A Chinese company's name → likely Latin spellings. */
import { pinyin } from 'pinyin-pro';
import { hanParts } from './han-parts.ts';
import { PLACE_WORDS, TRADE_WORDS } from './han-words.data.ts';

const HAN = /\p{Script=Han}/u;

/** The name with and without 省 or 市 after its place. @param name without its legal form */
export function placeSpellings(name: string): string[] {
  const [first] = hanParts(name);
  if (first === undefined || !PLACE_WORDS.has(first.word)) return [];
  const place = [...name].slice(0, [...first.word].length).join('');
  const rest = name.slice(place.length).replace(/^[省市]/u, '');
  return ['', '省', '市'].map((kind) => place + kind + rest).filter((other) => other !== name);
}

/**
 * "hebei atun trading", "hebei a tun trading" and all in pinyin, "hebei atun maoyi".
 * @param name without its legal form
 */
export function romaniseHan(name: string): string[] {
  if (!HAN.test(name)) return [];
  const translated: string[] = [];
  const apart: string[] = [];
  const spelled: string[] = [];
  let own: string[] = [];
  const close = (): void => {
    if (own.length > 0) for (const words of [translated, spelled]) words.push(own.join(''));
    apart.push(...own);
    own = [];
  };
  for (const { word, common } of hanParts(name)) {
    const reading = HAN.test(word) ? readingOf(word) : /[\p{L}\p{N}]/u.test(word) ? word : ' ';
    if (reading === null) return [];
    if (common || reading === ' ') close();
    if (common) {
      for (const words of [translated, apart]) words.push(TRADE_WORDS.get(word) || reading);
      spelled.push(reading);
    } else if (reading !== ' ') own.push(reading);
  }
  close();
  return [...new Set([translated.join(' '), apart.join(' '), spelled.join(' ')])];
}

/** In pinyin without tones; null: a sign has no reading. */
function readingOf(word: string): string | null {
  const read = pinyin(word, { toneType: 'none', type: 'array', v: true }).join('');
  return /^[a-z]+$/.test(read) ? read : null;
}
