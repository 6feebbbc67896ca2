/**
 * Opens an evidence bundle in ReplayWeb.page, Webrecorder's own viewer, in the Chromium at hand, and looks at every page of it:
 * is it listed, is it replayed, are the pictures drawn that the bundle holds, does the viewer find the signature right. The viewer is no part of this project (AGPL): install it elsewhere (`npm install replaywebpage`) and name its folder.
 * Without a bundle: one of a small invented crawl. Loopback only. Exit code 1 when anything of that is not so.
 *
 *   npm run replay -- <folder of replaywebpage> [bundle] [--screenshot <file.png>]
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { chromium, type Frame, type Page } from 'playwright';
import { readZip } from '../../src/archive/wacz/stored-zip.ts';
import { findBrowser } from '../../src/capture/browser/find-browser.ts';
import { listen } from '../../src/cli/example-world.ts';
import { PACKAGE, PATHS } from '../../src/evidence/bundle.ts';
import { sha256 } from '../../src/model/digest.ts';
import { openBench } from '../../testkit/evidence/bench.ts';

const WAIT_MS = 30_000;
/** What the viewer asks for and npm's package does not have: its icon, a player of Flash. */
const OPTIONAL = /^\/(?:favicons|ruffle)\//;
/** `/w/<collection>/<14 digits><how>_/<address>` */
const REPLAYED = /\/w\/[^/]+\/(?::[0-9a-f]+\/)?\d{14}[a-z]{2}_\/(.+)$/;

/** What its worker keeps of the checks it made. Its count of wrong ones names every digest that it did not get round to. */
const CHECKED_BY_VIEWER = `(async () => {
  const done = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = reject; });
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    if (database.objectStoreNames.contains('verification'))
      return done(database.transaction('verification').objectStore('verification').getAll());
  }
  return [];
})()`;

