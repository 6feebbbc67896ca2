import { load } from 'cheerio';
import type { AnyNode } from 'domhandler';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/page/decode.ts';
import { languageOf } from '../../src/page/view/language.ts';
import { open, PROSE, shopPage } from '../../testkit/page/fixtures.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('decode', () => {
  test('by label, by mark, and without', () => {
    expect(decode(new Uint8Array([0xd6, 0xd0]), 'gbk')).toBe('中');
    expect(decode(new Uint8Array([0xcf, 0xf0]), 'windows-1251')).toBe('Пр');
    expect(decode(new Uint8Array([0xff, 0xfe, 0x41, 0]), 'gbk')).toBe('A');
    expect(decode(bytes('é'), null)).toBe('é');
    expect(decode(bytes('é'), 'no-such-label')).toBe('é');
    expect(decode(new Uint8Array([0xff, 0x41]), 'utf-8')).toBe('\ufffdA');
  });
});

describe('blocks', () => {
  test('a paragraph is one, a cell is one, inline markup does not part words', () => {
    const page = open('<p>One <b>two</b>three</p><table><tr><td>four<td>five</table><ul><li>six<li>seven</ul>eight');
    expect(page.blocks.map(({ text, tag }) => [tag, text])).toEqual([
      ['p', 'One twothree'],
      ['td', 'four'],
      ['td', 'five'],
      ['li', 'six'],
      ['li', 'seven'],
      ['body', 'eight'],
    ]);
  });
  test('folds white space and drops what cannot be seen', () => {
    expect(open('<p> a\n\t b&nbsp;&nbsp;c\u200bd\u00ade\0f </p>').text).toBe('a b cdef');
    expect(open('<p>one<br>two<br><br>three').text).toBe('one two\nthree');
    expect(open('<p><a href=/>one</a><a href=/>two</a>').text).toBe('one two');
  });
  test('keeps hidden text apart', () => {
    const page = open(
      `<p>seen</p><p style="display: none">old owner</p><div hidden>older</div><p>a<span style="display:none">b</span>c</p><body style="display:none">x`,
    );
    expect(page.text).not.toMatch(/old|b/);
    expect(page.blocks.filter(({ hidden }) => hidden).map(({ text }) => text)).toEqual(['old owner', 'older', 'b']);
  });
  test('scripts, styles, options, templates and noscript are no text', () => {
    expect(
      open(
        '<script>a</script><style>b</style><select><option>c</select><template>d</template><noscript>e</noscript><svg><title>f</title></svg>g',
      ).text,
    ).toBe('g');
  });
});

describe('zones', () => {
  const zones = (html: string) =>
    Object.fromEntries(open(html).blocks.map(({ text, zone }) => [text.split(' ')[0], zone]));
  test('by tag', () => {
    expect(
      zones(
        `<header>top<nav><a href=/>menu</a></nav></header><main><header>inner</header>${PROSE}</main><footer>end</footer>`,
      ),
    ).toMatchObject({ top: 'header', menu: 'nav', inner: 'main', We: 'main', end: 'footer' });
  });
  test('by role and by words of several languages', () => {
    expect(
      zones(`<div class="site-header">top</div><p>${PROSE}</p><p>body</p><div role=contentinfo>end</div>`),
    ).toMatchObject({ top: 'header', body: 'main', end: 'footer' });
    for (const word of ['footer', 'siteFooter', 'rodape', 'podval', 'fusszeile', 'footer-wrap']) {
      expect(zones(`<p>${PROSE}</p><p>more</p><div class="box ${word}">end</div>`), word).toMatchObject({
        more: 'main',
        end: 'footer',
      });
    }
  });
  test('not by the parts of cards', () => {
    expect(
      zones(`<div class=card><div class=card-header>name</div><p>${PROSE}<div class=card-footer>price</div></div>`),
    ).toMatchObject({ name: 'main', price: 'main' });
  });
  test('a footer without a mark is found by its copyright line', () => {
    expect(
      zones(`<div>${`<p>${PROSE}</p>`.repeat(9)}</div><table><tr><td>address<td>© 2019 Ferro Works</table>`),
    ).toMatchObject({ We: 'main', address: 'footer', '©': 'footer' });
  });
  test('an open head does not swallow the page', () => {
    expect(zones('<head><title>t</title><body><p>text')).toMatchObject({ text: 'main' });
    expect(zones('<head><title>t</title><p>text')).toMatchObject({ text: 'main' });
  });
});

