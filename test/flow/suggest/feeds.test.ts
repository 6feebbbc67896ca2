import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, newKept } from '../../../src/flow/kept/keep.ts';
import { takeFeed } from '../../../src/flow/suggest/feeds.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
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
});
