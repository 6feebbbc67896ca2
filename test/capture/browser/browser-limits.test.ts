import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBrowser } from '../../../src/capture/browser/browser.ts';
import { proveBrowserClosed } from '../../../src/capture/browser/closed-check.ts';
import { findBrowser } from '../../../src/capture/browser/find-browser.ts';
import { type BrowserBounds, openInTime } from '../../../src/capture/browser/page-budget.ts';
import type { OpenEgress } from '../../../src/egress/egress.ts';
import type { EgressLimits } from '../../../src/egress/limits.ts';
import { ConfigError } from '../../../src/errors.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import type { Browser } from '../../../src/model/ports/browser.ts';
import { egressTo, type LocalServer, serveHttp } from '../../../testkit/egress/local-server.ts';

const executable = findBrowser(process.env['REVENANT_BROWSER_PATH'], process.env['PATH']);
// Other tests open browsers at the same time: what is left behind is looked for in a folder that nobody else uses.
const shared = tmpdir();
beforeAll(() => {
  process.env['TMPDIR'] = mkdtempSync('/tmp/limits-');
});
afterAll(() => {
  rmSync(tmpdir(), { recursive: true, force: true });
  process.env['TMPDIR'] = shared;
});

const log = { debug() {}, info() {}, warn() {}, error() {} };

let server: LocalServer;
let egress: OpenEgress;
let browser: Browser;
let pages: Record<string, string> = {};
let asked: string[] = [];

const listener: RequestListener = (request, response) => {
  const path = request.url ?? '/';
  asked.push(path);
  if (path === '/to-private') return void response.writeHead(302, { location: 'http://10.0.0.1/' }).end();
  if (path === '/big.bin') return void response.writeHead(200).end(Buffer.alloc(3_000_000));
  if (path === '/file.zip') {
    response.writeHead(200, { 'content-type': 'application/zip', 'content-disposition': 'attachment' }).end('PK');
    return;
  }
  const html = pages[path];
  response.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(html ?? '');
};

beforeEach(async () => {
  pages = { '/good': '<!doctype html><title>Good</title><p>the mill grinds rye</p>' };
  asked = [];
  server = await serveHttp(listener);
  use({});
});

afterEach(async () => {
  await browser.close();
  await egress.close();
  await server.close();
});

function use(limits: Partial<EgressLimits & BrowserBounds>): void {
  egress = egressTo(server.port, { limits });
  browser = createBrowser({
    executable: () => executable,
    egress,
    userAgent: 'x',
    log,
    limits: { ...LIMITS, ...limits },
  });
}

const at = (path: string) => `http://mill.test${path}`;
const textOf = (answer: Awaited<ReturnType<Browser['render']>>) =>
  answer.ok ? Buffer.from(answer.html).toString() : answer.code;

/** Main processes of Chromium below a process of ours: they carry our mark. */
function browsersOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
        const [, ppid] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return Number(ppid) === parent && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('--revenant-mark=');
      } catch {
        return false;
      }
    });
}

/** Whatever runs in the group of that browser, whoever its parent is by now. */
function groupSize(group: number): number {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return fields[2] === String(group) && fields[0] !== 'Z';
      } catch {
        return false;
      }
    }).length;
}

const folders = () =>
  readdirSync(tmpdir()).filter((name) =>
    /^(?:revenant-browser-|playwright-artifacts-|playwright_chromiumdev)/.test(name),
  );

const FLOOD =
  '<!doctype html><title>Flood</title><script>for (let i = 0; ; i++) history.pushState(0, "", "/flood?" + i);</script>';

