import type { IncomingMessage, ServerResponse } from 'node:http';
import sharp from 'sharp';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { siteOf } from '../../../src/address/site-name.ts';
import { captureSite } from '../../../src/capture/visit/capture-site.ts';
import type { EgressOptions, OpenEgress } from '../../../src/egress/egress.ts';
import { askPages } from '../../../src/flow/site/inspect.ts';
import { sha256 } from '../../../src/model/digest.ts';
import type { CapturedSite } from '../../../src/model/facts/visit.ts';
import { LIMITS, type Limits } from '../../../src/model/limits.ts';
import type { Blobs } from '../../../src/model/ports/blobs.ts';
import type { Browser } from '../../../src/model/ports/browser.ts';
import type { CaptureOptions } from '../../../src/model/ports/capture.ts';
import type { Reader, ReadOutcome } from '../../../src/model/ports/reader.ts';
import { memoryBlobs } from '../../../src/store/blobs/blobs.ts';
import { egressTo, type LocalServer, refusingPort, serveHttp } from '../../../testkit/egress/local-server.ts';
import { pdf } from '../../../testkit/pdf-fixture.ts';
import { readerHere } from '../../../testkit/reader-here.ts';

const HOME = 'http://mill.test/';
const TEXT =
  'The mill grinds rye and wheat for bakers along the river and sends it out in paper sacks of five and ten kilograms every morning. ';
const noBrowser: Browser = {
  found: null,
  render: async () => ({ ok: false, code: 'render:unavailable', detail: 'none here' }),
  load: async () => undefined,
  drawStored: async () => ({ ok: false, code: 'render:unavailable', detail: 'none' }),
  prove: async () => null,
  close: async () => undefined,
};

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><main><p>${TEXT}${TEXT}</p>${body}</main></body></html>`;

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
  /** Milliseconds before the answer; Infinity: none ever. */
  readonly after?: number;
  /** Called when it is asked for. */
  readonly asked?: () => void;
}
type World = Readonly<Record<string, string | Answer>>;

let open: { egress: OpenEgress; server: LocalServer }[] = [];
let photo: Buffer;
const OVER: ReadOutcome<never> = { ok: false, code: 'parse:time', detail: 'too long', found: null };

beforeAll(async () => {
  const raw = Buffer.from(Array.from({ length: 80 * 60 * 3 }, (_, i) => (i * 37 + (i >> 5)) % 256));
  photo = await sharp(raw, { raw: { width: 80, height: 60, channels: 3 } })
    .png()
    .toBuffer();
});

afterEach(async () => {
  for (const { egress, server } of open) {
    await egress.close();
    await server.close();
  }
  open = [];
});

/** A site of the given paths (404 for any other), its robots.txt obeyed, and what was asked for, in order. */
async function serve(world: World, options: Partial<EgressOptions> = {}) {
  const asked: string[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '/';
    const host = request.headers.host ?? '';
    asked.push(host === 'mill.test' ? path : `//${host}${path}`);
    const found = world[path] ?? { status: 404, body: '<title>Not found</title>' };
    const {
      status = 200,
      headers = {},
      body = '',
      after = 0,
      asked: heard,
    } = typeof found === 'string' ? { body: found } : found;
    heard?.();
    if (!Number.isFinite(after)) return;
    const type = path.endsWith('.png') ? 'image/png' : path.endsWith('.txt') ? 'text/plain' : 'text/html';
    setTimeout(() => response.writeHead(status, { 'content-type': type, ...headers }).end(body), after);
  };
  const server = await serveHttp(listener);
  const egress = egressTo(server.port, { robots: { obey: true, reason: null }, ...options });
  open.push({ egress, server });
  return { egress, asked };
}

async function take(
  world: World,
  options: Partial<
    CaptureOptions & {
      url: string;
      browser: CaptureOptions['browser'];
      egress: Partial<EgressOptions>;
      limits: Partial<Limits>;
      reader: Reader;
      renderer: Browser;
    }
  > = {},
): Promise<CapturedSite & { asked: string[]; blobs: Blobs }> {
  const { egress, asked } = await serve(world, options.egress);
  const blobs = memoryBlobs();
  const { url = HOME, egress: _, limits = {}, reader = readerHere, renderer = noBrowser, ...rest } = options;
  const captured = await captureSite(
    { url, kind: 'website', tags: [] },
    { id: 'v1', run: null, site: siteOf(url, 'website'), source: 'compare' },
    askPages('website', reader),
    { pages: 12, browser: 'auto', timeoutMs: 20_000, ...rest },
    {
      egress,
      browser: renderer,
      blobs,
      reader,
      clock: { now: () => new Date() },
      limits: { ...LIMITS, ...limits },
    },
  );
  return { ...captured, asked, blobs };
}

const urlsOf = ({ visit }: CapturedSite, role: 'page' | 'image' | 'document'): string[] =>
  visit.captures.filter((capture) => capture.role === role).map(({ url }) => url.replace('http://mill.test', ''));

