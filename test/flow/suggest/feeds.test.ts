import { X509Certificate } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, newKept } from '../../../src/flow/kept/keep.ts';
import { takeFeed } from '../../../src/flow/suggest/feeds.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import type { KeptSource } from '../../../src/model/kept-source.ts';
import { TILE } from '../../../src/suggest/feeds/certificate-log.ts';
import { CERTIFICATE } from '../../../testkit/egress/invented-certificate.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { leafOf, tileOf } from '../../../testkit/suggest/certificate-log.ts';
import { type SourceServer, startSources } from '../../../testkit/suggest/source-server.ts';
import { folderOf } from '../../../testkit/watchlist/list-files.ts';

describe('a feed of new domains', () => {
  let workshop: Workshop;

  beforeAll(async () => {
    workshop = await openWorkshop({ port: 9 } as Parameters<typeof openWorkshop>[0], {
      limits: { parseMegabytes: 400, importMs: 120_000 },
    });
    const listed = [
      { id: 'quill', names: ['Quillmoor Trading Ltd'], identifiers: { websites: ['www.quillmoortrading.com/shop'] } },
      { id: 'sold', names: ['Penfold Ltd'] },
      { id: 'ann', type: 'person' as const, names: ['NIBSWORTHY, Annabethina'] },
      { id: 'ship', type: 'vessel' as const, names: ['QUILLSTAR INKWELL'] },
    ];
    await workshop.services.store.entities.save(listed.map((one) => Entity.parse(one)));
  });
  afterAll(() => workshop.close());

  async function read(path: string) {
    const { services } = workshop;
    const source = newKept('feed', [path], { every: '1d' }, services);
    return check(source, true, takeFeed, services);
  }
  const of = async (entity: string) =>
    (await workshop.services.store.suggestions.list({ entity })).map((one) => one.site);

  it('suggests domains with the name of a listed company, never its own, and never a person or a ship', async () => {
    const text =
      'quillmoortrading.com\nshop.quillmoortrading.net\nnibsworthy-annabethina.com\nquillstarinkwell.com\nother.test\n';
    const { source, taken } = await read(join(folderOf({ 'new.gz': gzipSync(text) }), 'new.gz'));
    expect(source).toMatchObject({ outcome: 'current', detail: null });
    expect(taken).toMatchObject({ lines: 5, domains: 5, unread: 0, companies: 1, suggested: 1, notes: [] });
    expect(await of('quill')).toEqual(['quillmoortrading.net']);
    const [suggestion] = await workshop.services.store.suggestions.list({ entity: 'quill' });
    expect(suggestion?.reasons).toMatchObject([{ kind: 'like-name', from: 'new.gz', quote: 'Quillmoor Trading Ltd' }]);
    expect([...(await of('ann')), ...(await of('ship'))]).toEqual([]);
    // The same feed again says nothing new.
    expect((await read(join(folderOf({ 'new.gz': gzipSync(text) }), 'new.gz'))).taken).toMatchObject({ suggested: 0 });
  });

  it('of one domain repeated says it once; of a name in many domains nothing', async () => {
    const { taken } = await read(join(folderOf({ f: 'quillmoor-trading.org\nx.test\n'.repeat(20_000) }), 'f'));
    expect(taken).toMatchObject({ lines: 40_000, suggested: 1 });
    const many = Array.from({ length: 500 }, (_, at) => `penfold.c${at}`).join('\n');
    expect((await read(join(folderOf({ f: `${many}\n` }), 'f'))).taken).toMatchObject({ companies: 1, suggested: 0 });
  });

  it('of a gzip bomb and of endless lines takes bounded memory', async () => {
    const path = join(folderOf({}), 'bomb.gz');
    const zeros = Buffer.alloc(1 << 20);
    const pieces = function* () {
      for (let at = 0; at < 1_000; at += 1) yield zeros;
      yield Buffer.from('\nquillmoortrading.info\n');
    };
    await pipeline(Readable.from(pieces()), createGzip({ level: 1 }), createWriteStream(path));
    const { taken } = await read(path);
    expect(taken).toMatchObject({ lines: 2, suggested: 1, notes: [] });
  });

  it.each([
    ['nothing', '', { outcome: 'current' }],
    ['half a gzip', gzipSync('a.test\n'.repeat(9_000)).subarray(0, 60), { outcome: 'current' }],
  ])('that holds %s costs nothing', async (_, content, wanted) => {
    expect((await read(join(folderOf({ f: content }), 'f'))).source).toMatchObject(wanted);
  });

  it('that is gone is told, and looked at again', async () => {
    expect((await read('/nowhere/feed.txt')).source).toMatchObject({
      outcome: 'failed',
      detail: expect.stringContaining('cannot be read'),
    });
  });

  describe('of a certificate log', () => {
    const HOST = 'log.test';
    let server: SourceServer;
    let asking: Workshop;
    let size = 0;
    let broken: number | null = null;

    beforeAll(async () => {
      server = await startSources();
      asking = await openWorkshop({ port: server.port } as Parameters<typeof openWorkshop>[0], {
        allowPrivate: false,
        limits: { parseMegabytes: 400 },
      });
      await asking.services.store.entities.save([Entity.parse({ id: 'moor', names: ['Quillmoor Ltd'] })]);
      // Nobody checks its signature: a name of the same length makes it another one.
      const { raw } = new X509Certificate(CERTIFICATE);
      const certificate = Buffer.from(raw.toString('latin1').replace('other.example', 'quillmoor.com'), 'latin1');
      const tile = tileOf(Array(TILE).fill(leafOf(certificate, 1, true)));
      server.set(HOST, ({ url }, response) => {
        const index = Number(/^\/2026\/tile\/data\/(\d{3})$/.exec(url.pathname)?.[1] ?? Number.NaN);
        if (url.pathname === '/2026/checkpoint') response.end(`${HOST}/2026\n${size}\n${'A'.repeat(43)}=\n`);
        else if (index === broken || !(index < Math.floor(size / TILE))) response.writeHead(404).end();
        else response.end(tile);
      });
    });
    afterAll(async () => {
      await asking.close();
      await server.close();
    });
    const look = (source: KeptSource, isFresh = false) => {
      server.asked.length = 0;
      return check(source, isFresh, takeFeed, asking.services);
    };

    it('reads its newest full tiles, later only new ones, and goes on where a look broke off', async () => {
      size = 41 * TILE + 7;
      const wanted = newKept('feed', [`http://${HOST}/2026/checkpoint`], { every: '15m' }, asking.services);
      const first = await look(wanted, true);
      expect(first.taken).toMatchObject({ lines: 40 * TILE, domains: 120 * TILE, companies: 1, suggested: 1 });
      expect(server.asked).toHaveLength(41);
      expect(server.asked[1]).toBe(`http://${HOST}/2026/tile/data/001`);
      const [suggestion] = await asking.services.store.suggestions.list({ entity: 'moor' });
      expect(suggestion).toMatchObject({ site: 'quillmoor.com', reasons: [{ kind: 'like-name', from: HOST }] });

      expect((await look(first.source)).taken).toBeNull();
      [size, broken] = [44 * TILE, 43];
      const cut = await look(first.source);
      expect(cut.taken).toMatchObject({ lines: 2 * TILE });
      expect((await look(cut.source)).source).toMatchObject({ outcome: 'failed', failures: 1 });
      broken = null;
      expect((await look(cut.source)).taken).toMatchObject({ lines: TILE });
    });

    it('is refused where there is no checkpoint', async () => {
      const wanted = newKept('feed', ['http://nolog.test/checkpoint'], { every: '1d' }, asking.services);
      server.set('nolog.test', (_, response) => void response.end('<html>welcome</html>'));
      expect((await look(wanted, true)).source).toMatchObject({
        outcome: 'failed',
        detail: 'http://nolog.test/checkpoint is no checkpoint of a certificate log',
      });
    });
  });
});
