/** Merkle trees (RFC 6962, 2.1): they prove that an entry is in a log without showing the log. */
import { hash as digestOf } from 'node:crypto';

type Hash = Buffer;

/** Leaves and nodes begin with different bytes, so that no node can be passed off as a leaf. */
const leafHash = (leaf: string): Hash => hash(0, Buffer.from(leaf, 'hex'));
const nodeHash = (left: Hash, right: Hash): Hash => hash(1, left, right);

function hash(prefix: number, ...parts: Buffer[]): Hash {
  return digestOf('sha256', Buffer.concat([Buffer.of(prefix), ...parts]), 'buffer');
}

/** @param leaves in hex, at least one */
export function merkleRoot(leaves: readonly string[]): string {
  return (levelsOf(leaves).at(-1)?.[0] ?? Buffer.alloc(0)).toString('hex');
}

/** The hashes that lead from each leaf to the root (2.1.1), nearest first. */
export function merklePaths(leaves: readonly string[], indexes: readonly number[]): string[][] {
  const levels = levelsOf(leaves);
  return indexes.map((index) =>
    levels.flatMap((level, height) => {
      const beside = level[Math.floor(index / 2 ** height) ^ 1];
      return beside === undefined ? [] : [beside.toString('hex')];
    }),
  );
}

/** The leaves' hashes, then pairs from the left; a last one without a neighbour stays as it is. */
function levelsOf(leaves: readonly string[]): Hash[][] {
  let level = leaves.map(leafHash);
  if (level.length === 0) throw new Error('a tree has at least one leaf');
  const levels = [level];
  while (level.length > 1) {
    const below = level;
    level = Array.from({ length: Math.ceil(below.length / 2) }, (_, index) => {
      const [left, right] = [below[2 * index] as Hash, below[2 * index + 1]];
      return right === undefined ? left : nodeHash(left, right);
    });
    levels.push(level);
  }
  return levels;
}

/** True if that leaf is at that index of a tree of that size with that root (RFC 9162, 2.1.3.2). */
export function isInTree(leaf: string, index: number, size: number, path: readonly string[], root: string): boolean {
  if (index < 0 || index >= size) return false;
  let [place, last] = [index, size - 1];
  let found = leafHash(leaf);
  for (const step of path) {
    if (last === 0) return false;
    const other = Buffer.from(step, 'hex');
    if (place % 2 === 1 || place === last) {
      found = nodeHash(other, found);
      while (place % 2 === 0 && place !== 0) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
    } else found = nodeHash(found, other);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && found.toString('hex') === root;
}
