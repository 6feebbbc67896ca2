/**
 * A large set of tokens in a small text, with fast look-ups. It keeps 46 bits of the SHA-256 of
 * each token, so no address or number can be read out of it. In a set of 200,000, an absent token
 * is taken for a member with a probability of 200,000 / 2^46, about 3 in a thousand million.
 *
 * Base64 of: 65,536 bytes, the number of hashes that begin with each 16 bits; then the hashes in
 * ascending order, each with its other 30 bits and 2 bits of class in a big-endian word.
 */
import { createHash } from 'node:crypto';
import { CARRIER_CLASSES } from '../weigh/policy.ts';

const BUCKETS = 65_536;

/** @param carriers token → number of packages that carry it, 1 or more */
export function packTokens(carriers: ReadonlyMap<string, number>): string {
  const buckets = Array.from({ length: BUCKETS }, (): Map<number, number> => new Map());
  for (const [token, count] of carriers) {
    const [bucket, rest] = placeOf(token);
    const found = buckets[bucket] as Map<number, number>;
    const kind = CARRIER_CLASSES.findLastIndex((least) => count >= least);
    found.set(rest, Math.max(kind, found.get(rest) ?? 0));
  }
  const sizes = Uint8Array.from(buckets, ({ size }) => {
    if (size > 255) throw new RangeError('too many tokens: a bucket holds 255');
    return size;
  });
  const words = buckets.flatMap((found) => [...found].sort(([a], [b]) => a - b).map(([rest, kind]) => rest * 4 + kind));
  const bytes = Buffer.alloc(words.length * 4);
  for (const [i, word] of words.entries()) bytes.writeUInt32BE(word, i * 4);
  return Buffer.concat([sizes, bytes]).toString('base64');
}

/** @returns the least number of packages that carry a token: 0, 1, 2, 3 or 8 */
export function unpackTokens(packed: string): (token: string) => number {
  const bytes = Buffer.from(packed, 'base64');
  const starts = new Uint32Array(BUCKETS + 1);
  for (let i = 0; i < BUCKETS; i++) starts[i + 1] = (starts[i] as number) + (bytes[i] as number);
  return (token) => {
    const [bucket, rest] = placeOf(token);
    for (let i = starts[bucket] as number; i < (starts[bucket + 1] as number); i++) {
      const word = bytes.readUInt32BE(BUCKETS + i * 4);
      if (word >>> 2 === rest) return CARRIER_CLASSES[word & 3] as number;
    }
    return 0;
  };
}

function placeOf(token: string): [bucket: number, rest: number] {
  const digest = createHash('sha256').update(token).digest();
  return [digest.readUInt16BE(0), digest.readUInt32BE(2) >>> 2];
}
