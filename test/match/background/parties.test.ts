import { describe, expect, it } from 'vitest';
import { shippedBackground } from '../../../src/match/background/background.ts';
import { isStated, Parties } from '../../../src/match/background/parties.ts';
import { countedWithFree } from '../../../src/model/derived/background.ts';
import { type AttackSite } from '../../../testkit/attacks/attack.ts';
import { openWorld } from '../../../testkit/attacks/world.ts';

const TEXT = 60;
const siteOf = (site: string, text = TEXT) => ({ site, kind: 'website', text });
const sites = (count: number) => Array.from({ length: count }, (_, i) => siteOf(`shop-${i}.test`));

describe('parties', () => {
  it('name a party by its smallest site, in whatever order its sites are joined', () => {
    const parties = new Parties([...sites(4), siteOf('www.shop-3.test')]);
    parties.join(4, 2);
    parties.join(1, 2);
    expect([0, 1, 2, 3, 4].map((i) => parties.of(i))).toEqual([0, 1, 1, 1, 1]);
  });

  it('hold a chain of 200,000 sites', () => {
    const count = 200_000;
    const parties = new Parties(sites(count));
    // From the last pair to the first, so that nothing is shortened on the way.
    for (let i = count - 2; i >= 0; i--) parties.join(i, i + 1);
    expect(parties.of(count - 1)).toBe(0);
    expect(parties.of(count / 2)).toBe(0);
  });

  it('are one for what any text can state where they cost nothing', () => {
    const parties = new Parties([
      ...[siteOf('a.github.io'), siteOf('b.github.io'), siteOf('c.blogspot.com'), siteOf('empty.test', 3)],
      ...[siteOf('shop.test'), siteOf('old.shop.test', 0), siteOf('copy.github.io')],
    ]);
    parties.join(4, 6);
    expect([0, 1, 2, 3].map((i) => parties.of(i))).toEqual([0, 1, 2, 3]);
    const stating = [0, 1, 2, 3, 4, 5, 6].map((i) => parties.stating(i));
    expect(new Set(stating.slice(0, 4)).size).toBe(1);
    // A site of a party that costs something counts as that party.
    expect(stating.slice(4)).toEqual([4, 4, 4]);
  });
});

describe('a flood that costs nothing', () => {
  /** Digits are masked in passages, so numbers are written in letters. */
  const inLetters = (n: number) => [...String(n)].map((digit) => 'bcdfghklmn'[Number(digit)]).join('a');
  const text = (n: number) =>
    Array.from(
      { length: 14 },
      (_, i) =>
        `<p>${'letter set hand comes alike barn river quill'.replaceAll(' ', ` ${inLetters(n * 37 + i)} `)}.</p>`,
    ).join('');
  const page = (n: number, said: string): AttackSite['pages'] => ({
    '/': `<html lang="en"><title>Page ${n}</title><body><h1>Page ${n}</h1>${said}<p>Mail: sales@quillmoor.example</p></body></html>`,
  });
  const some = (count: number, host: (n: number) => string, said: (n: number) => string): AttackSite[] =>
    Array.from({ length: count }, (_, n) => ({ host: host(n), pages: page(n, said(n)) }));
  const counts = (flood: readonly AttackSite[]) => {
    const { background } = openWorld({ id: 'a', threat: 'poisoning', story: '', sites: flood, expected: [] });
    const of = (token: string) => background.count(token) - shippedBackground().count(token);
    const token = 'contact-email:sales@quillmoor.example';
    return { sites: background.sites - shippedBackground().sites, stated: of(token), all: of(countedWithFree(token)) };
  };

  it.each([
    ['hosts under one suffix', some(12, (n) => `h${n}.github.io`, text)],
    ['hosts under three', some(12, (n) => `h${n}.${['github.io', 'blogspot.com', 'netlify.app'][n % 3]}`, text)],
    [
      'domains with a line of text',
      some(
        12,
        (n) => `h${n}.example`,
        (n) => `<p>Here is offer ${n} for you and all.</p>`.repeat(3),
      ),
    ],
  ])('counts once for a mailbox: %s', (_, flood) => {
    expect(counts(flood)).toEqual({ sites: 12, stated: 1, all: 12 });
  });

  it('counts once for text, too, but as before for what a page loads', () => {
    expect(isStated('body-text:0123456789ab')).toBe(true);
    expect(isStated('images:0123456789ab')).toBe(false);
  });

  it('counts each domain that has a text of its own', () => {
    expect(counts(some(12, (n) => `h${n}.example`, text))).toEqual({ sites: 12, stated: 12, all: 0 });
  });
});
