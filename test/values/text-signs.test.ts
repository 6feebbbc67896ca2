import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AT, COLON, DIGIT, OTHER, RUN, SLASH, signsOf } from '../../src/values/text-signs.ts';

/** As the finders look for them. */
const NEEDED: readonly (readonly [sign: number, pattern: RegExp])[] = [
  [AT, /@/],
  [SLASH, /\//],
  [COLON, /[:=]/],
  [DIGIT, /\d/],
  [RUN | OTHER, /[1-9A-HJ-NP-Za-km-z]{26}|(?:[A-Za-z0-9]{4}[ \u00a0-]){5}/],
  [OTHER, /[^\x00-\x7f]/],
];

test('a text with what a finder looks for has its sign', () => {
  const piece = fc.constantFrom('@', '/', ':', '=', '7', 'a', 'word', 'Kv7x', ' ', '-', '.', 'ü', '電', '\u00a0');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      for (const [sign, pattern] of NEEDED) if (pattern.test(text)) expect(signsOf(text) & sign).not.toBe(0);
    }),
    { numRuns: 2_000 },
  );
});

test('prose has no signs', () => {
  expect(signsOf('We make pumps, valves and the rest; write to us any day.')).toBe(0);
});

test('groups of four count as a run, the first one as the end of a word too', () => {
  expect(signsOf('to TWd4 WrZ9 wn84 f5x1 hZhL 4DVi')).toBe(DIGIT | RUN);
  expect(signsOf('Addressed this that with from some')).toBe(RUN);
  expect(signsOf('this that, with from some more')).toBe(0);
});
