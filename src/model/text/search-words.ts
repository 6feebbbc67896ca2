/**
 * Text → the words that the search index holds, each with its position. The same for what is stored
 * and for what is asked, so the database needs no rules of a language.
 */

export interface SearchWord {
  readonly word: string;
  /** Two words that follow each other stand at positions that follow each other. */
  readonly position: number;
  /** Where it stands in the text, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** True for the last sign of a run without blanks: what follows it there is not known. */
  readonly isTail?: boolean;
}

/** Longer words are cut, stored and asked alike: a lexeme of PostgreSQL holds 2 kB. */
const LONGEST = 200;
const RUN = /[\p{L}\p{N}\p{M}\p{Cf}]+/gu;
/** Scripts that write no blanks between words. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const PARTS = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');

/** All such scripts lie above it. */
const MAY_BE_UNSPACED = /[\u0e00-\uffff]/;

/**
 * A word is a run of letters and digits, folded. In a script without blanks each sign is at a
 * position of its own, together with the sign after it, so that any part of the run is a phrase.
 */
export function* searchWords(text: string): Generator<SearchWord> {
  let position = 0;
  for (const { run, index } of runsOf(text)) {
    if (!MAY_BE_UNSPACED.test(run)) {
      const word = foldedWord(run);
      if (word !== '') yield { word, position: ++position, from: index, to: index + run.length };
      continue;
    }
    for (const { 0: part, index: within } of run.matchAll(PARTS)) {
      const from = index + within;
      if (!IS_UNSPACED.test(part)) {
        const word = foldedWord(part);
        if (word !== '') yield { word, position: ++position, from, to: from + part.length };
        continue;
      }
      const signs = signsOf(part, from);
      for (const [i, { sign, at, end }] of signs.entries()) {
        const next = signs[i + 1];
        position += 1;
        if (next === undefined) yield { word: sign, position, from: at, to: end, isTail: true };
        else yield { word: sign + next.sign, position, from: at, to: next.end };
      }
    }
  }
}

/** The matches of RUN: ASCII, which most pages are written in, without a pattern. */
function* runsOf(text: string): Generator<{ run: string; index: number }> {
  const { length } = text;
  for (let index = 0; index < length; ) {
    let end = index;
    while (end < length && isAsciiWord(text.charCodeAt(end))) end++;
    if (end < length && text.charCodeAt(end) > 0x7f) {
      RUN_HERE.lastIndex = index;
      end = RUN_HERE.test(text) ? RUN_HERE.lastIndex : index;
    }
    if (end > index) yield { run: text.slice(index, end), index };
    // The sign that ends a run begins none, nor does the second half of a pair of surrogates.
    index = end + 1;
  }
}
const RUN_HERE = new RegExp(RUN.source, 'uy');

/** a-z, A-Z, 0-9 */
const isAsciiWord = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);

/** Words with one blank in between: by this two names are the same. */
export function foldedName(text: string): string {
  return (text.match(RUN) ?? [])
    .map(foldedWord)
    .filter((word) => word !== '')
    .join(' ');
}

/** Runs of digits as a telephone number is written: groups with signs in between. */
const NUMBER = /[+(]?\p{Nd}(?:[\p{Nd}()\s./\u2010-\u2015-]{5,30})\p{Nd}/gu;
const LEAST_DIGITS = 7;
const MOST_DIGITS = 20;

/**
 * The digits of each number in the text, the last digit first. A number with and without its
 * country code or leading zero then begins alike.
 */
export function* numbersIn(text: string): Generator<string> {
  // Also each part: a blank or a stroke may stand between two numbers.
  for (const [run] of text.matchAll(NUMBER))
    for (const number of new Set([run, ...run.split(/[\s/]+/)])) {
      const digits = turnedDigits(number);
      if (digits.length >= LEAST_DIGITS && digits.length <= MOST_DIGITS) yield digits;
    }
}

/** The digits of a number, the last first. */
export const turnedDigits = (number: string): string =>
  [...number.normalize('NFKC').replace(/[^0-9]/g, '')].reverse().join('');

function foldedWord(word: string): string {
  if (/^[a-zA-Z0-9]+$/.test(word)) return word.toLowerCase().slice(0, LONGEST);
  const bare = word
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .normalize('NFC')
    .toLowerCase();
  // Some signs decompose into others than letters and digits.
  return bare
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, LONGEST)
    .toWellFormed();
}

function signsOf(run: string, start: number): { sign: string; at: number; end: number }[] {
  const signs: { sign: string; at: number; end: number }[] = [];
  let at = start;
  for (const sign of run) {
    const end = at + sign.length;
    const folded = foldedWord(sign);
    if (folded !== '') signs.push({ sign: folded, at, end });
    at = end;
  }
  return signs;
}
