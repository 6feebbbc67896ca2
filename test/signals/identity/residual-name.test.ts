import { describe, expect, it } from 'vitest';
import { companyMentions } from '../../../src/signals/find/company-mentions.ts';
import { residualName } from '../../../src/signals/identity/residual-name.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './residual-name.examples.ts';

signalContract(residualName, examples);

const FILL = '<h1>Pens</h1><p>Pens and quills in bulk, sent within a day to every harbour.</p>';
const read = (html: string, host: string, more: Record<string, string> = {}) => {
  const value = residualName.extract(siteFrom({ '/': html, ...more }, { host }));
  return value ?? [];
};
const OLD_NAME = 'Hebei Quillmoor Trading Co., Ltd.';
const OLD = read(
  `<body>${FILL}<footer><p>© 2019 Hebei Quillmoor Trading Co., Ltd. All rights reserved.</p></footer></body>`,
  'old.test',
);
const against = (html: string, more: Record<string, string> = {}) =>
  residualName.compare(OLD, read(html, 'new.test', more));
const FOOTER = '<footer><p>© 2021 Shanxi Fernhollow Co., Ltd</p></footer>';

describe('residual names', () => {
  describe('in Chinese and in Latin letters', () => {
    const foot = (line: string, lang = 'zh') =>
      `<html lang="${lang}"><body>${FILL}<footer><p>${line}</p></footer></body></html>`;
    const compared = (latin: string, chinese: string) =>
      residualName.compare(
        read(foot(`© 2019 ${latin}`, 'en'), 'old.test'),
        read(foot(`版权所有 ${chinese}`), 'new.test'),
      );

    it.each([
      ['Hebei Kuimo Trading Co., Ltd.', '河北奎墨贸易有限公司'],
      ['HEBEI KUIMO MAOYI CO., LTD', '河北奎墨贸易有限公司'],
      ['Hebei Kui Mo Trading Co., Ltd', '河北省奎墨貿易有限公司'],
      ['Kuimo Trading Co., Ltd', '河北奎墨贸易有限公司'],
    ])('%s is partly %s', (latin, chinese) => {
      const comparison = compared(latin, chinese);
      expect(comparison?.level).toBe('partial');
      expect(comparison?.right.value).toBe(chinese);
      expect(comparison?.note).toContain('Chinese name read in Latin letters');
    });

    it.each([
      ['another brand', 'Hebei Kuimo Trading Co., Ltd', '河北达仁贸易有限公司'],
      ['another place', 'Hebei Kuimo Trading Co., Ltd', '山西奎墨贸易有限公司'],
      ['place and trade alone', 'Hebei Chemical International Trading Co., Ltd', '河北化工国际贸易有限公司'],
      ['a brand of one sign', 'Hebei Kui Trading Co., Ltd', '河北奎贸易有限公司'],
    ])('%s is not', (_, latin, chinese) => {
      expect(compared(latin, chinese)).toBeNull();
    });
  });

  it('take no address for a name', () => {
    const head = ['article:publisher', 'og:site_name', 'author', 'article:author', 'twitter:creator', 'publisher']
      .map((name) => `<meta property="${name}" content="https://social.test/quillmoor">`)
      .join('');
    const record =
      '{"@type":"Organization","name":"https://quillmoor.test/","publisher":"https://social.test/quillmoor"}';
    const names = read(
      `<head>${head}<script type="application/ld+json">${record}</script></head><body>${FILL}${FOOTER}</body>`,
      'new.test',
    );
    expect(names.map(({ value }) => value)).toEqual(['shanxi fernhollow']);
  });

  it.each([
    ['© 2019 Hebei Quillmoor Trading Co.,Ltd. Все права защищены', 'ru'],
    ['Copyright © 2019 HEBEI QUILLMOOR TRADING CO., LTD. Todos os direitos reservados', 'pt'],
  ])('are found in a translated footer: %s', (line, lang) => {
    const comparison = against(`<body>${FILL}${FOOTER}</body>`, {
      [`/${lang}/`]: `<html lang="${lang}"><body>${FILL}<footer><p>${line}</p></footer></body></html>`,
    });
    expect(comparison?.level).toBe('identical');
    expect(comparison?.right.url).toBe(`https://new.test/${lang}/`);
    expect(comparison?.right.quote).toContain('2019');
  });

  it.each([
    ['picture text', '<img src="/a.jpg" alt="Hebei Quillmoor Trading warehouse">'],
    ['comment', '<!-- Hebei Quillmoor Trading Co., Ltd -->'],
    ['opening words', '<main><p>Hebei Quillmoor Trading Co., Ltd is located by the sea and makes quills.</p></main>'],
  ])('are close in a %s', (_, html) => {
    expect(against(`<body>${FILL}${html}${FOOTER}</body>`)?.level).toBe('close');
  });

  it('are only a mention in the news and among partners', () => {
    const news =
      '<main><p>The list published in May names Hebei Quillmoor Trading Co., Ltd and four others.</p></main>';
    expect(against(`<body>${FILL}${news}${FOOTER}</body>`)?.level).toBe('partial');
    const partners = '<div class="our-partners"><img src="/q.png" alt="Hebei Quillmoor Trading Co., Ltd"></div>';
    expect(against(`<body>${FILL}${partners}${FOOTER}</body>`)?.level).toBe('partial');
  });

  it.each([
    `We are not the successor of ${OLD_NAME} and have no relation with that firm.`,
    `Not affiliated with ${OLD_NAME}`,
    `This shop has never been connected with ${OLD_NAME}`,
    `We have nothing to do with ${OLD_NAME}`,
    `We aren’t part of ${OLD_NAME}`,
    `Unaffiliated with ${OLD_NAME}`,
    `Мы никак не связаны с ${OLD_NAME}`,
    `Não temos relação com ${OLD_NAME}`,
    `No estamos vinculados a ${OLD_NAME}`,
    `Keine Verbindung zu ${OLD_NAME}`,
    `Nous n’avons aucun lien avec ${OLD_NAME}`,
    `我们不是 ${OLD_NAME}`,
    `本店与 ${OLD_NAME} 没有任何关系`,
  ])('are only a mention in a footer that denies them: %s', (line) => {
    const footer = `<footer><p>${line}</p><p>© 2021 Shanxi Fernhollow Co., Ltd</p></footer>`;
    expect(against(`<body>${FILL}${footer}</body>`)?.level).toBe('partial');
  });

  it.each([
    `Company No. 10473218; ${OLD_NAME}`,
    `All goods are made by us, not bought in. ${OLD_NAME}`,
    `${OLD_NAME}, registered in Hebei`,
  ])('are still declared in: %s', (line) => {
    expect(against(`<body>${FILL}<footer><p>${line}</p></footer></body>`)?.level).toBe('identical');
  });

  it.each([
    ['another firm of the province', '© 2019 Hebei Marrowgate Trading Co., Ltd'],
    ['the namesake of another province', '© 2019 Shanxi Quillmoor Trading Co., Ltd'],
    ['nobody', '© 2019 All rights reserved. Powered by Webcraft Ltd'],
  ])('are not %s', (_, line) => {
    expect(against(`<body>${FILL}<footer><p>${line}</p></footer></body>`)).toBeNull();
  });

  it('a credit to the same builder links nobody', () => {
    const credit = '<p>Website designed by Webcraft Ltd</p>';
    const one = read(`<body>${FILL}<footer><p>© 2019 Quillmoor Ltd</p>${credit}</footer></body>`, 'one.test');
    const two = read(`<body>${FILL}<footer><p>© 2019 Fernhollow Ltd</p>${credit}</footer></body>`, 'two.test');
    expect(residualName.compare(one, two)).toBeNull();
  });
});

