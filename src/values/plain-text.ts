/** Hostile text → text that patterns can be run on. */
import { withoutLookAlikes } from '../sketch/look-alikes.ts';

// Zero-width, soft hyphen, bidi controls, word joiner, variation selectors, tag characters, BOM:
// invisible to a reader, and the cheapest way to break a pattern. NFKC keeps them. A no-break space
// is no invisible: NFKC makes it a space.
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\u{e0000}-\u{e0fff}]/gu;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;
const IS_DIGIT = /^\p{Nd}$/u;
/** The cap around a digit; digits in filled or double circles, which have no compatibility form. */
const KEYCAP = /\u20e3/g;
const CIRCLED = /[\u24f5-\u24fd\u2776-\u277e\u2780-\u2788\u278a-\u2792]/g;
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const LONGEST = 200_000;
/** Most text needs no change. */
const ALREADY_PLAIN = /^[\t\n\r -~]*$/;

/** Every script's decimal digits stand in one run of ten, zero first (Unicode, 4.6). */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && IS_DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** Each run of them begins with the one for 1. */
function circledDigit(sign: string): string {
  const code = sign.charCodeAt(0);
  const first = code < 0x2776 ? 0x24f5 : code < 0x2780 ? 0x2776 : code < 0x278a ? 0x2780 : 0x278a;
  return String(code - first + 1);
}

/**
 * NFKC, no invisible characters, any script's digits as 0-9, any dash as "-"; white space kept. Cut
 * to 200,000 characters.
 */
export function plainText(text: string): string {
  const cut = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  if (ALREADY_PLAIN.test(cut)) return cut;
  // Invisible characters twice: NFKC turns the half-width Hangul filler into another.
  return cut
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(KEYCAP, '')
    .replace(CIRCLED, circledDigit)
    .replace(CONTROL, ' ')
    .replace(OTHER_DIGIT, asciiDigit)
    .replace(DASH, '-');
}

/** Plain text for comparing: no look-alikes of other scripts, lower case, white space folded. */
export function foldedText(text: string): string {
  return withoutLookAlikes(plainText(text)).toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Letters and digits alone, in lower case. */
export const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The words around a find, for the quote: at most 200 characters, the find inside. */
export function quoteAround(text: string, at: number, length: number): string {
  const room = Math.max(0, 200 - length);
  const before = Math.min(at, Math.floor(room / 2));
  return text
    .slice(at - before, at - before + 200)
    .replace(/\s+/g, ' ')
    .trim();
}
