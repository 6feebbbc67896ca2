/** A visit keeps what its pages need to look as they did, after all that is evidence. */
import { afterEach, describe, expect, it } from 'vitest';
import { captureSite } from '../../../src/capture/visit/capture-site.ts';
import type { OpenEgress } from '../../../src/egress/egress.ts';
import { askPages, fingerprintCaptured } from '../../../src/flow/site/inspect.ts';
import { LIMITS, type Limits } from '../../../src/model/limits.ts';
import { memoryBlobs } from '../../../src/store/blobs/blobs.ts';
import { egressTo, type LocalServer, serveHttp } from '../../../testkit/egress/local-server.ts';
import { readerHere } from '../../../testkit/reader-here.ts';

type World = Readonly<Record<string, readonly [type: string, body: string | Uint8Array]>>;
const GIF = Buffer.from('R0lGODlhAQABAAAAACw=', 'base64');
const TEXT = 'The mill grinds rye and wheat for bakers along the river and sends it out in paper sacks each morning. ';
const html = (head: string, body = ''): readonly [string, string] => [
  'text/html; charset=utf-8',
  `<!doctype html><html lang="en"><head><title>The mill</title>${head}</head><body><h1>The mill</h1><main><p>${TEXT}${TEXT}</p>${body}</main></body></html>`,
];
const css = (body: string): readonly [string, string] => ['text/css', body];

let open: { egress: OpenEgress; server: LocalServer }[] = [];
afterEach(async () => {
  for (const { egress, server } of open.splice(0)) {
    await egress.close();
    await server.close();
  }
  open = [];
});

async function take(world: World, limits: Partial<Limits> = {}, timeoutMs = 20_000) {
  const asked: string[] = [];
  const server = await serveHttp((request, response) => {
    const path = request.url ?? '/';
    if (path !== '/robots.txt') asked.push(path);
    const [type, body] = world[path] ?? ['text/html', '<title>Not found</title>'];
    response.writeHead(path in world ? 200 : 404, { 'content-type': type }).end(body);
  });
  const egress = egressTo(server.port, { robots: { obey: true, reason: null } });
  open.push({ egress, server });
  const captured = await captureSite(
    { url: 'http://mill.test/', kind: 'website', tags: [] },
    { id: 'v1', run: null, site: 'mill.test', source: 'compare' },
    askPages('website', readerHere),
    { pages: 12, browser: 'never', timeoutMs },
    {
      egress,
      browser: {
        found: null,
        render: async () => ({ ok: false, code: 'render:unavailable', detail: 'none' }),
        drawStored: async () => ({ ok: false, code: 'render:unavailable', detail: 'none' }),
        load: async () => undefined,
        prove: async () => null,
        close: async () => undefined,
      },
      blobs: memoryBlobs(),
      reader: readerHere,
      clock: { now: () => new Date() },
      limits: { ...LIMITS, ...limits },
    },
  );
  const kept = (role: string) =>
    captured.visit.captures.filter((one) => one.role === role).map(({ url }) => new URL(url).pathname);
  return { captured, asked, kept };
}

const MILL: World = {
  '/': html(
    '<link rel="stylesheet" href="/css/main.css"><link rel="alternate stylesheet" href="/css/dark.css"><style>@import "/css/inline.css";h1{background:url(/wall.gif)}</style>',
    '<img src="/photo.gif" width="300" height="200"><a href="/about.html">About us</a>',
  ),
  '/about.html': html('<link rel="preload" as="style" href="/css/late.css" onload="this.rel=\'stylesheet\'">'),
  '/css/main.css': css(
    '@import url("more.css") screen;@font-face{src:url(font.woff2)}/* url(no.gif) */p{background:url(../tile.gif)}b{background:url("photo.gif")}',
  ),
  '/css/more.css': css('@import "main.css";i{background:url(//other.test/far.gif),url(data:image/gif;base64,x)}'),
  '/css/inline.css': css(''),
  '/css/late.css': css('q{color:red}'),
  '/photo.gif': ['image/gif', GIF],
  '/tile.gif': ['image/gif', GIF],
  '/wall.gif': ['image/gif', GIF],
};

describe('the style sheets of a visit', () => {
  it('are taken last, with their imports and pictures, each once', async () => {
    const { asked, kept } = await take(MILL);
    expect(kept('style')).toEqual(['/css/late.css', '/css/main.css', '/css/more.css']);
    expect(kept('backdrop')).toEqual(['/tile.gif', '/wall.gif']);
    expect(kept('image')).toEqual(['/photo.gif']);
    const places = ['/about.html', '/photo.gif', '/css/main.css', '/css/more.css', '/tile.gif'].map((path) =>
      asked.indexOf(path),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).not.toContain('/css/dark.css');
    expect(asked).not.toContain('/css/font.woff2');
  });

  it('change nothing that the site is compared by', async () => {
    const print = async (limits: Partial<Limits>) => {
      const { captured } = await take(MILL, limits);
      const { keys, tokens, readings } = await fingerprintCaptured(captured, readerHere);
      return JSON.stringify({ keys, tokens, readings, marks: captured.visit.marks, state: captured.visit.state });
    };
    expect(await print({})).toBe(await print({ styles: 0, backdrops: 0 }));
  });

  it('end at their limits', async () => {
    const { kept } = await take(MILL, { styles: 1, backdrops: 1 });
    expect([kept('style').length, kept('backdrop').length]).toEqual([1, 1]);
    const short = await take(MILL, { styleBytes: 10 });
    expect(short.captured.visit.captures.find(({ url }) => url.endsWith('main.css'))).toMatchObject({ length: 10 });
    expect(short.captured.visit.state).toBe('captured');
  });

  it('obey robots.txt', async () => {
    const { kept, asked } = await take({ ...MILL, '/robots.txt': ['text/plain', 'User-agent: *\nDisallow: /css/\n'] });
    expect(kept('style')).toEqual([]);
    expect(asked.filter((path) => path.startsWith('/css/'))).toEqual([]);
  });

  it('are no page, whatever a server says instead of them', async () => {
    const { kept, captured } = await take({ ...MILL, '/css/late.css': html('') });
    expect(kept('style')).not.toContain('/css/late.css');
    expect(captured.visit.state).toBe('captured');
  });
});
