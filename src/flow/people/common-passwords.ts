/**
 * Refuses passwords that anybody would try first: those of a list, with digits around them,
 * repeated, or in the order of keys.
 */
// The most frequent words, and whole passwords of 12 characters or more (source: NOTICE).
import passwords from './common-passwords.json' with { type: 'json' };

/** In the order of the alphabet and of keyboards, twice, since some begin in the middle. */
const ROWS = [
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
].map((row) => row + row);

/** Signs in place of letters. */
const LETTER_OF: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
};

/** Longest part whose repetition makes no password. */
const PART = 8;
/** Longest addition that makes a common word no better. */
const ADDED = 6;

let common: Set<string> | undefined;

export function isCommonPassword(password: string): boolean {
  common ??= new Set(passwords.flatMap((line) => line.split(' ')));
  const text = password.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  if (common.has(text) || isRow(text) || repeated(text).length <= PART) return true;
  return isWordWithAddition(text, common);
}

/** A common word, once or several times, with a few signs or a row of keys around it. */
function isWordWithAddition(text: string, words: ReadonlySet<string>): boolean {
  const word = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const spelled = word.replace(/[013457@$]/g, (sign) => LETTER_OF[sign] ?? sign);
  if (![word, spelled].some((one) => words.has(repeated(one)))) return false;
  const rest = text.replace(word, '');
  return rest.length <= ADDED || isRow(rest) || repeated(rest).length <= 2;
}

function isRow(text: string): boolean {
  const back = [...text].reverse().join('');
  return ROWS.some((row) => row.includes(text) || row.includes(back));
}

/** The part that the text repeats, perhaps cut at the end; the text itself if there is none. */
function repeated(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    const part = text.slice(0, length);
    if (part.repeat(Math.ceil(text.length / length)).startsWith(text)) return part;
  }
  return text;
}
