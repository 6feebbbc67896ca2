import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alignLabels } from '../../src/sketch/align.ts';

const labels = fc.array(fc.constantFrom('home', 'about', 'products', 'news', 'contact'), { maxLength: 12 });

it('aligns in order, with equal labels only', () => {
  fc.assert(
    fc.property(labels, labels, (left, right) => {
      let last: [number, number] = [-1, -1];
      for (const [i, j] of alignLabels(left, right)) {
        expect(left[i]).toBe(right[j]);
        expect(i > last[0] && j > last[1]).toBe(true);
        last = [i, j];
      }
    }),
  );
});

it('finds as many pairs from either side', () => {
  fc.assert(
    fc.property(labels, labels, (left, right) => {
      expect(alignLabels(left, right)).toHaveLength(alignLabels(right, left).length);
    }),
  );
});

it('finds the longest common subsequence', () => {
  expect(alignLabels(['a', 'b', 'c', 'd'], ['b', 'x', 'd', 'a'])).toEqual([
    [1, 0],
    [3, 2],
  ]);
});
