/** Pages that are written against parsers and readers (safety.md, B25 to B43). */
import { always, type Check, files, type HostileCase, shop } from './hostile-case.ts';

const MIB = 1024 * 1024;
const page = (name: string, group: string, body: () => string, marks: readonly string[] = []): HostileCase => ({
  name,
  group,
  expect: { state: ['captured', 'partial', 'hollow'], marks, check: read },
  serve: always(() => ({ body: body() })),
});

/** Its fingerprint was made, and no signal failed on it. */
export const read: Check = (_, fingerprint) => {
  if (fingerprint === null) return 'no fingerprint';
  const failed = fingerprint.readings.find(({ failure }) => failure !== null);
  return failed === undefined ? null : `${failed.signal}: ${failed.failure}`;
};

const storms: HostileCase[] = [
  page('nested-div', 'B26-B29 depth', () => shop('<div>'.repeat(100_000)), ['parse:depth']),
  page('nested-table', 'B26-B29 depth', () => shop('<table><tr><td>'.repeat(20_000)), ['parse:depth']),
  page('nested-format', 'B26-B29 depth', () => shop('<b><i><u><font>'.repeat(25_000)), ['parse:depth']),
  page('nested-unclosed', 'B26-B29 depth', () => shop(`${'<div>'.repeat(20_000)}${'</span>'.repeat(20_000)}`), [
    'parse:depth',
  ]),
  page('nested-lists', 'B26-B29 depth', () => shop('<ul><li>'.repeat(30_000)), ['parse:depth']),
  page('nested-inline-svg', 'B26-B29 depth', () => shop(`<svg>${'<g>'.repeat(50_000)}`)),
  page('siblings', 'B30-B31 nodes', () => shop('<i>a</i>'.repeat(500_000)), ['limit:nodes']),
  page('siblings-empty', 'B30-B31 nodes', () => shop('<p>'.repeat(500_000)), ['limit:nodes']),
  page('entities', 'B30-B31 nodes', () => shop(`<p>${'&amp;'.repeat(2_000_000)}</p>`)),
  page('entities-unknown', 'B30-B31 nodes', () => shop(`<p>${'&aaaaaaaa'.repeat(500_000)}</p>`)),
  page(
    'attributes',
    'B32-B35 size',
    () => shop(`<p ${Array.from({ length: 50_000 }, (_, i) => `a${i}=b`).join(' ')}>x</p>`),
    ['limit:attributes'],
  ),
  page('attribute-long', 'B32-B35 size', () => shop(`<p title="${'a '.repeat(4 * MIB)}">x</p>`)),
  page('text-long', 'B32-B35 size', () => shop(`<p>${'Quills and ink. '.repeat(MIB / 2)}</p>`), ['limit:text']),
  page('text-one-word', 'B32-B35 size', () => shop(`<p>${'a'.repeat(4 * MIB)}</p>`)),
  page('links', 'B32-B35 size', () =>
    shop(Array.from({ length: 50_000 }, (_, i) => `<a href="/p${i}">Item ${i}</a>`).join('')),
  ),
  page('ids', 'B32-B35 size', () =>
    shop(Array.from({ length: 60_000 }, (_, i) => `<p id=a${i} class="b${i} c${i}">x`).join('')),
  ),
  page('comments', 'B32-B35 size', () => shop('<!--a@b.cc-->'.repeat(150_000))),
  page('comment-open', 'B32-B35 size', () => shop(`<!--${'-'.repeat(2 * MIB)}`)),
  page('script-long', 'B32-B35 size', () => shop(`<script>${"x='a'+'b';".repeat(400_000)}</script>`)),
  page('style-long', 'B32-B35 size', () => shop(`<style>${'.a{color:red}'.repeat(300_000)}</style>`)),
  page('title-long', 'B32-B35 size', () => shop('', 'Quill '.repeat(MIB))),
  page('forms', 'B32-B35 size', () =>
    shop('<form action="/x"><input name=a><select><option>b</select></form>'.repeat(20_000)),
  ),
];

