/** A site that is not there any more, in each of the ways in which that comes about, visited over a real connection. */
import type { RequestListener, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { siteOf } from '../../../src/address/site-name.ts';
import { captureSite } from '../../../src/capture/visit/capture-site.ts';
import type { EgressOptions } from '../../../src/egress/egress.ts';
import { askPages } from '../../../src/flow/site/inspect.ts';
import { presenceOf } from '../../../src/history/presence.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import type { Kind } from '../../../src/model/words.ts';
import { memoryBlobs } from '../../../src/store/blobs/blobs.ts';
import { egressTo, serveHttp } from '../../../testkit/egress/local-server.ts';
import { readerHere } from '../../../testkit/reader-here.ts';

const SHOP = `<!doctype html><html lang="en"><head><title>The mill</title></head><body><h1>The mill</h1><main><p>${'The mill grinds rye and wheat for bakers along the river and sends it out in paper sacks of five and ten kilograms every morning. '.repeat(3)}</p></main></body></html>`;
const page = (title: string, body: string): string =>
  `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`;

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

interface Way {
  readonly url?: string;
  readonly kind?: Kind;
  readonly egress?: Partial<EgressOptions>;
  readonly timeoutMs?: number;
}

/** What a visit says of a site whose server answers like this, robots.txt and all. */
async function presence(answer: RequestListener, { url = 'http://mill.test/', kind = 'website', ...way }: Way = {}) {
  const server = await serveHttp(answer);
  const egress = egressTo(server.port, { robots: { obey: true, reason: null }, ...way.egress });
  closers.push(async () => {
    await egress.close();
    await server.close();
  });
  const noBrowser = {
    found: null,
    render: async () => ({ ok: false as const, code: 'render:unavailable', detail: 'none here' }),
    load: async () => undefined,
    drawStored: async () => ({ ok: false as const, code: 'render:unavailable', detail: 'none' }),
    prove: async () => null,
    close: async () => undefined,
  };
  const { visit } = await captureSite(
    { url, kind, tags: [] },
    { id: 'v1', run: null, site: siteOf(url, kind), source: 'crawl' },
    askPages(kind, readerHere),
    { pages: 4, browser: 'never', timeoutMs: way.timeoutMs ?? 20_000 },
    {
      egress,
      browser: noBrowser,
      blobs: memoryBlobs(),
      reader: readerHere,
      clock: { now: () => new Date() },
      limits: LIMITS,
    },
  );
  const { state, cause } = presenceOf(visit);
  return cause === null ? state : `${state}: ${cause}`;
}

/** The same answer to everything but robots.txt, which is not there. */
const always =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  ({ url }, response) =>
    url === '/robots.txt' ? none(response) : void response.writeHead(status, { ...HTML, ...headers }).end(body);
const none = (response: ServerResponse): void => void response.writeHead(404).end();
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const fails = (code: string) => async (host: string) => {
  throw Object.assign(new Error(host), { code });
};

describe('a site that the other side says is gone', () => {
  it('is there to begin with', async () => {
    expect(await presence(always(200, SHOP))).toBe('present');
  });
  it('nxdomain: its name is no more', async () => {
    expect(await presence(always(200, SHOP), { egress: { pins: [], resolve: fails('ENOTFOUND') } })).toBe(
      'gone: nxdomain',
    );
  });
  it('404 and 410', async () => {
    expect(await presence(always(404, page('404', 'Not Found')))).toBe('gone: gone');
    expect(await presence(always(410, page('410', 'Gone')))).toBe('gone: gone');
  });
  it('content removed: a page with status 200 says that there is none', async () => {
    expect(
      await presence(
        always(
          200,
          page('404 - Page not found', '<h1>404</h1><p>Sorry, the page you are looking for could not be found.</p>'),
        ),
      ),
    ).toBe('gone: content-removed');
  });
  it('content removed: a profile that is not available any more', async () => {
    const gone = page(
      'Facebook',
      '<h2>This content isn’t available right now</h2><p>When this happens, it’s usually because the owner only shared it with a small group of people, changed who can see it or it’s been deleted.</p>',
    );
    expect(await presence(always(200, gone), { url: 'http://www.facebook.com/millmouse', kind: 'social-page' })).toBe(
      'gone: content-removed',
    );
  });
  it('parked', async () => {
    const parked = page(
      'mill.test',
      '<h1>mill.test</h1><p>This domain is parked free of charge with Lotmeadow.</p><p>Buy this domain</p>',
    );
    expect(await presence(always(200, parked))).toBe('gone: parked');
  });
  it('parked, by way of the parking firm', async () => {
    const parked = page(
      'mill.test',
      '<h1>mill.test</h1><p>This domain may be for sale. Inquire about this domain.</p>',
    );
    expect(
      await presence(({ headers }, response) =>
        headers.host === 'mill.test'
          ? void response.writeHead(302, { location: 'http://lotmeadow.test/lot?d=mill.test' }).end()
          : void response.writeHead(200, HTML).end(parked),
      ),
    ).toBe('gone: parked');
  });
  it('redirected: another site answers in its place', async () => {
    expect(
      await presence(({ headers }, response) =>
        headers.host === 'mill.test'
          ? void response.writeHead(301, { location: 'http://bakery.test/' }).end()
          : void response.writeHead(200, HTML).end(SHOP),
      ),
    ).toBe('gone: redirected');
  });
  it('default page of a server that has been emptied', async () => {
    const nginx = page(
      'Welcome to nginx!',
      '<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required.</p>',
    );
    expect(await presence(always(200, nginx))).toBe('gone: default-page');
  });
});

describe('another page than the home page of a site', () => {
  const gone = { url: 'http://mill.test/rye.html' };
  it('may go while the site stands', async () => {
    expect(await presence(always(404, page('404', 'Not Found')), gone)).toBe('unknown: gone');
    expect(
      await presence(
        ({ headers }, response) =>
          headers.host === 'mill.test'
            ? void response.writeHead(301, { location: 'http://bakery.test/' }).end()
            : void response.writeHead(200, HTML).end(SHOP),
        gone,
      ),
    ).toBe('unknown: redirected');
  });
  it('goes with the name of the site', async () => {
    const way = { ...gone, egress: { pins: [], resolve: fails('ENOTFOUND') } };
    expect(await presence(always(200, SHOP), way)).toBe('gone: nxdomain');
  });
});

describe('a site that does not answer may be there', () => {
  it('5xx, of the page alone and of all there is', async () => {
    expect(await presence(always(500, 'Internal Server Error'))).toBe('unreachable: server-error');
    expect(await presence(always(503, ''))).toBe('unreachable: server-error');
    // Whose robots.txt cannot be had, of him nothing else is asked for.
    expect(await presence((_, response) => void response.writeHead(500).end())).toBe('withheld: robots');
  });
  it('timeout', async () => {
    expect(await presence(() => undefined, { timeoutMs: 300 })).toBe('unreachable: timeout');
    const silent: RequestListener = ({ url }, response) => (url === '/robots.txt' ? none(response) : undefined);
    expect(await presence(silent, { timeoutMs: 300 })).toBe('unreachable: timeout');
  });
  it('connection', async () => {
    expect(await presence(always(200, SHOP), { egress: { pins: ['*:80:127.0.0.1:1'] } })).toBe(
      'unreachable: connection',
    );
  });
  it('name servers that fail', async () => {
    expect(await presence(always(200, SHOP), { egress: { pins: [], resolve: fails('ESERVFAIL') } })).toBe(
      'unreachable: dns',
    );
  });
});

describe('a site that is not shown to us is there', () => {
  const challenge = page(
    'Just a moment...',
    '<h1>mill.test</h1><p>Checking your browser before accessing mill.test. This process is automatic.</p><p>Please enable JavaScript and cookies to continue.</p>',
  );
  it('bot wall, with any status', async () => {
    for (const status of [200, 403, 521]) expect(await presence(always(status, challenge))).toBe('withheld: bot-wall');
  });
  it('login wall', async () => {
    const login = page(
      'Log in',
      '<h1>Log in</h1><form><input name="user"><input type="password" name="pass"><button>Log in</button></form>',
    );
    expect(await presence(always(200, login))).toBe('withheld: login-wall');
  });
  it('geo: by status, and by words', async () => {
    expect(await presence(always(451, page('Unavailable', 'Unavailable For Legal Reasons')))).toBe('withheld: geo');
    const words = page('Not available', '<h1>This site is not available in your country</h1>');
    for (const status of [200, 403]) expect(await presence(always(status, words))).toBe('withheld: geo');
    const russian = page('Доступ закрыт', '<h1>Доступ закрыт</h1><p>Сайт недоступен в вашей стране</p>');
    expect(await presence(always(403, russian))).toBe('withheld: geo');
    const chinese = page('访问受限', '<p>您所在的地区无法访问本网站</p>');
    expect(await presence(always(403, chinese))).toBe('withheld: geo');
  });
  it('refused, and too many requests', async () => {
    expect(await presence(always(403, page('403', '<h1>403 Forbidden</h1>')))).toBe('withheld: blocked');
    expect(await presence(always(429, '', { 'retry-after': '5' }))).toBe('withheld: blocked');
  });
  it('robots.txt', async () => {
    const robots: RequestListener = ({ url }, response) =>
      url === '/robots.txt'
        ? void response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nDisallow: /\n')
        : void response.writeHead(200, HTML).end(SHOP);
    expect(await presence(robots)).toBe('withheld: robots');
  });
});

describe('what tells nothing', () => {
  it('maintenance', async () => {
    const soon = page(
      'Site under maintenance',
      '<h1>We’ll be back soon!</h1><p>Sorry for the inconvenience. We are performing some maintenance at the moment.</p>',
    );
    expect(await presence(always(200, soon))).toBe('unknown: maintenance');
  });
  it('an address that our own guard refuses', async () => {
    expect(await presence(always(200, SHOP), { url: 'http://127.0.0.1:9/', egress: { pins: [] } })).toBe(
      'unknown: not-looked',
    );
  });
});
