import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordsOfFacts } from '../../../src/archive/warc/warc-of-facts.ts';
import { captureArchive } from '../../../src/capture/archived/archived.ts';
import type { WarcPart } from '../../../src/model/decisions/evidence.ts';
import { sha256 } from '../../../src/model/digest.ts';
import type { Visit } from '../../../src/model/facts/visit.ts';
import type { Blobs } from '../../../src/model/ports/blobs.ts';
import { memoryBlobs } from '../../../src/store/blobs/blobs.ts';
import { replayed } from '../../../testkit/archive/fidelity.ts';
import { writeWarc } from '../../../testkit/archive/write-warc.ts';
import { inventShop, type Shop } from '../../../testkit/formats/shop.ts';
import { chromiumHar, firefoxHar } from '../../../testkit/formats/write-har.ts';
import { explorerMhtml } from '../../../testkit/formats/write-mhtml.ts';
import { singleFile } from '../../../testkit/formats/write-saved.ts';
import { readerHere } from '../../../testkit/reader-here.ts';

let folder: string;
let shop: Shop;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'revenant-facts-'));
  shop = await inventShop();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function imported(path: string): Promise<{ visit: Visit; blobs: Blobs; records: readonly WarcPart[] }> {
  const blobs = memoryBlobs();
  const options = { kind: 'website', entity: null } as const;
  const { captured } = await captureArchive(path, options, { blobs, reader: readerHere });
  const { records } = await recordsOfFacts(captured.visit, 'invented', blobs);
  return { visit: captured.visit, blobs, records };
}

const originals = (records: readonly WarcPart[]) =>
  records.filter(({ header }) => header.includes('urn:revenant:original:'));

describe('the WARC of an import', () => {
  it('holds a saved page as it was handed in, beside the page that was read out of it', async () => {
    const path = join(folder, 'page.html');
    const page = Buffer.from(singleFile(shop, '/'));
    await writeFile(path, page);
    const { visit, blobs, records } = await imported(path);
    const [home] = visit.captures;
    expect(home?.marks).toContain('restored');
    const [original, ...more] = originals(records);
    expect(more).toEqual([]);
    expect(original?.header).toMatch(/^WARC-Type: resource\r\n/m);
    expect(original?.header).toContain('WARC-Target-URI: urn:revenant:original:http://tarnwick-felt.example/\r\n');
    expect(original?.body).toBe(home?.original?.body);
    expect(original?.body).toBe(sha256(page));
    expect(await blobs.get(sha256(page))).toHaveLength(page.length);
    expect(original?.body).not.toBe(home?.body);
  });

  it('holds a page of a replay as the archive served it, under the address at which it did', async () => {
    const path = join(folder, 'replay.warc.gz');
    const capturedAt = '2021-06-20T10:15:00.000Z';
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    const { body } = shop.pages.get('/') ?? { body: Buffer.alloc(0) };
    const exchange = replayed({ url: `http://${shop.host}/`, status: 200, headers, body, capturedAt });
    await writeWarc(path, [exchange], { software: 'invented', description: 'replay', createdAt: capturedAt });
    const { visit, blobs, records } = await imported(path);
    const [home] = visit.captures;
    expect(home).toMatchObject({ url: `http://${shop.host}/`, capturedAt, original: { url: exchange.url } });
    const [original] = originals(records);
    expect(original?.header).toContain(
      `urn:revenant:original:https://web.archive.org/web/20210620101500/http://${shop.host}/`,
    );
    expect(Buffer.from((await blobs.get(original?.body ?? '')) ?? [])).toEqual(Buffer.from(exchange.body));
  });

  it('holds nothing twice: pages that were not changed have no original', async () => {
    const files = { 'plain.har': firefoxHar(shop), 'page.mht': explorerMhtml(shop, '/') };
    for (const [name, text] of Object.entries(files)) {
      await writeFile(join(folder, name), text);
      const { visit, records } = await imported(join(folder, name));
      expect(originals(records)).toHaveLength(visit.captures.filter(({ marks }) => marks.includes('restored')).length);
    }
  });

  it('says what type a page stated whose text the maker of a HAR had decoded', async () => {
    const path = join(folder, 'text.har');
    await writeFile(path, chromiumHar(shop));
    const { visit } = await imported(path);
    const russian = visit.captures.find(({ url }) => url.endsWith('/ru/'));
    expect(russian?.marks).toContain('har:text');
    expect(russian?.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-orig-content-type': 'text/html',
    });
  });
});