const { values, positionals } = parseArgs({ options: { screenshot: { type: 'string' } }, allowPositionals: true });
const [folder, given] = positionals;
const executablePath = findBrowser(process.env['REVENANT_BROWSER_PATH'], process.env['PATH']);
if (folder === undefined || executablePath === null) {
  console.error(folder === undefined ? 'which folder holds replaywebpage?' : 'there is no Chromium (revenant doctor)');
  process.exit(2);
}
const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const file = given === undefined ? await smallBundle() : readFileSync(given);
const entries = new Map(readZip(file).entries.map(({ path, bytes }) => [path, Buffer.from(bytes)]));
const pages = String(entries.get(PATHS.pages) ?? '')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => JSON.parse(line) as { readonly url: string; readonly ts: string });
/** Whose answer is recorded and is none like 404, which replay answers too. */
const held = new Set(
  gunzipSync(entries.get(PATHS.index) ?? Buffer.alloc(0))
    .toString()
    .split('\n')
    .filter((line) => line.includes('{'))
    .map((line) => JSON.parse(line.slice(line.indexOf('{'))) as { readonly url: string; readonly status: string })
    .filter(({ status }) => Number(status) < 400)
    .map(({ url }) => url),
);

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://viewer');
  const send =
    pathname === '/bundle.wacz' ? sendRange(response, request.headers.range) : sendViewer(response, pathname);
  send.catch(() => response.destroy());
});
const { port, close } = await listen(server);
const home = `http://127.0.0.1:${port}`;
const viewer = `${home}/?source=${encodeURIComponent(`${home}/bundle.wacz`)}`;
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
});
const wrong: string[] = [];
let missing = 0;
let drawn = 0;
try {
  const page = await browser.newPage({ viewport: { width: 1300, height: 1000 } });
  page.on('pageerror', ({ message }) => wrong.push(`script: ${message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    const asked = REPLAYED.exec(url)?.[1];
    // Nobody recorded it; or the viewer asks too early, before its worker stands, or for a thumbnail, which a WACZ may have.
    if (asked !== undefined ? !held.has(asked) : url.startsWith(`${home}/w/`)) missing++;
    else wrong.push(`console: ${message.text()} ${url}`);
  });
  await page.goto(`${viewer}#view=pages`);
  await page.getByText(`${pages.length} pages`, { exact: true }).waitFor({ timeout: WAIT_MS });
  for (const { url, ts } of pages) drawn += await replay(page, url, ts.replace(/\D/g, '').slice(0, 14));
  const verified = await page.evaluate<{ id: string; expected: unknown; matched: boolean | null }[]>(CHECKED_BY_VIEWER);
  const of = (id: string) => verified.find((one) => one.id === id);
  if (of('signature')?.matched !== true) wrong.push('the viewer does not find the signature right');
  if (of('datapackageHash')?.expected !== `sha256:${sha256(entries.get(PACKAGE) ?? '')}`)
    wrong.push('what the viewer finds signed is not the manifest');
  console.log(
    `${name} ${version}, Chromium ${browser.version()}: a bundle of ${file.length} bytes, ${pages.length} pages`,
  );
  console.log(`pictures of the bundle drawn: ${drawn}; asked for and not in it: ${missing}; wrong: ${wrong.length}`);
  if (values.screenshot !== undefined) await page.screenshot({ path: values.screenshot });
} catch (error) {
  wrong.push(String(error));
} finally {
  await browser.close();
  await close();
}
for (const one of wrong) console.log(`WRONG ${one}`);
process.exit(wrong.length === 0 ? 0 : 1);

async function smallBundle(): Promise<Buffer> {
  const bench = await openBench();
  try {
    return (await bench.export()).file;
  } finally {
    await bench.close();
  }
}

/** How many pictures of the bundle it draws; those that it should and does not go to `wrong`. */
async function replay(page: Page, url: string, time: string): Promise<number> {
  await page.goto(`${viewer}#view=pages&url=${encodeURIComponent(url)}&ts=${time}`);
  const frame = await frameOf(page, url);
  const shown = await frame?.evaluate<{ text: number; pictures: { url: string; width: number }[] }>(
    `Promise.all([...document.images].map((one) => one.complete || new Promise((done) => { one.onload = one.onerror = done; })))
      .then(() => ({ text: document.body.innerText.trim().length,
        pictures: [...document.images].map((one) => ({ url: one.src, width: one.naturalWidth })) }))`,
  );
  if (shown === undefined || shown.text === 0) wrong.push(`page: ${url} is not replayed`);
  const known = (shown?.pictures ?? []).filter((one) => held.has(one.url));
  for (const one of known.filter(({ width }) => width === 0)) wrong.push(`picture: ${one.url} on ${url}`);
  return known.filter(({ width }) => width > 0).length;
}

async function frameOf(page: Page, url: string): Promise<Frame | undefined> {
  const isIt = (frame: Frame): boolean => REPLAYED.exec(frame.url())?.[1] === url;
  const found = page.frames().find(isIt);
  if (found === undefined) await page.waitForEvent('framenavigated', { predicate: isIt, timeout: WAIT_MS });
  const frame = found ?? page.frames().find(isIt);
  await frame?.waitForLoadState('load', { timeout: WAIT_MS });
  return frame;
}

async function sendViewer(response: ServerResponse, path: string): Promise<void> {
  const type = path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
  const body = await readFile(join(folder ?? '', path === '/' ? 'index.html' : path)).catch(() => null);
  if (body === null) response.writeHead(OPTIONAL.test(path) ? 204 : 404).end();
  else response.writeHead(200, { 'content-type': type }).end(body);
}

/** The viewer reads a ZIP file from its end. */
async function sendRange(response: ServerResponse, range = ''): Promise<void> {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  const begin = from === '' ? (to === '' ? 0 : Math.max(0, file.length - Number(to))) : Number(from);
  const end = from === '' || to === '' ? file.length : Math.min(file.length, Number(to) + 1);
  const body = file.subarray(begin, end);
  response.writeHead(range === '' ? 200 : 206, {
    'content-type': 'application/wacz+zip',
    'accept-ranges': 'bytes',
    'content-length': body.length,
    ...(range !== '' && { 'content-range': `bytes ${begin}-${end - 1}/${file.length}` }),
  });
  response.end(body);
}
