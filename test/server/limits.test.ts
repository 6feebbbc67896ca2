import { expect, it } from 'vitest';
import { openAttempts } from '../../src/server/limits.ts';

it('counts different wrong keys of an address for a minute, and forgets the oldest address', () => {
  let now = 0;
  const attempts = openAttempts(() => now);
  for (let n = 0; n < 100; n++) attempts.wrong('a', 'an old cookie');
  expect(attempts.isOver('a', 'x')).toBe(false);
  for (let n = 0; n < 20; n++) attempts.wrong('a', `${n}`);
  expect([attempts.isOver('a', 'x'), attempts.isOver('b', 'x')]).toEqual([true, false]);
  attempts.right('x');
  expect(attempts.isOver('a', 'x')).toBe(false);
  attempts.wrong('a', 'x');
  expect(attempts.isOver('a', 'x'), 'it was revoked since').toBe(true);
  now = 60_000;
  expect(attempts.isOver('a', 'x')).toBe(false);
  for (let n = 0; n < 20; n++) attempts.wrong('a', `${n}`);
  for (let n = 0; n < 10_000; n++) attempts.wrong(`address ${n}`, 'k');
  expect(attempts.isOver('a', 'x')).toBe(false);
});
