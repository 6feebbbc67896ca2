import { expect, it } from 'vitest';
import { parseRetryAfter } from '../../../src/egress/exchange/hop.ts';

const NOW = Date.UTC(2025, 0, 15, 12, 0, 0);
const DAY = 24 * 3_600_000;

it.each([
  ['5', 5_000],
  [' 120 ', 120_000],
  ['0', 0],
  ['86400', DAY],
  ['1000000000000', DAY],
  ['Wed, 15 Jan 2025 12:00:30 GMT', 30_000],
  ['Wednesday, 15-Jan-25 12:00:30 GMT', 30_000],
  ['Wed Jan 15 12:00:30 2025', 30_000],
  ['Wed, 15 Jan 2025 11:00:00 GMT', 0],
  ['Thu, 15 Jan 2035 12:00:00 GMT', DAY],
  ['1e12', DAY],
  ['9'.repeat(40), DAY],
  ['9'.repeat(1_000), null],
  ['1e999', DAY],
  ['5.5', 6_000],
  ['-5', null],
  ['5s', null],
  ['5, 10', null],
  ['soon', null],
  ['2025-01-15', null],
  ['Wed, 99 Jan 2025 12:00:30 GMT', null],
  ['', null],
  [undefined, null],
])('%s', (value, expected) => {
  expect(parseRetryAfter(value, NOW, DAY)).toBe(expected);
});

it('waits no longer than the limit, whatever is asked', () => {
  expect(parseRetryAfter('7200', NOW, 60_000)).toBe(60_000);
  expect(parseRetryAfter('Wed, 15 Jan 2025 14:00:00 GMT', NOW, 60_000)).toBe(60_000);
});
