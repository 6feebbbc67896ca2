import { X509Certificate } from 'node:crypto';
import { createWriteStream, readdirSync, readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { downloadLog } from '../../../src/flow/kept/download-log.ts';
import { check, newKept } from '../../../src/flow/kept/keep.ts';
import { takeFeed } from '../../../src/flow/suggest/feeds.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import type { KeptSource } from '../../../src/model/kept-source.ts';
import { certificatesIn, TILE } from '../../../src/suggest/feeds/certificate-log.ts';
import { CERTIFICATE } from '../../../testkit/egress/invented-certificate.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { entryOf, leafOf, tileOf } from '../../../testkit/suggest/certificate-log.ts';
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

    describe('with the older interface (RFC 6962)', () => {
      const OLDER = 'older.test';
      const STH = `http://${OLDER}/2026/ct/v1/get-sth`;
      const tilesOf = async (answer: (start: number, end: number) => unknown) => {
        server.set(OLDER, ({ url }, response) => {
          const [start, end] = [Number(url.searchParams.get('start')), Number(url.searchParams.get('end'))];
          if (url.pathname === '/2026/ct/v1/get-sth') response.end(JSON.stringify({ tree_size: 2 * TILE + 9 }));
          else response.end(JSON.stringify(answer(start, end)));
        });
        server.asked.length = 0;
        return downloadLog(STH, folderOf({}), undefined, asking.services);
      };
      const { raw } = new X509Certificate(CERTIFICATE);
      const entries = (start: number, end: number, most = 100) =>
        Array.from({ length: Math.min(most, end - start + 1) }, (_, at) => entryOf(raw, start + at, at % 2 === 0));

      it('gives the same tiles, some entries at a time, and is read as a feed', async () => {
        const one = await tilesOf((start, end) => ({ entries: entries(start, end) }));
        expect(one).toMatchObject({ as: 'files', says: { etag: '2' } });
        expect(server.asked).toHaveLength(1 + 2 * 3);
        expect(server.asked[2]).toBe(`http://${OLDER}/2026/ct/v1/get-entries?start=100&end=255`);
        const paths = one.as === 'files' ? one.paths : [];
        for (const path of paths) {
          const found = certificatesIn(readFileSync(path));
          expect([found.length, found[0], found[1]]).toEqual([
            TILE,
            found[1],
            expect.arrayContaining(['shop.example']),
          ]);
        }
      });

      it.each([
        ['nothing', {}],
        ['no entries', { entries: [] }],
        ['more than was asked for', { entries: entries(0, 999, 1_000) }],
      ])('and answers with %s: it is told, and asked no more', async (_, answer) => {
        expect(await tilesOf(() => answer)).toMatchObject({
          as: 'failed',
          detail: expect.stringContaining('from 0 on'),
        });
        expect(server.asked).toHaveLength(2);
      });
    });

    describe('that is hostile', () => {
      const certificates = (response: ServerResponse, headers: Record<string, string> = {}): void => {
        response.writeHead(200, headers);
        const piece = Buffer.alloc(64 << 10, 1);
        const more = (): void => {
          while (!response.destroyed && response.write(piece));
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      };
      let sent = 0;
      const hostile = async (tile: (response: ServerResponse, url: URL) => void) => {
        server.asked.length = 0;
        sent = 0;
        server.set(HOST, ({ url }, response) => {
          response.once('close', () => {
            sent += response.socket?.bytesWritten ?? 0;
          });
          if (url.pathname.endsWith('checkpoint')) response.end(`${HOST}\n${TILE * 4}\n${'A'.repeat(43)}=\n`);
          else tile(response, url);
        });
        const bounds = { checkpointBytes: 1_000, tileBytes: 1 << 20, tileMs: 700, lookBytes: 2_000 };
        const folder = folderOf({});
        const one = await downloadLog(`http://${HOST}/checkpoint`, folder, undefined, asking.services, bounds);
        return { one, bytes: readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) };
      };

      it('and sends a tile of endless length: it is cut, nothing of it is kept, and the reason is told', async () => {
        const { one, bytes } = await hostile((response) => certificates(response));
        expect([one, bytes]).toMatchObject([{ as: 'failed', detail: expect.stringContaining('longer than') }, 0]);
        // Besides what waits in the buffers of the system.
        expect(sent).toBeLessThan(16 << 20);
      });

      it('and packs an endless tile, or a bomb', async () => {
        const packed = { 'content-encoding': 'gzip' };
        expect((await hostile((response) => certificates(response, packed))).one).toMatchObject({ as: 'failed' });
        const bomb = gzipSync(Buffer.alloc(64 << 20));
        const { one, bytes } = await hostile((response) => void response.writeHead(200, packed).end(bomb));
        expect([one.as, bytes]).toEqual(['failed', 0]);
      });

      it('and sends a tile byte by byte: its time ends', async () => {
        const started = Date.now();
        const { one } = await hostile((response) => {
          response.writeHead(200);
          const timer = setInterval(() => response.write('x'), 20);
          response.once('close', () => clearInterval(timer));
        });
        expect(one).toMatchObject({ as: 'failed', detail: expect.stringContaining('limit:time') });
        expect(Date.now() - started).toBeLessThan(60_000);
      });

      it('and has a checkpoint without an end', async () => {
        server.set(HOST, (_, response) => certificates(response));
        const one = await downloadLog(`http://${HOST}/checkpoint`, folderOf({}), undefined, asking.services);
        expect(one).toMatchObject({ as: 'failed', detail: expect.stringContaining('longer than 65536 bytes') });
      });

      it('and fills its tiles: a look has a bound too, and the next goes on there', async () => {
        const { one, bytes } = await hostile((response) => void response.end(Buffer.alloc(1_500)));
        expect([one, bytes]).toMatchObject([{ as: 'files', says: { etag: '2' } }, 3_000]);
      });
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