const NEW_FOOTER = `${FOOTER}</body>`;
/** Where only the maker of a page puts a name: the old owner's, left behind on a page of the new one. */
const PLACES: readonly (readonly [string, string, string])[] = [
  ['author', '<head><meta name="author" content="Hebei Quillmoor Trading Co., Ltd"></head>', 'meta'],
  ['description', '<head><meta name="twitter:title" content="Pens of Hebei Quillmoor Trading"></head>', 'meta'],
  ['title', '<head><title>Goose quills | Hebei Quillmoor Trading</title></head>', 'title'],
  ['alt', '<img src="/a.jpg" alt="Hebei Quillmoor Trading warehouse">', 'img'],
  ['attribute', '<img src="/a.jpg" alt="" title="Workshop of Hebei Quillmoor Trading Co., Ltd">', 'img'],
  ['file-name', '<img src="/up/hebei-quillmoor-trading-certificate.jpg" alt="">', 'img'],
  ['file-name', '<p><a href="/files/HebeiQuillmoorTrading_prices.pdf">Prices</a></p>', '> a'],
  ['form', '<form><input type="hidden" name="company" value="Hebei Quillmoor Trading"></form>', 'form > input'],
  [
    'mailto',
    '<p><a href="mailto:sales@new.test?subject=Inquiry%20to%20Hebei%20Quillmoor%20Trading">Ask</a></p>',
    '> a',
  ],
  ['mailto', '<p><a href="mailto:Hebei%20Quillmoor%20Trading%20%3Csales@new.test%3E">Ask</a></p>', '> a'],
  ['comment', '<!-- Client: Hebei Quillmoor Trading -->', 'body'],
  ['comment', '<!-- <p>© 2019 <b>Hebei Quillmoor Trading</b></p> -->', 'body'],
  ['comment', '<!-- saved from url=(0031)https://www.hebei-quillmoor-trading.com/ -->', 'body'],
  ['script', '<script>var shop = { siteName: "Hebei Quillmoor Trading", n: 3 };</script>', 'script'],
  ['script', "<script>show('Welcome to Hebei Quillmoor Trading Co., Ltd');</script>", 'script'],
  ['script', '<script>/* enquiry form of Hebei Quillmoor Trading Co., Ltd */ var a = 1;</script>', 'script'],
  ['hidden', '<div style="display:none">Hebei Quillmoor Trading Co., Ltd</div>', 'div'],
  ['text', '<main><p>Hebei Quillmoor Trading Co., Ltd is located by the sea and makes quills.</p></main>', 'p'],
];

