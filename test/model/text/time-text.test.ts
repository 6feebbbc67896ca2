import { expect, it } from 'vitest';
import { timeText } from '../../../src/model/text/time-text.ts';
import { UNKNOWN_TIME } from '../../../src/model/words.ts';

it.each([
  ['2026-11-27T08:16:11.625Z', '27 Nov 2026 08:16 UTC'],
  ['2026-01-02', '2 Jan 2026'],
  ['2026-01', 'Jan 2026'],
  ['2026', '2026'],
  [UNKNOWN_TIME, 'unknown time'],
  [null, 'unknown time'],
])('%s: %s', (instant, text) => {
  expect(timeText(instant)).toBe(text);
});