const whole: World = {
  '/': page(
    'The mill',
    `<img src="/photo.png" width="300" height="200"><a href="/news.html">News</a><a href="/about.html">About us</a>
     <a href="/contact.html">Contact us</a><a href="/products/">Products</a><a href="http://elsewhere.test/contact.html">Contact us</a>`,
  ),
  '/about.html': page('About us', '<a href="/history.html">History</a>'),
  '/contact.html': page('Contact us', '<img src="/map.png" width="300" height="200">'),
  '/products/': page('Products', '<a href="/products/rye.html">Rye</a>'),
  '/news.html': page('News', ''),
  '/history.html': page('History', ''),
  '/products/rye.html': page('Rye', ''),
};

describe('what is taken', () => {
  it('takes the home page, then pages by what they are for, then their pictures with grids', async () => {
    const taken = await take({ ...whole, '/photo.png': { body: photo }, '/map.png': { body: photo } });
    expect(taken.visit).toMatchObject({ state: 'captured', condition: 'content', reason: null, site: 'mill.test' });
    expect(urlsOf(taken, 'page')).toEqual([
      '/',
      '/contact.html',
      '/about.html',
      // The last link of the home page: in words that nobody knows it might lead to contacts.
      '/news.html',
      '/products/',
      '/history.html',
      '/products/rye.html',
    ]);
    expect(taken.visit.captures.slice(0, 5).map(({ pageRole }) => pageRole)).toEqual([
      'home',
      'contact',
      'about',
      'other',
      'products',
    ]);
    expect(urlsOf(taken, 'image')).toEqual(['/map.png', '/photo.png']);
    const picture = taken.visit.captures.find(({ role }) => role === 'image');
    expect(picture?.image).toMatchObject({ width: 80, height: 60, format: 'png' });
    expect(Buffer.from(picture?.image?.grey ?? '', 'base64')).toHaveLength(64 * 64);
    expect(picture?.image?.mmh3).toBeTypeOf('number');
    const home = taken.visit.captures[0];
    expect(new TextDecoder().decode(taken.bodies.get(home?.body ?? ''))).toBe(whole['/']);
    expect(sha256((await taken.blobs.get(home?.body ?? '')) ?? '')).toBe(home?.body);
  });

  it('never asks another site, nor anything before robots.txt', async () => {
    const { asked } = await take(whole);
    expect(asked[0]).toBe('/robots.txt');
    expect(asked.filter((path) => path.startsWith('//'))).toEqual([]);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('keeps the budget of pages', async () => {
    const taken = await take(whole, { pages: 3 });
    expect(urlsOf(taken, 'page')).toEqual(['/', '/contact.html', '/about.html']);
    expect(taken.asked.filter((path) => !/robots|png|ico/.test(path))).toHaveLength(3);
    expect(taken.visit.state).toBe('captured');
  });

  it('takes no more pages when those it has are as large as a site may be, and keeps these', async () => {
    const { visit, asked } = await take(whole, { limits: { siteBytes: 2_000 } });
    expect(visit).toMatchObject({ state: 'partial', reason: 'limit:bytes', condition: 'content' });
    expect(asked.filter((path) => path.endsWith('.html'))).not.toContain('/history.html');
  });

  it('takes no more pictures when those it has are as large as those of a site may be, and says so', async () => {
    const shown = Array.from({ length: 20 }, (_, i) => `<img src="/${i}.png" width="300" height="200">`).join('');
    const pictures = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`/${i}.png`, { body: photo }]));
    const taken = await take({ '/': page('The mill', shown), ...pictures }, { limits: { siteBytes: 500 } });
    expect(taken.visit).toMatchObject({ state: 'captured', marks: ['limit:images'] });
    expect(urlsOf(taken, 'image')).toHaveLength(6);
  });

  it('takes three documents of the same site at most, those first that tell of the seller', async () => {
    const leaflet = pdf({ info: { Author: 'Quillmoor Mill Ltd' }, lines: ['Rye and wheat'] });
    const names = ['recipes', 'map', 'iso-certificate', 'price-list', 'terms'];
    const links = names.map((name) => `<a href="/files/${name}.pdf">${name}</a>`).join(' ');
    const world: World = {
      '/': page('Mill', `${links}<a href="http://elsewhere.test/certificate.pdf">Certificate</a>`),
      ...Object.fromEntries(
        names.map((name, i) => [`/files/${name}.pdf`, { body: Buffer.concat([leaflet, Buffer.from(`\n%${i}`)]) }]),
      ),
    };
    const taken = await take(world);
    expect(taken.visit).toMatchObject({ state: 'captured', marks: [] });
    expect(urlsOf(taken, 'document')).toEqual([
      '/files/iso-certificate.pdf',
      '/files/price-list.pdf',
      '/files/recipes.pdf',
    ]);
    expect(taken.visit.captures.find(({ role }) => role === 'document')?.document).toMatchObject({
      pages: 1,
      metadata: { author: 'Quillmoor Mill Ltd' },
      text: 'Rye and wheat',
    });
    expect(taken.asked.filter((path) => path.startsWith('//'))).toEqual([]);
  });

  it('finds no fault with documents that are missing, withheld, too large or none', async () => {
    const world: World = {
      '/robots.txt': 'User-agent: *\nDisallow: /secret\n',
      '/': page('Mill', '<a href="/missing.pdf">1</a><a href="/secret.pdf">2</a><a href="/large.pdf">3</a>'),
      '/large.pdf': { body: Buffer.concat([pdf({}), Buffer.alloc(6 * 1024 * 1024)]) },
    };
    const taken = await take(world);
    expect(taken.visit).toMatchObject({ state: 'captured', marks: [] });
    expect(urlsOf(taken, 'document')).toEqual([]);
    expect(taken.asked).not.toContain('/secret.pdf');
    const notOne = await take({ '/': page('Mill', '<a href="/none.pdf">4</a>'), '/none.pdf': page('Not found', '') });
    expect(urlsOf(notOne, 'document')).toEqual([]);
  });

  it('decides the charset of a page that names none', async () => {
    // "公司简介 我们生产" in GBK, many times over.
    const gbk = Buffer.from(
      'b9abcbbebcf2bde920ced2c3c7c9fab2fab8f7d6d6b1c3bacdb7a7c3c5a3acbbb6d3adc1aacfb5ced2c3c7a1a3',
      'hex',
    );
    const body = Buffer.concat([
      Buffer.from('<!doctype html><title>x</title><body><p>'),
      ...Array.from({ length: 12 }, () => gbk),
      Buffer.from('</p></body>'),
    ]);
    const { visit } = await take({ '/': { body } });
    expect(visit.captures[0]?.charset).toMatch(/^gb/);
    expect(visit).toMatchObject({ state: 'captured', condition: 'content' });
  });

  it('gives the same captures in the same order, whatever answers first', async () => {
    const slow = (home: number): World => ({
      ...Object.fromEntries(
        Object.entries(whole).map(([path, body], i) => [path, { body: body as string, after: (i * home) % 40 }]),
      ),
      '/photo.png': { body: photo, after: home },
      '/map.png': { body: photo },
    });
    const [one, two] = [await take(slow(7)), await take(slow(29))];
    const bare = ({ visit }: CapturedSite) =>
      visit.captures.map(({ capturedAt: _at, headers: _headers, ...rest }) => rest);
    expect(bare(one)).toEqual(bare(two));
  });

  it('takes a page once that is reached under two names', async () => {
    const home = page(
      'The mill',
      '<a href="/old">Old shop</a><a href="/shop.html">Shop</a><a href="/index.html">Home</a>',
    );
    const world: World = {
      '/': { status: 302, headers: { location: '/start.html' } },
      '/start.html': home,
      '/old': { status: 301, headers: { location: '/shop.html' } },
      '/shop.html': page('Shop', '<a href="/start.html">Start</a><a href="/">Home</a>'),
    };
    const taken = await take(world);
    expect(taken.visit.captures[0]).toMatchObject({
      url: HOME,
      finalUrl: 'http://mill.test/start.html',
      redirects: [{ url: HOME, status: 302 }],
    });
    expect(taken.asked.filter((path) => path === '/start.html')).toHaveLength(1);
  });

  it('asks at the other name of a host once, last, and no more when that is the same page', async () => {
    const world: World = {
      '/': page(
        'The mill',
        '<a href="http://www.mill.test/">Home</a><a href="http://www.mill.test/about.html">About us</a><a href="/about.html">About us</a><a href="/news.html">News</a>',
      ),
      '/about.html': page('About us', ''),
      '/news.html': page('News', ''),
    };
    const taken = await take(world);
    expect(urlsOf(taken, 'page')).toEqual(['/', 'http://www.mill.test/about.html', '/news.html', '/about.html']);
    expect(taken.visit.state).toBe('captured');
  });

  it('takes both pages where a closing slash makes the difference, and misses none that is not there', async () => {
    const taken = await take({
      '/': page('The mill', '<a href="/rye">Rye</a><a href="/rye/">More rye</a><a href="/index.html">Home</a>'),
      '/rye': page('Rye', 'Rye as it is.'),
      '/rye/': page('Rye flour', 'Rye as we grind it.'),
    });
    expect(urlsOf(taken, 'page')).toEqual(['/', '/rye', '/rye/', '/index.html']);
    expect(taken.visit.state).toBe('captured');
  });
});

