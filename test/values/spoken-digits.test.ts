import { describe, expect, it } from 'vitest';
import { spokenDigits } from '../../src/values/spoken-digits.ts';
import { expectQuick } from '../../testkit/expect-quick.ts';

const runs = (text: string): string[] => spokenDigits(text).map(({ run }) => run);

describe('numbers that are not written as numbers', () => {
  it.each([
    ['plus eight six one three nine three zero one four eight', '+8613930148'],
    ['one-three-nine-three-oh-one-four', '1393014'],
    ['Call one three nine, double three zero, triple one', '139330111'],
    ['one 39 three 0 one four eight', '13930148'],
    ['плюс семь четыре девять пять семь два пять один', '+74957251'],
    ['más tres cuatro nueve uno dos tres cuatro', '+3491234'],
    ['幺三九三零幺四八二七五', '13930148275'],
    ['plus-eight-six-one-three-nine-three-zero', '+8613930'],
    ['+·8·6·1·3·9·3·0', '+8613930'],
    ['壹叁玖叁零壹肆捌', '13930148'],
    ['1·3·9·3·0·1·4·8', '13930148'],
    ['+8 6 1 3 9 3 0 1', '+86139301'],
    ['+86 l39 3Ol4 8275', '+86 139 3014 8275'],
  ])('%s', (text, run) => {
    expect(runs(text)).toEqual([run]);
  });

  it('says where the run stands', () => {
    const text = 'Our line: one three nine three zero one four, all day.';
    const [found] = spokenDigits(text);
    expect(text.slice(found?.at, (found?.at ?? 0) + (found?.length ?? 0))).toBe('one three nine three zero one four');
  });

  it.each([
    'We have one or two of the three kinds, in six sizes.',
    'one two three',
    'Oil and lOOl, 100 l and 200 l',
    '+86 139 3014 8275',
    'Version 1.2.3 of 2021-12-15',
    '一二三',
    'someone threefold ninety',
  ])('nothing in %s', (text) => {
    expect(runs(text)).toEqual([]);
  });

  it.each(['one ', 'double ', 'one-', '一', '1 ', '1·', 'l', 'O1', '+', 'plus ', 'o', 'a '])(
    'stays linear on 100 KB of %j',
    (unit) => {
      const text = unit.repeat(Math.floor(100_000 / unit.length));
      expectQuick(() => spokenDigits(text), 200);
    },
  );
});
