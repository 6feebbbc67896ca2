import { describe, expect, it } from 'vitest';
import { permutedDomains } from '../../src/names/permutations.ts';

const of = (names: string[], domains: string[] = [], most = 500) => permutedDomains({ names, domains }, most);

describe('permuted domains of a company', () => {
  it('are other suffixes first, then hyphens, words less, forms, words of trade and look-alikes', () => {
    const found = of(['Quillmoor Trading Ltd'], ['quillmoor-trading.ru']);
    expect(found.slice(0, 3)).toEqual(['quillmoor-trading.com', 'quillmoor-trading.net', 'quillmoor-trading.org']);
    const place = (domain: string): number => found.indexOf(domain);
    const order = [
      ...['quillmoor-trading.com', 'quillmoortrading.ru', 'quillmoor.ru', 'quillmoor-tradingltd.ru'],
      ...['qui1lmoor-trading.ru'],
    ].map(place);
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(found).not.toContain('quillmoor-trading.ru');
    expect(new Set(found).size).toBe(found.length);
  });
  it('spell names of other scripts in Latin letters', () => {
    expect(of(['ООО «Островское перо»'])).toEqual(
      expect.arrayContaining(['ostrovskoepero.com', 'ostrovskoe-pero.com']),
    );
    expect(of(['Müllerfeder GmbH'])).toEqual(
      expect.arrayContaining(['mullerfeder.com', 'muellerfeder.com', 'mullerfedergmbh.com']),
    );
    // A label is of one script: where each letter has a double, and otherwise not at all.
    expect(of(['Saхco'], ['saxco.test'])).toEqual(expect.arrayContaining(['xn--80a2aip2f.test']));
    expect(of(['Quillmoor']).some((one) => one.startsWith('xn--'))).toBe(false);
  });
  it('are none of names that are anybody’s, and bounded', () => {
    expect(of(['Sunrise Trading Ltd', 'ABC', '', '«»', '株式会社'])).toEqual([]);
    expect(
      of(
        Array.from({ length: 500 }, (_, at) => `Quillmoor${at} Trading`),
        [],
        100,
      ),
    ).toHaveLength(100);
    expect(of(['quillmoor '.repeat(400)], ['x'.repeat(300), 'a..b', 'http://[::1]/'])).toBeDefined();
  });
});
