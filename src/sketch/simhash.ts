import { hexOfWords } from './hamming.ts';

/**
 * 64-bit SimHash (Charikar 2002; Manku, Jain and Das Sarma 2007) of features as word pairs (high, low), with repeats, by
 * a carry-save adder over bit planes. 16 hex digits; null: no features.
 */
export function simhash64(features: Uint32Array): string | null {
  const count = features.length >>> 1;
  if (count === 0) return null;
  const planes = 32 - Math.clz32(count);
  const high = new Uint32Array(planes);
  const low = new Uint32Array(planes);
  for (let i = 0; i < features.length; i += 2) {
    add(high, features[i] as number);
    add(low, features[i + 1] as number);
  }
  return hexOfWords(Uint32Array.of(majority(high, count), majority(low, count)));
}

/** The same with a weight for each feature; weights are any positive numbers. */
export function weightedSimhash64(features: Uint32Array, weights: ArrayLike<number>): string | null {
  if (features.length === 0) return null;
  const votes = new Float64Array(64);
  for (let i = 0; i < features.length; i++) {
    const word = features[i] as number;
    const weight = weights[i >>> 1] ?? 0;
    const base = (i & 1) * 32;
    for (let bit = 0; bit < 32; bit++) {
      votes[base + bit] = (votes[base + bit] as number) + ((word >>> bit) & 1 ? weight : -weight);
    }
  }
  const words = new Uint32Array(2);
  for (let bit = 0; bit < 64; bit++) {
    const half = bit >>> 5;
    if ((votes[bit] as number) > 0) words[half] = (words[half] as number) | (1 << (bit & 31));
  }
  return hexOfWords(words);
}

/** Adds one bit per column to the columns' binary counters. */
function add(planes: Uint32Array, word: number): void {
  let carry = word;
  for (let p = 0; carry !== 0; p++) {
    const plane = planes[p] as number;
    planes[p] = plane ^ carry;
    carry &= plane;
  }
}

function majority(planes: Uint32Array, count: number): number {
  let word = 0;
  for (let bit = 0; bit < 32; bit++) {
    let ones = 0;
    for (let p = planes.length - 1; p >= 0; p--) ones = ones * 2 + (((planes[p] as number) >>> bit) & 1);
    if (ones * 2 > count) word |= 1 << bit;
  }
  return word >>> 0;
}
