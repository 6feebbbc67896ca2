import { describe, expect, it } from 'vitest';
import { backgroundOf, listBackground, shippedBackground } from '../../src/match/background.ts';
import { combineBits, tokenBits } from '../../src/match/rarity.ts';
import { subject } from './invented.ts';

const fingerprint = (site: string, values: string[], hollow = false) =>
  subject(site, { images: values }, { hollow }).fingerprint;

describe('shippedBackground', () => {
  const shipped = shippedBackground();

  it('is one and the same, named by its content', () => {
    expect(shippedBackground()).toBe(shipped);
    expect(shipped.id).toMatch(/^[0-9a-f]{64}$/);
    expect(shipped.sites).toBeGreaterThan(100);
    expect(shipped.count('navigation:en:a label that nobody has')).toBe(0);
  });

  it.each([
    ['en', ['home', 'about', 'products', 'contact']],
    ['ru', ['главная', 'о компании', 'продукция', 'контакты']],
    ['pt', ['início', 'sobre nós', 'produtos', 'contato']],
    ['zh', ['首页', '关于我们', '产品中心', '联系我们']],
  ])('leaves at most half a bit of the menu that everybody has (%s)', (lang, labels) => {
    const bits = labels.map((label) => tokenBits(`navigation:${lang}:${label}`, shipped, 2, 3));
    expect(combineBits(bits, 6)).toBeLessThanOrEqual(0.5);
  });

  it('leaves nothing of what a theme’s demo says', () => {
    expect(tokenBits('contact-phone:+15551234567', shipped, 9, 10)).toBeLessThan(0.2);
  });
});

describe('backgroundOf', () => {
  it('has one id for one content, whatever the order, and another for another', () => {
    const counts: [string, number][] = [
      ['x:a', 2],
      ['x:b', 3],
    ];
    const first = backgroundOf(10, new Map(counts));
    expect(backgroundOf(10, new Map(counts.reverse())).id).toBe(first.id);
    expect(backgroundOf(11, new Map(counts)).id).not.toBe(first.id);
    expect(backgroundOf(10, new Map([['x:a', 2]])).id).not.toBe(first.id);
  });
});

describe('listBackground', () => {
  const base = backgroundOf(10, new Map([['images:a', 1]]));

  it('adds the sites of the list, each once, and no hollow ones', () => {
    const list = [
      fingerprint('one', ['a', 'b']),
      fingerprint('one', ['a', 'b']),
      fingerprint('two', ['a']),
      fingerprint('three', ['a'], true),
    ];
    const found = listBackground(base, list);
    expect(found.sites).toBe(12);
    expect([found.count('images:a'), found.count('images:b'), found.count('images:c')]).toEqual([3, 1, 0]);
    expect(listBackground(base, [...list].reverse()).id).toBe(found.id);
    expect(listBackground(base, list.slice(0, 2)).id).not.toBe(found.id);
  });
});