describe('sitemaps', () => {
  const map = (...paths: string[]) => ({
    body: `<urlset>${paths.map((path) => `<url><loc>http://mill.test${path}</loc></url>`).join('')}</urlset>`,
    headers: { 'content-type': 'application/xml' },
  });
  const hidden: World = {
    '/': page('The mill', ''),
    '/contact.html': page('Contact us', ''),
    '/rye.html': page('Rye', ''),
  };

  it('name the pages that a home page without links does not, those first that tell who they are', async () => {
    const taken = await take({ ...hidden, '/sitemap.xml': map('/rye.html', '/contact.html', '/') });
    expect(urlsOf(taken, 'page')).toEqual(['/', '/contact.html', '/rye.html']);
  });

  it('are asked for where robots.txt says that they are, and not where it forbids it', async () => {
    const robots = (more: string) => ({ '/robots.txt': `User-agent: *\nDisallow: /secret\nSitemap: ${more}` });
    const taken = await take({
      ...hidden,
      ...robots('http://mill.test/map.xml'),
      '/map.xml': map('/rye.html', '/secret.html'),
    });
    expect(urlsOf(taken, 'page')).toEqual(['/', '/rye.html']);
    expect(taken.asked).not.toContain('/secret.html');
    const barred = await take({ ...hidden, ...robots('http://mill.test/secret.xml') });
    expect(barred.asked.filter((path) => path.endsWith('.xml'))).toEqual([]);
  });

  it('are not needed where the links lead to as many pages as are wanted', async () => {
    expect((await take({ ...whole, '/sitemap.xml': map('/rye.html') })).asked).not.toContain('/sitemap.xml');
    expect((await take({ ...hidden, '/sitemap.xml': map('/rye.html') }, { pages: 1 })).asked).not.toContain(
      '/sitemap.xml',
    );
  });
});

