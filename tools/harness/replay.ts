/**
 * Opens an evidence bundle in ReplayWeb.page, Webrecorder's own viewer, in the Chromium at hand, and looks at every page of it:
 * is it listed, is it replayed, are the pictures drawn that the bundle holds, does the viewer find the signature right. The viewer's folder: tools/harness/viewer.ts.
 * Without a bundle: one of a small invented crawl. Loopback only. Exit code 1 when anything of that is not so.
 *
 *   npm run replay -- <folder of replaywebpage> [bundle] [--screenshot <file.png>]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright';
import { readZip } from '../../src/archive/wacz/stored-zip.ts';
import { findBrowser } from '../../src/capture/browser/find-browser.ts';
import { PACKAGE, PATHS } from '../../src/evidence/bundle.ts';
import { sha256 } from '../../src/model/digest.ts';
import { openBench } from '../../testkit/evidence/bench.ts';
import { BROWSER_ARGS, openReplayed, REPLAYED, serveViewer } from './viewer.ts';

const WAIT_MS = 30_000;
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

const viewer = await serveViewer(folder, file);
const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
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
    if (asked !== undefined ? !held.has(asked) : url.startsWith(`${viewer.home}/w/`)) missing++;
    else wrong.push(`console: ${message.text()} ${url}`);
  });
  await page.goto(`${viewer.url}#view=pages`);
  await page.getByText(`${pages.length} pages`, { exact: true }).waitFor({ timeout: WAIT_MS });
  for (const { url, ts } of pages) drawn += await replay(page, url, ts);
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
  await viewer.close();
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
async function replay(page: Page, url: string, ts: string): Promise<number> {
  const frame = await openReplayed(page, viewer, url, ts);
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
