import { load } from 'cheerio';
import type { AnyNode } from 'domhandler';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advise } from '../../../src/page/advise.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { open, PROSE, shopPage } from '../../../testkit/page/fixtures.ts';

/** Everything that is derived from a page, as JSON. */
function all(html: string): string {
  const page = open(html);
  const last = page.outline.at(-1);
  return JSON.stringify({
    blocks: page.blocks.map(({ text, tag, zone, hidden }) => [text, tag, zone, hidden]),
    links: page.links.map(({ url, text, rel, zone }) => [url, text, rel, zone]),
    images: page.images.map(({ url, alt }) => [url, alt]),
    navs: page.navs.map((nav) => nav.map(({ text }) => text)),
    outline: page.outline.map(({ tag, depth, classes, id }) => [tag, depth, classes, id]),
    rest: [
      page.condition,
      page.emptyShell,
      page.lang,
      page.title,
      page.description,
      page.mainText,
      page.marks,
      page.jsonLd.length,
    ],
    metas: page.metas.map(({ name, content }) => [name, content]),
    place: last === undefined ? null : page.place(last.node, html),
    advice: advise(
      new TextEncoder().encode(html),
      { url: 'https://seller.example/', finalUrl: 'https://seller.example/', charset: null, status: 200, headers: {} },
      'website',
    ),
  });
}

const MARKUP = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<div>',
        '</div>',
        '<p>',
        '</p>',
        '<a href="/x">',
        '</a>',
        '<a href=//[',
        '<table><tr><td>',
        '</table>',
        '<ul><li>',
        '</ul>',
        '<br>',
        '</br>',
        '<script>',
        '</script>',
        '<style>',
        '<title>',
        '</title>',
        '<!--',
        '-->',
        '<![CDATA[',
        '<?php',
        '<nav>',
        '<footer>',
        '<head>',
        '</head>',
        '<body>',
        '<html lang=zz-!>',
        '<svg>',
        '</svg>',
        '<template>',
        '<base href="::">',
        '<base href="/b/">',
        '<img srcset=", ,x 2x,">',
        '<img src="http://[">',
        '<meta content=x name>',
        '<frameset>',
        '<p hidden style="display:none">',
        '<i class=" a  b " id="1\\ x">',
        '©',
        '\0',
        '\ud800',
        '\udfff',
        '&#0;',
        '&#x110000;',
        '&amp',
        '<',
        '</',
        '<a ',
        '"',
        "'",
        '=',
        'Ã©',
        'Привет',
        '中文',
        '\u202e',
      ),
      fc.string({ maxLength: 12, unit: 'binary' }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

const fonts = (count: number): string => Array.from({ length: count }, (_, i) => `<font color=c${i}><p>x`).join('');

const styled = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) => `<font ${Array.from({ length: 250 }, (_, j) => `a${j}=${i}`).join(' ')}>`,
  ).join('');

/** Each frame's document is an attribute of the one around it, escaped once more without growing much. */
function nestedFrames(depth: number, inside: string): string {
  const ends = Array.from({ length: depth - 1 }, (_, i) => `&${'#38'.repeat(depth - 2 - i)}#62`).join('');
  return `${'<iframe/srcdoc='.repeat(depth)}${inside.replaceAll(' ', '/')}${ends}>`;
}

