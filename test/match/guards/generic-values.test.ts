import { describe, expect, it } from 'vitest';
import { GENERIC_VALUES } from '../../../src/match/guards/generic-values.ts';
import { navigation } from '../../../src/signals/look/navigation.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';

const WORDS: Readonly<Record<string, string>> = {
  en: 'We pick and dry herbs in the mountains and send them to shops all over the country by post every week.',
  ru: 'Мы собираем и сушим травы в горах и каждую неделю отправляем их почтой в магазины по всей стране.',
  zh: '我们在山里采摘并晒干草药，每个星期通过邮局把它们寄到全国各地的商店，欢迎各位顾客来信来电洽谈。',
};

describe('GENERIC_VALUES', () => {
  it.each([
    ['en', ['Home', 'About Us', 'Products', 'Terms & Conditions']],
    ['ru', ['Главная', 'О компании', 'Доставка и оплата', 'Контакты']],
    ['zh', ['首页', '关于我们', '产品中心', '联系我们']],
  ])('knows common labels as the navigation signal writes them (%s)', (lang, labels) => {
    const links = labels.map((label, i) => `<li><a href="/${i}">${label}</a></li>`).join('');
    const html = `<html lang="${lang}"><body><nav><ul>${links}</ul></nav><main><p>${WORDS[lang]}</p></main></body></html>`;
    const value = navigation.extract(siteFrom({ '/': html }));
    const tokens = value === null ? [] : (navigation.tokens?.(value) ?? []);
    expect(tokens).toHaveLength(labels.length);
    for (const token of tokens) expect(GENERIC_VALUES.has(token), token).toBe(true);
  });

  it('has no empty word and no share outside 0 to 1', () => {
    for (const [token, share] of GENERIC_VALUES) {
      expect(token).toMatch(/^[a-z-]+:.*\S$/u);
      expect(share > 0 && share <= 1).toBe(true);
    }
  });
});
