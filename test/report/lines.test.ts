import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrap } from '../../src/report/lines.ts';

describe('wrap', () => {
  it('loses nothing and keeps to the width', () => {
    const words = fc.array(fc.stringMatching(/^[a-z仓库]{1,60}$/), { maxLength: 12 });
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 50 }), (list, width) => {
        const lines = wrap(list.join(' '), width);
        expect(lines.join('').replaceAll(' ', '')).toBe(list.join(''));
        for (const line of lines) expect(line.replace(/[仓库]/g, '##').length).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('marks what it leaves out', () => {
    expect(wrap('one two three four', 9, 1)).toEqual(['one two…']);
    expect(wrap('one two', 9, 1)).toEqual(['one two']);
    expect(wrap('abcdefghijkl', 4, 2)).toEqual(['abcd', 'efg…']);
  });
});
