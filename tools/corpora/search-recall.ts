/**
 * What the search finds again of a corpus: any sentence of eight words or more that a page says, and pictures cropped to a
 * part of their width and height.
 * usage: npm run search-recall -- --corpus <corpus> [--sites all] [--sentences 5] [--crops 3] [--parts 1,0.95,0.9,0.8,0.7]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { readSettings } from '../../src/config.ts';
import { InputError } from '../../src/errors.ts';
import { inspect, storedSite } from '../../src/flow/site/inspect.ts';
import { searchPicture, searchText } from '../../src/flow/site/search.ts';
import { readSubjects } from '../../src/flow/site/search-index.ts';
import { sentencesIn } from '../../src/flow/site/search-sentences.ts';
import type { PageText } from '../../src/model/derived/search-text.ts';
import type { Visit } from '../../src/model/facts/visit.ts';
import { openServices } from '../../src/services.ts';
import { randomOf } from '../../testkit/generated-world.ts';
import { serveCorpus } from './corpus.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    sites: { type: 'string' },
    sentences: { type: 'string' },
    crops: { type: 'string' },
    parts: { type: 'string' },
  },
});
if (values.corpus === undefined) {
  console.error(
    'usage: npm run search-recall -- --corpus <corpus> [--sites all] [--sentences 5] [--crops 3] [--parts 1,0.95,0.9,0.8,0.7]',
  );
  process.exit(2);
}
const OPTIONS = { pages: 12, browser: 'never', timeoutMs: 120_000 } as const;
const AT_ONCE = 4;
const [sentences, crops] = [Number(values.sentences ?? 5), Number(values.crops ?? 3)];
const parts = (values.parts ?? '1,0.95,0.9,0.8,0.7').split(',').map(Number);
const random = randomOf(30);
const some = <T>(list: readonly T[], most: number): T[] =>
  list
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ one }) => one);

const folder = mkdtempSync(join(tmpdir(), 'revenant-search-recall-'));
const server = await serveCorpus(values.corpus);
const pin = `*:${server.port}:127.0.0.1:${server.port}`;
const services = await openServices(
  readSettings({ data: folder, resolve: [pin], browser: 'never', logLevel: 'silent' }, {}),
);
try {
  const read = await readSites();
  await readSubjects(services, 600_000);
  const { bytes, pages, sites } = await services.store.search.size();
  console.log(
    `${sites} sites, ${pages} pages; the index has ${(bytes / 1024 ** 2).toFixed(1)} MiB, ${Math.round(bytes / sites)} bytes a site`,
  );
  await measureSentences(read);
  for (const part of parts) await measureCrops(read, part);
} finally {
  await services.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}

interface ReadSite {
  readonly visit: Visit;
  readonly texts: readonly PageText[];
}

async function readSites(): Promise<ReadSite[]> {
  const read: ReadSite[] = [];
  const waiting = some(server.sites, Number(values.sites ?? server.sites.length));
  const all = waiting.length;
  const take = async (): Promise<void> => {
    for (let site = waiting.shift(); site !== undefined; site = waiting.shift()) {
      const { visit, fingerprint } = await inspect(site.url, OPTIONS, services);
      const texts = await services.reader.texts(await storedSite(visit, services.blobs));
      await services.store.ledger.importVisit(
        visit,
        { ...fingerprint, texts: texts.ok ? [...texts.value] : [] },
        [],
        [],
      );
      read.push({ visit, texts: texts.ok ? texts.value : [] });
      if (read.length % 20 === 0) console.error(`read ${read.length} of ${all} sites`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  return read;
}

/** Each sentence of each page, asked as a person pastes it. */
async function measureSentences(read: readonly ReadSite[]): Promise<void> {
  let [asked, found] = [0, 0];
  for (const { visit, texts } of read)
    for (const sentence of some(
      texts.flatMap(({ text }) => sentencesIn(text)),
      sentences,
    )) {
      asked += 1;
      const { sites } = await searchText(sentence, services);
      if (sites.some(({ site }) => site === visit.site)) found += 1;
      else console.log(`  not found on ${visit.site}: ${sentence.slice(0, 120)}`);
    }
  console.log(`sentences of eight words or more: ${found} of ${asked} (${((100 * found) / asked).toFixed(1)} %)`);
}

async function measureCrops(read: readonly ReadSite[], part: number): Promise<void> {
  const counts = { asked: 0, found: 0, refused: 0 };
  for (const { visit } of read) {
    const images = visit.captures.filter(
      ({ role, image, body }) => role === 'image' && image?.grey != null && body !== null,
    );
    for (const { body, image } of some(images, crops)) {
      const bytes = await services.blobs.get(body ?? '');
      if (bytes === null || image === null || Math.min(image.width, image.height) < 100) continue;
      const cropped = await cropOf(bytes, image, part).catch(() => null);
      if (cropped === null) continue;
      counts.asked += 1;
      const document = await searchPicture(new Uint8Array(cropped), services).catch((error: unknown) => {
        if (!(error instanceof InputError)) throw error;
        return null;
      });
      if (document === null) counts.refused += 1;
      else if (document.sites.some(({ site }) => site === visit.site)) counts.found += 1;
    }
  }
  const { asked, found, refused } = counts;
  console.log(
    `pictures cropped to ${part * 100} % of width and height, anywhere: ${found} of ${asked} (${((100 * found) / asked).toFixed(1)} %), ${refused} refused`,
  );
}

async function cropOf(
  bytes: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  part: number,
): Promise<Buffer> {
  const [w, h] = [Math.round(width * part), Math.round(height * part)];
  const left = Math.floor(random() * (width - w));
  const top = Math.floor(random() * (height - h));
  return sharp(bytes).extract({ left, top, width: w, height: h }).png().toBuffer();
}
