/** A firm's name → how much it tells of one firm, in bits: "Sunrise Trading" little, "Hebei Quillmoor" all that a name can. */
import { hanParts } from './han-parts.ts';
import { UNSPACED_SIGN, wordBits } from './word-bits.ts';

/** Most that a name tells: two firms may well bear one. */
export const MOST_NAME_BITS = 10;
/** Of one word without a legal form, which may be a product's, or of words that are nobody's own. */
const MOST_OF_WEAK = 6;
const WEAK = 8;
/** A legal form shows that a firm is meant, and not what it sells. */
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

/** From 0 to 1: how near a normalised name comes to telling all that a name can. */
export function tellingShare(name: string, formed: boolean): number {
  const single = !name.includes(' ') && !UNSPACED_SIGN.test(name);
  return nameWeight(nameBits(name), formed, single) / MOST_NAME_BITS;
}