describe.skipIf(executable === null)(
  'what a page may cost the browser (skipped where no Chromium is installed)',
  () => {
    it('ends in time with a page that hangs, or floods, and goes on with the next', async () => {
      pages = {
        '/hang': `<!doctype html><title>Hang</title><p>the mill grinds rye</p><script>for (;;);</script>`,
        '/flood': `<!doctype html><title>Flood</title><script>for (let i = 0; i < 200; i++) { alert(i); window.open('/flood'); history.pushState(0, '', '/flood?' + i); }
        setInterval(() => { for (let i = 0; i < 500; i++) document.body.append(document.createElement('p'), 'x'.repeat(1000)); fetch('/flood?' + Math.random()); }, 1)</script>`,
        '/good': `<!doctype html><title>Good</title><p>the mill grinds rye</p>`,
      };
      for (const path of ['/hang', '/flood']) {
        const started = Date.now();
        await browser.render(at(path), 3_000);
        expect(Date.now() - started).toBeLessThan(120_000);
      }
      const good = await browser.render(at('/good'), 10_000);
      expect(good.ok && Buffer.from(good.html).toString()).toContain('grinds rye');
      await browser.close();
      await expect.poll(() => browsersOf(process.pid)).toEqual([]);
    });

    it('draws where temporary folders have long names', async () => {
      const before = tmpdir();
      const long = join(before, 'a-long-name'.repeat(4));
      mkdirSync(long);
      process.env['TMPDIR'] = long;
      try {
        expect(textOf(await browser.render(at('/good'), 40_000))).toContain('grinds rye');
      } finally {
        process.env['TMPDIR'] = before;
      }
    });

    it('renders more pages at the same time than one process may take, and none after its end', async () => {
      pages = Object.fromEntries(
        Array.from({ length: 24 }, (_, i) => [
          `/${i}`,
          `<!doctype html><title>${i}</title><script>document.title = 'page ${i}'</script>`,
        ]),
      );
      const answers = await Promise.all(Object.keys(pages).map((path) => browser.render(at(path), 40_000)));
      expect(answers.filter(({ ok }) => !ok)).toEqual([]);
      await browser.close();
      await expect.poll(() => browsersOf(process.pid)).toEqual([]);
      expect(await browser.render(at('/1'), 1_000)).toMatchObject({ ok: false, code: 'render:unavailable' });
    });

    it('a flood of history.pushState ends as render:time, and its browser within five seconds', async () => {
      pages['/flood'] = FLOOD;
      const drawing = browser.render(at('/flood'), 4_000);
      await expect.poll(() => browsersOf(process.pid).length, { timeout: 60_000 }).toBe(1);
      const [group = 0] = browsersOf(process.pid);
      const answer = await drawing;
      expect(answer).toMatchObject({ ok: false, code: 'render:time' });
      await expect.poll(() => groupSize(group), { timeout: 60_000 }).toBe(0);
      expect(textOf(await browser.render(at('/good'), 10_000))).toContain('the mill grinds rye');
    });

    it('a page that eats memory ends as render:memory; its neighbour is drawn all the same', async () => {
      use({ browserMegabytes: 800 });
      // Never at rest: on a busy machine it would be drawn before it has eaten enough to be seen.
      pages['/eater'] =
        '<!doctype html><script>const kept = []; setInterval(() => { const a = new Uint8Array(3e7); a.fill(7); kept.push(a); }, 20); setInterval(() => fetch("/x"), 100)</script>';
      pages['/slow'] =
        '<!doctype html><title>Slow</title><script>setInterval(() => fetch("/x"), 100)</script><p>patience</p>';
      const [eater, slow] = await Promise.all([
        browser.render(at('/eater'), 20_000),
        browser.render(at('/slow'), 20_000),
      ]);
      expect(eater).toMatchObject({ ok: false, code: 'render:memory' });
      expect(textOf(slow)).toContain('patience');
    });

    it('a page that asks for more than its share ends as render:requests', async () => {
      use({ browserRequests: 30 });
      pages['/greedy'] = '<!doctype html><script>setInterval(() => fetch("/x" + Math.random()), 5)</script>';
      expect(await browser.render(at('/greedy'), 15_000)).toMatchObject({ ok: false, code: 'render:requests' });
      expect(asked.length).toBeLessThan(60);
    });

    it('a page that moves more than its bytes is cut, and says so', async () => {
      use({ browserBytes: 1_000_000 });
      pages['/heavy'] = '<!doctype html><p>heavy</p><img src="/big.bin"><script>fetch("/big.bin")</script>';
      const answer = await browser.render(at('/heavy'), 15_000);
      expect(textOf(answer)).toContain('heavy');
      expect(answer.ok && answer.marks).toEqual(['render:bytes']);
    });

    it('windows are not opened, dialogs dismissed, downloads refused', async () => {
      pages['/pushy'] =
        `<!doctype html><p>pushy</p><form id="f" target="w" action="/window"></form><a id="a" target="_blank" href="/window">x</a>
      <script>for (let i = 0; i < 6; i++) window.open('/window'); document.getElementById('f').submit(); document.getElementById('a').click(); alert(1); confirm(2); prompt(3); document.body.append('went on')</script>
      <iframe src="/file.zip"></iframe>`;
      expect(textOf(await browser.render(at('/pushy'), 15_000))).toContain('went on');
      expect(asked).not.toContain('/window');
      expect(await browser.render(at('/file.zip'), 15_000)).toMatchObject({ ok: false, code: 'render:failed' });
    });

    it('should Chromium open windows after all, they are closed, and more than a few end as render:popups', async () => {
      const { chromium } = await import('playwright');
      const plain = await chromium.launch({
        executablePath: executable ?? '',
        chromiumSandbox: process.getuid?.() !== 0,
      });
      const bounds = { popups: 2, browserRequests: 100 };
      const { context, broken } = await openInTime(plain.newContext(), 60_000, bounds, () => undefined);
      const page = await context.newPage();
      const opened = page.evaluate('for (let i = 0; i < 5; i++) window.open("about:blank")').catch(() => undefined);
      await expect(broken).rejects.toMatchObject({ code: 'render:popups' });
      await opened;
      await expect.poll(() => context.pages().length).toBe(1);
      await plain.close();
    });

    it('a browser that falls is render:crash, and the next page gets another', async () => {
      pages['/long'] = '<!doctype html><script>setInterval(() => fetch("/x"), 50)</script>';
      const drawing = browser.render(at('/long'), 20_000);
      await expect.poll(() => asked.includes('/x'), { timeout: 60_000 }).toBe(true);
      // All of its group: what starts it may be a shell that waits for it.
      process.kill(-(browsersOf(process.pid)[0] ?? 0), 'SIGKILL');
      expect(await drawing).toMatchObject({ ok: false, code: 'render:crash' });
      expect(textOf(await browser.render(at('/good'), 10_000))).toContain('the mill grinds rye');
    });

    it('a redirect to a private address is refused as such', async () => {
      expect(await browser.render(at('/to-private'), 10_000)).toMatchObject({ ok: false, code: 'blocked:ssrf' });
    });

    it('a part that is refused leaves the page whole, with a mark', async () => {
      pages['/part'] = '<!doctype html><p>whole</p><img src="http://10.0.0.1/i.png">';
      const answer = await browser.render(at('/part'), 10_000);
      expect(textOf(answer)).toContain('whole');
      expect(answer.ok && answer.marks).toEqual(['render:blocked']);
    });

    it('asks for no fonts and no films', async () => {
      pages['/dear'] =
        '<!doctype html><style>@font-face { font-family: f; src: url(/font.woff2) } p { font-family: f }</style><p>dear</p><video src="/film.mp4" autoplay></video><audio src="/song.mp3" autoplay></audio>';
      expect(textOf(await browser.render(at('/dear'), 10_000))).toContain('dear');
      expect(asked.filter((path) => /font|film|song/.test(path))).toEqual([]);
    });

    it('reads what stands there, not what the page says that it is, and cuts it inside', async () => {
      use({ decodedBytes: 5_000 });
      pages['/liar'] =
        `<!doctype html><p>truth</p><script>Object.defineProperty(Element.prototype, 'outerHTML', { get: () => 'a lie' })</script>${'x'.repeat(100_000)}`;
      const answer = await browser.render(at('/liar'), 10_000);
      expect(textOf(answer)).toMatch(/^<!DOCTYPE html><html><head><\/head><body><p>truth/);
      expect(answer.ok && answer.html.byteLength).toBe(5_000);
    });

    it('has nothing of our environment but what it needs, and loopback forced through the proxy whatever that says', async () => {
      process.env['REVENANT_TEST_SECRET'] = 'hush';
      process.env['PLAYWRIGHT_DISABLE_FORCED_CHROMIUM_PROXIED_LOOPBACK'] = '1';
      try {
        expect(await browser.prove()).toMatch(/none got past its proxy/);
        const drawing = browser.render(at('/good'), 10_000);
        await expect.poll(() => browsersOf(process.pid).length, { timeout: 60_000 }).toBe(1);
        const [pid = 0] = browsersOf(process.pid);
        const environment = readFileSync(`/proc/${pid}/environ`, 'latin1');
        expect(environment).not.toContain('hush');
        expect(environment).toContain('TMPDIR=');
        expect(readFileSync(`/proc/${pid}/cmdline`, 'latin1')).toContain('--proxy-bypass-list=<-loopback>');
        await drawing;
      } finally {
        delete process.env['REVENANT_TEST_SECRET'];
        delete process.env['PLAYWRIGHT_DISABLE_FORCED_CHROMIUM_PROXIED_LOOPBACK'];
      }
    });

    it('is let go when nobody has needed it for a while, with all that it wrote', async () => {
      const before = folders();
      use({ browserIdleMs: 200 });
      await browser.render(at('/good'), 10_000);
      expect(browsersOf(process.pid)).toHaveLength(1);
      await expect.poll(() => browsersOf(process.pid).length, { timeout: 60_000 }).toBe(0);
      await expect.poll(() => folders().filter((name) => !before.includes(name)), { timeout: 60_000 }).toEqual([]);
    });
  },
);

