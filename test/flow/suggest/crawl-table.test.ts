import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importArchive } from '../../../src/flow/crawl/open-crawl.ts';
import { readRecords } from '../../../src/flow/sift/read-records.ts';
import { TABLE_BOUNDS } from '../../../src/flow/suggest/crawl-index.ts';
import { CrawlTable } from '../../../src/flow/suggest/crawl-table.ts';
import { findSuggestions } from '../../../src/flow/suggest/find.ts';
import { subjectOf } from '../../../src/flow/suggest/find-subject.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import type { Services } from '../../../src/services.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { packedRecords, recordsOf, robotsRecord, shopPages, strangerShop } from '../../../testkit/sift-fixture.ts';
import {
  CRAWL,
  type CrawledPage,
  type CrawlServer,
  crawlFiles,
  DATA_HOST,
  INDEX_HOST,
  startCrawl,
} from '../../../testkit/suggest/crawl-server.ts';

const OLD = {
  ...{ host: 'quillmoor.test', name: 'Quillmoor Zavex Ltd', mail: 'sales@quillmoor.test' },
  ...{ phone: '+7 495 123-45-67', words: 1 },
};
/** The same label under another suffix; the sentences, the telephone and the mailbox are kept. */
const NEW = { ...OLD, host: 'quillmoor.example', name: 'Brightpump' };
const HOME = `http://${NEW.host}/`;

const pagesOf = (shop: typeof OLD, more = ''): CrawledPage[] => {
  const pages = shopPages(shop);
  const records = recordsOf(pages, more);
  return Object.keys(pages).map((url, at) => ({ url, record: records[at] as Buffer }));
};
const strangers = Array.from({ length: 9_000 }, (_, at): CrawledPage => {
  return { url: `http://www.s${(at * 7919) % 1_000}.${at % 2 === 0 ? 'example' : 'test'}/page/${at}.html` };
});
const own: CrawledPage[] = [
  { url: 'http://quillmoor.test/', at: '2026-09-20T10:00:00Z', digest: 'CH7IV3XAD3M7A42JARKRLJ3T5PGGCGXD' },
  { url: 'https://shop.quillmoor.test/pumps', at: '2026-09-28T10:00:00Z' },
  // Neither is the domain's: the keys of both stand beside it.
  { url: 'http://quillmoor-pumps.test/' },
  { url: 'http://quillmoorx.test/' },
];
const world = [...strangers, ...own, ...pagesOf(NEW)];