describe('whatever comes in', () => {
  test('never throws, and gives the same twice', () => {
    fc.assert(
      fc.property(MARKUP, (html) => {
        expect(all(html)).toBe(all(html));
      }),
      { numRuns: 300 },
    );
  });

  const hostile: readonly [name: string, html: string, mark: string | null][] = [
    ['20,000 nested elements', `${'<div>'.repeat(20_000)}deep${'</div>'.repeat(20_000)}`, 'parse:depth'],
    [
      '20,000 nested elements and as many stray end tags',
      '<div>'.repeat(20_000) + '</b>'.repeat(20_000),
      'parse:depth',
    ],
    ['100,000 nested elements', '<div>'.repeat(100_000), 'parse:depth'],
    ['20,000 nested menus', '<div class="nav"><a href=/a>b</a>'.repeat(20_000), 'parse:depth'],
    ['nested links around a long text', '<a href=x>'.repeat(3_900) + PROSE.repeat(3_000), null],
    ['letter styles that never end', fonts(20_000), 'parse:depth'],
    ['100,000 letter styles in one another', '<b><i><u><font>'.repeat(25_000), 'parse:depth'],
    ['60,000 elements that no table may hold', `<table>${'<i></i>x'.repeat(60_000)}`, null],
    ['a bold start before a box of 60,000', `<b><div>${'<i></i>'.repeat(60_000)}</b>`, null],
    ['150,000 shapes in 400 drawings', `${'<svg>'.repeat(400)}${'<g/>'.repeat(150_000)}<text>x`, null],
    ['60,000 elements in an attribute', `<iframe srcdoc="${'<i></i>'.repeat(60_000)}"></iframe>`, null],
    [
      'shapes in shapes that something else ends',
      `<svg>${'<image>'.repeat(20_000)}${'</x>'.repeat(20_000)}`,
      'parse:depth',
    ],
    ['30,000 shadow roots for one host', `<div>${'<template shadowrootmode=open>x</template>'.repeat(30_000)}`, null],
    ['styles of 250 attributes', styled(120) + '<p>x'.repeat(2_000), 'limit:attributes'],
    ['frames in frames', nestedFrames(150, PROSE.repeat(300)), 'parse:depth'],
    ['notes within notes for who has no scripts', '<noscript>'.repeat(60_000), null],
    [
      '50,000 attributes',
      `<p ${Array.from({ length: 50_000 }, (_, i) => `a${i}=1`).join(' ')}>text`,
      'limit:attributes',
    ],
    ['250,000 siblings', '<i></i>'.repeat(250_000), 'limit:nodes'],
    ['4 MB of text', 'lorem ipsum '.repeat(350_000), 'limit:text'],
    ['nothing closed', '<table><tr><td><ul><li><p><b>x'.repeat(3_000), 'parse:depth'],
    ['NULs', '\0'.repeat(500_000), 'cleaned'],
    ['open comments', '<!--'.repeat(100_000), null],
    ['open scripts', '<script></scrip'.repeat(50_000), null],
    ['open quotes', '<a href="'.repeat(50_000), null],
  ];
  for (const [name, html, mark] of hostile) {
    test(`${name}: quick, and marked`, () => {
      open(html.slice(0, 2000)).text; // the first page pays for loading
      let page = open(html);
      expectQuick(() => {
        page = open(html);
        return [page.text, page.condition, page.navs, page.outline];
      }, 1_500);
      if (mark !== null) expect(page.marks).toContain(mark);
      expect(page.outline.length).toBeLessThanOrEqual(200_000);
      for (const { depth } of page.outline) if (depth > 512) throw new Error(`depth ${depth}`);
    });
  }

  test('what lies too deep keeps its links, and stays hidden', () => {
    const deep = (inside: string) => open('<div>'.repeat(520) + inside);
    expect(deep('<a href="/a">one</a><a href="/b">two</a>').links.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(open(`${fonts(256)}<a href="mailto:x@y.example">write</a>`).links).toHaveLength(1);
    for (const hidden of ['<div style=display:none>x</div>', '<p hidden>x</p>', '<template>x</template>'])
      expect(deep(`${hidden}<p>y</p>`).text, hidden).toBe('y');
  });

  test('a style of many attributes stays hidden', () => {
    const many = Array.from({ length: 20 }, (_, i) => `a${i}`).join(' ');
    expect(open(`<p>y <i ${many} style=display:none>x</i>`).text).toBe('y');
  });

  test('what lies too deep keeps its text', () => {
    expect(open(`${'<div>'.repeat(600)}deep words${'</div>'.repeat(600)}<p>after`).text).toBe('deep words\nafter');
    expect(open(`${'<div>'.repeat(20_000)}deep words${'</div>'.repeat(20_000)}<p>after`).text).toBe(
      'deep words\nafter',
    );
  });

  test('text beyond the limit is cut, attributes beyond theirs too', () => {
    expect(open('lorem ipsum '.repeat(350_000)).text.length).toBeLessThanOrEqual(2 * 1024 * 1024);
    const page = open(`<p ${Array.from({ length: 1_000 }, (_, i) => `a${i}=1`).join(' ')}>text`);
    const element = page.outline.find(({ tag }) => tag === 'p');
    const attribs = (element?.node as { attribs?: object } | undefined)?.attribs ?? {};
    expect(Object.keys(attribs)).toHaveLength(256);
  });
});

/** The words a reader sees according to parse5, block elements parting words. */
function oracleWords(html: string): Set<string> {
  const inline = /^(?:a|abbr|b|em|font|i|label|small|span|strong|sub|sup|u|code|mark|s|button|img|input)$/;
  const skip = /^(?:script|style|noscript|template|title|svg|iframe|option|select|textarea|head)$/;
  const words: string[] = [];
  const visit = (node: AnyNode): string => {
    if ('data' in node && node.nodeType === 3) return node.data;
    if (!('children' in node)) return '';
    const name = 'name' in node ? node.name : '';
    if (skip.test(name)) return '';
    const inside = node.children.map(visit).join('');
    return inline.test(name) ? inside : ` ${inside} `;
  };
  for (const node of load(html).root().toArray()) words.push(...visit(node).split(/\s+/));
  return new Set(words.filter((word) => word !== ''));
}

test('sees the words that parse5 sees', () => {
  const odd = [
    `<p>one<p>two<div>three</p>four</div><table><td>five<tr><td>six</table><ul><li>seven<li>eight</ul>${PROSE}`,
    `<title>t</title><h1>Heading<h2>Second</h1><p>a<b>b<i>c</b>d</i>e${PROSE}<table><p>in table<tr><td>cell</table>`,
    `<head><title>x</title><body><select><option>hidden</select><form><p>field <input value=v><form>inner</form>${PROSE}`,
    `<html><head><meta name=a content=b><p>early paragraph</p></head><body>${PROSE}<dl><dt>term<dd>meaning<dt>term2</dl>`,
    `<center><font size=2>Old &copy; style &lt;markup&gt; &amp; entities &eacute;&#1055;</font></center><br>${PROSE}</html><p>after the end`,
  ];
  const pages = [...odd, ...Array.from({ length: 15 }, (_, seed) => shopPage(seed))];
  const scores = pages.map((html) => {
    const ours = new Set(open(html).text.split(/\s+/));
    const theirs = oracleWords(html);
    let both = 0;
    for (const word of ours) if (theirs.has(word)) both++;
    return both / (ours.size + theirs.size - both);
  });
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  expect(mean).toBeGreaterThanOrEqual(0.99);
  expect(Math.min(...scores)).toBeGreaterThanOrEqual(0.9);
});