describe('redirects', () => {
  const to = (location: string, headers = {}): Answer => ({ status: 302, headers: { location, ...headers } });

  it.each<[string, World]>([
    ['a pair that throws us to and fro', { '/': to('/other'), '/other': to('/') }],
    ['one that sets a cookie and returns', { '/': to('/', { 'set-cookie': 'seen=1' }) }],
  ])('%s ends after ten', async (_, world) => {
    const taken = await take(world);
    expect(taken.visit).toMatchObject({ state: 'failed', reason: 'limit:redirects' });
    expect(taken.asked.filter((path) => path !== '/robots.txt').length).toBeLessThanOrEqual(11);
  });

  it('to a language is followed, and the others are taken too', async () => {
    const taken = await take({
      '/': to('/en/'),
      '/en/': page('The mill', '<a href="/de/">Deutsch</a>'),
      '/de/': page('Die Mühle', '<a href="/en/">English</a>'),
    });
    expect(urlsOf(taken, 'page')).toEqual(['/', '/de/']);
    expect(taken.visit.state).toBe('captured');
  });
});

describe('what becomes of a target', () => {
  it('captured: a missing picture does not count', async () => {
    expect((await take(whole)).visit.state).toBe('captured');
  });

  it.each([404, 410])('captured: an inner page that answers %i is not there, so nothing lacks', async (status) => {
    const taken = await take({
      '/': page('Mill', '<a href="/contact.html">Contact</a><a href="/about.html">About</a>'),
      '/about.html': page('About', ''),
      '/contact.html': { status },
    });
    expect(taken.visit).toMatchObject({ state: 'captured', condition: 'content', reason: null });
    expect(taken.visit.captures.find(({ url }) => url.endsWith('contact.html'))).toMatchObject({
      ...{ status, body: null, reason: `http:${status}` },
    });
  });

  it.each([403, 429, 500])('partial: an inner page answers %i, so it may be there', async (status) => {
    const { visit } = await take({ '/': page('Mill', '<a href="/about.html">About</a>'), '/about.html': { status } });
    expect(visit).toMatchObject({ state: 'partial', condition: 'content' });
  });

  it('partial: of several that failed the one first picked is named', async () => {
    const links = '<a href="/contact.html">Contact</a><a href="/about.html">About</a>';
    const world: World = {
      '/': page('Mill', links),
      '/contact.html': { status: 403, after: 60 },
      '/about.html': { status: 500 },
    };
    expect((await take(world)).visit.reason).toBe('http:403');
  });

  it('partial: the time was over, and what was had is kept', async () => {
    const world: World = { ...whole, '/contact.html': { after: Number.POSITIVE_INFINITY } };
    const started = Date.now();
    const taken = await take(world, { timeoutMs: 4_000 });
    expect(Date.now() - started).toBeLessThan(60_000);
    expect(taken.visit).toMatchObject({ state: 'partial', condition: 'content', reason: 'limit:time' });
    expect(taken.bodies.size).toBeGreaterThan(1);
  });

  it.each([
    ['not-found', 'http:404', { status: 404, body: '<title>Not found</title>' }],
    ['not-found', 'http:410', { status: 410 }],
    ['blocked', 'http:403', { status: 403, body: '<title>Forbidden</title>' }],
    ['challenge', 'http:403', { status: 403, body: '<title>Just a moment...</title><p>Checking your browser</p>' }],
    [
      'parked',
      null,
      { body: '<title>mill.test</title><h1>mill.test</h1><p>This domain is for sale! Buy this domain.</p>' },
    ],
    ['login-wall', 'http:401', { status: 401, body: '<title>Log in</title>' }],
  ] as const)('hollow: %s, %s', async (condition, reason, answer) => {
    const { visit } = await take({ '/': answer });
    expect(visit).toMatchObject({ state: 'hollow', condition, reason });
    expect(visit.captures).toHaveLength(1);
  });

  it('hollow: an empty shell where no browser is there, and the visit says so', async () => {
    const world: World = {
      '/': '<!doctype html><title>Mill</title><div id="root"></div><script src="/app.js"></script>',
    };
    const { visit } = await take(world);
    expect(visit).toMatchObject({ state: 'hollow', condition: 'empty-shell', marks: ['render:unavailable'] });
    expect((await take(world, { browser: 'never' })).visit).toMatchObject({ condition: 'empty-shell', marks: [] });
  });

  it('captured: a home page of frames is the pages that it frames', async () => {
    const frames =
      '<!doctype html><title>Mill</title><frameset cols="20%,*"><frame src="/menu.html"><frame src="/main.html"></frameset>';
    const { visit } = await take({
      '/': frames,
      '/menu.html': '<a href="/about.html">About us</a>',
      '/main.html': page('The mill', ''),
      '/about.html': page('About us', ''),
    });
    expect(visit).toMatchObject({ state: 'captured', condition: 'content' });
    expect(visit.captures.map(({ url }) => new URL(url).pathname)).toEqual(expect.arrayContaining(['/main.html']));
  });

  it('unreachable: the home page answers with an error of the server', async () => {
    const { visit } = await take({ '/': { status: 500, body: page('Internal Server Error', '') } });
    expect(visit).toMatchObject({ state: 'unreachable', reason: 'http:500' });
    expect((await take({ '/': { status: 502, body: '<title>Bad gateway</title>' } })).visit.state).toBe('unreachable');
  });

  it.each([429, 503])('deferred: the home page answers %i', async (status) => {
    const { visit } = await take({ '/': { status, headers: { 'retry-after': '3600' } } });
    expect(visit).toMatchObject({ state: 'deferred', reason: `http:${status}` });
  });

  it('deferred: robots.txt cannot be read, so nothing may be fetched', async () => {
    const { visit, asked } = await take({ ...whole, '/robots.txt': { status: 500 } });
    expect(visit).toMatchObject({ state: 'deferred', reason: 'robots:unavailable', captures: [] });
    expect(visit.withheld).toMatchObject([{ url: HOME, allowed: false, source: 'unavailable', body: null }]);
    expect(asked).toEqual(['/robots.txt']);
  });

  it('refused: robots.txt withholds the home page', async () => {
    const file = 'User-agent: *\nDisallow: /\n';
    const { visit, asked, blobs } = await take({ ...whole, '/robots.txt': file });
    expect(visit).toMatchObject({ state: 'refused', reason: 'robots:disallow', captures: [] });
    expect(visit.detail).toContain('line 2');
    const withheld = { url: HOME, file: `${HOME}robots.txt`, allowed: false, line: 2, rule: 'Disallow: /' };
    expect(visit.withheld).toMatchObject([withheld]);
    const body = await blobs.get(visit.withheld?.[0]?.body ?? '');
    expect(Buffer.from(body ?? []).toString()).toBe(file);
    expect(asked).toEqual(['/robots.txt']);
  });

  it('captured, marked: robots.txt withholds an inner page', async () => {
    const taken = await take({ ...whole, '/robots.txt': 'User-agent: *\nDisallow: /about\n' });
    expect(taken.visit).toMatchObject({ state: 'captured', marks: ['robots:withheld'] });
    expect(taken.asked).not.toContain('/about.html');
  });

  it('captured, marked: robots.txt was overridden', async () => {
    const robots = { obey: false, reason: 'a court order' };
    const { visit } = await take({ ...whole, '/robots.txt': 'User-agent: *\nDisallow: /\n' }, { egress: { robots } });
    expect(visit).toMatchObject({ state: 'captured', marks: ['robots:override: a court order'] });
    const said = visit.captures.flatMap((capture) => capture.robots?.map(({ source, reason }) => [source, reason]));
    expect(said).toHaveLength(visit.captures.length);
    expect(new Set(said.map(String))).toEqual(new Set(['override,robots:override: a court order']));
  });

  it('every capture says which line let it, the file is stored once, and what was withheld is listed', async () => {
    const file = 'User-agent: *\nDisallow: /about\nDisallow: /map\nAllow: /contact\nCrawl-delay: 1\n';
    const { visit, blobs } = await take({
      ...whole,
      '/robots.txt': file,
      '/map.png': { body: photo },
      '/news.html': { status: 302, headers: { location: 'http://www.mill.test/news.html' } },
    });
    const digest = sha256(file);
    expect(await blobs.get(digest)).not.toBeNull();
    for (const { robots = [] } of visit.captures) {
      expect(robots[0]).toMatchObject({ allowed: true, source: 'rules', body: digest, crawlDelay: 1 });
    }
    const contact = visit.captures.find(({ url }) => url.endsWith('/contact.html'))?.robots;
    expect(contact).toMatchObject([{ line: 4, rule: 'Allow: /contact' }]);
    expect(visit.withheld?.map(({ url, line }) => [new URL(url).pathname, line])).toEqual([
      ['/about.html', 2],
      ['/map.png', 3],
    ]);
  });

  it('says what robots.txt let us at the end of redirects too, and what it withheld there', async () => {
    const there = (path: string) => ({ status: 302, headers: { location: path } });
    const { visit } = await take({
      ...whole,
      '/robots.txt': 'User-agent: *\nDisallow: /shut\n',
      '/news.html': there('/open.html'),
      '/open.html': page('News', ''),
      '/about.html': there('/shut.html'),
    });
    const news = visit.captures.find(({ url }) => url.endsWith('/news.html'))?.robots;
    expect(news?.map(({ url }) => new URL(url).pathname)).toEqual(['/news.html', '/open.html']);
    expect(visit.withheld?.map(({ url }) => new URL(url).pathname)).toEqual(['/shut.html']);
  });

  it('unreachable: no such name, or nobody at the address', async () => {
    const nobody = await take(whole, { egress: { pins: [] } });
    expect(nobody.visit).toMatchObject({ state: 'unreachable', reason: 'dns:nxdomain', captures: [] });
    const closed = await refusingPort();
    const refused = await take(whole, { egress: { pins: [`*:80:127.0.0.1:${closed.port}`] } });
    await closed.close();
    expect(refused.visit).toMatchObject({ state: 'unreachable', reason: 'fetch:refused' });
  });

  it('refused: a private address, and a scheme that is not the web', async () => {
    const { visit, asked } = await take(whole, { url: 'http://127.0.0.1/' });
    expect(visit).toMatchObject({ state: 'refused', reason: 'blocked:ssrf', captures: [] });
    expect(asked).toEqual([]);
    const scheme = await take(whole, { url: 'ftp://mill.test/' });
    expect(scheme.visit).toMatchObject({ state: 'refused', reason: 'blocked:scheme' });
  });

  it('refused: the home page leads to a private address', async () => {
    const { visit } = await take({ '/': { status: 302, headers: { location: 'http://127.0.0.1:9/' } } });
    expect(visit).toMatchObject({ state: 'refused' });
    expect(visit.captures[0]).toMatchObject({ status: null, body: null });
  });

  it('failed: what answers does not speak HTTP as it should', async () => {
    const { visit } = await take({ '/': { headers: { 'content-encoding': 'gzip' }, body: 'no gzip at all' } });
    expect(visit.state).toBe('failed');
    expect(visit.reason).toMatch(/^(fetch|limit|decode):/);
  });

  it('failed: the home page ends every reader; it is kept with the reason', async () => {
    const { visit } = await take(whole, { reader: { ...readerHere, advise: async () => OVER } });
    expect(visit).toMatchObject({ state: 'failed', reason: 'parse:time', condition: 'blocked' });
    expect(visit.captures[0]).toMatchObject({ reason: 'parse:time', detail: 'too long' });
    expect(visit.captures[0]?.body).not.toBeNull();
  });

  it('partial: an inner page ends its reader, which the fingerprint then does not try again', async () => {
    const reader: Reader = {
      ...readerHere,
      advise: async (page, kind) =>
        page.capture.finalUrl.endsWith('/about.html') ? OVER : readerHere.advise(page, kind),
      image: async () => OVER,
    };
    const captured = await take({ ...whole, '/photo.png': { body: photo } }, { reader });
    expect(captured.visit).toMatchObject({ state: 'partial', reason: 'parse:time' });
    const reasons = captured.visit.captures.filter(({ reason }) => reason === 'parse:time').map(({ url }) => url);
    expect(reasons).toEqual(['http://mill.test/about.html', 'http://mill.test/photo.png']);
    const read = await readerHere.fingerprint(captured);
    expect(read.ok && read.value.pages).toBe(urlsOf(captured, 'page').length - 1);
  });

  it('ends in time when a server never answers, for its robots.txt or for its home page', async () => {
    const started = Date.now();
    const silent = { after: Number.POSITIVE_INFINITY };
    const robots = await take({ ...whole, '/robots.txt': silent }, { timeoutMs: 400 });
    const home = await take({ ...whole, '/': silent }, { timeoutMs: 400 });
    expect(robots.visit).toMatchObject({ state: 'unreachable', reason: 'limit:time' });
    expect(home.visit).toMatchObject({ state: 'unreachable', reason: 'limit:time' });
    expect(Date.now() - started).toBeLessThan(60_000);
  });

  it('stops at once when it is told to, and does not call what it has whole', async () => {
    const stop = new AbortController();
    const started = Date.now();
    const never = { after: Number.POSITIVE_INFINITY, asked: () => stop.abort(new Error('stop')) };
    const slow: World = { ...whole, '/contact.html': never };
    const { visit } = await take(slow, { signal: stop.signal });
    expect(visit).toMatchObject({ state: 'partial', reason: 'fetch:aborted' });
    expect((await take(slow, { signal: stop.signal })).visit).toMatchObject({
      state: 'failed',
      reason: 'fetch:aborted',
    });
    expect(Date.now() - started).toBeLessThan(60_000);
  });
});

