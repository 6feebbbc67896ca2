import { withoutLookAlikes } from './look-alikes.ts';

/** The role of a UTF-16 unit for a shingler. */
export const SEPARATOR = 1;
export const LETTER = 2;
/** A letter of a script that is written without spaces between words. */
export const UNSPACED = 3;

const UNSPACED_LETTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD_LETTER = /[\p{L}\p{M}\p{N}]/u;

const known = new Uint8Array(0x10000); // memo: 0 is "not asked yet"

/** A surrogate counts as a letter of an unspaced script: only rare Han characters matter there. */
export function classOf(unit: number): number {
  const seen = known[unit];
  if (seen) return seen;
  const fresh = classify(unit);
  known[unit] = fresh;
  return fresh;
}

function classify(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return UNSPACED;
  const character = String.fromCharCode(unit);
  if (!WORD_LETTER.test(character)) return SEPARATOR;
  return UNSPACED_LETTER.test(character) ? UNSPACED : LETTER;
}

/** NFKC, look-alike letters put back, lower case: the form that every text sketch works on. */
export const foldText = (text: string): string =>
  // ASCII text is in that form but for its case.
  (isAscii(text) ? text : withoutLookAlikes(text.normalize('NFKC'))).toLowerCase();

export const isAscii = (text: string): boolean => !OTHER_THAN_ASCII.test(text);

const OTHER_THAN_ASCII = /[^\x00-\x7f]/;
