/** A word → how distinctive it is, in bits: a prior by kind of word, less its frequency in the list. */
import { COMMON_PERSON_NAMES } from './common-person-names.data.ts';
import { COMMON_WORDS } from './common-words.data.ts';
import { commonnessOf } from './company-name.ts';
import { TRADE_WORDS } from './han-words.data.ts';
import { latinOf } from './latin-letters.ts';

/** A sign of a script that is written without blanks, or with blanks set freely. */
export const UNSPACED_SIGN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Hangul}]/u;

const BAND_BITS = [2, 4, 6] as const;
const bands = new Map(COMMON_WORDS.flatMap((words, band) => words.split(/\s+/).map((word) => [word, band] as const)));

/** A Han or similar sign: company names choose among some thirty at each place. */
const SIGN_BITS = 5;
/** Lower limit for any word. */
const LEAST = 0.5;

/** @param entities how many entities of the list carry the word */
export function wordBits(word: string, entities: number): number {
  const bits = priorOf(word) - Math.max(0, Math.log2(Math.max(1, entities) / 2));
  // That millions bear a name and that the list holds it often is one fact.
  return Math.max(LEAST, isCommonPersonName(word) ? Math.min(PERSON_BITS, bits) : bits);
}

/** In some everyday language or in the trade a word like any other. */
export function isOrdinaryWord(word: string): boolean {
  return commonnessOf(word) !== null || bandOf(word) !== undefined;
}

const CYRILLIC = /\p{Script=Cyrillic}/u;

/** "Прогресс" is as ordinary as "progress". */
function bandOf(word: string): number | undefined {
  return bands.get(word) ?? (CYRILLIC.test(word) ? bands.get(latinOf(word)) : undefined);
}

const people = new Set(COMMON_PERSON_NAMES.split(/\s+/));
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
