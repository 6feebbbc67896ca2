/** A word or name → how distinctive it is, in bits: "Sunrise Trading" little, "Quillmoor" most. */
import personNames from './common-person-names.json' with { type: 'json' };
import commonWords from './common-words.json' with { type: 'json' };
import { commonnessOf } from './company-name.ts';
import { hanParts } from './han-parts.ts';
import { TRADE_WORDS } from './han-words.data.ts';
import { latinOf } from './latin-letters.ts';

/** A sign of a script that is written without blanks, or with blanks set freely. */
export const UNSPACED_SIGN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Hangul}]/u;

const BAND_BITS = [2, 4, 6] as const;
/**
 * Everyday words by frequency, one line a first letter, without accents: English to the 10,000th,
 * and the first 1,200 of Spanish, German, French, Portuguese, Italian, Russian, Turkish, Polish and
 * Dutch (source: NOTICE).
 */
const bands = new Map(
  [commonWords.everywhere, commonWords.often, commonWords.known].flatMap((lines, band) =>
    lines.flatMap((line) => line.split(' ').map((word) => [word, band] as const)),
  ),
);

/** A Han or similar sign: company names choose among some thirty at each place. */
const SIGN_BITS = 5;
const LEAST = 0.5;

/** @param entities how many entities of the list carry the word */
export function wordBits(word: string, entities: number): number {
  const bits = priorOf(word) - Math.max(0, Math.log2(Math.max(1, entities) / 2));
  // Millions of people with a name, and its many uses in the list, are one fact, counted once.
  return Math.max(LEAST, isCommonPersonName(word) ? Math.min(PERSON_BITS, bits) : bits);
}

/** An ordinary word in some everyday language or in the trade. */
export function isOrdinaryWord(word: string): boolean {
  return commonnessOf(word) !== null || bandOf(word) !== undefined;
}

/** Among the commonest of these. @param word in small letters, perhaps with a number behind it */
export function isEveryday(word: string): boolean {
  const plain = word
    .replace(/\d+$/, '')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC');
  return commonnessOf(plain) === 'trade' || bandOf(plain) === 0;
}

const CYRILLIC = /\p{Script=Cyrillic}/u;

/** "Прогресс" is as ordinary as "progress". */
function bandOf(word: string): number | undefined {
  return bands.get(word) ?? (CYRILLIC.test(word) ? bands.get(latinOf(word)) : undefined);
}

/** Latin, without accents: two of them together identify nobody. */
const people = new Set(personNames.flatMap((line) => line.split(' ')));
/** Upper limit for names that millions of people have. */
const PERSON_BITS = 4;
const PATRONYMIC = /(?:ovich|evich|yevich|ovna|evna|yevna|ovych|ivna)$/;

/** In Latin letters; a patronymic is as common as the name in it. */
function isCommonPersonName(word: string): boolean {
  const latin = CYRILLIC.test(word) ? latinOf(word) : word;
  const father = latin.replace(PATRONYMIC, '');
  return (
    people.has(latin) ||
    (father !== latin && [father, `${father}ei`, `${father}ii`, `${father}y`].some((name) => people.has(name)))
  );
}

function priorOf(word: string): number {
  if (UNSPACED_SIGN.test(word)) return TRADE_WORDS.has(word) ? 1 : SIGN_BITS;
  const common = commonnessOf(word);
  if (common !== null) return common === 'trade' ? 1 : 2;
  if (/^\d+$/.test(word)) return Math.min(4, word.length);
  const band = bandOf(word);
  if (band !== undefined) return BAND_BITS[band] ?? 0;
  if (word.length <= 3) return [0, 1, 1.5, 4][word.length] ?? 0;
  return Math.min(12, word.length + 3);
}

/** Upper limit: two companies can have one name. */
export const MOST_NAME_BITS = 10;
/** Limit for one word without a legal form (it may be a product) and for names of common words. */
const MOST_OF_WEAK = 6;
const WEAK = 8;
/** A legal form shows that the name is a company's and not a product's. */
const FORM_BITS = 1;

/** @param bits of its own words. @param formed with a legal form. @param single of one word */
export function nameWeight(bits: number, formed: boolean, single: boolean): number {
  const isWeak = (single && !formed) || bits < WEAK;
  return Math.min(isWeak ? MOST_OF_WEAK : MOST_NAME_BITS, bits + (formed ? FORM_BITS : 0));
}

/** The bits of a name's own words. @param name normalised, as company names are compared */
export function nameBits(name: string): number {
  const words = name.split(' ');
  const parts = words.some((word) => UNSPACED_SIGN.test(word))
    ? hanParts(words.join(''))
    : words.map((word) => ({ word, common: false }));
  return parts.reduce((sum, { word, common }) => sum + (common ? 1 : wordBits(word, 1)), 0);
}

/** How distinctive a normalised name is, as a share of the maximum, 0 to 1. */
export function tellingShare(name: string, formed: boolean): number {
  const single = !name.includes(' ') && !UNSPACED_SIGN.test(name);
  return nameWeight(nameBits(name), formed, single) / MOST_NAME_BITS;
}
