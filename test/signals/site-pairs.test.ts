import { describe, expect, it } from 'vitest';
import type { Site } from '../../src/page/view/views.ts';
import { bodyText } from '../../src/signals/content/body-text.ts';
import { images } from '../../src/signals/content/images.ts';
import { title } from '../../src/signals/content/title.ts';
import { navigation } from '../../src/signals/look/navigation.ts';
import { structure } from '../../src/signals/look/structure.ts';
import type { Signal } from '../../src/signals/signal.ts';
import { openShop, type Shop, sentences } from './invented-shops.ts';

const SHOP: Shop = {
  name: 'Brellin Yards',
  lang: 'en',
  menu: ['Home', 'Our yards', 'Boards and ropes', 'Contact'],
  about: sentences(1, 14).map((text, i) => (i % 4 === 0 ? `Brellin Yards tells you this: ${text}` : text)),
  goods: ['Oak board', 'Linen rope', 'Felt sheet', 'Clay tile'],
  photos: [11, 12, 13, 14],
  theme: 'plank',
  layout: 'cards',
};
const RENAMED: Shop = {
  ...SHOP,
  name: 'Osterwick Stores',
  about: SHOP.about.map((text) => text.replaceAll('Brellin Yards', 'Osterwick Stores')),
};
const STRANGER: Shop = {
  name: 'Tolmar Glass',
  lang: 'en',
  menu: ['Home', 'About', 'Products', 'Contact'],
  about: sentences(77, 14),
  goods: ['Vase', 'Bowl', 'Jug', 'Lamp', 'Pane', 'Ring', 'Bead'],
  photos: [91, 92, 93],
  theme: 'plank',
  layout: 'cards',
};
const RUSSIAN: Shop = {
  ...SHOP,
  lang: 'ru',
  menu: ['Главная', 'Наши дворы', 'Доски и канаты', 'Контакты'],
  about: [
    'Наша мастерская сушит дубовые доски под крышей и дважды в неделю отправляет их покупателям за границу.',
    'Семья взвешивает льняные рулоны вручную, как просит гильдия, и хранит их без спешки до самой зимы.',
    'Старая мельница готовит глиняную плитку для сорока деревень, чтобы ничего не потерялось по дороге.',
  ],
  goods: ['Дубовая доска', 'Льняной канат', 'Лист войлока', 'Глиняная плитка'],
};

function levels(left: Site, right: Site) {
  const level = <Value>(signal: Signal<string, Value>) => {
    const [a, b] = [signal.extract(left), signal.extract(right)];
    const comparison = a === null || b === null ? null : signal.compare(a, b);
    return comparison;
  };
  return {
    text: level(bodyText),
    structure: level(structure),
    menu: level(navigation),
    pictures: level(images),
    title: level(title),
  };
}

describe('invented pairs', () => {
  const shop = openShop(SHOP);

  it('a clone under another name: everything but the name is found', () => {
    const found = levels(shop, openShop(RENAMED, { host: 'osterwick.test' }));
    expect(found.text?.level).toMatch(/close|identical/);
    expect(found.text?.shared.length).toBeGreaterThanOrEqual(10);
    expect(found.structure?.level).toBe('identical');
    expect(found.menu?.level).toBe('identical');
    expect(found.pictures?.level).toBe('identical');
    expect(found.pictures?.shared).toHaveLength(4);
    for (const { left, right } of found.text?.shared ?? []) {
      expect(left.url).toContain('example.test');
      expect(right.url).toContain('osterwick.test');
    }
    expect(found.text?.shared[0]?.left.quote).toBe(found.text?.shared[0]?.right.quote);
  });

  it('a translation: text and menu say nothing, pictures and shape say it', () => {
    const found = levels(shop, openShop(RUSSIAN, { host: 'perevod.test' }));
    expect(found.text).toBeNull();
    expect(found.menu).toBeNull();
    expect(found.pictures?.level).toBe('identical');
    expect(found.structure?.level).toMatch(/close|identical/);
  });

  it('strangers on one template: alike in shape only, by tokens that the template has in common', () => {
    const left = levels(shop, openShop(STRANGER, { host: 'tolmar.test' }));
    expect(left.structure?.level).toMatch(/close|identical/);
    expect(left.text?.shared ?? []).toEqual([]);
    expect(left.menu?.level).toMatch(/different|partial/);
    expect(left.pictures).toBeNull();
    const third = openShop({ ...STRANGER, name: 'Quill', about: sentences(5, 20), goods: ['Pen', 'Ink'] });
    const value = structure.extract(third);
    const carried = value === null ? [] : (structure.keys?.(value) ?? []);
    expect(left.structure?.shared.some(({ token }) => token !== null && carried.includes(token))).toBe(true);
  });

  it('strangers on other templates: nothing alike', () => {
    const found = levels(shop, openShop({ ...STRANGER, theme: 'vitro', layout: 'table' }, { host: 'tolmar.test' }));
    expect(found.structure?.level).toMatch(/different|partial/);
    expect(found.pictures).toBeNull();
  });

  it('falls as more sentences are edited', () => {
    const edited = (sentencesEdited: number): Shop => ({
      ...SHOP,
      about: SHOP.about.map((text, i) => (i < sentencesEdited ? text.replaceAll(' and ', ' or ') : text)),
    });
    const [light, heavy] = [levels(shop, openShop(edited(2))).text, levels(shop, openShop(edited(14))).text];
    expect(light?.level).toMatch(/close|identical/);
    expect(heavy?.level).toBe('partial');
    expect(light?.similarity ?? 0).toBeGreaterThan(heavy?.similarity ?? 1);
    expect(heavy?.shared).toHaveLength(1);
  });

  it('a one-page copy of a larger site is found in it', () => {
    const page = openShop({ ...SHOP, menu: ['Start'], goods: ['Oak board'] });
    const larger = openShop({ ...SHOP, about: [...SHOP.about, ...sentences(300, 60)] }, { host: 'larger.test' });
    const found = levels(page, larger).text;
    expect(found?.similarity ?? 0).toBeGreaterThan(0.6);
    expect(found?.shared.length).toBeGreaterThanOrEqual(14);
  });
});
