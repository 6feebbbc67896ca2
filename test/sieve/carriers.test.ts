import { describe, expect, it } from 'vitest';
import { SIFT_BITS } from '../../src/model/derived/sift.ts';
import { atomsOf, passageAtoms } from '../../src/sieve/atoms.ts';
import { Carriers } from '../../src/sieve/carriers.ts';
import { cheapText } from '../../src/sieve/cheap-text.ts';
import { countCarrier, type Sieve } from '../../src/sieve/sift-page.ts';
import { buildSieve, siftHtml } from '../../testkit/sieve.ts';
import { writerOf } from '../../testkit/sift-fixture.ts';
import { counted } from '../../testkit/sift-recall.ts';

const SENTENCE = 'Our grandfather cast the first bronze impeller in a barn behind the old railway station of the town.';
const SAMPLE = 'Lay the table with what the season brings and write down here how your own house came to be known.';
const TAG = "gtag('config','G-AB12CD34EF')";
const KEYS = ['tracker:google-analytics-4:G-AB12CD34EF', 'contact-phone:+74951234567'];
const sieve: Sieve = {
  names: null,
  table: buildSieve(
    new Map([['e1', [...KEYS.flatMap(atomsOf), ...[SENTENCE, SAMPLE].flatMap((text, at) => passageAtoms(text, at))]]]),
  ),
};
const page = (seed: number, more: string): string => `<p>${writerOf(seed).text(8)}</p><p>${more}</p>`;
const sites = (count: number, more: string, hostOf = (at: number) => `shop${at}.com`) =>
  Array.from({ length: count }, (_, at): readonly [string, readonly string[]] => [hostOf(at), [page(at, more)]]);
const bits = (html: string, by: Sieve): number => siftHtml(html, by)?.bits ?? 0;
const successor = page(777, TAG);

describe('values that many sites of the archives carry', () => {
  it('a tag of a platform, or a sample sentence of a theme, passes no page', () => {
    expect(bits(successor, sieve)).toBeGreaterThanOrEqual(SIFT_BITS);
    const byPlatform = counted(sieve, sites(40, `${TAG}</p><p>${SAMPLE}`));
    expect(bits(successor, byPlatform)).toBeLessThan(1);
    expect(bits(page(5, SAMPLE), byPlatform)).toBeLessThan(1);
    expect(bits(page(5, SENTENCE), byPlatform)).toBe(bits(page(5, SENTENCE), sieve));
  });

  it('a network of three sites takes nothing from itself', () => {
    expect(bits(successor, counted(sieve, sites(3, TAG)))).toBe(bits(successor, sieve));
  });
});

describe('an enemy who wants the true successor to fall out', () => {
  it.each<[string, ReturnType<typeof sites>]>([
    ['a thousand hosts that cost nothing', sites(1_000, TAG, (at) => `shop${at}.github.io`)],
    ['copies of one page', Array.from({ length: 200 }, (_, at) => [`shop${at}.com`, [page(1, TAG)]])],
    [
      'copies of a site',
      Array.from({ length: 200 }, (_, at) => [`shop${at}.com`, [1, 2, 3, 4, 5, 6].map((seed) => page(seed, TAG))]),
    ],
    ['pages with hardly a word', Array.from({ length: 200 }, (_, at) => [`shop${at}.com`, [`<p>${at} ${TAG}</p>`]])],
  ])('gains nothing by %s', (_what, decoys) => {
    expect(bits(successor, counted(sieve, decoys))).toBe(bits(successor, sieve));
  });

  it('cannot dilute a telephone number that it goes on using', () => {
    const call = page(778, 'call +7 495 123-45-67');
    expect(bits(call, counted(sieve, sites(50, '+74951234567')))).toBe(bits(call, sieve));
    expect(bits(call, counted(sieve, sites(1_000, '+74951234567')))).toBeGreaterThanOrEqual(4);
  });
});

it('counts the same in any order, and however often', () => {
  const all = sites(60, TAG).flatMap(([host, html]) => html.map((one) => [host, one] as const));
  const count = (pages: typeof all) => {
    const carriers = new Carriers();
    for (const [host, html] of pages) countCarrier(cheapText(html), host, sieve, carriers);
    return carriers;
  };
  const [whole, one, other] = [count(all), count(all.slice(0, 40)), count(all.slice(20).reverse())];
  one.merge(other.list());
  one.merge(whole.list());
  expect(one.list()).toEqual(whole.list());
  const [others = 0] = Object.values(whole.others());
  expect(others).toBeGreaterThan(30);
  expect(others).toBeLessThan(120);
});
