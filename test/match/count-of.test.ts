import { describe, expect, it } from 'vitest';
import { countOf, isCommon } from '../../src/match/weigh/rarity.ts';
import { background } from '../../testkit/match/invented.ts';

const side = { value: '', quote: '', url: '', selector: '', capture: '' };
const shared = { similarity: 1, left: side, right: side };

describe('countOf', () => {
  it('is the count of the commonest name of a value', () => {
    const known = background(100, { 'images:bytes': 2, 'images:look:1': 51 });
    expect(countOf({ ...shared, token: 'images:bytes' }, known)).toBe(2);
    expect(
      countOf({ ...shared, token: 'images:bytes', alsoCountedAs: ['images:look:1', 'images:look:2'] }, known),
    ).toBe(51);
    expect(countOf({ ...shared, token: null }, known)).toBe(0);
  });

  it('takes the pair itself out before it calls a value common', () => {
    expect(isCommon(4)).toBe(false);
    expect(isCommon(5)).toBe(true);
  });
});
