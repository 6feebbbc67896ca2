import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalKey } from '../../../src/model/text/canonical-url.ts';

const one = (left: string, right: string): boolean => canonicalKey(left) === canonicalKey(right);

describe('canonicalKey', () => {
  it.each([
    ['http://shop.example', 'http://shop.example:80/'],
    ['https://shop.example/', 'HTTPS://SHOP.Example:443/#top'],
    ['http://shop.example./a', 'http://shop.example/a'],
    ['http://shop.example/a/./b/../c', 'http://shop.example/a/c'],
    ['http://shop.example/%7Ejo%41', 'http://shop.example/~joA'],
    ['http://shop.example/%c3%a9', 'http://shop.example/é'],
    ['http://shop.example/a?', 'http://shop.example/a'],
    ['http://shop.example/a?utm_source=x&id=1&gclid=2', 'http://shop.example/a?id=1'],
    ['http://shop.example/a?fbclid=abc', 'http://shop.example/a'],
    ['http://bücher.example/', 'http://xn--bcher-kva.example/'],
    ['http://127.1/', 'http://127.0.0.1/'],
  ])('%s is %s', (left, right) => {
    expect(one(left, right)).toBe(true);
  });

  it.each([
    ['scheme', 'http://shop.example/', 'https://shop.example/'],
    ['www', 'http://shop.example/', 'http://www.shop.example/'],
    ['port', 'http://shop.example/', 'http://shop.example:8080/'],
    ['closing slash', 'http://shop.example/a', 'http://shop.example/a/'],
    ['index file', 'http://shop.example/', 'http://shop.example/index.html'],
    ['case of the path', 'http://shop.example/A', 'http://shop.example/a'],
    ['order of the query', 'http://shop.example/?a=1&b=2', 'http://shop.example/?b=2&a=1'],
    ['an empty segment', 'http://shop.example//a', 'http://shop.example/a'],
    ['an encoded slash', 'http://shop.example/a%2Fb', 'http://shop.example/a/b'],
    ['an encoded question mark', 'http://shop.example/a%3Fb', 'http://shop.example/a?b'],
    ['an encoded percent sign', 'http://shop.example/%2541', 'http://shop.example/A'],
    ['plus and space', 'http://shop.example/?a=b+c', 'http://shop.example/?a=b%20c'],
    ['a parameter without a value', 'http://shop.example/?a', 'http://shop.example/?a='],
    ['a parameter that only looks like one', 'http://shop.example/?utm=1', 'http://shop.example/'],
    ['a session id', 'http://shop.example/?sid=1', 'http://shop.example/?sid=2'],
    ['a repeated parameter', 'http://shop.example/?a=1&a=1', 'http://shop.example/?a=1'],
  ])('keeps apart what a server may tell apart: %s', (_, left, right) => {
    expect(one(left, right)).toBe(false);
  });

  const segment = fc.stringMatching(/^[A-Za-z0-9_~.!$'()*+,;:@=-]{0,8}$/);
  const pair = fc.tuple(
    fc.stringMatching(/^[a-zA-Z]{1,6}$/),
    segment.filter((text) => !text.includes('#')),
  );
  const address = fc
    .record({
      scheme: fc.constantFrom('http', 'https'),
      host: fc.constantFrom('shop.example', 'www.shop.example', 'a.test'),
      path: fc.array(segment, { maxLength: 5 }),
      query: fc.array(pair, { maxLength: 4 }),
    })
    .map(({ scheme, host, path, query }) => {
      const search = query.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
      return `${scheme}://${host}/${path.join('/')}${search === '' ? '' : `?${search}`}`;
    });

  it('gives the same key for its own key', () => {
    fc.assert(fc.property(address, (url) => one(canonicalKey(url), url)));
  });

  it('brings no two addresses together that the URL standard reads as different, but for tracking and encoding', () => {
    const bare = (url: string): string => {
      const { origin, pathname, searchParams } = new URL(url);
      const kept = [...searchParams].filter(([name]) => !/^utm_|clid$|^_g[al]$|^s_cid$/i.test(name));
      return JSON.stringify([origin, decodeURIComponent(pathname), kept]);
    };
    fc.assert(
      fc.property(address, address, (left, right) => {
        if (one(left, right)) expect(bare(left)).toBe(bare(right));
      }),
      { numRuns: 2_000 },
    );
  });

  it('sees through every needless encoding of one address', () => {
    fc.assert(
      fc.property(address, fc.array(fc.nat(), { maxLength: 6 }), (url, places) => {
        const start = new URL(url).origin.length + 1;
        const letters = [...url];
        for (const place of places) {
          const at = start + (place % Math.max(1, letters.length - start));
          const letter = letters[at];
          if (letter !== undefined && /^[A-Za-z0-9_~-]$/.test(letter)) {
            letters[at] = `%${letter.charCodeAt(0).toString(16)}`;
          }
        }
        expect(canonicalKey(letters.join(''))).toBe(canonicalKey(url));
      }),
    );
  });

  it('leaves alone what is no web address, and never throws', () => {
    expect(canonicalKey('archives/old.warc')).toBe('archives/old.warc');
    fc.assert(fc.property(fc.string(), (text) => typeof canonicalKey(text) === 'string'));
  });
});
