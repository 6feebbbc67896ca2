import { describe, expect, it } from 'vitest';
import { creditedDomains, creditedNames, isCreditLine } from '../../../src/signals/find/credit-line.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';

function footer(html: string) {
  const site = siteFrom({
    '/': `<body><main><p>Pens and quills in bulk, sent by post within a day to every harbour along the coast and up the river.</p><img src="/quill.jpg" alt="Quill"></main><footer>${html}</footer></body>`,
  });
  const [page] = site.pages;
  if (page === undefined) throw new Error('no page');
  return { page, domains: [...creditedDomains(page, site.domain)].sort() };
}

describe('credit lines', () => {
  it.each([
    ['Website by <a href="https://webcraft.com/">Webcraft</a>', ['webcraft.com']],
    ['Designed and developed by <a href="mailto:hi@webcraft.com">Webcraft</a>', ['webcraft.com']],
    ['Site design by Webcraft, hello@webcraft.com', ['webcraft.com']],
    ['Website and search marketing by <a href="https://webcraft.com/">Webcraft Ltd</a>', ['webcraft.com']],
    ['技术支持：<a href="https://www.webcraft.cn/">织网科技</a>', ['webcraft.cn']],
    ['Powered by Webcraft. E-mail: quillmoor@trade-post.com', []],
    ['Made by hand. <a href="https://penmakers.com/">Pen makers</a>', []],
    ['Website by me@gmail.com', []],
    ['Friendly links: <a href="https://penmakers.com/">Pen makers</a>', []],
  ])('names whom "%s" credits', (html, expected) => {
    expect(footer(`<p>${html}</p>`).domains).toEqual(expected);
  });

  it.each([
    ['Powered by Webcraft | All goods in stock', 'Webcraft'],
    ['Technical support: Webcraft Co., Ltd', 'Webcraft Co.'],
    ['Desenvolvido por Webcraft', 'Webcraft'],
    ['Разработка и продвижение — Вебкрафт', 'Вебкрафт'],
    ['技术支持：织网科技', '织网科技'],
  ])('names in "%s" %s', (html, name) => {
    expect(creditedNames(footer(`<p>${html}</p>`).page)).toContain(name);
  });

  it('is a short line with no owner in it', () => {
    const blocks = (html: string) =>
      footer(html)
        .page.blocks.filter(isCreditLine)
        .map(({ text }) => text);
    expect(blocks('<p>Website by Webcraft</p><p>© 2024 Quillmoor Ltd. Website by Webcraft</p>')).toEqual([
      'Website by Webcraft',
    ]);
    expect(blocks(`<p>Built by ${'many hands over the years '.repeat(12)}</p>`)).toEqual([]);
  });

  it.each([
    'Powered by a 40 kW diesel engine',
    'DESIGNED BY OUR ENGINEERS FOR OUTDOOR USE',
    'Designed by our engineers for outdoor use',
    'Technical support: +86 311 8567 2390',
    'Made by hand in the mountains',
  ])('is not in words about goods: %s', (words) => {
    const { page } = footer(`<p>${words}</p>`);
    expect(page.blocks.filter(isCreditLine)).toEqual([]);
    expect(creditedNames(page)).toEqual([]);
  });

  it('names whom it links, in small letters too', () => {
    const { page } = footer('<p>website by <a href="https://webcraft.com/">webcraft</a></p>');
    expect(page.blocks.filter(isCreditLine)).toHaveLength(1);
    expect(creditedNames(page)).toContain('webcraft');
  });

  it('says nothing about the main text', () => {
    const site = siteFrom({
      '/': '<body><main><p>A house built by <a href="https://masons.com/">Mason and Sons</a>.</p></main></body>',
    });
    expect(site.pages.flatMap((page) => [...creditedDomains(page, site.domain)])).toEqual([]);
  });
});
