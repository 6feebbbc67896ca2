/** Words → hashes of windows of some words in a row: a copied sentence shares them. */
import type { Words } from '../names/packed-tables.ts';

const WORDS = 6;
const BASE_ONE = 0x01000193;
const BASE_TWO = 0x5bd1e995 | 0;
const powerOf = (base: number): number => {
  let power = 1;
  for (let at = 0; at < WORDS; at += 1) power = Math.imul(power, base);
  return power;
};
const OUT_ONE = powerOf(BASE_ONE);
const OUT_TWO = powerOf(BASE_TWO);
/**
 * Units of six words in a script without blanks, each sign of which is a word: two windows side by
 * side are then one.
 */
const DENSE = 10;

let ones = new Int32Array(4096);
let twos = new Int32Array(4096);

/**
 * Calls `each` with both hashes of each window and the places of its first and last word. A page is
 * read by the same function as the sentences that it is compared with.
 */
export function eachWindow(
  { count, one, two, from, to }: Words,
  each: (one: number, two: number, first: number, last: number) => void,
): void {
  const windows = count - WORDS + 1;
  if (windows < 1) return;
  if (ones.length < windows) [ones, twos] = [new Int32Array(windows * 2), new Int32Array(windows * 2)];
  let [first, second] = [0, 0];
  for (let at = 0; at < count; at += 1) {
    first = (Math.imul(first, BASE_ONE) + (one[at] as number)) | 0;
    second = (Math.imul(second, BASE_TWO) + (two[at] as number)) | 0;
    if (at >= WORDS) {
      first = (first - Math.imul(one[at - WORDS] as number, OUT_ONE)) | 0;
      second = (second - Math.imul(two[at - WORDS] as number, OUT_TWO)) | 0;
    }
    if (at < WORDS - 1) continue;
    ones[at - WORDS + 1] = first;
    twos[at - WORDS + 1] = second;
  }
  for (let at = 0; at < windows; at += 1) {
    const isDense = (to[at + WORDS - 1] as number) - (from[at] as number) <= DENSE;
    if (!isDense) each(mixed(ones[at] as number), twos[at] as number, at, at + WORDS - 1);
    else if (at + WORDS < windows)
      each(
        mixed(Math.imul(ones[at] as number, BASE_TWO) ^ (ones[at + WORDS] as number)),
        Math.imul(twos[at] as number, BASE_ONE) ^ (twos[at + WORDS] as number),
        at,
        at + 2 * WORDS - 1,
      );
  }
}

/** The filter reads the low bits, which a sum of products mixes badly. */
const mixed = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ (hash >>> 13);
