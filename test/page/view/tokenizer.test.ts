import fc from 'fast-check';
import { type DefaultTreeAdapterMap as Nodes, Parser, parse, serialize } from 'parse5';
import { describe, expect, it } from 'vitest';
import { PageTokenizer } from '../../../src/page/view/tokenizer.ts';

class PageParser extends Parser<Nodes> {
  constructor(...given: ConstructorParameters<typeof Parser<Nodes>>) {
    super(...given);
    this.tokenizer = new PageTokenizer(this.options, this);
  }
}

const treeOf = (markup: string): Nodes['document'] => PageParser.parse<Nodes>(markup);

/** What decides where a run begins and ends, in any order. */
const PIECES =
  '<p>|</p>|<pre>|<textarea>|</textarea>|<title>|</title>|<script>|</script>|<style>|</style>|<!--|-->|<table>|<tr>|<td>|</table>|<colgroup>|<select>|<option>|<svg>|</svg>|<template>|</template>|<body>|</body>|</html>|<noscript>|<a href="|<i title=\'|<B CLASS=Big data-x2|"|\'|>|<|/|=|&amp;|&|&#x41|&nbsp|&notit;|a|word one|two  words. |\n|\r|\r\n|\n\r|\t|\f|\0|é|中文|😀| '.split(
    '|',
  );

describe('runs of characters', () => {
  it('make the tree that single characters make', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
        const markup = pieces.join('');
        expect(serialize(treeOf(markup)), JSON.stringify(markup)).toBe(serialize(parse(markup)));
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    [
      'a page longer than the parser’s buffer',
      `<p>${'word and word, '.repeat(9_000)}<p class="${'b'.repeat(70_000)}">x`,
    ],
    ['a frameset, but for its white space', '<frameset> a b <frame src=x> c</frameset> d'],
  ])('are whole in %s', (_, markup) => {
    const plain = (html: string): string => html.replace(/(?<=>)\s+(?=<)|\s+$/g, '').replace(/>\s+</g, '><');
    expect(plain(serialize(treeOf(markup)))).toBe(plain(serialize(parse(markup))));
  });
});
