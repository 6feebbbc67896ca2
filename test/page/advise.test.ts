import { describe, expect, test } from 'vitest';
import type { Kind } from '../../src/model/words.ts';
import { advise } from '../../src/page/advise.ts';
import { shopPage } from '../../testkit/page/fixtures.ts';

function ask(html: string, url = 'https://www.seller.example/', kind: Kind = 'website') {
  return advise(
    new TextEncoder().encode(html),
    { url, finalUrl: url, charset: 'utf-8', status: 200, headers: {} },
    kind,
  );
}
const short = ({ pages }: ReturnType<typeof ask>) =>
  pages.map(
    ({ url, role, lang }) =>
      `${role}${lang === null ? '' : `:${lang}`} ${url.replace('https://www.seller.example', '')}`,
  );

describe('pages', () => {
  test('languages, contact, about, products, then the rest as they stand', () => {
    const advice = ask(`<html lang=en><link rel=alternate hreflang=pt href="/pt/">
      <a href="/news">News</a><a href="/p/">Products</a><a href="/x">About us</a><a href="/c.html">Contact us</a><a href="/ru/">Русский</a><a href="/cn/index.html"><img src=f.gif></a><a href="/">Home</a><a href="/blog">Blog</a>
      <a href="https://other.example/contact">Contact</a>`);
    expect(short(advice)).toEqual([
      'language:pt /pt/',
      'language:ru /ru/',
      'language:zh /cn/index.html',
      'contact /c.html',
      'about /x',
      'products /p/',
      'other /news',
      'other /blog',
    ]);
  });

  test.each([
    ['Контакты', 'contact'],
    ['О компании', 'about'],
    ['Продукция', 'products'],
    ['Fale Conosco', 'contact'],
    ['Quem somos', 'about'],
    ['Produtos', 'products'],
    ['Contáctenos', 'contact'],
    ['Nosotros', 'about'],
    ['Productos', 'products'],
    ['联系我们', 'contact'],
    ['关于我们', 'about'],
    ['产品中心', 'products'],
    ['Kontakt', 'contact'],
    ['Über uns', 'about'],
    ['Produkte', 'products'],
    ['Nous contacter', 'contact'],
    ['À propos', 'about'],
    ['Nos produits', 'products'],
    ['お問い合わせ', 'contact'],
    ['会社概要', 'about'],
    ['製品情報', 'products'],
    ['اتصل بنا', 'contact'],
    ['من نحن', 'about'],
    ['منتجاتنا', 'products'],
    ['» Contact Us', 'contact'],
    ['Contact lenses for sale', 'other'],
  ])('label %s: %s', (label, role) => {
    expect(ask(`<a href="/z9">${label}</a>`).pages).toEqual([
      { url: 'https://www.seller.example/z9', role, lang: null },
    ]);
  });

  test.each([
    ['/contact-us.html', 'contact'],
    ['/kontakty/', 'contact'],
    ['/quem-somos', 'about'],
    ['/about.php', 'about'],
    ['/company/profile.html', 'about'],
    ['/katalog/', 'products'],
    ['/products/', 'products'],
    ['/shop/drums/blue-drum-20', 'other'],
    ['/contactless-pumps', 'other'],
  ])('path %s: %s', (path, role) => {
    expect(ask(`<a href="${path}">…</a>`).pages[0]?.role).toBe(role);
  });

  test('language versions by sub-domain and by switcher label', () => {
    expect(
      ask(
        '<a href="https://ru.seller.example/">RU</a><a href="https://es.seller.example/"><img src=es.png></a><a href="/index.php?lang=3">Deutsch</a>',
      ).pages.map(({ role, lang }) => [role, lang]),
    ).toEqual([
      ['language', 'ru'],
      ['language', 'es'],
      ['language', 'de'],
    ]);
  });

  test('no files, no accounts, no carts, no doubles, no more than 200', () => {
    expect(
      short(
        ask(
          '<a href=/a.pdf>a</a><a href=/b.jpg>b</a><a href=/login>l</a><a href=/my-account/>m</a><a href=/cart>c</a><a href="/?add-to-cart=3">d</a><a href=/logout.php>o</a><a href="mailto:x@y.example">x</a><a href="#top">t</a><a href="/e#f">e</a><a href="/e?utm_source=x">e</a><a href="/e">e</a>',
        ),
      ),
    ).toEqual(['other /e']);
    // Perhaps the same, perhaps not: whoever takes them finds out.
    expect(short(ask('<a href="/e">e</a><a href="/e/">e</a>'))).toEqual(['other /e', 'other /e/']);
    expect(ask(Array.from({ length: 500 }, (_, i) => `<a href="/n${i}">n${i}</a>`).join('')).pages).toHaveLength(200);
  });

  test('of a profile only its own pages', () => {
    const html =
      '<a href="/someseller/about">About</a><a href="/other">Other</a><a href="/">Home</a><a href="https://seller.example/">Site</a>';
    expect(ask(html, 'https://www.facebook.com/someseller', 'social-page').pages.map(({ url }) => url)).toEqual([
      'https://www.facebook.com/someseller/about',
    ]);
  });

  test('frames and refresh targets stand in for a page without links', () => {
    expect(
      short(ask('<meta http-equiv=refresh content="0; url=/en/start.html"><frameset><frame src=menu.htm></frameset>')),
    ).toEqual(['other /menu.htm', 'other /en/start.html']);
  });
});

