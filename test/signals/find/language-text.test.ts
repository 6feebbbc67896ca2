import { expect, it } from 'vitest';
import { compat32 } from '../../../src/signals/find/language-text.ts';

it('is bounded in what it reads', () => {
  expect(compat32('ab c'.repeat(2000))).toBe(compat32(`${'ab c'.repeat(2000)}beyond the limit`));
});