describe.skipIf(executable === null)('the self-test of a browser', () => {
  it('finds out one that is started without the proxy', async () => {
    const { chromium } = await import('playwright');
    const open = await chromium.launch({ executablePath: executable ?? '', chromiumSandbox: process.getuid?.() !== 0 });
    const pass = await egress.proxy();
    // A context that does not use its proxy: as if the setting had no effect.
    const bare = new Proxy(open, {
      get: (target, name) => (name === 'newContext' ? () => target.newContext() : Reflect.get(target, name)),
    });
    await expect(proveBrowserClosed(bare, pass)).rejects.toThrow(ConfigError);
    await expect(proveBrowserClosed(bare, pass)).rejects.toThrow(/canary on loopback was reached.*UDP packet/);
    await open.close();
  });
});

describe.skipIf(executable === null)('when the proxy is gone', () => {
  it('nothing is drawn, and nobody is reached past it', async () => {
    const gone = { ...(await egress.proxy()), server: 'http://127.0.0.1:1' };
    const lost = createBrowser({
      executable: () => executable,
      egress: { ...egress, proxy: async () => gone },
      userAgent: 'x',
      log,
      limits: LIMITS,
    });
    await expect(lost.render(at('/good'), 10_000)).rejects.toThrow(/no request went through the proxy/);
    await lost.close();
    expect(asked).toEqual([]);
  });
});

