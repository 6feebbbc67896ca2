import { hexOfWords } from './hamming.ts';

/** 64-bit SimHash (Charikar 2002) of word pairs with repeats, by a carry-save adder. 16 hex digits; null: no features. */
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

/** The bits that more than half of the 32-bit words have. Unsigned; 0 where there are none. */
export function majorityOf(words: Uint32Array): number {
  const planes = new Uint32Array(32 - Math.clz32(words.length));
  for (let i = 0; i < words.length; i++) add(planes, words[i] as number);
  return majority(planes, words.length);
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