/** Of the kinds of malformed markup that conformance suites hold: our own writing. */
const MALFORMED = [
  '<',
  '</',
  '<!',
  '<?',
  '<!-',
  '<!--',
  '<!-->',
  '<!--->',
  '<!----!>',
  '<![CDATA[',
  '<!DOCTYPE',
  '<!DOCTYPE html PUBLIC "',
  '<a',
  '<a b',
  '<a b=',
  '<a b="',
  "<a b='",
  '<a b=c',
  '<a/',
  '<a /b',
  '</a b=c>',
  '<a b b=c b=d>',
  '<a "=\'>',
  '<a <b>>',
  '<p/><p/>',
  '<br/></br>',
  '</p>',
  '</br>',
  '<table><p>a<td>b</table>c',
  '<table><tr><table><td>x',
  '<select><select><option><p>',
  '<b><p></b>x</p>',
  '<a><a><a>',
  '<form><form><input></form></form>',
  '<button><button>x',
  '<svg><p>x',
  '<svg><foreignObject><div>x</svg>',
  '<math><mi><p>x',
  '<svg></p><b>x',
  '<title><b>x</title>',
  '<textarea><b>x',
  '<noscript><p>x',
  '<template><td>x</template>',
  '<script><!--<script></script>--></script>',
  '<script>"</script>"',
  '<style><!--</style>',
  '<xmp><b>',
  '<plaintext><b>x',
  '<frameset><frame>',
  '<body><body a=b>',
  '<html><html a=b>',
  '<head></head><head>',
  '<isindex prompt=x>',
  '<image src=x>',
  '<keygen>',
  '<marquee><p>',
  '<ruby><rt><rp>',
  '<li><p></li>',
  '<dd><dt><dd>',
  '<h1><h2>x</h1>',
  '<colgroup><col><p>',
  '<caption><table>',
  '&',
  '&#',
  '&#x',
  '&#;',
  '&#x;',
  '&#0;',
  '&#x0;',
  '&#xD800;',
  '&#x110000;',
  '&#99999999999;',
  '&amp',
  '&notit;',
  '&lang',
  '<a b=&amp>',
  '\0',
  '<a\0b>',
  '<\0',
  '\u{fdd0}\u{ffff}',
  '\r',
  '\f',
  '<a\fb>',
  '\ufeff',
  '<p>\u202eabc',
  '<div contenteditable=""><b>',
];

const words: HostileCase[] = [
  page('malformed-each', 'B36-B37 malformed', () => shop(MALFORMED.map((one) => `<div>${one}</div>`).join('\n'))),
  page('malformed-open', 'B36-B37 malformed', () =>
    shop(MALFORMED.filter((one) => !/plaintext|<!--|script|CDATA/.test(one)).join('')),
  ),
  page('malformed-pairs', 'B36-B37 malformed', () =>
    shop(MALFORMED.flatMap((one) => MALFORMED.map((other) => one + other)).join('<hr>')),
  ),
  {
    name: 'malformed-pages',
    group: 'B36-B37 malformed',
    expect: { state: ['captured', 'partial', 'hollow'], check: read },
    serve: ({ path }, socket) => {
      const number = Number(path.slice(2));
      if (path === '/')
        return always({ body: shop(MALFORMED.map((_, i) => `<a href="/m${i}">Product ${i}</a>`).join('')) })(
          { path, before: 0 },
          socket,
        );
      return MALFORMED[number] === undefined ? null : always({ body: MALFORMED[number] })({ path, before: 0 }, socket);
    },
  },
];

/** What breaks a program that trusts its strings, in every field that a signal reads. */
export const NAUGHTY = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  '0x10',
  'true',
  '""',
  "''",
  "'; drop table revenant_visits; --",
  '${7*7}',
  '{{7*7}}',
  '%s%n%x',
  '=1+1',
  '+1',
  '-1',
  '@a',
  '\t=1',
  '＝1+1',
  '../../etc/passwd',
  '..%2f..%2f',
  '\\..\\',
  'CON',
  'a'.repeat(300),
  '-rf',
  '\u001b[31mred\u001b[0m',
  '\u0007',
  '\u009b31m',
  '\u2028line',
  '\u2029',
  '\u0085',
  '\r\nSet-Cookie: a=b',
  '\ud800',
  '\udfff',
  '\0',
  'a\0b',
  '\ufeff',
  '\ufffe',
  '\u{10ffff}',
  '\u202egnp.exe',
  '\u200b\u200c\u200d\u2060',
  'Ω≈ç√∫˜µ≤≥÷',
  'الكل',
  '田中さん',
  '👩‍👩‍👧‍👦',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
  'ﷺ',
  '&lt;script&gt;',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  'file:///etc/passwd',
];

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const fields = (text: string): string => {
  const value = attribute(text);
  return `<section id="${value}" class="${value}"><h2>${value}</h2><a href="${value}" rel="${value}">${value}</a><a href="mailto:${value}@mill.example">m</a>
<a href="tel:${value}">t</a><img src="/${value}.png" alt="${value}"><form action="${value}" name="${value}"><input name="${value}" value="${value}"></form><meta name="${value}" content="${value}"><p data-id="${value}" data-mail="${value}@quill.example">Company: ${value} Ltd, licence ${value}, price ${value}, © 2020 ${value}</p>
<script type="application/ld+json">${JSON.stringify({ '@type': 'Organization', [text]: text, name: text, email: text, telephone: text, address: { [text]: text }, sameAs: [text] }).replaceAll('<', '\\u003c')}</script><!--${text.replaceAll('--', '')}--></section>`;
};