describe('navigation', () => {
  const labels = (html: string) => open(html).navs.map((nav) => nav.map(({ text }) => text));
  const filler = `<div>${`<p>${PROSE}</p>`.repeat(4)}</div>`;
  const menu = ['Home', 'Our plant', 'Reagents', 'Contact'];
  const a = (label: string) => `<a href="/${label.replace(' ', '-')}">${label}</a>`;
  test.each([
    ['nav', `<nav>${menu.map(a).join('')}</nav>`],
    ['nav with a list', `<nav><b>Menu</b><ul>${menu.map((label) => `<li>${a(label)}</li>`).join('')}</ul></nav>`],
    ['bare list', `<ul>${menu.map((label) => `<li>${a(label)}`).join('')}</ul>`],
    ['table', `<table><tr>${menu.map((label) => `<td>${a(label)}`).join('')}</table>`],
    ['box', `<div><div>${menu.map(a).join(' | ')}</div></div>`],
    ['menu word', `<div id="mainMenu">${menu.map((label) => `<span>${a(label)}</span>`).join('')}</div>`],
  ])('%s', (_, html) => {
    expect(labels(html + filler)).toEqual([menu]);
  });
  test('a language switcher is left out', () => {
    const switcher = '<ul><li><a href=/en>English</a><li><a href=/ru>Русский</a><li><a href=/pt>Português</a></ul>';
    expect(
      labels(`<nav><ul>${menu.map((label) => `<li>${a(label)}`).join('')}</ul>${switcher}</nav>${filler}`),
    ).toEqual([menu]);
  });
  test('links within the text, outside links and the footer are no menu', () => {
    expect(labels(`${filler}<ul>${menu.map((label) => `<li>${a(label)}`).join('')}</ul>`)).toEqual([]);
    expect(
      labels(
        `<ul>${menu.map((label) => `<li><a href="https://other.example/${label}">${label}</a>`).join('')}</ul>${filler}`,
      ),
    ).toEqual([]);
  });
});

describe('links and pictures', () => {
  test('are absolute and folded', () => {
    const page = open(
      '<base href="https://seller.example/shop/"><a href="item?utm_source=a#top">Item</a><a href="mailto:a@b.example">m</a><a href="//cdn.example/x">c</a><a href="https://l.facebook.com/l.php?u=https%3A%2F%2Fnew.example%2Fa&h=1">f</a><a href="https://vk.com/away.php?to=https%3A%2F%2Fnew.example">v</a><a href="javascript:void(0)">j</a><a href="http://[">bad</a><a href=/p><img alt="Picture of it"></a>',
    );
    expect(page.links.map(({ url }) => url)).toEqual([
      'https://seller.example/shop/item?utm_source=a',
      null,
      'https://cdn.example/x',
      'https://new.example/a',
      'https://new.example/',
      null,
      null,
      'https://seller.example/p',
    ]);
    expect(page.links.at(-1)?.text).toBe('Picture of it');
  });
  test('pictures behind lazy loaders, sets and styles', () => {
    const page = open(
      `<link rel="shortcut icon" href=/i.ico><meta property=og:image content=/og.jpg><img src="blank.gif" data-src="a.jpg" alt=" A "><img srcset="s.jpg 300w, b.jpg 900w"><div style="background: url('c.jpg?x=1,2')"></div><img src="data:image/gif;base64,R0"><section data-bg="d.jpg"></section><img src=e.jpg><img src=e.jpg>`,
    );
    expect(page.images.map(({ url, zone }) => [url.replace('https://seller.example/', ''), zone])).toEqual([
      ['a.jpg', 'main'],
      ['b.jpg', 'main'],
      ['c.jpg?x=1,2', 'main'],
      ['d.jpg', 'main'],
      ['e.jpg', 'main'],
      ['og.jpg', 'head'],
      ['i.ico', 'head'],
    ]);
    expect(page.images[0]?.alt).toBe('A');
  });
});