describe('one finding for every place', () => {
  it.each(PLACES)('%s: %s', (source, html, selector) => {
    const comparison = against(`<html lang="en"><body>${FILL}${html}${NEW_FOOTER}`);
    expect(comparison?.level).toBe('close');
    const found = read(`<html lang="en"><body>${FILL}${html}${NEW_FOOTER}`, 'new.test').find(
      (name) => name.source === source && /quillmoor/.test(name.value),
    );
    expect(found).toMatchObject({ role: 'trace', lang: 'en' });
    expect(found?.place.selector.endsWith(selector), found?.place.selector).toBe(true);
    expect(found?.place.quote).toMatch(/quillmoor/i);
  });

  it.each([
    ['site-name', '<head><meta property="og:site_name" content="Hebei Quillmoor Trading"></head>'],
    ['site-name', '<head><meta name="application-name" content="Hebei Quillmoor Trading"></head>'],
    ['copyright', '<head><meta name="copyright" content="Hebei Quillmoor Trading Co., Ltd"></head>'],
    [
      'organisation',
      '<script type="application/ld+json">{"@type":"WebPage","publisher":{"@type":"Organization","name":"Hebei Quillmoor Trading"}}</script>',
    ],
    [
      'organisation',
      '<div itemscope itemtype="https://schema.org/Organization"><b itemprop="name">Hebei Quillmoor Trading</b></div>',
    ],
    ['footer', '<footer><p>Hebei Quillmoor Trading Co., Ltd, 5 Harbour Road</p></footer>'],
  ])('declared by a %s', (source, html) => {
    const page = `<body>${FILL}${html}${NEW_FOOTER}`;
    expect(against(page)?.level).toBe('identical');
    expect(read(page, 'new.test').some((name) => name.source === source && name.role === 'declared')).toBe(true);
  });

  it('in a document: its metadata are traces, its words a mention', () => {
    const document = {
      format: 'pdf' as const,
      pages: 1,
      metadata: { author: 'Hebei Quillmoor Trading Co., Ltd' },
      text: '',
    };
    const words = { ...document, metadata: {}, text: 'Price list of Hebei Quillmoor Trading Co., Ltd' };
    const page = { '/': `<body>${FILL}${NEW_FOOTER}` };
    const withDocument = (read: typeof document | typeof words, pages = page) =>
      residualName.compare(
        OLD,
        residualName.extract(siteFrom(pages, { host: 'new.test', documents: { '/p.pdf': read } })) ?? [],
      );
    expect(withDocument(document)).toMatchObject({ level: 'close', right: { url: 'https://new.test/p.pdf' } });
    expect(withDocument(words)?.level).toBe('partial');
    const openly = { '/': `<body>${FILL}<main><p>Our pens are made by Quillmoor of Hebei.</p></main>${NEW_FOOTER}` };
    expect(withDocument(document, openly)?.level).toBe('partial');
  });
});