describe('pictures', () => {
  test('content first, then logo, og:image, icons; no counters and stand-ins', () => {
    const { images } = ask(
      '<link rel=icon href=/i.png><meta property="og:image" content="/og.jpg"><header><img src=/logo.png></header><img src=/spacer.gif><img src=https://counter.example/hit.gif width=88><img src=/px width=1 height=1><img src=/flag.png width=16 height=11><img src=/photo.jpg><div style="background-image:url(/hero.jpg)">x</div>',
    );
    expect(images.map((url) => url.replace('https://www.seller.example', ''))).toEqual([
      '/photo.jpg',
      '/hero.jpg',
      '/logo.png',
      '/flag.png',
      '/og.jpg',
      '/i.png',
    ]);
  });
  test('no more than are ever asked for', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => `<img src=/${i}.jpg width=400 height=300>`).join('');
    expect(ask(many).images).toHaveLength(200);
  });

  test('the favicon of old when the page names none', () => {
    expect(ask('<img src=/a.jpg>').images).toEqual([
      'https://www.seller.example/a.jpg',
      'https://www.seller.example/favicon.ico',
    ]);
  });
});

describe('documents', () => {
  test('are the PDFs of the same site, each once, marked where they would tell of the seller', () => {
    const { documents, pages } = ask(
      `<a href=/f/recipe.pdf>Recipe</a><a href=/f/1.pdf>ISO certificate</a><a href=/f/price-list.pdf?v=2>Get it</a>
       <a href=/f/recipe.pdf#page=2>Again</a><a href=/f/2.PDF>Прайс-лист</a><a href=/f/3.doc>Catalogue</a>
       <a href=https://catalog.example/f/4.pdf>Catalogue</a>`,
    );
    expect(documents.map(({ url, telling }) => [url.replace('https://www.seller.example', ''), telling])).toEqual([
      ['/f/recipe.pdf', false],
      ['/f/1.pdf', true],
      ['/f/price-list.pdf?v=2', true],
      ['/f/2.PDF', true],
    ]);
    expect(pages).toEqual([]);
  });
});

test('a whole shop page', () => {
  const advice = ask(shopPage(1));
  expect(advice.condition).toBe('content');
  expect(short(advice).slice(0, 3)).toEqual(['contact /contact', 'about /about.html', 'products /products/']);
  expect(advice.images.at(-1)).toBe('https://www.seller.example/favicon.png');
});