describe('place', () => {
  /** The elements whose paths a parser of the standard does not resolve to the very same: each tag bears a number. */
  function astray(html: string): string[] {
    let tags = 0;
    const marked = html.replace(/<[a-z][\w-]*/gi, (tag) => `${tag} data-n=${tags++}`);
    const page = open(marked);
    const $ = load(marked);
    return page.outline.flatMap(({ node, tag }) => {
      const { selector } = page.place(node, '');
      const found = $(selector).toArray();
      const [only] = found;
      const same = 'attribs' in node && found.length === 1 && $(only).attr('data-n') === node.attribs['data-n'];
      return same ? [] : [`${tag}: ${selector} (${found.length})`];
    });
  }
  function check(html: string): void {
    expect(astray(html)).toEqual([]);
  }
  test('every element of a page is found again by its path', () => {
    check(shopPage(1));
    check(
      '<html><body><div id="1a.b:c"><p>x<p>y</div><div id=dup><i></i></div><div id=dup><i></i><i></i></div><div id="-"><b></b></div><x-y></x-y></body></html>',
    );
  });
  test.each([
    '<table><tr><td>a<td>b<tr><td>c</table>',
    '<table><caption>t</caption><thead><tr><th>a</thead><tr><td>b<tr><td>c</td></tr><tbody><tr><td>d</tbody><tr><td>e</table>',
    '<table><tr><td><table><tr><td>a<tr><td>b</table><tr><td>c</table><table id=t><tr><td>d</table>',
    '<title>t</title><meta name=a content=b><p>a<p>b<footer><p>c</footer>',
    'a<script>1</script><link rel=icon href=i><div>b</div>',
    '<html><head><title>t</title><p>early<meta name=late content=x></head><body class=b><p>a</body></html>',
    '<head><title>t</title><body><p>a</p></body></html><p>after',
    '<!-- c --><body><ul><li>a<li>b<ul><li>c</ul><li>d</ul><dl><dt>e<dd>f<dt>g</dl>',
    '<!doctype html><div><p>a<div>b</div>c</p></span></div></div><p>d<table><tr><td>e</table>',
    '<select><option>a<option>b</select><p>c<ul><li>d</ul><h2>e</h2>',
  ])('where tags are left out: %s', check);
  test('what is wrongly nested is mostly found again', () => {
    // A browser moves these elements, or copies them: the path may lead nowhere, or to their double.
    const pages = [
      '<b><p>a</b> b</p>',
      '<a href=x>a<div>b</div><a href=y>c</a></a>',
      '<table>a<tr><td>b<p>c</table>',
      '<form><form><p>a</p></form></form>',
      '<p>a<center>b</center>',
    ].map((part) => `<html><body><main>${part}</main><div><p>${PROSE}</p></div><ul><li>a<li>b</ul></body></html>`);
    const all = pages.reduce((sum, html) => sum + open(html).outline.length, 0);
    expect(pages.flatMap(astray).length / all).toBeLessThan(0.15);
  });
  test('what a browser takes for text leads to the noscript around it', () => {
    const page = open('<body><noscript><p>Call <b>us</b></p></noscript></body>');
    expect(page.place(page.outline.at(-1)?.node as AnyNode, '').selector).toBe('html > body > noscript');
  });
  test('any id can be written', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }).filter((id) => !/[\s"&<>\0\r]/.test(id)),
        (id) => {
          check(`<html><body><div id="${id}"><p>x</p></div></body></html>`);
        },
      ),
      { numRuns: 200 },
    );
  });
  test('quotes at most 200 characters; a text is at its parent', () => {
    const page = open('<html><body><p>one</p><p>two</p></body></html>');
    const second = page.outline.at(-1)?.node as unknown as { children: AnyNode[] };
    const place = page.place(second.children[0] as AnyNode, 'x'.repeat(500));
    expect(place.selector).toBe('html > body > p:nth-of-type(2)');
    expect(place.quote).toHaveLength(200);
    expect(page.place(second.children[0] as AnyNode, '\ud83d').quote).toBe('\ufffd');
  });
});

