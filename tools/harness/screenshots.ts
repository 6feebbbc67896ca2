/**
 * Crawls the example, opens the desk on it and takes a picture of each page into docs/images.
 * usage: npm run screenshots
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import sharp from 'sharp';
import { findBrowser } from '../../src/capture/browser/find-browser.ts';
import { readSettings } from '../../src/config.ts';
import { openDesk } from '../../src/desk/desk.ts';
import { openCase } from '../../src/flow/evidence/cases.ts';
import { openServices } from '../../src/services.ts';

const MOST_BYTES = 150 * 1024;
const SIZE = { width: 1200, height: 860 };
/** Pages whose point lies further down. */
const TALL = new Set(['finding', 'case']);
const WHO = 'A. Analyst';

const top = join(import.meta.dirname, '..', '..');
const images = join(top, 'docs', 'images');
const executable = findBrowser(process.env['REVENANT_BROWSER_PATH'], process.env['PATH']);
if (executable === null) throw new Error('a browser is needed (see revenant doctor)');
const folder = mkdtempSync(join(tmpdir(), 'revenant-screenshots-'));
const data = join(folder, 'data');
const main = join(top, 'dist', 'src', 'cli', 'main.js');
execFileSync(process.execPath, [main, 'example', '--once', '--quiet', '--data', data], { stdio: 'ignore' });

const services = await openServices(readSettings({ data, logLevel: 'silent' }, {}));
const desk = await openDesk(services, { host: '127.0.0.1', port: 0 });
const browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox'] });
try {
  const [match] = await services.store.matches.list({ flagged: true, limit: 1 });
  if (match === undefined) throw new Error('the example has no finding');
  const { id } = await openCase('The successor of Hanbei Qiruntuo', WHO, services);
  const at = services.clock.now().toISOString();
  await services.store.cases.put(id, { kind: 'finding', subject: match.id, text: 'same mailbox', by: WHO, at });
  const entity = match.left.entity ?? match.right.entity;
  const pages: Readonly<Record<string, string>> = {
    home: '/',
    findings: '/findings',
    finding: `/findings/${match.id}`,
    site: `/sites/${encodeURIComponent(match.right.site)}`,
    search: `/search?q=${encodeURIComponent(match.right.site)}`,
    operators: '/operators',
    entities: '/entities',
    ...(entity !== null && { entity: `/entities/${encodeURIComponent(entity.id)}` }),
    cases: '/cases',
    case: `/cases/${id}`,
    send: '/send',
    compare: '/compare',
    schedules: '/schedules',
    hooks: '/hooks',
    log: '/log',
    health: '/health',
  };
  mkdirSync(images, { recursive: true });
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' });
  await page.goto(desk.url);
  await page.click('form[action="/login/key"] button');
  for (const [name, path] of Object.entries(pages)) {
    await page.setViewportSize(TALL.has(name) ? { ...SIZE, height: 1500 } : SIZE);
    const answer = await page.goto(new URL(path, page.url()).href, { waitUntil: 'load' });
    if (answer?.status() !== 200) throw new Error(`${path} answered ${answer?.status()}`);
    // Small pictures are drawn when they are first asked for.
    const areDrawn =
      '[...document.images].every((one) => one.complete || one.getBoundingClientRect().top > innerHeight)';
    for (let tries = 0; tries < 100 && !(await page.evaluate<boolean>(areDrawn)); tries++)
      await page.waitForTimeout(100);
    const drawn = await page.screenshot({ type: 'png' });
    const packed = await sharp(drawn).png({ palette: true, colours: 128, effort: 10, compressionLevel: 9 }).toBuffer();
    if (packed.length > MOST_BYTES) throw new Error(`${name}.png has ${packed.length} bytes, more than ${MOST_BYTES}`);
    writeFileSync(join(images, `${name}.png`), packed);
    process.stdout.write(`docs/images/${name}.png  ${packed.length} bytes\n`);
  }
} finally {
  await browser.close();
  await desk.close();
  await services.close();
  rmSync(folder, { recursive: true, force: true });
}
