import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineDifference } from '../../src/model/derived/visit-difference.ts';
import { textDifference } from '../../src/report/text-difference.ts';
import { expectQuick } from '../../testkit/expect-quick.ts';

const linesOf = (earlier: string, later: string): LineDifference[] => textDifference(earlier, later, 1_000).lines;
const marked = (line: LineDifference | undefined, side: 'earlier' | 'later'): string =>
  line?.as === 'changed' ? line[side].map(({ text, differs }) => (differs ? `[${text}]` : text)).join('') : '';

/** What a side had, from the lines that differ and the number of those that do not. */
function sideOf(lines: readonly LineDifference[], side: 'earlier' | 'later', same: readonly string[]): string[] {
  const found: string[] = [];
  let at = 0;
  for (const line of lines) {
    if (line.as === 'same') found.push(...same.slice(at, (at += line.count)));
    else if (line.as === 'changed') found.push(line[side].map(({ text }) => text).join(''));
    else if ((line.as === 'removed') === (side === 'earlier')) found.push(line.text);
  }
  return found;
}

describe('the words that differ in two texts', () => {
  it('are marked in lines that are otherwise the same, signs of numbers too', () => {
    const [same, line, rest] = linesOf(
      'Felt\nWrite to anna@felt.example, 1,000 m\nEnd',
      'Felt\nWrite to bob@felt.example, 1.000 m\nEnd',
    );
    expect([same, rest]).toEqual([
      { as: 'same', count: 1 },
      { as: 'same', count: 1 },
    ]);
    expect([marked(line, 'earlier'), marked(line, 'later')]).toEqual([
      'Write to [anna]@felt.example, 1[,]000 m',
      'Write to [bob]@felt.example, 1[.]000 m',
    ]);
  });

  it('are single signs in scripts without blanks', () => {
    const [line] = linesOf('北海启润拓国际贸易', '北海启明拓国际贸易');
    expect([marked(line, 'earlier'), marked(line, 'later')]).toEqual(['北海启[润]拓国际贸易', '北海启[明]拓国际贸易']);
  });

  it('are whole lines where little is shared, and new or gone lines', () => {
    expect(linesOf('one two three', 'four five six')).toEqual([
      { as: 'removed', text: 'one two three' },
      { as: 'added', text: 'four five six' },
    ]);
    expect(linesOf('', 'new')).toEqual([{ as: 'added', text: 'new' }]);
    expect(linesOf('same', 'same')).toEqual([{ as: 'same', count: 1 }]);
  });

  it('give both texts back, whatever they are', () => {
    const word = fc.constantFrom('felt', 'mill', '羊毛', 'العربية', '1,000', '\u202e', '<b>', '');
    const text = fc.array(
      fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(text, text, (one, other) => {
        const lines = linesOf(one.join('\n'), other.join('\n'));
        const kept = lines.reduce((sum, line) => sum + (line.as === 'same' ? line.count : 0), 0);
        // The lines that are the same, in order, are those of either side that no other line accounts for.
        const sameOf = (side: 'earlier' | 'later', all: readonly string[]): string[] => {
          const own = sideOf(
            lines.filter(({ as }) => as !== 'same'),
            side,
            [],
          );
          expect(own.length + kept).toBe(all.join('\n') === '' ? 0 : all.length);
          const left = [...own];
          return all.filter((line) => (left[0] === line ? (left.shift(), false) : true));
        };
        for (const [side, all] of [
          ['earlier', one],
          ['later', other],
        ] as const)
          if (all.join('\n') !== '')
            expect([...sideOf(lines, side, sameOf(side, all))].sort()).toEqual([...all].sort());
      }),
    );
  });

  it('are found in bounded time: long, shuffled, hostile texts', () => {
    const many = Array.from({ length: 40_000 }, (_, i) => `line ${i}`);
    const dense = (sign: string): string =>
      Array.from({ length: 2_000 }, (_, i) => `${sign} ${'x y '.repeat(400)}${i}`).join('\n');
    expectQuick(() => {
      const shuffled = textDifference(many.join('\n'), many.toReversed().join('\n'), 200);
      expect(shuffled.lines.length).toBeLessThan(500);
      expect(shuffled.more).toBeGreaterThan(70_000);
      textDifference('a '.repeat(250_000), 'b '.repeat(250_000), 200);
      textDifference(dense('a'), dense('b'), 200);
    }, 10_000);
  });
});