describe('head and data', () => {
  test('title, description, metas, JSON-LD, comments', () => {
    const page = open(
      `<title> A\n b </title><meta name=Description content=" d "><!-- built by x --><script type="application/ld+json">{"@type":"Organization"}</script><script type="application/ld+json">{broken</script>`,
    );
    expect([page.title, page.description]).toEqual(['A b', 'd']);
    expect(page.jsonLd.map(({ data }) => data)).toEqual([{ '@type': 'Organization' }]);
    expect(page.comments.map(({ text }) => text)).toEqual([' built by x ']);
  });
});

describe('language', () => {
  const texts: Record<string, string> = {
    en: PROSE,
    ru: 'Мы производим лабораторные реактивы и полупродукты для заказчиков в тридцати странах. Каждая партия отправляется с паспортом качества, образцы высылаем в течение двух дней.',
    pt: 'Fabricamos reagentes de laboratório e produtos intermediários para clientes em trinta países. Cada lote sai da nossa fábrica com um certificado de análise e as amostras são enviadas em dois dias.',
    es: 'Fabricamos reactivos de laboratorio y productos intermedios para clientes en treinta países. Cada lote sale de nuestra planta con un certificado de análisis y las muestras se envían en dos días.',
    de: 'Wir stellen Laborreagenzien und Zwischenprodukte für Kunden in dreißig Ländern her. Jede Charge verlässt unser Werk mit einem Analysezertifikat, und Muster werden innerhalb von zwei Tagen verschickt.',
    fr: 'Nous fabriquons des réactifs de laboratoire et des produits intermédiaires pour des clients dans trente pays. Chaque lot quitte notre usine avec un certificat d’analyse.',
    zh: '我们生产实验室试剂和中间体，客户遍布三十个国家。每批产品均附有分析证书，样品在两天内寄出。',
    ja: '当社は実験用試薬と中間体を製造し、三十か国のお客様にお届けしています。すべての製品に分析証明書が付いています。',
    ar: 'نحن نصنع الكواشف المخبرية والمواد الوسيطة للعملاء في ثلاثين دولة وتغادر كل دفعة مصنعنا مع شهادة تحليل',
  };
  test.each(Object.entries(texts))(
    '%s is found, agrees with its declaration, and outranks a wrong one',
    (lang, text) => {
      expect(languageOf(null, text)).toBe(lang);
      expect(languageOf(`${lang}-XX`, text)).toBe(lang);
      expect(languageOf(lang === 'en' ? 'ru' : 'en', text)).toBe(lang);
    },
  );
  test('little text: what was declared, or nothing', () => {
    expect(languageOf('pt-BR', 'Loja')).toBe('pt');
    expect(languageOf(null, 'Loja')).toBeNull();
    expect(languageOf('not a tag!', '')).toBeNull();
  });
});

describe('what no database takes', () => {
  const shop = (inside: string) => open(`<title>Quill\0moor</title><p>${PROSE}</p>${inside}`);
  test('is left out of text, or another sign written for it, as a browser does, and the page says so', () => {
    const page = shop('<p>Price: 1\u00000</p>');
    expect([page.title, page.text.includes('Price: 10'), page.marks]).toEqual(['Quill\ufffdmoor', true, ['cleaned']]);
  });
  test('is left out of structured data, and the page says so', () => {
    const page = open(
      `<script type="application/ld+json">{"name":"Quill\\ud800moor","email":"a\\u0000@b.cc"}</script>`,
    );
    expect(page.jsonLd.map(({ data }) => data)).toEqual([{ name: 'Quill\ufffdmoor', email: 'a@b.cc' }]);
    expect(page.marks).toEqual(['cleaned']);
    const pair = open(`<script type="application/ld+json">{"name":"\\ud83d\\ude00"}</script>`);
    expect([pair.jsonLd[0]?.data, pair.marks]).toEqual([{ name: '😀' }, []]);
  });
});