const RUSSIAN = 'Ручки и перья оптом для всех клиентов, доставка в каждый порт в течение одного дня после заказа.';
const PORTUGUESE =
  'Canetas e penas por atacado para todos os clientes, com entrega em cada porto um dia depois do pedido.';

describe('a site that names another owner in some of its languages', () => {
  const pages = {
    '/ru/': `<html lang="ru"><body><p>${RUSSIAN}</p><footer><p>© 2019 Hebei Quillmoor Trading Co., Ltd. Все права защищены</p></footer></body></html>`,
    '/pt/': `<html lang="pt"><body><p>${PORTUGUESE}</p><footer><p>© 2019 Hebei Quillmoor Trading Co., Ltd. Todos os direitos reservados</p></footer></body></html>`,
  };
  const home = `<html lang="en"><body>${FILL}${FOOTER}</body></html>`;

  it('says so by itself, with the language of every place', () => {
    const own = read(home, 'new.test', pages).filter(
      ({ role, source }) => role === 'declared' && source === 'copyright',
    );
    expect(own.map(({ value, lang, place }) => [value, lang, new URL(place.url).pathname])).toEqual([
      ['shanxi fernhollow', 'en', '/'],
      ['hebei quillmoor trading', 'ru', '/ru/'],
      ['hebei quillmoor trading', 'pt', '/pt/'],
    ]);
  });

  it('is told from the owner that it names, in words', () => {
    const comparison = against(home, pages);
    expect(comparison?.level).toBe('identical');
    expect(comparison?.note).toBe(
      'The Portuguese and Russian pages of new.test name Hebei Quillmoor Trading Co., Ltd., the other side’s own name, as their owner ' +
        '(Portuguese: “© 2019 Hebei Quillmoor Trading Co., Ltd. Todos os direitos reservados” on https://new.test/pt/; ' +
        'Russian: “© 2019 Hebei Quillmoor Trading Co., Ltd. Все права защищены” on https://new.test/ru/); ' +
        'elsewhere that site calls itself Shanxi Fernhollow Co., Ltd.',
    );
    expect(new Set(comparison?.shared.map(({ right }) => right.url))).toEqual(
      new Set(['https://new.test/ru/', 'https://new.test/pt/']),
    );
  });
});

/** Another firm's name where it has every right to stand: no name of the site's own, and nothing left behind. */
const HONEST: readonly (readonly [string, string])[] = [
  ['a builder', '<footer><p>Powered by Hebei Quillmoor Trading Co., Ltd</p></footer>'],
  ['technical support', '<footer><p>Technical support: Hebei Quillmoor Trading Co., Ltd</p></footer>'],
  ['a builder in Russian', '<footer><p>Разработка и поддержка сайта: Hebei Quillmoor Trading Co., Ltd</p></footer>'],
  ['a builder in Portuguese', '<footer><p>Desenvolvido por Hebei Quillmoor Trading Co., Ltd</p></footer>'],
  [
    'a builder that signs the head too',
    '<head><meta name="author" content="Hebei Quillmoor Trading Co., Ltd"></head><footer><p>Website by Hebei Quillmoor Trading Co., Ltd</p></footer>',
  ],
  ['a partner’s logo', '<div class="our-partners"><img src="/q.png" alt="Hebei Quillmoor Trading Co., Ltd"></div>'],
  [
    'logos under a heading',
    '<section><h2>They trust us: our customers</h2><div><img src="/hebei-quillmoor-trading.png" alt="Hebei Quillmoor Trading"></div></section>',
  ],
  ['the news', '<main><p>The list published in May names Hebei Quillmoor Trading Co., Ltd and four others.</p></main>'],
  ['a maker whose goods are sold', '<footer><p>Authorised dealer of Hebei Quillmoor Trading Co., Ltd</p></footer>'],
  ['the owner of a mark', '<footer><p>QM is a registered trademark of Hebei Quillmoor Trading Co., Ltd</p></footer>'],
  ['a certifier', '<footer><p>Certified by Hebei Quillmoor Trading Co., Ltd</p></footer>'],
  ['a bank', '<footer><p>Bank: Hebei Quillmoor Trading Co., Ltd</p></footer>'],
  ['a photographer', '<footer><p>Photos: Hebei Quillmoor Trading Co., Ltd</p></footer>'],
  [
    'a product’s brand in a record',
    '<script type="application/ld+json">{"@type":"Product","name":"Quill","brand":{"@type":"Brand","name":"Hebei Quillmoor Trading"}}</script>',
  ],
  [
    'a brand in microdata',
    '<div itemscope itemtype="https://schema.org/Product"><b itemprop="name">Quill</b><i itemprop="brand" itemscope itemtype="https://schema.org/Organization"><b itemprop="name">Hebei Quillmoor Trading</b></i></div>',
  ],
  [
    'the author of a script that many use',
    '<script>/*! Slider v2.1 | (c) Hebei Quillmoor Trading Co., Ltd | MIT License */ var a = 1;</script>',
  ],
  [
    'services that need consent',
    '<script>var vendors = ["Hebei Quillmoor Trading Co., Ltd", "Oxbow Paper Ltd", "Marrowgate Shipping Ltd"];</script>',
  ],
];

