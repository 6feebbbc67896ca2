/** Redirects over real connections: whose page it is that stands at the end of one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { siteOf } from '../../../src/address/site-name.ts';
import { captureArchive } from '../../../src/capture/archived/archived.ts';
import { captureSite } from '../../../src/capture/visit/capture-site.ts';
import { askPages } from '../../../src/flow/site/inspect.ts';
import { presenceOf } from '../../../src/history/presence.ts';
import { shippedBackground } from '../../../src/match/background/background.ts';
import { matchPair } from '../../../src/match/compare.ts';
import { subjectOf } from '../../../src/match/readings/subject.ts';
import type { Match } from '../../../src/model/derived/match.ts';
import type { Visit } from '../../../src/model/facts/visit.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import { memoryBlobs } from '../../../src/store/blobs/blobs.ts';
import { of } from '../../../testkit/archive/warc-fixture.ts';
import { egressTo, serveHttp } from '../../../testkit/egress/local-server.ts';
import { readerHere } from '../../../testkit/reader-here.ts';

const ENTITY = 'list-7';
const TRADE = [
  'Rye and wheat are ground between two stones of granite and leave the yard on a cart before breakfast.',
  'Bakers along the river order by telephone until six, and pay at the end of the month as they always have.',
  'Our sacks of five and ten kilograms are sewn by hand and carry the seal of the mill in red wax.',
];
const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><nav><a href="/">Start</a><a href="/contact.html">Contact</a></nav><h1>${title}</h1><main>${body}</main></body></html>`;
const PROSE = TRADE.map((line) => `<p>${line}</p>`).join('');
const CONTACTS = '<p>Write to orders@lowermill-flour.com or call +49 30 5557 0199.</p>';
const INNOCENT = {
  '/': page('Lower Mill', PROSE + CONTACTS),
  '/contact.html': page('Contact us', `${CONTACTS}<p>The yard is open from seven to four on all days but Sundays.</p>`),
};
const OWN = page(
  'Upper Forge',
  '<p>The forge makes gates, hinges and railings to measure, and mends ploughs.</p>'.repeat(3),
);

/** Markup by path, or where a path redirects to, and what browsers are shown instead. */
type World = Readonly<
  Record<string, Readonly<Record<string, string | { readonly to: string; readonly shown?: string }>>>
>;
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function open(world: World) {
  const asked: string[] = [];
  const server = await serveHttp((request, response) => {
    const host = request.headers.host ?? '';
    const path = request.url ?? '/';
    asked.push(`${host}${path}`);
    const there = world[host]?.[path];
    const isBrowser = /Chrome/.test(request.headers['user-agent'] ?? '');
    const found = isBrowser && typeof there === 'object' && there.shown !== undefined ? there.shown : there;
    if (found === undefined) response.writeHead(404).end();
    else if (typeof found === 'string') response.writeHead(200, { 'content-type': 'text/html' }).end(found);
    else response.writeHead(301, { location: found.to }).end();
  });
  const egress = egressTo(server.port, { robots: { obey: true, reason: null } });
  closers.push(async () => {
    await egress.close();
    await server.close();
  });
  const take = async (url: string, entity?: string, drawn?: { finalUrl: string; html: string }) => {
    const captured = await captureSite(
      { url, kind: 'website', tags: [], ...(entity !== undefined && { entity }) },
      { id: url, run: null, site: siteOf(url, 'website'), source: 'crawl' },
      askPages('website', readerHere),
      { pages: 6, browser: drawn === undefined ? 'never' : 'auto', timeoutMs: 20_000 },
      {
        egress,
        browser: {
          found: null,
          render: async () =>
            drawn === undefined
              ? { ok: false as const, code: 'render:unavailable', detail: 'none here' }
              : {
                  ok: true as const,
                  ...drawn,
                  html: Buffer.from(drawn.html),
                  status: 200,
                  screenshot: null,
                  marks: [],
                },
          load: async () => undefined,
          drawStored: async () => ({ ok: false, code: 'render:unavailable', detail: 'none' }),
          prove: async () => null,
          close: async () => undefined,
        },
        blobs: memoryBlobs(),
        reader: readerHere,
        clock: { now: () => new Date() },
        limits: LIMITS,
      },
    );
    const read = await readerHere.fingerprint(captured, null);
    if (!read.ok) throw new Error(read.detail);
    return { visit: captured.visit, fingerprint: read.value, subject: subjectOf(read.value, null) };
  };
  return { asked, take };
}
type Taken = Awaited<ReturnType<Awaited<ReturnType<typeof open>>['take']>>;

