/** Looks of known pictures (64-bit difference hashes), asked by nearness: a demo's photo comes back recompressed and resized. */
import { hammingWords, wordsOfHex } from '../sketch/hamming.ts';

/**
 * Bits of 64 that saving again moves; far below the nearness at which two sites' pictures are taken for one, so that only
 * the known picture itself is found.
 */
const NEAR = 4;
const BYTES = 8;

/** @param looks hashes of 16 hex digits; any order, repeats are dropped */
export function packLooks(looks: readonly string[]): string {
  return Buffer.from([...new Set(looks)].sort().join(''), 'hex').toString('base64');
}

/** @returns whether a hash of 16 hex digits is that of a known picture, or near it */
export function unpackLooks(packed: string): (look: string) => boolean {
  const hex = Buffer.from(packed, 'base64').toString('hex');
  const known = Array.from({ length: hex.length / (2 * BYTES) }, (_, i) => wordsOfHex(hex.slice(16 * i, 16 * i + 16)));
  return (look) => {
    const words = wordsOfHex(look);
    return words.length === 2 && known.some((one) => hammingWords(one, words) <= NEAR);
  };
}