describe('another firm’s name in its right place', () => {
  it.each(HONEST)('%s', (_, html) => {
    const page = `<body>${FILL}${html}${NEW_FOOTER}`;
    expect([undefined, 'partial']).toContain(against(page)?.level);
    expect(read(page, 'new.test').filter(({ value, role }) => /quillmoor/.test(value) && role !== 'mention')).toEqual(
      [],
    );
  });

  it('the title of an article about it', () => {
    const article =
      '<html><head><title>Hebei Quillmoor Trading Co., Ltd is fined</title></head><body><main><p>The court said on Monday that the firm has to pay for all the quills it took.</p></main></body></html>';
    expect(against(`<body>${FILL}${NEW_FOOTER}`, { '/news/court.html': article })?.level).toBe('partial');
  });

  it.each([
    ['province and trade', 'Hebei Chemical Trading Co., Ltd', 'Hebei Chemical Trading Company Limited'],
    ['nothing but a legal form', 'Trading Co., Ltd', 'Trading LLC'],
  ])('names that agree in %s', (_, one, two) => {
    const names = [one, two].map((name, i) =>
      read(`<body>${FILL}<footer><p>© 2021 ${name}</p></footer></body>`, `s${i}.test`),
    );
    expect(residualName.compare(names[0] ?? [], names[1] ?? [])).toBeNull();
  });

  it('a word of the language inside a phrase, when a firm is called so', () => {
    const crystal = read(`<body>${FILL}<footer><p>© 2019 Crystal Co., Ltd</p></footer></body>`, 'crystal.test');
    const shop = `<html><head><title>Crystal glasses for every table</title></head><body>${FILL}<img src="/china-crystal-vase.jpg" alt="Crystal vase">${NEW_FOOTER}`;
    expect([undefined, 'partial']).toContain(residualName.compare(crystal, read(shop, 'shop.test'))?.level);
  });

  it('a brand of two words on the pictures of its goods, which somebody sells', () => {
    const maker = read(`<body>${FILL}<footer><p>© 2019 Oxbow Paper Co., Ltd</p></footer></body>`, 'oxbow.test');
    const shop = (html: string) =>
      residualName.compare(maker, read(`<body>${FILL}${html}${NEW_FOOTER}`, 'shop.test'))?.level;
    expect(shop('<img src="/oxbow-paper-ream.jpg" alt="Oxbow Paper A4 ream, white">')).toBe('partial');
    expect(shop('<img src="/a.jpg" alt="Oxbow Paper factory">')).toBe('close');
  });

  it('the platform that a shop stands on, be it one that nobody knows', () => {
    const shop = (seller: string) =>
      read(
        `<html><head><title>${seller} - Penharbour</title><link rel="canonical" href="https://${seller}.penharbour.com/"></head><body>${FILL}<footer><p>© 2024 Penharbour Technologies Inc.</p></footer></body></html>`,
        `${seller}.test`,
      );
    expect(residualName.compare(shop('quillmoor'), shop('fernhollow'))).toBeNull();
    // A copy that still names its old address as canonical names no seller below it: its owner's name counts.
    const copy = read(
      `<html><head><title>Pens - Quillmoor</title><link rel="canonical" href="https://www.quillmoor.com/"></head><body>${FILL}<footer><p>© 2019 Quillmoor Trading Ltd</p></footer></body></html>`,
      'copy.test',
    );
    expect(copy.some(({ value, role }) => value === 'quillmoor trading' && role === 'declared')).toBe(true);
  });
});

