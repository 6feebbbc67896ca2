import { expect, it } from 'vitest';
import { remembered } from '../../src/values/remember.ts';

const counted = (most?: number) => {
  let reads = 0;
  const read = remembered((text) => {
    reads++;
    return text.length;
  }, most);
  return { read, reads: () => reads };
};

it('reads a text once', () => {
  const { read, reads } = counted();
  expect([read('menu'), read('footer'), read('menu'), reads()]).toEqual([4, 6, 4, 2]);
});

it('keeps no more results than it may, and no text of a length that only hostile pages repeat', () => {
  const few = counted(2);
  for (const text of ['a', 'b', 'c', 'a']) few.read(text);
  expect(few.reads()).toBe(4);
  const long = counted();
  for (let i = 0; i < 2; i++) long.read('x'.repeat(1_001));
  expect(long.reads()).toBe(2);
});

it('keeps half a million characters and then forgets', () => {
  const { read, reads } = counted();
  const first = 'y'.repeat(900);
  read(first);
  for (let i = 0; i < 600; i++) read(`${i}`.padEnd(900, '-'));
  read(first);
  expect(reads()).toBe(602);
});