const naughty: HostileCase[] = [
  page('naughty-fields', 'B36-B37 malformed', () => shop(NAUGHTY.map(fields).join('\n'), NAUGHTY.join(' ')), [
    'cleaned',
  ]),
  page(
    'nul-everywhere',
    'B25 cleaning',
    () => shop('<p>Price: 1\u00000 USD. Seller: Quill\u0000moor Trading Ltd</p>', 'Quill\0 and ink'),
    ['cleaned'],
  ),
  page(
    'surrogates',
    'B25 cleaning',
    () =>
      shop(
        '<script type="application/ld+json">{"@type":"Organization","name":"Quill\\ud800moor Ltd","email":"a\\u0000@quill.example"}</script>',
      ),
    ['cleaned'],
  ),
  {
    name: 'header-injection',
    group: 'B25 cleaning',
    expect: { state: 'captured', check: read },
    serve: always({
      body: shop(''),
      headers: {
        'x-odd': 'a\u009b31m\u0085 caf\u00e9',
        ['__proto__']: 'x',
        constructor: 'y',
        'to-string': 'z',
        hasownproperty: 'w',
      },
    }),
  },
];

const ldJson = (text: string): string => shop(`<script type="application/ld+json">${text}</script>`);
const data: HostileCase[] = (
  [
    ['json-deep-7000', () => `${'['.repeat(7_000)}1${']'.repeat(7_000)}`],
    ['json-deep-million', () => `${'['.repeat(1_000_000)}1${']'.repeat(1_000_000)}`],
    ['json-deep-objects', () => `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`],
    ['json-unclosed', () => '[{"@type":'.repeat(100_000)],
    ['json-number-huge', () => `{"@type":"Product","price":${'9'.repeat(10_000_000)}}`],
    ['json-number-odd', () => '{"@type":"Product","price":1e999,"sku":-0,"name":1E400,"gtin":0.1e-999}'],
    [
      'json-duplicates',
      () => `{"@type":"Organization",${Array.from({ length: 50_000 }, (_, i) => `"name":"a${i}"`).join(',')}}`,
    ],
    [
      'json-cycle',
      () =>
        '{"@graph":[{"@id":"#a","@type":"Organization","parent":{"@id":"#b"}},{"@id":"#b","@type":"Organization","parent":{"@id":"#a"}}]}',
    ],
    [
      'json-pollution',
      () =>
        '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"@type":"Organization","name":"Quillmoor Ltd"}',
    ],
    [
      'json-wide',
      () => `[${'{"@type":"Person","name":"a","email":"a@b.cc","telephone":"+86 311 8567 2390"},'.repeat(60_000)}0]`,
    ],
    ['json-broken', () => '{"a":1,}'],
  ] as const
).map(([name, text]) => ({ ...page(name, 'B39-B43 data', () => ldJson(text())), name }));

const contexts: HostileCase = {
  name: 'json-context',
  group: 'B39-B43 data',
  expect: { state: 'captured', check: read, asked: 1 },
  serve: files({
    '/': {
      body: ldJson('{"@context":"http://json-context.test/context.jsonld","@type":"Organization","name":"Quillmoor"}'),
    },
  }),
};

export const MARKUP: readonly HostileCase[] = [...storms, ...words, ...naughty, ...data, contexts];
