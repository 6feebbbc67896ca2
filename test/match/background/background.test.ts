import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backgroundOf, shippedBackground, THEME_SITES } from '../../../src/match/background/background.ts';
import { matchPair } from '../../../src/match/compare.ts';
import { listBackground } from '../../../src/match/list-background.ts';
import type { Subject } from '../../../src/match/readings/subject.ts';
import { combineBits, rarityBits } from '../../../src/match/weigh/rarity.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { ALL, invented, subject } from '../../../testkit/match/invented.ts';

/** What the makers of themes leave in them. */
const DEMO = [
  ...['copyright-owner:creative tim', 'contact-email:@creative-tim.com', 'site-link:adminlte.io'],
  ...['social-link:facebook:creativetim', 'contact-phone:+15551234567', 'residual-name:left:acme'],
];
const signalOf = (token: string) => token.slice(0, token.indexOf(':'));
const shipped = shippedBackground();

const fingerprint = (site: string, values: string[], hollow = false) =>
  subject(site, { images: values }, { hollow }).fingerprint;

describe('shippedBackground', () => {
  it('is one and the same, named by its content', () => {
    expect(shippedBackground()).toBe(shipped);
    expect(shipped.id).toMatch(/^[0-9a-f]{64}$/);
    expect(shipped.sites).toBeGreaterThan(50);
    expect(shipped.count('navigation:en:a label that nobody has')).toBe(0);
  });

  it.each([
    ['en', ['home', 'about', 'products', 'contact']],
    ['ru', ['главная', 'о компании', 'продукция', 'контакты']],
    ['pt', ['início', 'sobre nós', 'produtos', 'contato']],
    ['zh', ['首页', '关于我们', '产品中心', '联系我们']],
  ])('leaves at most half a bit of the menu that everybody has (%s)', (lang, labels) => {
    const bits = labels.map((label) => rarityBits(shipped.count(`navigation:${lang}:${label}`), shipped.sites, 2, 3));
    expect(combineBits(bits, 6)).toBeLessThanOrEqual(0.5);
  });

  it('leaves nothing of what a theme’s demo says', () => {
    expect(rarityBits(shipped.count('contact-phone:+15551234567'), shipped.sites, 9, 10)).toBeLessThan(0.2);
    for (const token of DEMO) {
      expect(shipped.count(token), token).toBeGreaterThanOrEqual(THEME_SITES);
      expect(rarityBits(shipped.count(token), shipped.sites, 12, 14), token).toBeLessThan(0.2);
    }
  });

  it('is asked thousands of times a second', () => {
    expectQuick(() => {
      for (let i = 0; i < 2000; i++) shipped.count(`images:look:${(i * 7919).toString(16).padStart(16, '0')}`);
    }, 1000);
  });
});

describe('a value of a theme’s demo', () => {
  const bits = fc.double({ min: 0, max: 14, noNaN: true });

  it('carries less than half a bit, whatever else is known', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1000), bits, bits, (sites, more, prior, cap) => {
        expect(rarityBits(THEME_SITES + more, sites, prior, cap)).toBeLessThan(0.5);
      }),
    );
  });

  it('carries less than half a bit in company of all its others', () => {
    const signals = [...new Set(DEMO.map(signalOf))].map((id) => invented(id, 'identity'));
    fc.assert(
      fc.property(fc.subarray(DEMO, { minLength: 1 }), (tokens) => {
        const readings: Record<string, string[]> = {};
        for (const token of tokens) {
          const id = signalOf(token);
          readings[id] = [...(readings[id] ?? []), token.slice(id.length + 1)];
        }
        const sides = ['one', 'two'].map((site) => subject(site, readings));
        const match = matchPair(sides[0] as Subject, sides[1] as Subject, shipped, [], signals);
        expect(match.weight).toBeLessThan(0.5);
        expect(match.verdict).toBe('unrelated');
      }),
    );
  });

  it('carries less than half a bit in company of texts, pictures and shapes', () => {
    const look = ALL.filter(({ group }) => group !== 'identity').map(({ id }) => id);
    const values = fc.dictionary(
      fc.constantFrom(...look),
      fc.uniqueArray(fc.integer().map(String), { minLength: 1, maxLength: 60 }),
    );
    fc.assert(
      fc.property(values, fc.nat(100_000), (readings, sites) => {
        const left = subject('one', readings);
        const tokens = left.fingerprint.tokens.map((token): [string, number] => [token, THEME_SITES]);
        const match = matchPair(left, subject('two', readings), backgroundOf(sites, new Map(tokens)), [], ALL);
        expect(match.weight).toBeLessThan(0.5);
        expect(match.verdict).toBe('unrelated');
      }),
      { numRuns: 50 },
    );
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
