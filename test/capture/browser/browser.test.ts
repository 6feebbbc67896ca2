import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBrowser } from '../../../src/capture/browser/browser.ts';
import { findBrowser } from '../../../src/capture/browser/find-browser.ts';
import { decodeImage } from '../../../src/capture/decode/image.ts';
import { captureSite } from '../../../src/capture/visit/capture-site.ts';
import type { OpenEgress } from '../../../src/egress/egress.ts';
import { askPages } from '../../../src/flow/site/inspect.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import type { Browser } from '../../../src/model/ports/browser.ts';
import { memoryBlobs } from '../../../src/store/blobs/blobs.ts';
import { egressTo, type LocalServer, serveHttp } from '../../../testkit/egress/local-server.ts';
import { open as openMarkup } from '../../../testkit/page/fixtures.ts';
import { readerHere } from '../../../testkit/reader-here.ts';

const executable = findBrowser(process.env['REVENANT_BROWSER_PATH'], process.env['PATH']);
const log = { debug() {}, info() {}, warn() {}, error() {} };
const TEXT =
  'The mill grinds rye and wheat for bakers along the river and sends it out in paper sacks every single morning. ';

let canary: LocalServer;
let server: LocalServer;
let egress: OpenEgress;
let browser: Browser;
let pages: Record<string, string> = {};
let asked: string[] = [];

const listener: RequestListener = (request, response) => {
  const path = request.url ?? '/';
  asked.push(path);
  if (path === '/redirect') return void response.writeHead(302, { location: `http://127.0.0.1:${canary.port}/` }).end();
  const html = pages[path];
  response.writeHead(html === undefined ? 404 : 200, {
    'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/html',
  });
  response.end(html ?? '');
};

beforeEach(() => {
  pages = {};
  asked = [];
});

// One browser for all, as a crawl has it; a start takes longer than most tests.
beforeAll(async () => {
  canary = await serveHttp((_, response) =>
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('secret'),
  );
  server = await serveHttp(listener);
  egress = egressTo(server.port);
  browser = open();
});

function open(path = executable): Browser {
  const userAgent = 'revenant/0.1 (+https://operator.example/bot)';
  return createBrowser({ executable: () => path, egress, userAgent, log, limits: LIMITS });
}

afterAll(async () => {
  await browser.close();
  await egress.close();
  await server.close();
  await canary.close();
});

/** Our own Chromium processes: children of this one, and theirs. */
function chromiums(): number {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((row) => row !== null);
  const ours = new Set([String(process.pid)]);
  for (let before = 0; before !== ours.size; ) {
    before = ours.size;
    for (const [, pid = '', parent = ''] of rows) if (ours.has(parent)) ours.add(pid);
  }
  return rows.filter(([, pid = '', , args = '']) => ours.has(pid) && /--(?:remote-debugging|type=)/.test(args)).length;
}

async function untilNone(): Promise<number> {
  for (let waited = 0; waited < 60_000 && chromiums() > 0; waited += 100)
    await new Promise((done) => setTimeout(done, 100));
  return chromiums();
}

