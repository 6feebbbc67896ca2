/**
 * The 32-bit SimHash of the npm package simhash-js 1.0.0, bit for bit, without its text of every
 * hash.
 */
import { majorityOf } from './simhash.ts';

/** Characters a feature. */
const PIECE = 4;
/**
 * That many features, the first in the order of their hex digits, are left out (a slip of the
 * package).
 */
const LEFT_OUT = 128;

/**
 * Unsigned. For a text of more than four characters; the package takes a shorter one for a number.
 */
export function simhashJs32(text: string): number {
  // The order of hex digits without leading zeros: digits to the left, then their count.
  const ordered = new Float64Array(Math.ceil(text.length / PIECE));
  for (let i = 0; i < ordered.length; i++) {
    const hash = lookup3(text, i * PIECE, Math.min(text.length, (i + 1) * PIECE));
    const digits = Math.max(1, 8 - (Math.clz32(hash) >>> 2));
    ordered[i] = ((hash << (32 - 4 * digits)) >>> 0) * 16 + digits;
  }
  ordered.sort();
  const kept = ordered.length > LEFT_OUT ? ordered.subarray(LEFT_OUT) : ordered;
  const features = Uint32Array.from(kept, (order) => (order / 16) >>> (32 - 4 * (order % 16)));
  return majorityOf(features);
}

/**
 * Bob Jenkins' lookup3 of at most four UTF-16 units, as the package has it: its rotation keeps the
 * sign.
 */
function lookup3(text: string, from: number, to: number): number {
  let a = (0xdeadbeef + (to - from)) | 0;
  let b = a;
  let c = a;
  for (let i = to - 1; i >= from; i--) a = (a + (text.charCodeAt(i) << (8 * (i - from)))) | 0;
  c = ((c ^ b) - rotated(b, 14)) | 0;
  a = ((a ^ c) - rotated(c, 11)) | 0;
  b = ((b ^ a) - rotated(a, 25)) | 0;
  c = ((c ^ b) - rotated(b, 16)) | 0;
  a = ((a ^ c) - rotated(c, 4)) | 0;
  b = ((b ^ a) - rotated(a, 14)) | 0;
  return ((c ^ b) - rotated(b, 24)) >>> 0;
}

const rotated = (word: number, by: number): number => (word << by) | (word >> (32 - by));
