import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullStop, shorten } from '../../src/values/shorten.ts';

describe('shorten', () => {
  it('cuts between words and says that it cut', () => {
    expect(shorten('Please send no money for samples', 20)).toBe('Please send no…');
    expect(shorten('Please send no money', 20)).toBe('Please send no money');
    expect(shorten('x'.repeat(30), 10)).toBe(`${'x'.repeat(9)}…`);
  });

  it('is never longer than asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.integer({ min: 2, max: 60 }), (text, most) => {
        expect(shorten(text, most).length).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('fullStop', () => {
  it('ends a sentence once', () => {
    expect(fullStop('It names Co., Ltd.')).toBe('It names Co., Ltd.');
    expect(fullStop('It names Quillmoor')).toBe('It names Quillmoor.');
  });
});
