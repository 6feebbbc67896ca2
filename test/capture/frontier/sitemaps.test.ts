import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pagesOfSitemaps, readSitemap } from '../../../src/capture/frontier/sitemaps.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import type { FetchAnswer } from '../../../src/model/ports/egress.ts';
import { namedAddresses } from '../../../src/page/role-words.ts';
import { expectSoon, slowness } from '../../../testkit/expect-quick.ts';

const HOME = 'https://shop.example/';
const BOUNDS = { most: 5_000, bytes: 20 * 1024 * 1024 };
const urlset = (...addresses: readonly string[]): string => urlsetOf(addresses);
const urlsetOf = (addresses: readonly string[]): string =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${addresses.map((one) => `<url><loc>${one}</loc></url>`).join('')}</urlset>`;
const index = (...addresses: string[]): string =>
  `<sitemapindex>${addresses.map((one) => `<sitemap><loc>${one}</loc></sitemap>`).join('')}</sitemapindex>`;
const read = (text: string | Uint8Array, bounds = BOUNDS) =>
  readSitemap(typeof text === 'string' ? Buffer.from(text) : text, bounds);

describe('readSitemap', () => {
  it('reads addresses with entities, numbers and CDATA, and leaves pictures alone', async () => {
    const text = urlset(
      'https://shop.example/?a=1&amp;b=2',
      ' https://shop.example/&#x63;af&#233; ',
      '<![CDATA[https://shop.example/?x=1&y=2]]>',
    ).replace('</urlset>', '<image:image><image:loc>https://shop.example/a.png</image:loc></image:image></urlset>');
    expect(await read(text)).toEqual({
      index: false,
      addresses: ['https://shop.example/?a=1&b=2', 'https://shop.example/café', 'https://shop.example/?x=1&y=2'],
    });
  });

  it('tells an index, a plain list and something else apart', async () => {
    expect(await read(index('https://shop.example/a.xml'))).toEqual({
      index: true,
      addresses: ['https://shop.example/a.xml'],
    });
    expect((await read('https://shop.example/a\r\nnonsense\nhttps://shop.example/b')).addresses).toHaveLength(2);
    expect(await read('<!doctype html><title>Not found</title>')).toEqual({ index: false, addresses: [] });
    expect(await read('')).toEqual({ index: false, addresses: [] });
  });

  it('knows no entities but those of XML: a bomb of them is text', async () => {
    const levels = Array.from({ length: 30 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
    const bomb = `<!DOCTYPE urlset [<!ENTITY e0 "https://shop.example/">${levels}<!ENTITY x SYSTEM "file:///etc/passwd">]>${urlset('&e30;', '&x;')}`;
    expect((await read(bomb)).addresses).toEqual(['&e30;', '&x;']);
  });

  it('unpacks a gzip bomb only as far as it may', async () => {
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024, ' '));
    const before = process.memoryUsage().rss;
    expect((await read(bomb)).addresses).toEqual([]);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
    expect((await read(gzipSync(urlset('https://shop.example/a')))).addresses).toEqual(['https://shop.example/a']);
    // Cut short: what came before that counts.
    const long = gzipSync(urlset(...Array.from({ length: 5_000 }, (_, i) => `https://shop.example/${i * 7919}`)));
    expect((await read(long.subarray(0, long.length / 2))).addresses.length).toBeGreaterThan(100);
  });

  it('lets others work while it reads a file made to take long', async () => {
    const addresses = Array<string>(5_000).fill('&#65;'.repeat(800));
    for (const text of ['\n'.repeat(20_000_000), 'x\n'.repeat(10_000_000), urlsetOf(addresses)]) {
      const file = Buffer.from(text);
      // The processor's time, not the clock's: a busy machine is no fault of the reader.
      const spent = () => process.cpuUsage().user / 1_000;
      let longest = 0;
      let before = spent();
      const look = () => {
        longest = Math.max(longest, spent() - before);
        before = spent();
      };
      const beat = setInterval(look, 1);
      await read(file);
      clearInterval(beat);
      look();
      expect(longest).toBeLessThan(250 * slowness());
    }
  });

  it('stops at its bounds, quickly', async () => {
    const many = urlsetOf(Array.from({ length: 400_000 }, (_, i) => `https://shop.example/${i}`));
    await expectSoon(async () => {
      expect((await read(many)).addresses).toHaveLength(5_000);
      expect(await read(`<urlset>${'<loc>'.repeat(2_000_000)}`)).toEqual({ index: false, addresses: [] });
      expect((await read(`<urlset><loc>https://shop.example/${'a'.repeat(100_000)}</loc>`)).addresses).toEqual([]);
    }, 3_000);
  });
});

describe('pagesOfSitemaps', () => {
  async function pages(files: Record<string, string>, named: readonly string[], mostUrls?: number) {
    const asked: string[] = [];
    const found = await pagesOfSitemaps(
      HOME,
      named,
      true,
      {
        async fetch(url) {
          asked.push(url.replace(HOME, '/'));
          const text = files[url.replace(HOME, '/')];
          const answer = { ok: true, status: text === undefined ? 404 : 200, body: Buffer.from(text ?? '') };
          return answer as unknown as FetchAnswer;
        },
        ask: { named: (addresses, home) => namedAddresses(addresses, home, 'website') },
        limits: LIMITS,
      },
      mostUrls,
    );
    return { asked, found: found.map(({ url, role }) => `${role} ${url.replace(HOME, '/')}`) };
  }

  it('follows an index, keeps to the site and to pages, and tells roles', async () => {
    const result = await pages(
      {
        '/map.xml': index('https://shop.example/pages.xml', 'https://elsewhere.example/pages.xml'),
        '/pages.xml': urlset(
          'https://shop.example/contact',
          'https://elsewhere.example/contact',
          'https://shop.example/a.pdf',
          'https://shop.example/cart',
          'https://shop.example/rope',
          'javascript:alert(1)',
        ),
      },
      ['/map.xml'],
    );
    expect(result.asked).toEqual(['/map.xml', '/pages.xml']);
    expect(result.found).toEqual(['contact /contact', 'other /rope']);
  });

  it('asks for the usual name only where none is named', async () => {
    expect((await pages({}, [])).asked).toEqual(['/sitemap.xml']);
    expect((await pages({}, ['https://shop.example/map.xml'])).asked).toEqual(['/map.xml']);
  });

  it('ends where indexes name each other, themselves or no end of others', async () => {
    const loop = { '/a.xml': index(`${HOME}a.xml`, `${HOME}b.xml`), '/b.xml': index(`${HOME}a.xml`, `${HOME}b.xml`) };
    expect((await pages(loop, ['/a.xml'])).asked).toEqual(['/a.xml', '/b.xml']);
    const endless = new Proxy<Record<string, string>>(
      {},
      { get: (_, name) => index(`${HOME}${String(name).length}${String(name).slice(1)}`) },
    );
    expect((await pages(endless, ['/1.xml'])).asked).toHaveLength(10);
  });

  it('reads no more addresses than the limit of one site', async () => {
    const many = Array.from({ length: 30 }, (_, i) => `${HOME}p${i}`);
    const { found } = await pages({ '/a.xml': urlset(...many), '/b.xml': urlset(...many) }, ['/a.xml', '/b.xml'], 40);
    expect(found).toHaveLength(40);
  });
});
