import { describe, expect, it } from 'vitest';
import { heldLine, laterLine, viewLines } from '../../../src/cli/output/lines.ts';

it('what others were shown, each view once, with the lines that one alone was shown', () => {
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

const one = (n: number, held: boolean) => ({
  target: `http://s${n}.example/`,
  reason: n === 0 ? null : `http:50${n}`,
  at: `2026-03-04T05:0${n}:07.000Z`,
  held,
});

describe('what is said of targets that are tried again', () => {
  it('says until when a run waits, and for whom', () => {
    expect(heldLine([one(1, true), one(0, true)])).toBe(
      'waiting until 05:01:07 UTC to retry 2 targets: http://s1.example/ (http:501), http://s0.example/; Ctrl-C stops, and the same command resumes',
    );
    expect(heldLine([1, 2, 3, 4, 5, 6, 7].map((n) => one(n, true)))).toContain(
      'http://s5.example/ (http:505), 2 more;',
    );
  });

  it('says who takes up what a run went on without, and nothing of those that it waited for', () => {
    expect(laterLine([one(1, true), one(2, false), one(3, false)])).toMatch(
      /^2 targets will be retried from .* UTC, by revenant worker/,
    );
    expect(laterLine([one(1, true)])).toBeNull();
  });
});