describe('a name is shown as it is written', () => {
  const loud = `<body>${FILL}<footer><p>© 2021 HEBEI QUILLMOOR TRADING CO., LTD</p></footer></body>`;

  it('on both sides, each in its own spelling', () => {
    const comparison = against(loud);
    expect([comparison?.left.value, comparison?.right.value]).toEqual([
      'Hebei Quillmoor Trading Co., Ltd.',
      'HEBEI QUILLMOOR TRADING CO., LTD',
    ]);
  });

  it('in the note, in one spelling from either side, without shouting', () => {
    const note =
      'Both sides call themselves Hebei Quillmoor Trading Co., Ltd.; unrelated companies can have the same name.';
    const loudSide = read(loud, 'new.test');
    expect(residualName.compare(OLD, loudSide)?.note).toBe(note);
    expect(residualName.compare(loudSide, OLD)?.note).toBe(note);
  });
});

it('a name may be the title of a site that gives no name of its own', () => {
  const titled = (title: string) => read(`<head><title>${title}</title></head><body>${FILL}</body>`, 'new.test');
  expect(residualName.compare(OLD, titled('Hebei Quillmoor Trading'))?.level).toBe('close');
  // It goes by that name, so none was left behind.
  expect(residualName.compare(OLD, titled('Hebei Quillmoor Trading'))?.shared[0]?.tells).toBeLessThan(0.5);
  expect(residualName.compare(OLD, titled('Pens for every harbour'))).toBeNull();
  expect(residualName.compare(titled('Pens and more'), titled('Pens and more'))).toBeNull();
});

describe('a name that both sides go by', () => {
  const tells = (mine: string, theirs: string) => {
    const [one, two] = [mine, theirs].map((body, i) => read(`<body>${FILL}${body}</body>`, `${i}.test`));
    const found = residualName.compare(one ?? [], two ?? []);
    return found === null ? null : [found.level, ...new Set(found.shared.map((shared) => shared.tells ?? 1))];
  };
  const owner = (name: string) => `<footer><p>© 2021 ${name}</p></footer>`;

  it('tells little, wherever they write it: nothing was left behind', () => {
    const dragon = `<img src="/a.jpg" alt="Golden Wyvernmoor Restaurant terrace">${owner('Golden Wyvernmoor Restaurant')}`;
    expect(tells(owner('Golden Wyvernmoor Restaurant'), dragon)).toEqual(['identical', 0.36]);
    expect(tells(owner('Golden Wyvernmoor Restaurant'), owner('Golden Wyvernmoor Restaurant Ltd'))).toEqual([
      'identical',
      0.36,
    ]);
  });

  it('tells no more where one writes it longer, or in its own script too', () => {
    const both = `${owner('Golden Wyvernmoor Restaurant')}${owner('Golden Wyvernmoor Restaurant Dunfold Ltd')}`;
    expect(tells(owner('Golden Wyvernmoor Restaurant'), both)).toEqual(['identical', 0.36]);
    const han = `${owner('Golden Wyvernmoor Restaurant')}${owner('河北鹅毛贸易有限公司')}`;
    expect(tells(owner('Golden Wyvernmoor Restaurant'), han)).toEqual(['identical', 0.36]);
  });

  it('tells little as the author of pages that call themselves otherwise, unless it is a company’s', () => {
    const left = (name: string, markup: string) => {
      const [one, two] = [`<body>${FILL}${owner(name)}</body>`, `${markup}<body>${FILL}${NEW_FOOTER}`];
      return residualName.compare(read(one, 'old.test'), read(two, 'new.test'))?.shared[0]?.tells ?? 0;
    };
    const by = (name: string) => `<head><meta name="author" content="${name}"></head>`;
    const written = left('Wyvernmoor', '<!-- client: Wyvernmoor -->');
    expect(left('Wyvernmoor', by('Wyvernmoor'))).toBeCloseTo(0.6 * written);
    const company = 'Wyvernmoor Trading Co., Ltd';
    expect(left(company, by(company))).toBeGreaterThan(written);
  });

  it('tells less yet where its words are everybody’s', () => {
    const [, share] = tells(owner('Golden Dragon Restaurant'), owner('Golden Dragon Restaurant')) ?? [];
    expect(share).toBeCloseTo(0.288);
  });

  it('tells much beside another name of one of them', () => {
    const both = `${owner('Hebei Quillmoor Trading Co., Ltd')}${owner('Shanxi Fernhollow Co., Ltd')}`;
    expect(tells(owner('Hebei Quillmoor Trading Co., Ltd'), both)).toEqual(['identical', 1]);
    expect(tells(both, both)).toEqual(['identical', 0.36]);
  });
});

