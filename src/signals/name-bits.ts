/** A firm's name → how much its own words tell of one firm, in bits: "Sunrise Trading" little, "Hebei Quillmoor" all that a name can. */
import { hanParts } from './han-parts.ts';
import { UNSPACED_SIGN, wordBits } from './word-bits.ts';

/** Most that a name tells: two firms may well bear one. */
export const MOST_NAME_BITS = 10;
/** A legal form shows that a firm is meant, and not what it sells. */
export const FORM_BITS = 1;

/** @param name normalised, as company names are compared */
export function nameBits(name: string): number {
  const words = name.split(' ');
  const parts = words.some((word) => UNSPACED_SIGN.test(word))
    ? hanParts(words.join(''))
    : words.map((word) => ({ word, common: false }));
  return parts.reduce((sum, { word, common }) => sum + (common ? 1 : wordBits(word, 1)), 0);
}

/** From 0 to 1: how near a name comes to telling all that a name can. */
export function tellingShare(name: string, formed: boolean): number {
  return Math.min(1, (nameBits(name) + (formed ? FORM_BITS : 0)) / MOST_NAME_BITS);
}