describe('the columnar index of Common Crawl', () => {
  let server: CrawlServer;
  let workshop: Workshop;
  let services: Services;
  let folder: string;
  let nth = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'revenant-crawl-'));
    server = await startCrawl();
    workshop = await openWorkshop({ port: server.port } as Parameters<typeof openWorkshop>[0], {
      ...{ allowPrivate: false, limits: { totalMs: 3_000, firstByteMs: 1_000 } },
    });
    services = workshop.services;
  }, 120_000);
  afterAll(async () => {
    await workshop.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    server.files = new Map();
    server.instead = () => false;
    server.robots = null;
    server.asked.length = 0;
    server.sent = 0;
  });

  const urls = { 'commoncrawl-table': `http://${DATA_HOST}`, commoncrawl: `http://${INDEX_HOST}` };
  const sources = { on: ['commoncrawl-table' as const], urls, keys: {}, program: null };
  /** Nothing is known of the crawl, unless it is said. */
  const tables = (noted: Awaited<ReturnType<Services['crawlTables']['noted']>> = null) => {
    const kept = { noted };
    return { noted: async () => kept.noted, note: async (_: string, parts: typeof noted) => void (kept.noted = parts) };
  };
  const openTable = (bounds = TABLE_BOUNDS, host = DATA_HOST) => {
    const at = { ...sources, urls: { ...urls, 'commoncrawl-table': `http://${host}` } };
    const ports = { egress: services.egress, reader: services.reader, crawlTables: tables() };
    return new CrawlTable(100, { ...ports, sources: at }, bounds);
  };
  async function find(budget = 100, websites = ['quillmoor.test', 'fair.example']) {
    const id = `e${++nth}`;
    await services.store.entities.save([
      Entity.parse({ id, names: [`${OLD.name} ${nth}`], list: 'The list', identifiers: { websites } }),
    ]);
    const subject = await subjectOf(id, services.store);
    const ports = { ...services, sources, crawlTables: tables() };
    const done = await findSuggestions(subject, { sources: [], budget, reason: null }, ports, (records, entity) =>
      readRecords(records, entity, services),
    );
    const [report] = done.sources;
    if (report === undefined) throw new Error('the source was not asked');
    return { ...report, id, found: await services.store.suggestions.list({ entity: id }) };
  }

  it('finds the label under another suffix, and says what it has of the domain itself', async () => {
    server.files = crawlFiles(world);
    const table = openTable();
    expect(await table.open()).toBe(true);
    expect(await table.ask('quillmoor.test', ['quillmoor.com', 'quillmoor.example'])).toEqual([HOME]);
    expect([table.ranges.failure, table.notes]).toEqual([
      null,
      ['quillmoor.test is archived from 2026-09-20 to 2026-09-28, on quillmoor.test, shop.quillmoor.test'],
    ]);
    expect(table.records.map(({ row }) => row.url)).toEqual([HOME]);
  });

  it('reads a small part of the index, and opens a crawl once', async () => {
    server.files = crawlFiles(world);
    const kept = tables();
    const ports = { egress: services.egress, sources, reader: services.reader, crawlTables: kept };
    const first = new CrawlTable(4, ports);
    expect([await first.open(), first.ranges.failure]).toEqual([false, null]);
    expect(first.notes).toEqual([
      `2 of 3 parts of ${CRAWL} are known and kept; 1 more requests open it: ask again with a larger --budget`,
    ]);
    // One for the list of crawls, one for the part that is not known yet.
    const second = new CrawlTable(100, ports);
    expect([await second.open(), second.ranges.requests]).toEqual([true, 2]);
    // The end of the file is larger than it is here: a real one has a gigabyte.
    const third = new CrawlTable(100, ports, { ...TABLE_BOUNDS, tail: 1_024, gap: 0 });
    expect(await third.open()).toBe(true);
    const part = [...server.files].find(([path]) => path.includes('subset=warc'))?.[1].length ?? 0;
    const costs = async (domain: string) => {
      const before = third.ranges.requests;
      server.sent = 0;
      await third.ask(domain, []);
      return { requests: third.ranges.requests - before, share: server.sent / part };
    };
    const [absent, held] = [await costs('s5000.test'), await costs('quillmoor.test')];
    expect(absent.requests).toBeLessThanOrEqual(5);
    expect(held.requests).toBeLessThanOrEqual(20);
    expect(absent.share).toBeLessThan(held.share);
    expect(held.share).toBeLessThan(0.25);
  });

  it.each([
    [{ pageIndex: false }],
    [{ codec: 'ZSTD' as const }],
    [{ codec: 'SNAPPY' as const, parts: 1 }],
    [{ parts: 5 }],
  ])('reads a crawl of the form %j', async (form) => {
    server.files = crawlFiles(world, form);
    const table = openTable();
    await table.open();
    expect([await table.ask('quillmoor.test', ['quillmoor.example']), table.ranges.failure]).toEqual([[HOME], null]);
  });

  it('notes pages with the same bytes at both domains', async () => {
    const [page] = pagesOf(NEW);
    const digest = 'CH7IV3XAD3M7A42JARKRLJ3T5PGGCGXD';
    server.files = crawlFiles([...own, { ...page, url: HOME, digest }]);
    const table = openTable();
    await table.open();
    await table.ask('quillmoor.test', ['quillmoor.example']);
    expect(table.notes).toContain('quillmoor.example gave 1 pages with the same bytes as quillmoor.test (SHA-1)');
  });

  it('a domain with more than the bound ends its part, before it is read', async () => {
    server.files = crawlFiles(world, { pageIndex: false });
    const table = openTable({ ...TABLE_BOUNDS, tail: 1_024, question: 20_000 });
    await table.open();
    server.sent = 0;
    expect(await table.ask('quillmoor.test', [])).toEqual([]);
    expect(table.ranges.failure).toMatchObject({ outcome: 'too-large' });
    expect(server.sent).toBeLessThan(20_000);
  });

  describe('costs nothing but itself where', () => {
    const endless = (response: ServerResponse): void => {
      const piece = Buffer.alloc(64 << 10);
      const more = (): void => {
        while (!response.destroyed && response.write(piece));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    const ofParts = (path: string): boolean => path.includes('subset=warc');
    const footer = (size: number): Buffer => {
      const end = Buffer.from('....PAR1');
      end.writeUInt32LE(size, 0);
      return Buffer.concat([Buffer.alloc(2_000, 7), end]);
    };
    type Instead = CrawlServer['instead'];
    const byParts =
      (answer: (response: ServerResponse) => void): Instead =>
      (path, _, response) => {
        if (!ofParts(path)) return false;
        answer(response);
        return true;
      };
    const partly = (body: Uint8Array, range: string, headers = {}): Instead =>
      byParts((response) => response.writeHead(206, { 'content-range': range, ...headers }).end(body));
    const status = (code: number, headers = {}): Instead =>
      byParts((response) => response.writeHead(code, headers).end());
    const file =
      (end: string, body: string): Instead =>
      (path, _, response) => {
        if (!path.endsWith(end)) return false;
        response.end(body);
        return true;
      };
    const lost = Buffer.alloc(5_000, 1);
    const gigabytes = (code: number, headers = {}): Instead =>
      byParts((response) => endless(response.writeHead(code, headers)));

    const broken: [string, Instead, string][] = [
      ['ranges are unknown and gigabytes begin', gigabytes(200), 'failed it knows no ranges'],
      ['it asks to wait', status(429, { 'retry-after': '120' }), 'later'],
      ['it is slow', byParts(() => undefined), 'slow'],
      ['more bytes come than were asked for', gigabytes(206, { 'content-range': 'bytes 0-99/100' }), 'too-large'],
      ['fewer bytes come', partly(lost, 'bytes 0-9999/10000'), 'failed it sent other bytes'],
      ['another range comes', partly(lost, 'bytes 10-5009/9999999'), 'failed it sent other bytes'],
      ['no range is stated', partly(lost, ''), 'failed it sent other bytes'],
      ['a length beyond reason is stated', partly(lost, `bytes 0-4999/${'9'.repeat(30)}`), 'failed it sent other'],
      ['the bytes are packed', partly(Buffer.alloc(20), 'bytes 0-19/20', { 'content-encoding': 'br' }), 'failed'],
      ['the file is gone', status(404), 'failed it answered 404'],
      ['access is refused', status(403), 'refused'],
      ['it leads elsewhere', status(302, { location: 'http://10.0.0.1/' }), 'refused'],
      ['the list of crawls is no list', file('collinfo.json', '<html>'), 'unreadable'],
      ['no crawl is listed', file('collinfo.json', '[]'), 'unreadable'],
      ['the list of files is no gzip', file('.paths.gz', 'part'), 'unreadable'],
      ['the list of files is empty', file('.paths.gz', ''), 'unreadable'],
    ];
    it.each(broken)('%s', async (_, instead, wanted) => {
      server.files = crawlFiles(own, { parts: 1 });
      server.instead = instead;
      nth += 1;
      // A pause that one asks for must not hold for the next.
      const table = openTable(TABLE_BOUNDS, `broken${nth}.test`);
      expect(await table.open()).toBe(false);
      const { outcome, detail } = table.ranges.failure ?? {};
      expect(`${outcome} ${detail}`).toContain(wanted);
      expect(table.ranges.requests).toBeLessThanOrEqual(4);
    });

    it.each([
      ['a file is empty', Buffer.alloc(0), 'failed'],
      ['a file is too short', Buffer.from('PAR1'), 'unreadable'],
      ['a file is another', Buffer.from('<html>'.repeat(900)), 'unreadable'],
      ['a file says that its contents have gigabytes', footer(0xffff_fff0), 'too-large'],
      ['a file says that its contents have more bytes than it', footer(9_000), 'too-large'],
      ['the contents of a file are nonsense', footer(1_900), 'unreadable'],
    ])('%s', async (_, bytes, wanted) => {
      server.files = crawlFiles(own, { parts: 1 });
      for (const path of server.files.keys()) if (ofParts(path)) server.files.set(path, bytes);
      const table = openTable();
      expect([await table.open(), table.ranges.failure?.outcome]).toEqual([false, wanted]);
    });

    it('a file has no statistics of its keys', async () => {
      server.files = crawlFiles(own, { parts: 1, statistics: false });
      const table = openTable();
      expect([await table.open(), table.ranges.failure?.outcome]).toEqual([false, 'unreadable']);
    });

    it('any byte of a file is another', async () => {
      const files = crawlFiles(world, { parts: 1 });
      const indexes = [...files].filter(([name]) => name.endsWith('.parquet'));
      for (let at = 0; at < 40; at += 1) {
        const [path, good] = indexes[at % indexes.length] as [string, Uint8Array];
        const bad = Uint8Array.from(good);
        // Most of them in the contents and the indexes at the end.
        const place = at < 30 ? bad.length - 9 - at * 97 : at * 1_001;
        bad[place] = (bad[place] ?? 0) ^ (1 << (at % 8));
        server.files = new Map([...files, [path, bad]]);
        const table = openTable();
        if (await table.open()) await table.ask('quillmoor.test', ['quillmoor.example']);
        expect(table.ranges.requests).toBeLessThan(40);
      }
    }, 120_000);
  });

  describe('records', () => {
    beforeAll(async () => {
      await services.store.entities.save([
        Entity.parse({
          ...{ id: 'old', names: [OLD.name], list: 'The list' },
          identifiers: { websites: [OLD.host], emails: [OLD.mail], phones: ['+74951234567'] },
        }),
      ]);
      const path = join(folder, 'old.warc.gz');
      writeFileSync(path, packedRecords(recordsOf(shopPages(OLD))));
      expect((await importArchive(path, { entity: 'old' }, services)).visit?.state).toBe('captured');
    }, 60_000);
    const visits = () => services.store.ledger.visits({ site: NEW.host });

    it('of a stranger, with noarchive, or with other bytes leave nothing behind', async () => {
      const stranger = { ...strangerShop(4), host: NEW.host };
      const meta = 'X-Robots-Tag: noarchive\r\n';
      const forged = pagesOf(NEW).map((page) => ({ ...page, digest: 'A'.repeat(32) }));
      const swapped = pagesOf(NEW).map((page) => ({ ...page, record: pagesOf(OLD)[0]?.record as Buffer }));
      for (const [pages, why] of [
        [pagesOf(stranger), 'nothing on its page of 2020-01-02 leads to a listed entity'],
        [pagesOf(NEW, meta), 'it is no page, or asks that no copy of it is shown (noarchive)'],
        [forged, 'its bytes do not fit the digest in the index'],
        [swapped, 'it is of another address'],
      ] as const) {
        server.files = crawlFiles([...own, ...pages]);
        const { notes, outcome, found } = await find();
        expect(notes.join('\n')).toContain(why);
        expect([outcome, found.map(({ site }) => site)]).toEqual(['found', [NEW.host]]);
        expect(new Set(found[0]?.reasons.map(({ kind }) => kind))).toEqual(new Set(['archive']));
      }
      expect(await visits()).toEqual([]);
    }, 60_000);

    const robotsOf = (...texts: string[]): CrawledPage[] =>
      texts.map((text) => ({ url: `${HOME}robots.txt`, record: robotsRecord(NEW.host, text) }));

    it('are left out where the site’s robots.txt in the crawl forbids, by one of its answers', async () => {
      const forbids = 'User-agent: *\nDisallow: /\n';
      for (const robots of [robotsOf(forbids), robotsOf('User-agent: *\nDisallow: /cart\n', forbids)]) {
        server.files = crawlFiles([...own, ...pagesOf(NEW), ...robots]);
        const { notes, found } = await find();
        expect(notes.join('\n')).toContain('robots.txt of the site in the archive forbids it');
        expect(found.map(({ site }) => site)).toEqual([NEW.host]);
      }
      expect(await visits()).toEqual([]);
    }, 60_000);

    it('are not fetched where that robots.txt cannot be read within the budget, or has too many answers', async () => {
      const fetched = (): unknown[] => server.asked.filter(({ path }) => path.endsWith('.warc.gz'));
      server.files = crawlFiles([...own, ...pagesOf(NEW), ...robotsOf('User-agent: *\nAllow: /\n')]);
      const all = await find();
      expect(fetched()).toHaveLength(2);
      server.asked.length = 0;
      // Both records are the last that is asked for.
      const { notes } = await find(all.requests - 2);
      expect([notes.join('\n'), fetched()]).toEqual([expect.stringContaining('its record was not fetched'), []]);
      const many = Array.from({ length: 17 }, (_, at) => `User-agent: x${at}\nDisallow:\n`);
      server.files = crawlFiles([...own, ...pagesOf(NEW), ...robotsOf(...many)]);
      expect((await find()).notes.join('\n')).toContain('its record was not fetched');
      expect(fetched()).toEqual([]);
    }, 60_000);

    it('are refused where robots.txt of the archive forbids', async () => {
      server.files = crawlFiles([...own, ...pagesOf(NEW)]);
      server.robots = 'User-agent: *\nDisallow: /crawl-data/*/warc/\n';
      const table = openTable(TABLE_BOUNDS, 'careful.test');
      await table.open();
      expect(await table.ask('quillmoor.test', ['quillmoor.example'])).toEqual([HOME]);
      expect([table.records, table.ranges.failure?.outcome]).toEqual([[], 'refused']);
    });

    it('that lead to the entity are kept as handed in, with file and place; each question is in the log', async () => {
      server.files = crawlFiles([...own, ...pagesOf(NEW), ...robotsOf('User-agent: *\nDisallow: /cart\n')]);
      const { id, notes, requests, questions, found } = await find();
      expect(notes.join('\n')).toContain('leads to a listed entity, and is kept as an archive that was handed in');
      const [{ visit } = {}, ...more] = await visits();
      expect(more).toEqual([]);
      expect(visit).toMatchObject({ source: 'import', handedIn: { as: 'os' }, entity: null });
      expect(visit?.target).toMatch(/^CC-MAIN-20261001000000-20261001030000-00007\.warc\.gz@\d+$/);
      const sifted = found.flatMap(({ reasons }) => reasons.filter(({ kind }) => kind === 'sifted'));
      expect(sifted[0]?.archive?.at).toBeGreaterThan(0);
      const logged = await services.store.audit.list({ kind: 'question', limit: 5 });
      expect(logged.filter(({ subject }) => subject === id)).toHaveLength(questions);
      expect(requests).toBe(server.asked.length);
    }, 60_000);
  });
});