describe('what a page asks of robots by its tags', () => {
  const linked = whole['/'] as string;

  it('nofollow in the header: the page is kept and marked, nothing it links to is asked for', async () => {
    const home = { headers: { 'x-robots-tag': 'noarchive, nofollow' }, body: linked };
    const taken = await take({ ...whole, '/': home, '/photo.png': { body: photo } });
    expect(taken.visit).toMatchObject({ state: 'captured', marks: ['robots:noarchive', 'robots:nofollow'] });
    expect(taken.visit.captures[0]).toMatchObject({ marks: ['robots:noarchive', 'robots:nofollow'] });
    expect(taken.visit.captures[0]?.body).not.toBeNull();
    expect(urlsOf(taken, 'page')).toEqual(['/']);
    expect(urlsOf(taken, 'image')).toEqual(['/photo.png']);
  });

  it('noimageindex: its pictures are not asked for', async () => {
    const home = linked.replace('<head>', '<head><meta name="revenant" content="noimageindex">');
    const taken = await take({ ...whole, '/': home, '/photo.png': { body: photo }, '/map.png': { body: photo } });
    expect(taken.asked).not.toContain('/photo.png');
    expect(taken.visit.marks).toEqual(['robots:noimageindex']);
    expect(urlsOf(taken, 'image')).toEqual(['/map.png']);
  });

  it('rel=nofollow: that link is not followed, the page linked without it is', async () => {
    const home = linked
      .replace('href="/news.html"', 'href="/news.html" rel="nofollow"')
      .replace('href="/about.html"', 'rel="noopener nofollow" href="/about.html"');
    const taken = await take({ ...whole, '/': home, '/contact.html': page('Contact', '<a href="/about.html">We</a>') });
    expect(taken.asked).not.toContain('/news.html');
    expect(taken.asked).toContain('/about.html');
    expect(taken.visit.marks).toEqual(['robots:rel-nofollow']);
  });

  it('what scripts fill in is bound by the page as sent', async () => {
    const shell = '<html><head><meta name="robots" content="nofollow"></head><body><div id="app"></div></body></html>';
    const html = Buffer.from(linked);
    const filling: Browser = {
      ...noBrowser,
      found: 'here',
      render: async (url) => ({ ok: true, finalUrl: url, status: 200, html, screenshot: null, marks: [] }),
    };
    const taken = await take({ ...whole, '/': shell }, { browser: 'always', renderer: filling });
    expect(urlsOf(taken, 'page')).toEqual(['/', '/']);
    const led: Browser = {
      ...filling,
      render: async () => ({ ok: true, finalUrl: `${HOME}shut`, status: 200, html, screenshot: null, marks: [] }),
    };
    const shut = { ...whole, '/robots.txt': 'User-agent: *\nDisallow: /shut' };
    const away = await take(shut, { browser: 'always', renderer: led, pages: 1 });
    expect(away.visit.captures.filter(({ rendered }) => rendered)).toEqual([]);
    expect(away.visit.withheld).toMatchObject([{ url: `${HOME}shut`, line: 2 }]);
  });
});

