/**
 * How like the site a replay looks: the home page of every site of a corpus as Chromium draws it live, and as the desk replays its
 * capture, both 1280 by 2000 pixels in grey, compared by SSIM (Wang and others 2004; windows of 8 pixels, every 4).
 * usage: npm run replay-likeness -- <corpus>... [--most 20] [--pictures <folder>] [--below 0.6]
 * `--pictures` writes both drawings, side by side, of sites below that likeness. Loopback only.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright';
import { findBrowser } from '../../src/capture/browser/find-browser.ts';
import { readSettings } from '../../src/config.ts';
import { openDesk } from '../../src/desk/desk.ts';
import { captureSeed, failedFingerprint } from '../../src/flow/site/inspect.ts';
import { sha256 } from '../../src/model/digest.ts';
import type { Seed } from '../../src/model/facts/seed.ts';
import { openServices } from '../../src/services.ts';
import { serveCorpus } from './corpus.ts';
import { drawLive, drawReplay, likenessOf, row, SIZE, writePair } from './likeness.ts';

const OPTIONS = { pages: 1, browser: 'never', views: 'never', timeoutMs: 120_000 } as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { most: { type: 'string' }, pictures: { type: 'string' }, below: { type: 'string', default: '0.6' } },
});
const executablePath = findBrowser(process.env['REVENANT_BROWSER_PATH'], process.env['PATH']);
if (positionals.length === 0 || executablePath === null) {
  console.error(executablePath === null ? 'there is no Chromium (revenant doctor)' : 'which corpora?');
  process.exit(2);
}
const launch = (rules: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking', rules] });

const all: number[] = [];
console.log('| corpus | home pages | SSIM, mean | tenth percentile | median |\n| --- | --- | --- | --- | --- |');
for (const corpus of positionals) {
  const found = await measure(corpus);
  all.push(...found);
  console.log(row(basename(corpus), found));
}
if (positionals.length > 1) console.log(row('all', all));

async function measure(corpus: string): Promise<number[]> {
  const server = await serveCorpus(corpus);
  const data = mkdtempSync(join(tmpdir(), 'revenant-likeness-'));
  const pin = `*:${server.port}:127.0.0.1:${server.port}`;
  const services = await openServices(readSettings({ data, resolve: [pin], browser: 'never', logLevel: 'silent' }, {}));
  const desk = await openDesk(services, { host: '127.0.0.1', port: 0 });
  const [live, viewer] = await Promise.all([
    launch('--host-resolver-rules=MAP * 127.0.0.1'),
    launch('--hide-scrollbars'),
  ]);
  const found: number[] = [];
  try {
    const shown = await viewer.newPage({ viewport: SIZE });
    await shown.goto(desk.url);
    await shown.click('form[action="/login/key"] button');
    const most = Math.min(Number(values.most ?? server.sites.length), server.sites.length);
    for (let i = 0; i < most; i++) {
      const { id, url } = server.sites[Math.floor((i * server.sites.length) / most)] ?? { id: '', url: '' };
      const visit = await capture(url);
      if (visit === null) continue;
      const page = await live.newPage({ viewport: SIZE });
      const drawn = await drawLive(page, url).finally(() => page.close());
      const replayed = await drawReplay(shown, `${new URL(desk.url).origin}/replay/${visit}`);
      const likeness = await likenessOf(drawn, replayed);
      found.push(likeness);
      if (values.pictures !== undefined && likeness < Number(values.below) && drawn !== null && replayed !== null)
        await writePair(drawn, replayed, join(values.pictures, `${likeness.toFixed(3)}-${basename(corpus)}-${id}.png`));
      if (found.length % 20 === 0) console.error(`${found.length} of ${most} sites`);
    }
  } finally {
    await Promise.all([live.close(), viewer.close()]);
    await desk.close();
    await services.close();
    server.close();
    rmSync(data, { recursive: true, force: true });
  }
  return found;

  /** Null: it has no page that could be replayed. */
  async function capture(url: string): Promise<string | null> {
    const id = sha256('likeness', url);
    const seed: Seed = { url, kind: 'website', tags: [] };
    const { visit } = await captureSeed(seed, { id, run: null, source: 'compare' }, OPTIONS, services);
    await services.store.ledger.importVisit(visit, failedFingerprint(visit, 'not read'), [], []);
    return visit.captures.some(({ role, body }) => role === 'page' && body !== null) ? id : null;
  }
}
