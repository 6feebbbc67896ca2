import { expect, it } from 'vitest';
import { cut, fitted, itemsWithin, rowsWithin } from '../../src/report/fit.ts';

it('leaves what fits, and cuts the rest with an ellipsis', () => {
  expect(fitted('two words', 20, 1)).toEqual({ text: 'two words', lines: 1 });
  const { text, lines } = fitted('word '.repeat(100), 10, 3);
  expect(lines).toBe(3);
  expect(text).toMatch(/^word [\s\S]*…$/);
  expect(fitted('', 10, 1)).toEqual({ text: '', lines: 1 });
});

it('moves a word down whole, and breaks only one that is longer than a line', () => {
  // "aaaa bbbb" is wider than 5 ems; each half is not.
  expect(fitted('aaaa bbbb', 3).lines).toBe(2);
  expect(fitted('a'.repeat(100), 10).lines).toBe(Math.ceil(58 / 10));
  expect(fitted('漢'.repeat(20), 10).lines).toBeGreaterThanOrEqual(3);
});

it('counts hidden signs as they are printed', () => {
  expect(cut('\u202e', 10, 1)).toBe('⟨U+202E⟩');
  expect(fitted('\u202e'.repeat(10), 10).lines).toBeGreaterThan(3);
});

it('takes rows and items while there is room, and one item at least', () => {
  const row = [['one line'], ['a'.repeat(40)]];
  expect(rowsWithin([row, row, row], [0.5, 0.5], 4)).toHaveLength(2);
  expect(itemsWithin(['a', 'b', 'c'], 10, 2)).toEqual(['a', 'b']);
  expect(itemsWithin(['word '.repeat(50)], 10, 2)).toHaveLength(1);
});
