/**
 * The first two words of each name as bits: most words of a text begin some name of a long list,
 * but few pairs of words do. So a walk asks one bit before it reads the trie.
 */
import { UNKNOWN, type WordTrie } from './packed-tables.ts';

/** A power of two of bits. A pair that is not there has its bit by chance in at most 1 of 8. */
export type PairFilter = Uint32Array;

const BITS_A_PAIR = 8;
const WORD_BITS = 32;

export function pairFilterOf({ nextFrom, wordOf, endsFrom }: WordTrie): PairFilter {
  const pairs: [first: number, second: number][] = [];
  for (let state = 1; state < (nextFrom[1] as number); state += 1) {
    const first = wordOf[state] as number;
    if (endsFrom[state] !== endsFrom[state + 1]) pairs.push([first, UNKNOWN]);
    for (let next = nextFrom[state] as number; next < (nextFrom[state + 1] as number); next += 1)
      pairs.push([first, wordOf[next] as number]);
  }
  const bits = 2 ** Math.ceil(Math.log2(Math.max(WORD_BITS, pairs.length * BITS_A_PAIR)));
  const filter = new Uint32Array(bits / WORD_BITS);
  for (const [first, second] of pairs) {
    const bit = bitOf(first, second) & (bits - 1);
    filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << (bit & 31));
  }
  return filter;
}

/** @param second UNKNOWN asks for a name of one word */
export function mayBegin(filter: PairFilter, first: number, second: number): boolean {
  const bit = bitOf(first, second) & (filter.length * WORD_BITS - 1);
  return (((filter[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1;
}

function bitOf(first: number, second: number): number {
  const mixed = Math.imul(Math.imul(first, 0x9e3779b1) ^ (second + 1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
