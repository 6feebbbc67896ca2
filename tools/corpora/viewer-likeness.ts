/**
 * How like our replay a sealed bundle looks in ReplayWeb.page: home pages of a corpus, two and two in one bundle, as the desk
 * replays them and as the viewer does, both 1280 by 2000 pixels in grey, compared by SSIM.
 * usage: npm run viewer-likeness -- <folder of replaywebpage> <corpus>... [--most 20] [--pictures <folder>] [--below 0.9]
 * Beside it stands how like the live page the viewer is. The viewer's folder: tools/harness/viewer.ts. Loopback only.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright';
import { findBrowser } from '../../src/capture/browser/find-browser.ts';
import { readSettings } from '../../src/config.ts';
import { openDesk } from '../../src/desk/desk.ts';
import { PATHS } from '../../src/evidence/bundle.ts';
import { exportMatch } from '../../src/flow/evidence/export-match.ts';
import { captureSeed, fingerprintCaptured } from '../../src/flow/site/inspect.ts';
import { shippedBackground } from '../../src/match/background/background.ts';
import { matchPair } from '../../src/match/compare.ts';
import { subjectOf } from '../../src/match/readings/subject.ts';
import { sha256 } from '../../src/model/digest.ts';
import type { Seed } from '../../src/model/facts/seed.ts';
import { openServices } from '../../src/services.ts';
import { BROWSER_ARGS, openReplayed, serveViewer } from '../harness/viewer.ts';
import { serveCorpus } from './corpus.ts';
import { drawLive, drawReplay, likenessOf, row, SIZE, writePair } from './likeness.ts';

const OPTIONS = { pages: 1, browser: 'never', views: 'never', timeoutMs: 120_000 } as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    most: { type: 'string', default: '20' },
    pictures: { type: 'string' },
    below: { type: 'string', default: '0.9' },
  },
});
const [folder, ...corpora] = positionals;
const executablePath = findBrowser(process.env['REVENANT_BROWSER_PATH'], process.env['PATH']);
if (folder === undefined || corpora.length === 0 || executablePath === null) {
  console.error(executablePath === null ? 'there is no Chromium (revenant doctor)' : 'which viewer, which corpora?');
  process.exit(2);
}
const viewerFolder = folder;
const launch = (...args: string[]): Promise<Browser> =>
  chromium.launch({ executablePath: executablePath ?? '', args: ['--hide-scrollbars', ...args] });

console.log(
  '| corpus | home pages | viewer beside our replay: mean | tenth percentile | median |\n| --- | --- | --- | --- | --- |',
);
for (const corpus of corpora) {
  const found = await measure(corpus);
  console.log(
    row(
      basename(corpus),
      found.map(({ ours }) => ours),
    ),
  );
  console.log(
    row(
      `${basename(corpus)}, beside the live page`,
      found.map(({ live }) => live),
    ),
  );
}

async function measure(corpus: string): Promise<{ ours: number; live: number }[]> {
  const server = await serveCorpus(corpus);
  const data = mkdtempSync(join(tmpdir(), 'revenant-viewer-'));
  const pin = `*:${server.port}:127.0.0.1:${server.port}`;
  const services = await openServices(readSettings({ data, resolve: [pin], browser: 'never', logLevel: 'silent' }, {}));
  const desk = await openDesk(services, { host: '127.0.0.1', port: 0 });
  const browsers = await Promise.all([
    launch('--no-sandbox', '--host-resolver-rules=MAP * 127.0.0.1'),
    launch(...BROWSER_ARGS),
    launch('--no-sandbox'),
  ]);
  const [live, viewing, reading] = browsers as [Browser, Browser, Browser];
  const found: { ours: number; live: number }[] = [];
  try {
    const shown = await reading.newPage({ viewport: SIZE });
    await shown.goto(desk.url);
    await shown.click('form[action="/login/key"] button');
    const most = Math.min(Number(values.most), server.sites.length);
    const chosen = Array.from({ length: most }, (_, i) => server.sites[Math.floor((i * server.sites.length) / most)]);
    const captured = [];
    for (const site of chosen) captured.push(...(await captureOf(site?.url ?? '')));
    for (let i = 0; i + 1 < captured.length; i += 2) {
      const pair = captured.slice(i, i + 2);
      const [left, right] = pair.map(({ fingerprint }) => subjectOf(fingerprint, null));
      if (left === undefined || right === undefined) continue;
      const match = matchPair(left, right, shippedBackground());
      await services.store.ledger.saveFound([match], []);
      const { file, entries } = await exportMatch(match, { ...services, software: 'revenant' });
      const listed = String(Buffer.from(entries.find(({ path }) => path === PATHS.pages)?.bytes ?? []))
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => JSON.parse(line) as { url: string; ts: string });
      const viewer = await serveViewer(viewerFolder, file);
      try {
        for (const { visit } of pair) {
          const home = visit.captures.find(({ role }) => role === 'page')?.finalUrl;
          const entry = listed.find(({ url }) => url === home);
          const page = await live.newPage({ viewport: SIZE });
          const drawn = await drawLive(page, visit.target).finally(() => page.close());
          const ours = await drawReplay(shown, `${new URL(desk.url).origin}/replay/${visit.id}`);
          const context = await viewing.newContext({ viewport: SIZE });
          const theirs =
            entry === undefined
              ? null
              : await drawViewed(await context.newPage(), viewer, entry).finally(() => context.close());
          const likeness = await likenessOf(theirs, ours);
          found.push({ ours: likeness, live: await likenessOf(theirs, drawn) });
          if (values.pictures !== undefined && likeness < Number(values.below) && theirs !== null && ours !== null)
            await writePair(
              theirs,
              ours,
              join(values.pictures, `${likeness.toFixed(3)}-${basename(corpus)}-${sha256(visit.id).slice(0, 8)}.png`),
            );
        }
      } finally {
        await viewer.close();
      }
    }
  } finally {
    await Promise.all(browsers.map((one) => one.close()));
    await desk.close();
    await services.close();
    server.close();
    rmSync(data, { recursive: true, force: true });
  }
  return found;

  async function captureOf(url: string) {
    const seed: Seed = { url, kind: 'website', tags: [] };
    const id = sha256('viewer', url);
    const captured = await captureSeed(seed, { id, run: null, source: 'compare' }, OPTIONS, services);
    const fingerprint = await fingerprintCaptured(captured, services.reader);
    const { visit } = captured;
    await services.store.ledger.importVisit(visit, fingerprint, [], []);
    return visit.captures.some(({ role, body }) => role === 'page' && body !== null) ? [{ visit, fingerprint }] : [];
  }
}

/** The replayed page alone: the viewer's frame over all of its own window. */
async function drawViewed(
  page: Page,
  viewer: Awaited<ReturnType<typeof serveViewer>>,
  { url, ts }: { url: string; ts: string },
): Promise<Buffer | null> {
  const frame = await openReplayed(page, viewer, url, ts).catch(() => undefined);
  if (frame === undefined) return null;
  // The viewer's own bar stands above the page: the window grows by it.
  const box = await (await frame.frameElement()).boundingBox();
  if (box === null) return null;
  await page.setViewportSize({ width: SIZE.width, height: SIZE.height + Math.round(box.y) });
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
  return page.screenshot({ clip: { ...SIZE, x: 0, y: Math.round(box.y) } }).catch(() => null);
}
