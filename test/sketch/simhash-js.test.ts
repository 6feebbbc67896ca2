import fc from 'fast-check';
import simhashJs from 'simhash-js';
import { expect, it } from 'vitest';
import { simhashJs32 } from '../../src/sketch/simhash-js.ts';

const theirs = (text: string): number => new simhashJs.SimHash().hash(text) >>> 0;

it('is what the package gives, for texts of any script, and with more pieces than it leaves out', () => {
  const texts = [
    fc.string({ minLength: 5, maxLength: 200 }),
    fc.string({ unit: 'binary', minLength: 5, maxLength: 700 }),
    fc.string({ minLength: 500, maxLength: 1_500 }),
  ];
  fc.assert(
    fc.property(fc.oneof(...texts), (text) => {
      fc.pre(text.length > 4);
      expect(simhashJs32(text)).toBe(theirs(text));
    }),
    { numRuns: 60 },
  );
  expect(simhashJs32('ab c'.repeat(2_000))).toBe(theirs('ab c'.repeat(2_000)));
});
