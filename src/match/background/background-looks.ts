/** Looks of known pictures (64-bit difference hashes), by nearness: copies are recompressed. */
import { appendTo } from '../../model/group-by.ts';
import { hammingWords, wordsOfHex } from '../../sketch/hamming.ts';
import { NEAR_LOOK } from '../weigh/policy.ts';

const DIGITS = 16;
/** Bounds of parts, in hex digits: one part more than NEAR_LOOK bits, so near hashes share one. */
const PARTS = [0, 3, 6, 9, 12, DIGITS] as const;

/** @param looks hashes of 16 hex digits; any order, repeats are dropped */
export function packLooks(looks: readonly string[]): string {
  return Buffer.from([...new Set(looks)].sort().join(''), 'hex').toString('base64');
}

/** @returns a test: true if a hash of 16 hex digits equals or is near that of a known picture */
export function unpackLooks(packed: string): (look: string) => boolean {
  const hex = Buffer.from(packed, 'base64').toString('hex');
  const known = new Map<string, Uint32Array[]>();
  for (let at = 0; at < hex.length; at += DIGITS) {
    const look = hex.slice(at, at + DIGITS);
    for (const part of partsOf(look)) appendTo(known, part, wordsOfHex(look));
  }
  return (look) => {
    if (look.length !== DIGITS) return false;
    const words = wordsOfHex(look);
    return partsOf(look).some((part) => known.get(part)?.some((one) => hammingWords(one, words) <= NEAR_LOOK) === true);
  };
}

function partsOf(look: string): string[] {
  return PARTS.slice(1).map((end, i) => `${i}:${look.slice(PARTS[i], end)}`);
}
