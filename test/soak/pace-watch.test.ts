import { expect, it, vi } from 'vitest';
import { slopeOf } from '../../testkit/soak/memory.ts';
import { PaceWatch } from '../../testkit/soak/pace-watch.ts';

it('counts what came in parallel or too soon, by host and by address', () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(1_000);
  const watch = new PaceWatch(60);
  const end = watch.begin('a.test', '127.0.0.1');
  watch.begin('b.test', '127.0.0.1')();
  end();
  watch.begin('a.test', '127.0.0.2')();
  clock.mockReturnValue(1_080);
  watch.begin('b.test', '127.0.0.1')();
  watch.begin('c.test', '127.0.0.3')();
  clock.mockRestore();
  expect(watch.report()).toMatchObject({ requests: 5, parallel: 1, tooSoon: 1, leastGapMs: 0 });
});

it('draws a line through points', () => {
  expect(
    slopeOf([
      [0, 1],
      [1, 3],
      [2, 5],
    ]),
  ).toBeCloseTo(2);
  expect(slopeOf([[1, 1]])).toBe(0);
});
