import { expect, it } from 'vitest';
import { openDelays } from '../../../src/desk/frame/delays.ts';
import { openAttempts, openLimits } from '../../../src/desk/frame/limits.ts';

it('counts different wrong keys of an address for a minute, and forgets the oldest address', () => {
  let now = 0;
  const attempts = openAttempts(() => now);
  for (let n = 0; n < 100; n++) attempts.begin('a', 'an old cookie');
  expect(attempts.begin('a', 'x')).toBe(true);
  for (let n = 0; n < 20; n++) attempts.begin('a', `${n}`);
  expect([attempts.begin('a', 'y'), attempts.begin('b', 'y')]).toEqual([false, true]);
  attempts.right('a', 'x');
  expect(attempts.begin('a', 'x'), 'who has been in is not stopped by others').toBe(true);
  attempts.wrong('x');
  for (let n = 0; n < 20; n++) attempts.begin('a', `${n}`);
  expect(attempts.begin('a', 'x'), 'it was revoked since').toBe(false);
  now = 60_000;
  expect(attempts.begin('a', 'x')).toBe(true);
  for (let n = 0; n < 20; n++) attempts.begin('a', `${n}`);
  for (let n = 0; n < 10_000; n++) attempts.begin(`address ${n}`, 'k');
  expect(attempts.begin('a', 'z')).toBe(true);
});

it('keeps no bucket for each key that ever asked', () => {
  let now = 0;
  const limits = openLimits(() => now);
  const burst = Array.from({ length: 401 }, () => limits.take('busy'));
  expect([burst.filter(Boolean).length, burst.at(-1)]).toEqual([400, false]);
  now = 1_000;
  expect(limits.take('busy')).toBe(true);
  for (let n = 0; n < 20_000; n++) limits.take(`cookie ${n}`);
  expect(limits.size).toBe(10_000);
});

it('makes each wrong try wait twice as long as the one before, and forgets', () => {
  let now = 0;
  const delays = openDelays({ free: 3, longestMs: 10_000 }, () => now);
  const counted = Array.from({ length: 8 }, () => delays.count('Ada'));
  expect(counted).toEqual([0, 0, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  expect([delays.left('Ada'), delays.left('Ben')]).toEqual([10_000, 0]);
  now = 10_000;
  expect(delays.left('Ada'), 'it ends by itself').toBe(0);
  delays.takeBack('Ada');
  now = 10_000 + 3_600_000;
  expect(delays.count('Ada'), 'after an hour').toBe(0);
  for (let n = 0; n < 3; n++) delays.count('Cy');
  delays.forget('Cy');
  expect(delays.left('Cy')).toBe(0);
  for (let n = 0; n < 5; n++) delays.count('Dee');
  for (let n = 0; n < 10_000; n++) delays.count(`name ${n}`);
  expect(delays.left('Dee'), 'the oldest is forgotten, so that memory has an end').toBe(0);
});
