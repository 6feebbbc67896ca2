import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInTree, merklePaths, merkleRoot } from '../../src/evidence/merkle.ts';
import { sha256 } from '../../src/model/digest.ts';
import { expectQuick } from '../../testkit/expect-quick.ts';

const leavesOf = (count: number): string[] => Array.from({ length: count }, (_, index) => sha256(String(index)));

/** As 2.1 and 2.1.1 write it down, hashing again and again. */
function defined(leaves: readonly string[], index: number, path: string[]): Buffer {
  const digest = (prefix: number, ...parts: Buffer[]) =>
    Buffer.from(sha256(Buffer.concat([Buffer.of(prefix), ...parts])), 'hex');
  if (leaves.length === 1) return digest(0, Buffer.from(leaves[0] ?? '', 'hex'));
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  const isLeft = index < split;
  const left = defined(leaves.slice(0, split), isLeft ? index : 0, isLeft ? path : []);
  const right = defined(leaves.slice(split), isLeft ? 0 : index - split, isLeft ? [] : path);
  path.push((isLeft ? right : left).toString('hex'));
  return digest(1, left, right);
}

describe('Merkle trees', () => {
  it('prove every leaf of every small tree, and no other leaf, place, size or root', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (size, at, other) => {
        const leaves = leavesOf(size);
        const index = at % size;
        const root = merkleRoot(leaves);
        const [path = []] = merklePaths(leaves, [index]);
        const leaf = leaves[index] ?? '';
        expect(isInTree(leaf, index, size, path, root)).toBe(true);
        expect(isInTree(sha256('other'), index, size, path, root)).toBe(false);
        expect(isInTree(leaf, index, size, path, sha256('root'))).toBe(false);
        const place = other % (size + 2);
        if (place !== index) expect(isInTree(leaf, place, size, path, root)).toBe(false);
        expect(isInTree(leaf, index, size, [...path, leaf], root)).toBe(false);
        if (path.length > 0) expect(isInTree(leaf, index, size, path.slice(1), root)).toBe(false);
      }),
    );
  });

  it('have the roots and paths that RFC 6962 defines', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (size, at) => {
        const leaves = leavesOf(size);
        const path: string[] = [];
        expect(merkleRoot(leaves)).toBe(defined(leaves, at % size, path).toString('hex'));
        expect(merklePaths(leaves, [at % size, 0])[0]).toEqual(path);
      }),
    );
  });

  it('are hashed once for all entries of an export', () => {
    const leaves = leavesOf(20_000);
    const indexes = Array.from({ length: 500 }, (_, index) => index * 40);
    // One path after the other would hash 20,000,000 nodes.
    expectQuick(() => merklePaths(leaves, indexes), 10_000);
  });

  it('have the roots of RFC 6962: one leaf is hashed behind a zero byte', () => {
    const leaf = '00'.repeat(32);
    expect(merkleRoot([leaf])).toBe(sha256(Buffer.concat([Buffer.of(0), Buffer.alloc(32)])));
  });
});
