import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInTree, merklePath, merkleRoot } from '../../src/evidence/merkle.ts';
import { sha256 } from '../../src/model/digest.ts';

const leavesOf = (count: number): string[] => Array.from({ length: count }, (_, index) => sha256(String(index)));

describe('Merkle trees', () => {
  it('prove every leaf of every small tree, and no other leaf, place, size or root', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (size, at, other) => {
        const leaves = leavesOf(size);
        const index = at % size;
        const root = merkleRoot(leaves);
        const path = merklePath(leaves, index);
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

  it('have the roots of RFC 6962: one leaf is hashed behind a zero byte', () => {
    const leaf = '00'.repeat(32);
    expect(merkleRoot([leaf])).toBe(sha256(Buffer.concat([Buffer.of(0), Buffer.alloc(32)])));
  });
});