describe.skipIf(executable === null)('when the worker is killed', () => {
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  it.each([
    ['at work', '<!doctype html><script>setInterval(() => fetch("/x"), 50)</script>'],
    ['while its browser hangs', FLOOD],
  ])('%s: kill -9 leaves no Chromium and no folder behind', async (_, html) => {
    pages['/'] = html;
    const before = folders();
    const program = join(import.meta.dirname, 'doomed-worker.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', program, String(server.port)], { stdio: 'inherit' });
    children.push(child);
    await expect.poll(() => asked.includes('/'), { timeout: 60_000 }).toBe(true);
    await new Promise((done) => setTimeout(done, 500));
    const [group = 0] = browsersOf(child.pid ?? 0);
    expect(groupSize(group)).toBeGreaterThan(1);
    child.kill('SIGKILL');
    await expect.poll(() => groupSize(group), { timeout: 60_000 }).toBe(0);
    await expect.poll(() => folders().filter((name) => !before.includes(name)), { timeout: 60_000 }).toEqual([]);
  });

  it('what even the guardian left is swept by the next browser', async () => {
    const folder = join(tmpdir(), 'revenant-browser-left');
    const profile = join(tmpdir(), 'playwright_chromiumdev_profile-left');
    mkdirSync(folder, { recursive: true });
    mkdirSync(profile, { recursive: true });
    const owner = { pid: 2 ** 22 + 1, space: readlinkSync('/proc/self/ns/pid'), folders: [folder, profile] };
    writeFileSync(join(folder, 'owner.json'), JSON.stringify(owner));
    await browser.render(at('/good'), 10_000);
    expect(existsSync(folder)).toBe(false);
    expect(existsSync(profile)).toBe(false);
  });
});