describe('legal forms', () => {
  it.each([
    ['Hebei Quillmoor Trading Company Limited'],
    ['HEBEI QUILLMOOR TRADING CO.,LTD.'],
    ['Hebei Quill Moor Trading LLC'],
    ['ООО Hebei Quillmoor Trading'],
    ['Hebei Quillmoor Trading Ltda'],
  ])('are spelled as one likes: %s', (name) => {
    expect(against(`<body>${FILL}<footer><p>© 2021 ${name}</p></footer></body>`)?.level).toBe('identical');
  });
});

describe('speed', () => {
  it('reads a page of 400 KB that is opened in a few milliseconds', () => {
    const block = `<div class="card"><img src="/img/drum.jpg" alt="Drum of goose quills"><h3>Goose quills</h3><p>${'Pens and quills in bulk, sent within a day to every harbour — as “ordered”. '.repeat(4)}</p></div>`;
    const numbered = Array.from({ length: 900 }, (_, i) => block.replaceAll('drum', `drum-of-${i}`)).join('');
    const site = siteFrom({ '/': `<body>${FILL}<main>${numbered}</main>${NEW_FOOTER}` });
    residualName.extract(site);
    // Alone on a machine it takes 7 ms; the bound is for a busy one.
    expectQuick(() => residualName.extract(site), 200);
  });

  it.each(['<!-- Client: ', '"Ltd" ', "'a Ltd", '// Ltd ', '/* Ltd */', 'siteName:"', '\\u516c'])(
    'stays linear on 100 KB of script with %j',
    (unit) => {
      const code = unit.repeat(Math.ceil(100_000 / unit.length));
      const site = siteFrom({ '/': `<body>${FILL}<script>${code}</script>${NEW_FOOTER}` });
      residualName.extract(site);
      expectQuick(() => residualName.extract(site), 200);
    },
  );
});

describe('company names in text', () => {
  it.each([
    ['We buy from Hebei Quillmoor Trading Co., Ltd every May.', ['Hebei Quillmoor Trading Co., Ltd']],
    ['Contact Quillmoor Import & Export Company Limited. Thanks', ['Quillmoor Import & Export Company Limited.']],
    ['供应商：河北鹅毛贸易有限公司', ['河北鹅毛贸易有限公司']],
    ['Поставщик ООО «Кукушка» открыт', ['ООО «Кукушка»']],
    ['Наш поставщик ООО Кукушка открыт', ['ООО Кукушка']],
    ['Это ООО «Торговый дом «Кукушка»', ['ООО «Торговый дом «Кукушка»']],
    ['株式会社クイル', ['株式会社クイル']],
    ['クイル貿易株式会社', ['クイル貿易株式会社']],
    ['Quill\u200bmoor Ｌｔｄ sells pens', ['Quillmoor Ltd']],
    ['limited edition of pens, ltd stock', []],
  ])('%s', (text, names) => {
    expect(companyMentions(text).map(({ name }) => name)).toEqual(names);
  });

  it.each(['Ltd ', 'A Ltd ', 'Aa ', 'co.,', '公司', '有限公司', 'ООО «', 'A&', 'limited'])(
    'stays linear on 100 KB of %j',
    (unit) => {
      const text = unit.repeat(Math.ceil(100_000 / unit.length));
      expectQuick(() => companyMentions(text), 200);
    },
  );
});
