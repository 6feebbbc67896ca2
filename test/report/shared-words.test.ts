import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from '../../src/report/escape.ts';
import { markWords } from '../../src/report/shared-words.ts';
import { expectQuick } from '../../testkit/expect-quick.ts';

const marksOf = (text: string, name: 'mark' | 'u'): string[] => {
  const $ = load(text);
  return $(name)
    .toArray()
    .map((mark) => $(mark).text());
};

describe('of two quotations the words are marked', () => {
  it.each([
    ['We deliver steel pipes, cheaply, by truck.', 'Copper pipes to Hamburg, by the truck', ['pipes', 'by truck']],
    ['© 2017 Quillmoor Trading Co., Ltd.', '© 2023 QUILLMOOR Trading', ['Quillmoor Trading']],
    ['nothing', 'in common', []],
    ['', 'one side only', []],
  ])('that both share, in one order, where most differ: %s', (left, right, words) => {
    const marked = markWords(left, right);
    expect(marksOf(marked.left.text, 'mark')).toEqual(words);
    expect(marksOf(`${marked.left.text}${marked.right.text}`, 'u')).toEqual([]);
  });

  it.each([
    [
      'We ship steel pipes to Hamburg.',
      'Since 2019 we ship copper pipes to Hamburg!',
      ['steel'],
      ['Since 2019', 'copper'],
    ],
    ['我们销售钢管和铜管', '本公司销售钢管和铜管', ['我们'], ['本公司']],
    ['the same', 'The same', [], []],
  ])('that differ, where few do: %s', (left, right, ours, theirs) => {
    const marked = markWords(left, right);
    expect([marksOf(marked.left.text, 'u'), marksOf(marked.right.text, 'u')]).toEqual([ours, theirs]);
    expect(marksOf(`${marked.left.text}${marked.right.text}`, 'mark')).toEqual([]);
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
        const marked = markWords(left, right);
        for (const [given, made] of [
          [left, marked.left],
          [right, marked.right],
        ] as const) {
          const $ = load(made.text, null, false);
          expect(
            $('*')
              .toArray()
              .every((node) => 'name' in node && (node.name === 'mark' || node.name === 'u')),
          ).toBe(true);
          const shown = (one: string) => load(one, null, false).root().text().replace(/\s+/g, ' ');
          expect(shown(made.text)).toBe(shown(html`${given}`.text));
        }
      }),
    );
  });

  it('take a bounded time, however long the quotations are', () => {
    const long = 'pipe tube '.repeat(200_000);
    expect(marksOf(markWords(long, `x ${long}`).right.text, 'u')).toContain('x');
    expectQuick(() => markWords(long, `x ${long}`), 1_000);
  });
});
