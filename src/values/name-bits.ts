/** A company name → how distinctive it is, in bits: "Sunrise Trading" little, "Hebei Quillmoor" the maximum. */
import { hanParts } from './han-parts.ts';
import { UNSPACED_SIGN, wordBits } from './word-bits.ts';

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
