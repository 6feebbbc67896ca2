import simhashJs from 'simhash-js';
import { expect, it } from 'vitest';
import { compat32 } from '../../../src/signals/find/language-text.ts';

it('is what simhash-js gives, written as hex', () => {
  const text = 'Dried herbs from three valleys, packed by hand and sent by post.';
  expect(compat32(text)).toBe(new simhashJs.SimHash().hash(text).toString(16).padStart(8, '0'));
  expect(compat32(text)).toMatch(/^[0-9a-f]{8}$/);
});

it('is bounded in what it reads', () => {
  expect(compat32('ab c'.repeat(2000))).toBe(compat32(`${'ab c'.repeat(2000)}beyond the limit`));
});
