import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from '../../src/report/escape.ts';
import { markShared } from '../../src/report/shared-words.ts';
import { expectQuick } from '../../testkit/expect-quick.ts';

const marksOf = (text: string): string[] => {
  const $ = load(text);
  return $('mark')
    .toArray()
    .map((mark) => $(mark).text());
};

describe('the words that two quotations share', () => {
  it.each([
    [
      'We ship steel pipes to Hamburg.',
      'Since 2019 we ship copper pipes to Hamburg!',
      ['We ship', 'pipes to Hamburg'],
      ['we ship', 'pipes to Hamburg'],
    ],
    ['© 2017 Quillmoor Trading Co., Ltd.', '© 2023 QUILLMOOR Trading', ['Quillmoor Trading'], ['QUILLMOOR Trading']],
    ['我们销售钢管和铜管', '本公司销售铜管', ['销售', '铜管'], ['销售铜管']],
    ['nothing', 'in common', [], []],
    ['', 'one side only', [], []],
  ])('are marked in one order: %s', (left, right, ours, theirs) => {
    const marked = markShared(left, right);
    expect([marksOf(marked.left.text), marksOf(marked.right.text)]).toEqual([ours, theirs]);
  });

  it('are text, whatever they say, and nothing is lost beside them', () => {
    const attack = fc.constantFrom(
      '<script>',
      '</mark>',
      '&amp;',
      '"><img src=x onerror=alert(1)>',
      'ship',
      '\u202e',
      '漢',
      '\ud800',
    );
    const text = fc
      .array(fc.oneof(attack, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 12 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(text, text, (left, right) => {
        const marked = markShared(left, right);
        for (const [given, made] of [
          [left, marked.left],
          [right, marked.right],
        ] as const) {
          const $ = load(made.text, null, false);
          expect(
            $('*')
              .toArray()
              .every((node) => 'name' in node && node.name === 'mark'),
          ).toBe(true);
          const shown = (one: string) => load(one, null, false).root().text().replace(/\s+/g, ' ');
          expect(shown(made.text)).toBe(shown(html`${given}`.text));
        }
      }),
    );
  });

  it('take a bounded time, however long the quotations are', () => {
    const long = 'pipe tube '.repeat(200_000);
    expect(marksOf(markShared(long, `x ${long}`).left.text).length).toBeGreaterThan(0);
    expectQuick(() => markShared(long, `x ${long}`), 1_000);
  });
});