const compared = (left: Taken, right: Taken): Match => matchPair(left.subject, right.subject, shippedBackground());
const pagesOf = ({ captures }: Visit) => captures.filter(({ role }) => role === 'page').map(({ url }) => url);

describe('a home page that redirects to another registrable domain', () => {
  const world: World = {
    'gone-forge.test': { '/': { to: 'http://www.lower-mill.test/' } },
    'www.lower-mill.test': INNOCENT,
    'third.test': { '/': OWN },
  };

  it('makes a hollow visit that says where to, and takes no page of the other site for its own', async () => {
    const { asked, take } = await open(world);
    const { visit, fingerprint } = await take('http://gone-forge.test/', ENTITY);
    expect(visit).toMatchObject({
      ...{ site: 'gone-forge.test', entity: ENTITY, state: 'hollow', condition: 'redirected', reason: null },
      detail: expect.stringContaining('http://www.lower-mill.test/') as string,
    });
    expect(pagesOf(visit)).toEqual(['http://gone-forge.test/']);
    expect(asked).not.toContain('www.lower-mill.test/contact.html');
    expect(presenceOf(visit)).toEqual({ state: 'gone', cause: 'redirected' });
    expect(fingerprint).toMatchObject({ condition: 'redirected', pages: 0, keys: ['site-link:lower-mill.test'] });
    const told = fingerprint.readings.filter(({ value }) => value !== null).map(({ signal }) => signal);
    expect(told).toEqual(['site-link']);
  });

  it('is evidence of the redirect alone, and says nothing to anybody else', async () => {
    const { take } = await open(world);
    const [listed, innocent, third] = await Promise.all([
      take('http://gone-forge.test/', ENTITY),
      take('http://www.lower-mill.test/'),
      take('http://third.test/'),
    ]);
    const match = compared(listed, innocent);
    expect(match.evidence.map(({ signal }) => signal)).toEqual(['site-link']);
    expect(['lead', 'unrelated']).toContain(match.verdict);
    expect(match.evidence[0]?.left).toMatchObject({
      value: 'redirect: lower-mill.test',
      quote: 'http://gone-forge.test/ → http://www.lower-mill.test/',
    });
    expect(match.evidence[0]?.note).toContain('holder of gone-forge.test');
    expect(match.innocent).toContainEqual(expect.stringMatching(/can redirect it to any site/));
    expect(compared(innocent, listed).weight).toBe(match.weight);
    expect(compared(listed, third)).toMatchObject({ verdict: 'not-comparable', weight: 0, evidence: [] });
  });

  it('of two that redirect to one site neither is compared with the other', async () => {
    const { take } = await open({ ...world, 'old-forge.test': { '/': { to: 'http://www.lower-mill.test/' } } });
    const [one, other] = await Promise.all([take('http://gone-forge.test/'), take('http://old-forge.test/')]);
    expect(compared(one, other)).toMatchObject({ verdict: 'not-comparable', weight: 0 });
  });
});

describe('a home page that redirects crawlers alone', () => {
  it('is the site that browsers are shown, and none of the pages that crawlers are sent to', async () => {
    const { asked, take } = await open({
      'forge.test': { '/': { to: 'http://www.lower-mill.test/', shown: OWN } },
      'www.lower-mill.test': INNOCENT,
    });
    const { visit, fingerprint } = await take('http://forge.test/');
    expect(visit).toMatchObject({ condition: 'content', marks: ['cloaked'] });
    expect(fingerprint.pages).toBe(1);
    expect(asked).not.toContain('www.lower-mill.test/contact.html');
    expect(presenceOf(visit).state).toBe('present');
    const links = fingerprint.readings.find(({ signal }) => signal === 'site-link')?.value;
    expect(links).toMatchObject({
      own: [{ value: 'forge.test' }],
      outbound: [{ value: 'lower-mill.test', role: 'redirect' }],
    });
  });
});

describe('a home page whose scripts lead to another registrable domain', () => {
  it('is a redirect like any other', async () => {
    const shell = '<!doctype html><title>.</title><div id="app"></div><script src="/app.js"></script>';
    const { asked, take } = await open({ 'gone-forge.test': { '/': shell }, 'www.lower-mill.test': INNOCENT });
    const drawn = { finalUrl: 'http://www.lower-mill.test/', html: INNOCENT['/'] };
    const { visit, fingerprint } = await take('http://gone-forge.test/', ENTITY, drawn);
    expect(visit).toMatchObject({ state: 'hollow', condition: 'redirected' });
    expect(fingerprint).toMatchObject({ condition: 'redirected', pages: 0, keys: ['site-link:lower-mill.test'] });
    expect(asked.filter((url) => url.startsWith('www.'))).toEqual(['www.lower-mill.test/robots.txt']);
  });
});

