/**
 * Text → its words and their places, folded: no accents on Latin and Greek, no invisible signs,
 * apostrophes or "'s".
 */
// Each sign of an unspaced script is a word. One pass by tables, no string made: the whole search
// costs no more.
import { withoutLookAlikes } from '../sketch/look-alikes.ts';
import { UNSPACED_SIGN } from '../values/name-bits.ts';
import { SEED_ONE, SEED_TWO, Words } from './packed-tables.ts';

const SEPARATOR = 0;
const IGNORED = 1;
const LETTER = 2;
const UNSPACED = 3;
/** Unfolds to several units (ligatures, ㈱, ½). */
const SEVERAL = 4;

const [APOSTROPHE, RAISED_COMMA, SMALL_S, CAPITAL_S] = [0x27, 0x2019, 0x73, 0x53];

const classes = new Uint8Array(0x10000);
const folded = new Uint16Array(0x10000);
const unfolded = new Map<number, string>();
/** Tables of 256 units each, filled when the first of them is met. */
const known = new Uint8Array(256);

const IGNORE =
  /[\p{M}\u00ad\u05f3\u05f4\u061c\u0640\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0«»"“”„'`´‘’]/u;
/** Variant letters of related spellings, each with its replacement. */
const SAME_LETTER = new Map(
  // Turkish, Polish, Vietnamese, Nordic; ё; Kazakh and Ukrainian as Russian writes them; Arabic and
  // Persian keyboards; final sigma.
  'ıi łl đd øo ħh ßss æae œoe ёе қк ғг ңн үу ұу өо әа іи ґг ҳх ўу يی ىی كک ةه أا إا آا ٱا ؤو ςσ'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

function plainOf(sign: string): string {
  const plain = sign
    .normalize('NFKD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase();
  return [...plain].map((letter) => SAME_LETTER.get(letter) ?? letter).join('');
}

function learn(block: number): void {
  known[block] = 1;
  for (let unit = block << 8; unit < (block + 1) << 8; unit += 1) {
    if (unit >= 0xd800 && unit <= 0xdfff) {
      // Half of a rare Han sign; half of an emoji does no harm as one.
      classes[unit] = UNSPACED;
      folded[unit] = unit;
      continue;
    }
    const sign = String.fromCharCode(unit);
    const plain = plainOf(sign);
    if (IGNORE.test(sign)) classes[unit] = IGNORED;
    else if (plain.length > 1) {
      classes[unit] = SEVERAL;
      unfolded.set(unit, plain);
    } else {
      folded[unit] = plain.charCodeAt(0);
      classes[unit] = UNSPACED_SIGN.test(plain) ? UNSPACED : /[\p{L}\p{N}]/u.test(plain) ? LETTER : SEPARATOR;
    }
  }
}

const COMBINING = /[\u0300-\u036f\u3099\u309a]/;
const OTHER_ALPHABET = /[\u0370-\u0587ɑɡɩᴏᴜᴠᴡᴢᴄꜱɪɴʀʏ]/;
const LATIN_LETTER = /[A-Za-z]/;

/** Joins loose accents to their letters. Places count in this text, and quotes come from it. */
export const composed = (text: string): string => (COMBINING.test(text) ? text.normalize('NFC') : text);

/** Restores look-alike letters, one for one, in the text to search. @param text composed */
export const comparable = (text: string): string =>
  OTHER_ALPHABET.test(text) && LATIN_LETTER.test(text) ? withoutLookAlikes(text) : text;

/**
 * @param text composed and comparable.
 * @param into is used again and again: read it before the next call
 */
export function foldWords(text: string, into: Words): Words {
  into.count = 0;
  into.cyrillic = false;
  into.han = false;
  let [one, two, start, end] = [SEED_ONE, SEED_TWO, -1, 0];
  const close = (): void => {
    if (start < 0) return;
    if (into.count === into.from.length) into.grow();
    const at = into.count++;
    into.one[at] = one;
    into.two[at] = two;
    into.from[at] = start;
    into.to[at] = end;
    one = SEED_ONE;
    two = SEED_TWO;
    start = -1;
  };
  const put = (unit: number, at: number): void => {
    if (start < 0) start = at;
    end = at + 1;
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x5bd1e995) ^ (two >>> 15);
  };
  const { length } = text;
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    if (known[unit >> 8] === 0) learn(unit >> 8);
    switch (classes[unit]) {
      case LETTER:
        if (unit >= 0x400 && unit < 0x530) into.cyrillic = true;
        // put() by hand: nearly every unit comes here.
        if (start < 0) start = at;
        end = at + 1;
        one = Math.imul(one ^ (folded[unit] as number), 0x01000193);
        two = Math.imul(two ^ (folded[unit] as number), 0x5bd1e995) ^ (two >>> 15);
        break;
      case SEPARATOR:
        close();
        break;
      case UNSPACED:
        into.han = true;
        close();
        put(folded[unit] as number, at);
        close();
        break;
      case SEVERAL:
        for (const part of unfolded.get(unit) ?? '') {
          const plain = part.charCodeAt(0);
          if (known[plain >> 8] === 0) learn(plain >> 8);
          if (classes[plain] === UNSPACED) {
            close();
            put(plain, at);
            close();
          } else if (classes[plain] === LETTER) put(plain, at);
          else if (classes[plain] === SEPARATOR) close();
        }
        break;
      default:
        // "Quillmoor's": the ending is no part of the name.
        if (isPossessive(text, at, unit)) at += 1;
    }
  }
  close();
  return into;
}

function isPossessive(text: string, at: number, unit: number): boolean {
  if (unit !== APOSTROPHE && unit !== RAISED_COMMA) return false;
  const next = text.charCodeAt(at + 1);
  return (next === SMALL_S || next === CAPITAL_S) && classes[text.charCodeAt(at + 2)] !== LETTER;
}

const scratch = new Words();

/** The same as strings, for names: a word once folded is folded to itself. */
export function wordsOf(text: string): string[] {
  const plain = comparable(text.normalize('NFKC'));
  const words = foldWords(plain, scratch);
  return Array.from({ length: words.count }, (_, at) => foldWord(plain.slice(words.from[at], words.to[at])));
}

function foldWord(word: string): string {
  let plain = '';
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at);
    if (known[unit >> 8] === 0) learn(unit >> 8);
    if (classes[unit] === SEVERAL) {
      for (const part of unfolded.get(unit) ?? '') if (/[\p{L}\p{N}]/u.test(part)) plain += part;
    } else if (classes[unit] !== IGNORED) plain += String.fromCharCode(folded[unit] as number);
  }
  return plain;
}
