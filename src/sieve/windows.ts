/** Words → hashes of windows of some words in a row: a copied sentence shares them. */
import type { Words } from '../names/packed-tables.ts';
import { mayHave, type SieveTable } from './sieve-table.ts';

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
 * Calls `each` with both hashes of each window that the filter lets pass, and the places of its
 * first and last word. A page is read by the same function as the sentences that it is compared
 * with.
 *
 * @param table whose filter it is; null: all pass
 */
export function eachWindow(
  { count, one, two, from, to, han }: Words,
  table: Pick<SieveTable, 'filter'> | null,
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
  const isDense = (at: number): boolean => han && (to[at + WORDS - 1] as number) - (from[at] as number) <= DENSE;
  // Those behind it are still sums.
  for (let at = 0; at < windows; at += 1) {
    const behind = at + WORDS;
    if (isDense(at) && behind < windows) {
      ones[at] = mixed(Math.imul(ones[at] as number, BASE_TWO) ^ (ones[behind] as number));
      twos[at] = Math.imul(twos[at] as number, BASE_ONE) ^ (twos[behind] as number);
    } else ones[at] = mixed(ones[at] as number);
  }
  // Nothing else in this loop: the processor waits for many bits of a large filter at once.
  for (let at = 0; at < windows; at += 1) {
    if (table !== null && !mayHave(table, ones[at] as number, twos[at] as number)) continue;
    if (!isDense(at)) each(ones[at] as number, twos[at] as number, at, at + WORDS - 1);
    else if (at + WORDS < windows) each(ones[at] as number, twos[at] as number, at, at + 2 * WORDS - 1);
  }
}

/** The filter reads the low bits, which a sum of products mixes badly. */
const mixed = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ (hash >>> 13);
