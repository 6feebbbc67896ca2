/**
 * The 32-bit SimHash of the npm package simhash-js 1.0.0, bit for bit, for users who hold such
 * values. Ours is some twenty times as fast, without a text of every hash. The package is the
 * reference, and the fallback.
 */
import simhashJs from 'simhash-js';
import { majorityOf } from './simhash.ts';

/** Characters a feature. */
const PIECE = 4;
/** So many features, the first by their hex digits, are left out (a slip of the package). */
const LEFT_OUT = 128;

/** Unsigned: what the package gives, for every text. */
export function simhash32(text: string): number {
  return text.length > PIECE && agrees() ? simhashJs32(text) : ofPackage(text);
}

/** Longer than what is left out, and in two scripts. */
const PROBE = Array.from({ length: 200 }, (_, i) => `steel pipe ${i * 7919}, труба ${i}`).join('; ');

/** True if ours is what the installed package gives. */
export const agreesWithPackage = (): boolean => simhashJs32(PROBE) === ofPackage(PROBE);
let known: boolean | undefined;
const agrees = (): boolean => (known ??= agreesWithPackage());

const ofPackage = (text: string): number => new simhashJs.SimHash().hash(text) >>> 0;

/** Ours. For a text of more than four characters; the package takes a shorter one for a number. */
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

/** Bob Jenkins' lookup3 of up to four UTF-16 units, as in the package: rotation keeps the sign. */
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
