import { load } from 'cheerio';
import type { AnyNode } from 'domhandler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../src/page/view/parse.ts';
import { walk } from '../../../src/page/view/walk.ts';

/** Elements in document order as `depth name`, the html element at depth 1. */
function outline(html: string): string[] {
  const { elements, depths } = walk(html);
  return elements.map(({ name }, i) => `${depths[i]} ${name}`);
}

/** The same of the tree that the HTML standard builds. */
function outlineOfParse5(html: string): string[] {
  const found: string[] = [];
  const visit = (node: AnyNode, depth: number): void => {
    if ('attribs' in node) found.push(`${depth} ${node.name}`);
    if ('children' in node) for (const child of node.children) visit(child, depth + 1);
  };
  for (const node of load(html).root().contents().get()) visit(node, 1);
  return found;
}

const TITLE = '<title>Quill & Sons</title>';
const BODY = '<h1>Quills</h1><p>Cut by hand.</p>';

describe('the tree of a page', () => {
  it.each([
    ['no tag that may be left out', `${TITLE}<link rel=icon href=/i>${BODY}`],
    ['a head without an end', `<html><head>${TITLE}<meta name=a><div>${BODY}</div>`],
    ['a head that ends where text begins', `<head>${TITLE}Welcome<p>to us`],
    ['no body tag', `<html><head>${TITLE}</head>${BODY}</html>`],
    ['no head', `<body>${BODY}`],
    [
      'two bodies, and text behind the end',
      `<body class=a><p>one</body><body id=b class=c><p>two</body></html><p>three`,
    ],
    ['a comment and blanks before all', `<!-- x -->\n\n<!doctype html>\n<html>\n${TITLE}\n${BODY}`],
    ['nothing', ''],
    ['rows without a tbody', '<table><caption>c</caption><tr><td>1<td>2<tr><td>3</table>'],
    ['cells without a row', '<table><td>1<td>2</table>'],
    ['rows between parts', '<table><tr><td>1<thead><tr><th>2<tbody><td>3<tfoot><tr><td>4</table>'],
    ['a table in a table', '<table><tr><td><table><tr><td>1</table><td>2</table>'],
  ])('is a browser’s: %s', (_, html) => {
    expect(outline(html)).toEqual(outlineOfParse5(html));
  });

  it('is the same when optional tags are left out, whichever', () => {
    const whole =
      '<!doctype html><html><head><title>t</title><meta name="a"></head><body><p>x</p><table><tbody><tr><td>1</td></tr><tr><td>2</td></tr></tbody></table><ul><li>a</li><li>b</li></ul></body></html>';
    const pieces = whole.split(/(<\/?(?:html|head|body|tbody)>|<\/(?:p|tr|td|li)>)/);
    const optional = [...pieces.keys()].filter((at) => at % 2 === 1);
    fc.assert(
      fc.property(fc.subarray(optional), (leftOut) => {
        const short = pieces.filter((_, at) => !leftOut.includes(at)).join('');
        expect(outline(short), short).toEqual(outline(whole));
      }),
    );
  });

  it('is a browser’s however tags are nested', () => {
    const names =
      'div p span b a i font ul li table tr td tbody select option form button svg g math mi h1 h2 br title'.split(' ');
    const tag = fc.constantFrom(...names.flatMap((name) => [`<${name}>`, `</${name}>`, `<${name} id=x>`]), 'text', ' ');
    const APART = /^(?:svg|template)$/;
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 40 }), (tags) => {
        const html = tags.join('');
        const ours = load(parsePage(html).root).html();
        expect(ours, html).toBe(load(html).html());
        if (!tags.some((one) => APART.test(one.slice(1, 4))))
          expect(outline(html), html).toEqual(outlineOfParse5(html));
      }),
      { numRuns: 1_000 },
    );
  });

  it('ends a box around a table whose cell has its end tag too', () => {
    const html = '<div><table><tr><td></div></td></tr></table></div><p>x';
    expect(outline(html)).toEqual(outlineOfParse5(html));
  });

  it('has the attributes of every html and body tag, the first of each counting', () => {
    const { elements } = walk('<body class=a><p>x<body class=b id=c><html lang=de>');
    const [html, , body] = elements;
    expect([html?.attribs, body?.attribs]).toEqual([{ lang: 'de' }, { class: 'a', id: 'c' }]);
  });

  it('is linked as the parser links it', () => {
    const { elements } = walk(`<table><tr><td>1<tr><td>2</table>${TITLE}${BODY}`);
    for (const { children } of elements)
      children.forEach((child, i) => {
        expect([child.prev, child.next]).toEqual([children[i - 1] ?? null, children[i + 1] ?? null]);
        expect(child.parent?.children[i]).toBe(child);
      });
  });
});
