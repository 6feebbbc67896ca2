import { describe, expect, it } from 'vitest';
import { leftText, marksOfEnds, paceOf, rateText } from '../../../src/model/text/pace.ts';

/** One done every `everyMs`, from the beginning. */
const steady = (n: number, everyMs: number) =>
  Array.from({ length: n + 1 }, (_, i) => ({ atMs: i * everyMs, done: i }));

describe('paceOf', () => {
  it('knows nothing before some time has passed and something is done', () => {
    const nothing = { perSecond: null, leftMs: null };
    expect(paceOf([], 0, 0, 10)).toEqual(nothing);
    expect(paceOf(steady(100, 10), 1_000, 100, 1_000)).toEqual(nothing);
    expect(paceOf(steady(2, 60_000), 120_000, 2, 10)).toEqual(nothing);
  });

  it('forgets how fast the work was long ago', () => {
    const fast = steady(1_000, 10);
    const slow = Array.from({ length: 100 }, (_, i) => ({ atMs: 10_000 + (i + 1) * 1_000, done: 1_001 + i }));
    const { perSecond, leftMs } = paceOf([...fast, ...slow], 110_000, 1_100, 1_160);
    expect(perSecond).toBeCloseTo(1, 1);
    expect(leftMs).toBeCloseTo(60_000, -3);
  });

  it('measures slow work over longer, and slows down while nothing moves', () => {
    const marks = steady(10, 60_000);
    expect(paceOf(marks, 600_000, 10, 20).leftMs).toBeCloseTo(600_000, -3);
    expect(paceOf(marks, 1_200_000, 10, 20).leftMs).toBeGreaterThan(1_200_000);
  });

  it('says no time left where the total is unknown', () => {
    expect(paceOf(steady(10, 1_000), 10_000, 10, null)).toEqual({ perSecond: 1, leftMs: null });
  });
});

it('sees a pace in the times at which pieces ended, the last ones or all', () => {
  const ended = ['2026-11-30T10:00:10.000Z', '2026-11-30T10:00:20.000Z', '2026-11-30T10:00:30.000Z'];
  const now = Date.parse('2026-11-30T10:00:30.000Z');
  const began = Date.parse('2026-11-30T10:00:00.000Z');
  expect(paceOf(marksOfEnds(began, ended, 3), now, 3, 6)).toEqual({ perSecond: 0.1, leftMs: 30_000 });
  expect(marksOfEnds(began, ended, 50).map(({ done }) => done)).toEqual([48, 49, 50]);
});

it('writes rates and times in the unit in which they are read', () => {
  expect([35.4, 2, 2.5, 0.5, 0.01, 0.001].map((rate) => rateText(rate))).toEqual([
    '35/s',
    '2/s',
    '2.5/s',
    '30/min',
    '36/h',
    '3.6/h',
  ]);
  expect([1, 41_000, 61_000, 3 * 3_600_000, 90 * 3_600_000].map(leftText)).toEqual([
    'about 5 s left',
    'about 45 s left',
    'about 2 min left',
    'about 3 h left',
    'about 4 days left',
  ]);
});