describe('an inner page that redirects to another registrable domain', () => {
  it('is no page of the site', async () => {
    const { asked, take } = await open({
      'forge.test': {
        '/': OWN.replace('/contact.html', '/out.html'),
        '/out.html': { to: 'http://www.lower-mill.test/' },
      },
      'www.lower-mill.test': INNOCENT,
    });
    const [forge, mill] = await Promise.all([take('http://forge.test/'), take('http://www.lower-mill.test/')]);
    expect(forge.visit).toMatchObject({ state: 'captured', condition: 'content', reason: null });
    expect(forge.fingerprint.pages).toBe(1);
    const own = asked.filter((url) => url === 'www.lower-mill.test/contact.html');
    expect(own).toHaveLength(1);
    const match = compared(forge, mill);
    expect(match.evidence.map(({ signal }) => signal)).toEqual(['site-link']);
    // An exit that the site keeps for any address answers so too.
    expect(match.evidence[0]).toMatchObject({ level: 'partial', left: { value: 'main: lower-mill.test' } });
    expect(match.verdict).toBe('unrelated');
  });
});

describe('a redirect within a site', () => {
  it.each([
    ['to www', 'http://mill.test/', 'www.mill.test', 'http://www.mill.test/'],
    ['to a language', 'http://mill.test/', 'ru.mill.test', 'http://ru.mill.test/'],
  ])('%s is the same site', async (_, url, host, to) => {
    const { take } = await open({ 'mill.test': { '/': { to } }, [host]: INNOCENT });
    const { visit, fingerprint } = await take(url);
    expect(visit).toMatchObject({ state: 'captured', condition: 'content' });
    expect(fingerprint.pages).toBe(2);
  });
});

describe('what the author of a page writes about its address', () => {
  it('canonical and hreflang that name another site are links, and never change whose page it is', async () => {
    const claims =
      '<link rel="canonical" href="http://www.lower-mill.test/"><link rel="alternate" hreflang="ru" href="http://www.lower-mill.test/ru/"><meta property="og:url" content="http://www.lower-mill.test/">';
    const { asked, take } = await open({
      'forge.test': { '/': OWN.replace('</head>', `${claims}</head>`) },
      'www.lower-mill.test': INNOCENT,
    });
    const { visit, fingerprint } = await take('http://forge.test/', ENTITY);
    expect(visit).toMatchObject({ site: 'forge.test', condition: 'content' });
    expect(fingerprint.site).toBe('forge.test');
    expect(asked.filter((url) => url.startsWith('www.'))).toEqual([]);
    const links = fingerprint.readings.find(({ signal }) => signal === 'site-link')?.value;
    expect(links).toMatchObject({
      own: [{ value: 'forge.test' }],
      outbound: [{ value: 'lower-mill.test', role: 'canonical' }],
    });
  });
});

describe('an archive whose home page redirected', () => {
  const redirected = (to: string) => `HTTP/1.1 301 Moved Permanently\r\nLocation: ${to}\r\n\r\n`;
  const answer = (body: string) => `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${body}`;
  const read = async (url: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'revenant-'));
    closers.push(async () => rmSync(folder, { recursive: true }));
    const path = join(folder, 'old.warc');
    const records = [
      of('response', 'http://gone-forge.example/', redirected('http://www.lower-mill.example/')),
      of('response', 'http://www.lower-mill.example/', answer(INNOCENT['/'])),
      of('response', 'http://www.lower-mill.example/contact.html', answer(INNOCENT['/contact.html'])),
    ];
    writeFileSync(path, Buffer.concat(records));
    const about = { kind: 'website', entity: ENTITY, url } as const;
    const { captured } = await captureArchive(path, about, { blobs: memoryBlobs(), reader: readerHere });
    const fingerprint = await readerHere.fingerprint(captured, null);
    if (!fingerprint.ok) throw new Error(fingerprint.detail);
    return { visit: captured.visit, fingerprint: fingerprint.value };
  };

  it('holds no page of the site that was asked for', async () => {
    const { visit, fingerprint } = await read('http://gone-forge.example/');
    expect(visit).toMatchObject({ site: 'gone-forge.example', state: 'hollow', condition: 'redirected' });
    expect(visit.detail).toContain('http://www.lower-mill.example/');
    expect(fingerprint).toMatchObject({ pages: 0, keys: ['site-link:lower-mill.example'] });
  });

  it('holds those of the site that it led to, under its own name', async () => {
    const { visit, fingerprint } = await read('http://www.lower-mill.example/');
    expect(visit).toMatchObject({ site: 'www.lower-mill.example', state: 'captured' });
    expect(fingerprint.pages).toBe(2);
  });
});