describe.skipIf(executable === null)('the browser (skipped where no Chromium is installed)', () => {
  it('fills an empty shell with its scripts, and takes a picture of it', async () => {
    pages = {
      '/': '<!doctype html><html lang="en"><title>Mill</title><div id="root"></div><script src="/app.js"></script></html>',
      '/app.js': `document.getElementById('root').innerHTML = '<h1>The mill</h1><p>${TEXT.repeat(4)}</p><a href="/contact.html">Contact us</a>'`,
      '/contact.html': `<title>Contact us</title><h1>Contact us</h1><p>${TEXT.repeat(3)}</p>`,
    };
    const blobs = memoryBlobs();
    const { visit, bodies } = await captureSite(
      { url: 'http://mill.test/', kind: 'website', tags: [] },
      { id: 'v1', run: null, site: 'mill.test', source: 'compare' },
      askPages('website', readerHere),
      { pages: 4, browser: 'auto', timeoutMs: 40_000 },
      { egress, browser, blobs, reader: readerHere, clock: { now: () => new Date() }, limits: LIMITS },
    );
    expect(visit).toMatchObject({
      state: 'captured',
      condition: 'content',
      marks: [expect.stringContaining('robots:override')],
    });
    const [plain, rendered, contact] = visit.captures;
    expect(plain).toMatchObject({ rendered: false, url: 'http://mill.test/', screenshot: null });
    expect(rendered).toMatchObject({ rendered: true, url: 'http://mill.test/', charset: 'utf-8' });
    expect(contact).toMatchObject({ rendered: false, url: 'http://mill.test/contact.html' });
    expect(new TextDecoder().decode(bodies.get(rendered?.body ?? ''))).toContain('grinds rye');
    const picture = await blobs.get(rendered?.screenshot ?? '');
    expect(await decodeImage(picture ?? new Uint8Array())).toMatchObject({ format: 'png', width: 1280, height: 900 });
  });

  it('is led to no document that robots.txt withholds, and what stands there stays', async () => {
    const home = (script: string) =>
      `<!doctype html><title>Mill</title><p id="here">${TEXT}</p><iframe src="/shut/frame"></iframe><iframe src="/open/frame"></iframe><script>${script}</script>`;
    pages = {
      '/robots.txt': 'User-agent: *\nDisallow: /shut',
      '/': home(`setTimeout(() => { location.href = '/shut/page'; }, 50)`),
      '/open/start': home(`location.href = '/open/end'`),
      '/open/end': `<!doctype html><title>End</title><p>${TEXT}</p>`,
      '/open/frame': '<p>framed</p>',
      '/shut/page': 'no',
    };
    const obeying = egressTo(server.port, { robots: { obey: true, reason: null } });
    const obedient = createBrowser({
      executable: () => executable,
      egress: obeying,
      userAgent: 'x',
      log,
      limits: LIMITS,
    });
    try {
      const held = await obedient.render('http://mill.test/', 20_000);
      expect(held).toMatchObject({ ok: true, finalUrl: 'http://mill.test/', marks: ['robots:withheld'] });
      expect(held.ok && Buffer.from(held.html).toString()).toContain('grinds rye');
      const led = await obedient.render('http://mill.test/open/start', 20_000);
      expect(led).toMatchObject({ ok: true, finalUrl: 'http://mill.test/open/end' });
      expect(asked.filter((path) => path.startsWith('/shut'))).toEqual([]);
      expect(asked).toContain('/open/frame');
    } finally {
      await obedient.close();
      await obeying.close();
    }
  });

  it.each(['127.0.0.1', 'localhost', '[::1]', '0.0.0.0'])(
    'reaches nothing of ours from inside a page: %s',
    async (host) => {
      const at = `${host}:${canary.port}`;
      pages = {
        '/': `<!doctype html><title>Mill</title><p>${TEXT.repeat(3)}</p>
        <link rel="prefetch" href="http://${at}/p"><link rel="preconnect" href="http://${at}"><link rel="dns-prefetch" href="//${at}">
        <img src="http://${at}/i.png"><iframe src="http://${at}/f"></iframe><script src="http://${at}/s.js"></script>
        <object data="http://${at}/o"></object><video src="http://${at}/v"></video><iframe src="/redirect"></iframe><img src="/redirect">
        <form id="f" action="http://${at}/form" target="other"></form>
        <script>
          const note = (what) => { document.body.append(what); };
          fetch('http://${at}/fetch', { mode: 'no-cors' }).then(() => note('[reached]'), () => note('[barred]'));
          try { new WebSocket('ws://${at}/ws'); } catch {}
          try { new EventSource('http://${at}/es'); } catch {}
          navigator.sendBeacon('http://${at}/beacon', 'x');
          try { new Worker('http://${at}/w.js'); } catch {}
          try { new RTCPeerConnection({ iceServers: [{ urls: 'stun:${at}' }] }).createDataChannel('x'); } catch {}
          try { new WebTransport('https://${at}/'); } catch {}
          window.open('http://${at}/popup');
          document.getElementById('f').submit();
        </script>`,
      };
      const answer = await browser.render('http://mill.test/', 15_000);
      expect(answer.ok && Buffer.from(answer.html).toString()).toContain('[barred]');
      expect(canary.connections()).toBe(0);
    },
  );

  it('follows no redirect and no script to an address of ours', async () => {
    pages = { '/': `<!doctype html><title>Mill</title><script>location = 'http://127.0.0.1:${canary.port}/'</script>` };
    await browser.render('http://mill.test/', 8_000);
    await browser.render('http://mill.test/redirect', 8_000);
    expect(canary.connections()).toBe(0);
    expect(egress.refusals().size).toBeGreaterThan(0);
  });

  it('leaves no process behind when it is closed in the middle of a page', async () => {
    pages = { '/': `<!doctype html><title>Hang</title><script>for (;;);</script>` };
    const rendering = browser.render('http://mill.test/', 10_000);
    await expect.poll(() => asked.includes('/'), { timeout: 60_000 }).toBe(true);
    expect(chromiums()).toBeGreaterThan(0);
    await browser.close();
    expect((await rendering).ok).toBe(false);
    expect(await untilNone()).toBe(0);
    browser = open();
  });

  it.each([
    [1, { ok: true }],
    [9, { ok: false, code: 'render:unavailable' }],
  ])('draws a page once more where the browser itself failed: %i times', async (fails, expected) => {
    const folder = mkdtempSync(join(tmpdir(), 'revenant-fails-'));
    const path = join(folder, 'chromium');
    const lines = [
      '#!/bin/sh',
      `echo >> '${folder}/starts'`,
      `test $(wc -l < '${folder}/starts') -gt ${fails} || exit 1`,
    ];
    writeFileSync(path, [...lines, `exec '${executable}' "$@"`].join('\n'), { mode: 0o755 });
    const failing = open(path);
    try {
      const page = { url: 'http://mill.test/', body: Buffer.from('<p>rye'), contentType: 'text/html' };
      const drawn = await failing.drawStored({ ...page, screen: 'phone', answer: async () => null });
      expect(drawn).toMatchObject(expected);
      expect(readFileSync(join(folder, 'starts'), 'utf8')).toBe('\n\n');
    } finally {
      await failing.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('reads what scripts put into shadow roots, open or closed, one in another', async () => {
    pages = {
      '/': `<!doctype html><html lang="en"><title>Mill</title><body><div id="root"></div><script>
        const inner = document.createElement('p');
        document.getElementById('root').attachShadow({ mode: 'open' }).append(inner);
        inner.attachShadow({ mode: 'closed' }).innerHTML = '<b>${TEXT}</b>';
      </script><form><input name="shadowRoot"><input name="outerHTML"></form>`,
    };
    const answer = await browser.render('http://mill.test/', 20_000);
    const html = answer.ok ? new TextDecoder().decode(answer.html) : answer.code;
    expect(html).toMatch(/^<!DOCTYPE html><html lang="en"><head>.*<\/html>$/s);
    expect(openMarkup(html).text).toContain(TEXT.trim());
  });
});

describe('without a browser', () => {
  it('says so, and starts nothing', async () => {
    const none = createBrowser({ executable: () => null, egress, userAgent: 'x', log, limits: LIMITS });
    expect(await none.render('http://mill.test/', 1_000)).toMatchObject({ ok: false, code: 'render:unavailable' });
    await none.close();
    expect(asked).toEqual([]);
  });
});