describe('a page that was cut at its limit', () => {
  it.each(['always', 'auto'] as const)('is not asked for again by the browser (%s)', async (browser) => {
    const drawn: string[] = [];
    const renderer: Browser = {
      ...noBrowser,
      found: 'here',
      render: async (url) => {
        drawn.push(url);
        return {
          ok: true,
          finalUrl: url,
          status: 200,
          html: Buffer.from(page('The mill', '')),
          screenshot: null,
          marks: [],
        };
      },
    };
    const shell = '<!doctype html><title>Mill</title><div id="root"></div><script src="/app.js"></script>';
    const endless = `${shell}${'<!-- and on it goes -->'.repeat(200)}`;
    const limits = { wireBytes: 1_000, decodedBytes: 1_000 };
    const { visit } = await take({ '/': endless }, { browser, renderer, egress: { limits: { ...LIMITS, ...limits } } });
    expect(visit.marks).toContain('truncated');
    expect(drawn).toEqual([]);
    const whole = await take({ '/': shell }, { browser, renderer });
    expect(whole.visit.condition).toBe('content');
    expect(drawn).toEqual([HOME]);
  });
});

describe('a home page that shows others something else', () => {
  const shop = page(
    'Mill and Sons',
    '<p>Write to mill@mill-and-sons.example for rye.</p><a href="/contact.html">Contact</a>',
  );
  const isBrowser = (request: IncomingMessage) => /Chrome/.test(request.headers['user-agent'] ?? '');

  async function takeFrom(
    answer: (request: IncomingMessage) => string | Answer,
    views: CaptureOptions['views'] = 'auto',
  ) {
    const seen: string[] = [];
    const listener = (request: IncomingMessage, response: ServerResponse): void => {
      seen.push(`${request.url} ${request.headers['user-agent']?.slice(0, 8)} ${request.headers.referer ?? ''}`.trim());
      const found = request.url === '/robots.txt' ? { status: 404 } : answer(request);
      const { status = 200, headers = {}, body = '' } = typeof found === 'string' ? { body: found } : found;
      response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
    };
    const server = await serveHttp(listener);
    const egress = egressTo(server.port, { robots: { obey: true, reason: null } });
    open.push({ egress, server });
    const { visit } = await captureSite(
      { url: HOME, kind: 'website', tags: [] },
      { id: 'v1', run: null, site: 'mill.test', source: 'compare' },
      askPages('website', readerHere),
      { pages: 12, browser: 'auto', timeoutMs: 20_000, views },
      {
        egress,
        browser: noBrowser,
        blobs: memoryBlobs(),
        reader: readerHere,
        clock: { now: () => new Date() },
        limits: LIMITS,
      },
    );
    return { visit, seen };
  }

  it('is visited as those who are shown a site, and says so', async () => {
    const parked =
      '<title>mill.test</title><h1>This domain is for sale</h1><p>Buy this domain. The domain is parked.</p>';
    const { visit } = await takeFrom((request) => (isBrowser(request) ? shop : parked));
    expect(visit).toMatchObject({ state: 'captured', condition: 'content', marks: ['cloaked'] });
    expect(visit.views).toMatchObject({
      suspicion: 'what it showed to us is empty (parked)',
      control: 1,
      shown: [
        { view: 'browser', condition: 'content', likeness: 0 },
        { view: 'mobile', condition: 'content' },
        { view: 'referred', condition: 'content' },
      ],
    });
    const home = visit.captures.find(({ view, pageRole }) => view === 'browser' && pageRole === 'home');
    expect(visit.views?.shown[0]?.capture).toBe(home?.id);
    expect(visit.views?.shown[0]?.added).toContain('Write to mill@mill-and-sons.example for rye.');
    const contact = visit.captures.find(({ url }) => url.endsWith('/contact.html'));
    // Whoever reads the record sees under which name it was asked for.
    expect(contact?.view).toBe('browser');
  });

  it('is kept in both views where they differ by one line, whatever the page changes by itself', async () => {
    let count = 0;
    const { visit } = await takeFrom((request) => ({
      headers: { vary: 'User-Agent' },
      body: page(
        'Mill',
        `<p>You are visitor ${++count}</p><p>${isBrowser(request) ? 'Owner: Old Mill Trading Co., Ltd.' : 'A family business'}</p>`,
      ),
    }));
    expect(visit.state).toBe('captured');
    const [browser] = visit.views?.shown ?? [];
    expect(browser?.added).toContain('Owner: Old Mill Trading Co., Ltd.');
    expect(browser?.missing).toContain('A family business');
    expect(visit.captures.map(({ role, view = 'plain' }) => `${role} ${view}`)).toEqual(
      expect.arrayContaining(['page plain', 'page browser', 'page mobile', 'page referred']),
    );
  });

  it('is asked as others only where something says that it sorts its visitors', async () => {
    const { visit, seen } = await takeFrom(() => shop);
    expect(visit.views).toBeUndefined();
    expect(seen.filter((line) => line.startsWith('/ '))).toEqual(['/ revenant']);
    const script = `<script>if (document.referrer.indexOf('google') < 0) location.href = '/empty'</script>`;
    const sorted = await takeFrom(() => page('Mill', script));
    expect(sorted.visit.views?.suspicion).toMatch(/where they come from/);
    expect(sorted.seen).toContain('/ Mozilla/ https://www.google.com/');
    expect(sorted.visit.views?.shown.map(({ likeness, added }) => [likeness, added])).toEqual([
      [1, []],
      [1, []],
      [1, []],
    ]);
    expect(sorted.visit.captures.filter(({ role }) => role === 'page' || role === 'view')).toHaveLength(1);
    expect((await takeFrom(() => page('Mill', script), 'never')).visit.views).toBeUndefined();
  });

  it('is not asked again behind a wall, however it varies and whatever the user asks', async () => {
    const wall =
      '<title>Just a moment...</title><script>if (navigator.webdriver) location.replace("/x")</script><p>Checking your browser before you enter mill.test</p>';
    for (const when of ['auto', 'always'] as const) {
      const { visit, seen } = await takeFrom(
        (request) => (isBrowser(request) ? shop : { headers: { vary: 'User-Agent' }, body: wall }),
        when,
      );
      expect(visit).toMatchObject({ state: 'hollow', condition: 'challenge', marks: [] });
      expect(seen.filter((line) => line.startsWith('/ '))).toEqual(['/ revenant']);
    }
  });

  it('is no cloaked one where it was away for a moment, nor where browsers meet a bot check', async () => {
    const away = '<title>Maintenance</title><h1>We are down for maintenance</h1><p>We will be back soon.</p>';
    let asked = 0;
    const back = await takeFrom((request) => (request.url === '/' && ++asked === 1 ? away : shop));
    expect(back.visit).toMatchObject({ state: 'captured', condition: 'content', marks: [] });
    expect(back.seen.at(-1)).not.toMatch(/Mozilla/);
    const check = '<title>Just a moment...</title><p>Checking your browser before you enter mill.test</p>';
    const checked = await takeFrom((request) => ({
      headers: { vary: 'User-Agent' },
      body: isBrowser(request) ? check : shop,
    }));
    expect(checked.visit).toMatchObject({ state: 'captured', marks: [] });
  });

  it.each([403, 401, 429, 503])('is not asked again where it turned us away with %i', async (status) => {
    const { visit, seen } = await takeFrom((request) =>
      isBrowser(request) ? shop : { status, body: 'No robots here.' },
    );
    expect(visit.state).toMatch(/hollow|deferred/);
    expect(seen.some((line) => line.includes('Mozilla'))).toBe(false);
  });
});
