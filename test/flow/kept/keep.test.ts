import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, keepDue, newKept } from '../../../src/flow/kept/keep.ts';
import { takeList } from '../../../src/flow/kept/kept-list.ts';
import type { KeptSource } from '../../../src/model/kept-source.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type SourceServer, startSources } from '../../../testkit/suggest/source-server.ts';
import { others, sdnRow } from '../../../testkit/watchlist/list-files.ts';

const URL_OF = 'http://lists.test/2026-11-20/sdn.csv';

describe('a list that is kept current', () => {
  let server: SourceServer;
  let workshop: Workshop;
  /** What the server holds now, and what it was asked for. */
  let held: { body: string | Buffer; etag?: string; lastModified?: string; status?: number; more?: object };
  const conditions: (string | undefined)[] = [];

  beforeAll(async () => {
    server = await startSources();
    workshop = await openWorkshop({ port: server.port } as Parameters<typeof openWorkshop>[0], {
      allowPrivate: false,
      limits: { totalMs: 3_000, firstByteMs: 1_000 },
    });
    server.set('lists.test', ({ headers }, response) => {
      conditions.push(headers['if-none-match'] ?? headers['if-modified-since']);
      const { body, etag, lastModified, status = 200, more } = held;
      const isKnown = etag !== undefined && headers['if-none-match'] === etag;
      const said = { ...(etag && { etag }), ...(lastModified && { 'last-modified': lastModified }), ...more };
      response.writeHead(isKnown ? 304 : status, said).end(isKnown ? undefined : body);
    });
    server.set('away.test', (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/x' }).end());
  });
  afterAll(async () => {
    await workshop.close();
    await server.close();
  });

  let nth = 0;
  const kept = (urls = [URL_OF]): KeptSource =>
    newKept('list', urls, { every: '1d', list: `Kept ${++nth}` }, workshop.services);
  const look = (source: KeptSource, { isFresh = false, accept = undefined as string | undefined } = {}) =>
    check(source, isFresh, takeList({ accept }), workshop.services);
  const rows = others(40) + sdnRow(7, 'QUILLMOOR TRADING', 'QUILLS');

  it('is fetched once, then asked for with its ETag, and imported again only when it has changed', async () => {
    held = { body: rows, etag: '"one"' };
    conditions.length = 0;
    const first = await look(kept());
    expect(first).toMatchObject({ source: { outcome: 'current', failures: 0 }, taken: [{ version: { ordinal: 1 } }] });
    expect(first.taken?.[0]?.version).toMatchObject({ files: ['sdn.csv'], counts: { entities: 41 } });
    const again = await look(first.source);
    expect(again).toMatchObject({ source: { outcome: 'current' }, taken: null });
    expect(again.source.changedAt).toBe(first.source.changedAt);
    held = { body: gzipSync(rows + sdnRow(8, 'NIB WORKS', 'QUILLS')), etag: '"two"', lastModified: 'bad\u00e9' };
    const changed = await look(again.source);
    expect(changed.taken).toMatchObject([{ version: { ordinal: 2, changes: { added: 1, removed: 0 } } }]);
    expect(changed.source.validators[URL_OF]).toEqual({ etag: '"two"' });
    expect(conditions).toEqual([undefined, '"one"', '"one"']);
  });

  it('that lacks more than 5 % stays refused, also while it does not change, until a reason accepts it', async () => {
    held = { body: rows, etag: '"whole"' };
    const first = await look(kept());
    held = { body: others(20), etag: '"half"' };
    const refused = await look(first.source);
    expect(refused).toMatchObject({ source: { outcome: 'refused', failures: 0 }, taken: null });
    expect(refused.source.detail).toContain('lacks 21 of the 41 entities in force');
    const same = await look(refused.source);
    expect(same).toMatchObject({ source: { outcome: 'refused' }, taken: null });
    const list = first.source.list ?? '';
    expect(await workshop.services.store.watchlists.newest(list)).toMatchObject({ ordinal: 1 });
    const accepted = await look(same.source, { isFresh: true, accept: 'half of them were removed' });
    expect(accepted).toMatchObject({
      source: { outcome: 'current', detail: null },
      taken: [{ version: { ordinal: 2 } }],
    });
  });

  it.each([
    ['an empty file', { body: '' }, /sdn\.csv is empty/],
    ['a page of a proxy', { body: '<html><body>Maintenance</body></html>' }, /XML of an unknown kind/],
    ['half a file', { body: rows.slice(0, -20) }, /ends in the middle of a row/],
    [
      'a gzip bomb',
      { body: gzipSync(Buffer.alloc(300 * 1024 * 1024)), more: { 'content-encoding': 'gzip' } },
      /grows to \d+ times its size/,
    ],
    ['404', { body: 'no', status: 404 }, /answered 404/],
  ])('is not changed by %s, and asked again soon', async (_, answer, why) => {
    held = { body: rows };
    const first = await look(kept());
    held = answer;
    const { source, taken } = await look(first.source);
    expect(taken).toBeNull();
    expect(source).toMatchObject({ outcome: 'failed', failures: 1 });
    expect(source.detail).toMatch(why);
    expect(source.detail).not.toContain('/tmp');
    const waits = Date.parse(source.nextAt) - Date.parse(source.checkedAt ?? '');
    expect(waits).toBe(15 * 60_000);
    const more = (await look(source)).source;
    expect(Date.parse(more.nextAt) - Date.parse(more.checkedAt ?? '')).toBe(30 * 60_000);
  });

  it('is never fetched from an inner address, nor through a redirect to one', async () => {
    for (const url of ['http://127.0.0.1:1/list.xml', 'http://away.test/list.xml'])
      expect((await look(kept([url]))).source).toMatchObject({
        outcome: 'failed',
        detail: expect.stringMatching(/blocked|robots|private/),
      });
  });

  it('of several files is taken as a whole when one of them has changed', async () => {
    const bodies: Record<string, string> = { '/sdn.csv': rows, '/alt.csv': '7,1,"aka","MOOR NIBS","-0- "\r\n' };
    const asked: string[] = [];
    server.set('set.test', ({ url, headers }, response) => {
      const etag = `"${bodies[url.pathname]?.length}"`;
      const isKnown = headers['if-none-match'] === etag;
      asked.push(`${url.pathname} ${isKnown ? 304 : 200}`);
      response.writeHead(isKnown ? 304 : 200, { etag }).end(isKnown ? undefined : bodies[url.pathname]);
    });
    const first = await look(kept(['http://set.test/sdn.csv', 'http://set.test/alt.csv']));
    expect(first.taken).toMatchObject([{ version: { parts: ['names', 'primary'], counts: { aliases: 1 } } }]);
    bodies['/alt.csv'] += '7,2,"fka","OLD QUILL","-0- "\r\n';
    const second = await look(first.source);
    expect(second.taken).toMatchObject([{ version: { parts: ['names', 'primary'], counts: { aliases: 2 } } }]);
    expect(asked.slice(2)).toEqual(['/sdn.csv 304', '/alt.csv 200', '/sdn.csv 200', '/alt.csv 200']);
  });

  it('is checked by the worker when it is due, and told in the log when something is wrong', async () => {
    const { store } = workshop.services;
    held = { body: rows, etag: '"due"' };
    const source = kept();
    await store.kept.put({ ...source, nextAt: '2020-01-01T00:00:00.000Z' });
    await keepDue({ list: takeList(), feed: takeList() }, new AbortController().signal, workshop.services);
    expect(await store.watchlists.newest(source.list ?? '')).toMatchObject({ ordinal: 1 });
    const [stored] = (await store.kept.all('list')).filter(({ id }) => id === source.id);
    expect(stored).toMatchObject({ outcome: 'current' });
    expect(Date.parse(stored?.nextAt ?? '')).toBeGreaterThan(Date.now());
  });

  it('refuses what is no address, with the fix', () => {
    const given = (address: string, every = '1d') => newKept('list', [address], { every }, workshop.services);
    expect(() => given('lists/sdn.csv')).toThrow(/is no web address.*entities import/);
    expect(() => given('https://')).toThrow(/is no web address/);
    expect(() => given('https://me:secret@lists.test/')).toThrow(/a user name or password is not kept/);
    expect(() => given(URL_OF, '1m')).toThrow(/too often: give 15m or more/);
    expect(() => given(URL_OF, 'often')).toThrow(/not an interval/);
  });
});
