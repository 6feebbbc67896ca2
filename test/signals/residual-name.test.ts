import { describe, expect, it } from 'vitest';
import { companyMentions } from '../../src/signals/company-mentions.ts';
import { residualName } from '../../src/signals/residual-name.ts';
import { signalContract } from '../contract/signal.contract.ts';
import { siteFrom } from '../site-fixture.ts';
import { milliseconds } from './milliseconds.ts';

signalContract(residualName);

const FILL = '<h1>Pens</h1><p>Pens and quills in bulk, sent within a day to every harbour.</p>';
const read = (html: string, host: string, more: Record<string, string> = {}) => {
  const value = residualName.extract(siteFrom({ '/': html, ...more }, { host }));
  return value ?? [];
};
const OLD = read(
  `<body>${FILL}<footer><p>© 2019 Hebei Quillmoor Trading Co., Ltd. All rights reserved.</p></footer></body>`,
  'old.test',
);
const against = (html: string, more: Record<string, string> = {}) =>
  residualName.compare(OLD, read(html, 'new.test', more));
const FOOTER = '<footer><p>© 2021 Shanxi Fernhollow Co., Ltd</p></footer>';

describe('residual names', () => {
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

describe('company names in text', () => {
  it.each([
    ['We buy from Hebei Quillmoor Trading Co., Ltd every May.', ['Hebei Quillmoor Trading Co., Ltd']],
    ['Contact Quillmoor Import & Export Company Limited. Thanks', ['Quillmoor Import & Export Company Limited.']],
    ['供应商：河北鹅毛贸易有限公司', ['河北鹅毛贸易有限公司']],
    ['Поставщик ООО «Кукушка» открыт', ['ООО «Кукушка»']],
    ['limited edition of pens, ltd stock', []],
  ])('%s', (text, names) => {
    expect(companyMentions(text).map(({ name }) => name)).toEqual(names);
  });

  it.each(['Ltd ', 'A Ltd ', 'Aa ', 'co.,', '公司', '有限公司', 'ООО «', 'A&', 'limited'])(
    'stays linear on 100 KB of %j',
    (unit) => {
      const text = unit.repeat(Math.ceil(100_000 / unit.length));
      expect(milliseconds(() => companyMentions(text))).toBeLessThan(50);
    },
  );
});
