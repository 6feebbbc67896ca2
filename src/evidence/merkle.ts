/** Merkle trees as RFC 6962, 2.1 has them: what shows that an entry is in a log without showing the log. */
import { createHash } from 'node:crypto';

type Hash = Buffer;

/** Leaves and nodes begin with different bytes, so that no node can be passed off as a leaf. */
const leafHash = (leaf: string): Hash => hash(0, Buffer.from(leaf, 'hex'));
const nodeHash = (left: Hash, right: Hash): Hash => hash(1, left, right);

function hash(prefix: number, ...parts: Buffer[]): Hash {
  const digest = createHash('sha256').update(Buffer.of(prefix));
  for (const part of parts) digest.update(part);
  return digest.digest();
}

/** @param leaves in hex, at least one */
export function merkleRoot(leaves: readonly string[]): string {
  return rootOf(leaves.map(leafHash)).toString('hex');
}

/** The hashes that lead from one leaf to the root (2.1.1), nearest first. */
export function merklePath(leaves: readonly string[], index: number): string[] {
  const path: Hash[] = [];
  walk(leaves.map(leafHash), index, path);
  return path.map((one) => one.toString('hex'));
}

/** Whether that leaf stands at that place of a tree of so many leaves with that root (RFC 9162, 2.1.3.2). */
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
    } else {
      found = nodeHash(found, other);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && found.toString('hex') === root;
}

function rootOf(hashes: readonly Hash[]): Hash {
  const [first] = hashes;
  if (first === undefined) throw new Error('a tree has at least one leaf');
  if (hashes.length === 1) return first;
  const split = splitOf(hashes.length);
  return nodeHash(rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)));
}

function walk(hashes: readonly Hash[], index: number, path: Hash[]): void {
  if (hashes.length === 1) return;
  const split = splitOf(hashes.length);
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)];
  if (index < split) {
    walk(left, index, path);
    path.push(rootOf(right));
  } else {
    walk(right, index - split, path);
    path.push(rootOf(left));
  }
}

/** The largest power of two below the number of leaves. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}
