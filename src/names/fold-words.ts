/**
 * Text → its words and their places, folded: no accents on Latin and Greek, no invisible signs,
 * apostrophes or "'s".
 */
// Each sign of an unspaced script is a word. One pass by tables, no string made: the whole search
// costs no more.
import { withoutLookAlikes } from '../sketch/look-alikes.ts';
import { UNSPACED_SIGN } from '../values/name-bits.ts';
import { PRIME_ONE, PRIME_TWO, SEED_ONE, SEED_TWO, Words } from './packed-tables.ts';
import { Units } from './units.ts';

const SEPARATOR = 0;
const IGNORED = 1;
const LETTER = 2;
const UNSPACED = 3;
/** Unfolds to several units (ligatures, ㈱, ½). */
const SEVERAL = 4;
/** Its block of the tables is not filled yet. */
const UNKNOWN = 5;

const [APOSTROPHE, RAISED_COMMA, SMALL_S, CAPITAL_S] = [0x27, 0x2019, 0x73, 0x53];

/** Blocks of 256 units, filled when the first of them is met. */
const classes = new Uint8Array(0x10000).fill(UNKNOWN);
const folded = new Uint16Array(0x10000);
const unfolded = new Map<number, string>();

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

const given = new Units();

/**
 * Without a function of its own within: nearly every unit of every page comes here.
 *
 * @param text composed and comparable.
 * @param into is used again and again: read it before the next call
 */
export function foldWords(text: string, into: Words): Words {
  into.count = 0;
  into.cyrillic = false;
  into.han = false;
  let [one, two, start, end] = [SEED_ONE, SEED_TWO, -1, 0];
  const { length } = text;
  const units = given.of(text);
  for (let at = 0; at < length; at += 1) {
    let unit = units[at] as number;
    let kind = classes[unit] as number;
    if (kind === LETTER) {
      if (start < 0) start = at;
      let high = 0;
      do {
        const plain = folded[unit] as number;
        one = Math.imul(one ^ plain, PRIME_ONE);
        two = Math.imul(two ^ plain, PRIME_TWO) ^ (two >>> 15);
        high |= unit;
        at += 1;
        unit = units[at] as number;
        kind = classes[unit] as number;
      } while (kind === LETTER);
      end = at;
      if (high >= 0x400 && !into.cyrillic) into.cyrillic = hasCyrillic(units, start, end);
      if (kind === SEPARATOR || at === length) {
        into.add(one, two, start, end);
        one = SEED_ONE;
        two = SEED_TWO;
        start = -1;
        continue;
      }
    }
    if (kind === UNKNOWN) {
      learn(unit >> 8);
      at -= 1;
      continue;
    }
    if (kind === IGNORED) {
      // "Quillmoor's": the ending is no part of the name.
      if (isPossessive(text, at, unit)) at += 1;
      continue;
    }
    if (kind === SEVERAL) {
      for (const part of unfolded.get(unit) ?? '') {
        const plain = part.charCodeAt(0);
        const partKind = kindOf(plain);
        if ((partKind === SEPARATOR || partKind === UNSPACED) && start >= 0) {
          into.add(one, two, start, end);
          [one, two, start] = [SEED_ONE, SEED_TWO, -1];
        }
        if (partKind === LETTER) {
          if (start < 0) start = at;
          end = at + 1;
          one = Math.imul(one ^ plain, PRIME_ONE);
          two = Math.imul(two ^ plain, PRIME_TWO) ^ (two >>> 15);
        } else if (partKind === UNSPACED) addSign(plain, at, into);
      }
      continue;
    }
    if (start >= 0) {
      into.add(one, two, start, end);
      one = SEED_ONE;
      two = SEED_TWO;
      start = -1;
    }
    if (kind === UNSPACED) {
      into.han = true;
      addSign(folded[unit] as number, at, into);
    }
  }
  if (start >= 0) into.add(one, two, start, end);
  return into;
}

function hasCyrillic(units: Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if ((units[at] as number) >= 0x400 && (units[at] as number) < 0x530) return true;
  return false;
}

function kindOf(unit: number): number {
  if (classes[unit] === UNKNOWN) learn(unit >> 8);
  return classes[unit] as number;
}

function addSign(unit: number, at: number, into: Words): void {
  const two = Math.imul(SEED_TWO ^ unit, PRIME_TWO) ^ (SEED_TWO >>> 15);
  into.add(Math.imul(SEED_ONE ^ unit, PRIME_ONE), two, at, at + 1);
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
    const kind = kindOf(unit);
    if (kind === SEVERAL) {
      for (const part of unfolded.get(unit) ?? '') if (/[\p{L}\p{N}]/u.test(part)) plain += part;
    } else if (kind !== IGNORED) plain += String.fromCharCode(folded[unit] as number);
  }
  return plain;
}
