import { expect, test } from 'vitest';
import { viewLines } from '../../../src/cli/output/lines.ts';

test('what others were shown, each view once, with the lines that one alone was shown', () => {
  const other = { status: 200, finalUrl: 'http://mill.test/', condition: 'content' as const };
  const shown = { ...other, likeness: 0.25, missing: ['Garden'], added: ['Old Mill'] };
  const lines = viewLines({
    suspicion: 'its answer says that it varies by User-Agent',
    control: 0.98,
    shown: [
      { ...shown, view: 'browser', capture: 'a'.repeat(64) },
      { ...shown, view: 'mobile', capture: 'a'.repeat(64) },
      { ...other, view: 'referred', capture: 'b'.repeat(64), likeness: 1, missing: [], added: [] },
    ],
  });
  expect(lines).toEqual([
    'fetched again as other visitors: its answer says that it varies by User-Agent; two answers to us have 98 % in common',
    `  browser  content, 25 % in common with our view  ${'a'.repeat(16)}`,
    '    + Old Mill',
    '    - Garden',
    '  mobile   the same as browser',
    `  referred content, 100 % in common with our view  ${'b'.repeat(16)}`,
  ]);
  expect(viewLines(undefined)).toEqual([]);
});
