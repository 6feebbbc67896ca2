import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importArchive } from '../../../src/flow/crawl/open-crawl.ts';
import { explainSift } from '../../../src/flow/sift/explain.ts';
import { SIFT_BITS } from '../../../src/model/derived/sift.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import type { Services } from '../../../src/services.ts';
import { of, record } from '../../../testkit/archive/warc-fixture.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { siftHere } from '../../../testkit/flow/sift-here.ts';
import { packedRecords, recordsOf, robotsRecord, shopPages, strangerShop } from '../../../testkit/sift-fixture.ts';

const OLD = {
  host: 'quillmoor.example',
  name: 'Quillmoor Zavex Ltd',
  mail: 'sales@quillmoor.example',
  phone: '+7 495 123-45-67',
  words: 1,
};
/** Another name and domain; the sentences, the telephone and the mailbox are kept. */
const NEW = { ...OLD, host: 'brightpump.example', name: 'Brightpump' };
const ENTITY = Entity.parse({
  ...{ id: 'e1', names: [OLD.name], list: 'The list' },
  identifiers: { websites: [OLD.host], emails: [OLD.mail], phones: ['+74951234567'] },
});

describe('sifting archives', () => {
  let workshop: Workshop;
  let services: Services;
  let folder: string;
  let nth = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'revenant-sift-'));
    workshop = await openWorkshop({ port: 1 } as Parameters<typeof openWorkshop>[0]);
    services = workshop.services;
    await services.store.entities.save([ENTITY]);
    const old = written(packedRecords(recordsOf(shopPages(OLD))), 'old.warc.gz');
    const { visit, problems } = await importArchive(old, { entity: 'e1' }, services);
    expect([visit?.state, problems]).toEqual(['captured', []]);
  });
  afterAll(async () => {
    await workshop.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function written(bytes: Uint8Array, name = 'crawl.warc.gz'): string {
    nth += 1;
    const place = join(folder, String(nth));
    mkdirSync(place);
    writeFileSync(join(place, name), bytes);
    return join(place, name);
  }
  const strangers = (from: number, count: number): Buffer[] =>
    Array.from({ length: count }, (_, i) => recordsOf(shopPages(strangerShop(from + i)))).flat();
  const run = (path: string, more: Parameters<typeof siftHere>[2] = {}) => siftHere([path], services, more);
  const explain = (url: string, path: string) =>
    explainSift(url, [path], { bits: SIFT_BITS, base: null }, () => undefined, new AbortController().signal, services);
  const visitsOf = async (site: string) => (await services.store.ledger.visits({ site })).length;

  it('finds the successor among strangers, with file, place and date as its reason, and nobody else', async () => {
    const path = written(
      packedRecords([
        ...strangers(0, 20),
        ...recordsOf(shopPages(NEW)),
        ...recordsOf(shopPages(OLD)),
        ...strangers(20, 20),
      ]),
    );
    const done = await run(path);
    expect(done).toMatchObject({ files: 1, sites: 1, read: 1, suggested: 1, problems: [] });
    expect(done?.counts).toMatchObject({ pages: 126, own: 3, passed: 3, dropped: 120, unread: 0 });
    expect(done?.findings).toBe(1);
    const [suggestion, ...others] = await services.store.suggestions.list({ entity: 'e1' });
    expect(others).toEqual([]);
    expect(suggestion).toMatchObject({ site: 'brightpump.example', state: 'new' });
    expect(suggestion?.reasons[0]).toMatchObject({
      ...{ kind: 'sifted', from: 'crawl.warc.gz', seenAt: '2020-01-02T03:04:05.000Z' },
      archive: { file: 'crawl.warc.gz', skip: 0 },
    });
    expect(suggestion?.reasons[0]?.archive?.at).toBeGreaterThan(0);
    const [match] = await services.store.matches.list({ site: 'brightpump.example', limit: 5 });
    expect(match?.left.handedIn ?? match?.right.handedIn).toBeDefined();
    const { host } = strangerShop(3);
    expect(await visitsOf(host)).toBe(0);
  });

  it('a second call reads nothing twice and adds nothing', async () => {
    const path = written(packedRecords(recordsOf(shopPages({ ...NEW, host: 'again.example' }))));
    const first = await run(path);
    const pieces: number[] = [];
    const { reader } = services;
    const watched = {
      ...services,
      reader: {
        ...reader,
        sift: (...given: Parameters<typeof reader.sift>) => (pieces.push(1), reader.sift(...given)),
      },
    };
    expect(await siftHere([path], watched)).toEqual(first);
    expect(pieces).toEqual([]);
    expect(first.suggested).toBe(1);
    expect(await visitsOf('again.example')).toBe(1);
    expect(await siftHere([path], watched, { again: true })).toEqual(first);
    // Its values are counted, then it is sieved.
    expect(pieces).toEqual([1, 1]);
    expect(await visitsOf('again.example')).toBe(1);
  });

  it('shows no page that the robots.txt in the archive forbids, wherever in the files it lies', async () => {
    const shut = { ...NEW, host: 'shut.example' };
    const path = written(
      packedRecords([...recordsOf(shopPages(shut)), robotsRecord(shut.host, 'User-agent: *\nDisallow: /')]),
    );
    expect(await run(path)).toMatchObject({ sites: 1, read: 0, withheld: 1, suggested: 0, findings: 0 });
    expect(await visitsOf(shut.host)).toBe(0);
    const lines = await explain(`http://${shut.host}/contact.html`, path);
    expect(lines.join('\n')).toMatch(/passed the sieve.*\n.*gathered.*\n.*withheld: robots\.txt/s);
  });

  it('honours noarchive, in the header and in the page', async () => {
    const one = recordsOf(shopPages({ ...NEW, host: 'header.example' }), 'X-Robots-Tag: noarchive\r\n');
    const two = recordsOf(shopPages({ ...NEW, host: 'meta.example', head: '<meta name=robots content=noarchive>' }));
    expect(await run(written(packedRecords([...one, ...two])))).toMatchObject({
      sites: 0,
      counts: { noarchive: 6, passed: 0 },
    });
  });

  it('a page with one listed name in its text does not pass, and --explain says so', async () => {
    const url = 'http://news.example/';
    const page = `<html><title>News</title><p>On Monday the ministry added ${OLD.name} to its list, and shares fell by a third.</p></html>`;
    const path = written(packedRecords(recordsOf({ [url]: page })));
    expect(await run(path)).toMatchObject({ sites: 0, counts: { dropped: 1 } });
    const lines = await explain(url, path);
    expect(lines.join('\n')).toMatch(
      /name, 5\.0 bits: .*Quillmoor.*\n.*dropped by the sieve: 5 bits, and 10 are needed/s,
    );
    expect(await explain('http://other.example/', path)).toEqual(['no record in the file is of http://other.example/']);
  });

  it('what passes and leads nowhere when it is read in full leaves nothing behind', async () => {
    // A directory of links: the listed domain is one of a thousand.
    const links = Array.from(
      { length: 300 },
      (_, i) => `<li><a href="http://${strangerShop(500 + i).host}/">${i}</a></li>`,
    );
    const page = `<html><title>Links</title><ul>${links.join('')}<li><a href="http://${OLD.host}/">x</a></li></ul></html>`;
    const done = await run(written(packedRecords(recordsOf({ 'http://links.example/': page }))));
    expect(done).toMatchObject({ sites: 1, read: 1, findings: 0 });
    if (done?.suggested === 0) expect(await visitsOf('links.example')).toBe(0);
  });

  it('text and addresses alone are suggested, and nothing is read or found', async () => {
    const textOf = (host: string): Buffer =>
      record(
        [
          'WARC-Type: conversion',
          `WARC-Target-URI: http://${host}/`,
          'WARC-Date: 2020-01-02T03:04:05Z',
          'Content-Type: text/plain',
        ],
        `Pumps of all kinds. Write to ${OLD.mail} today.`,
      );
    const done = await run(written(gzipSync(textOf('text.example')), 'part.warc.wet.gz'));
    expect(done).toMatchObject({ sites: 1, read: 0, suggested: 1, findings: 0 });
    // Crawls publish robots.txt in files of their own.
    const both = written(gzipSync(textOf('shut-text.example')), 'part.warc.wet.gz');
    const robots = written(packedRecords([robotsRecord('shut-text.example', 'User-agent: *\nDisallow: /')]));
    const shut = await siftHere([both, robots], services);
    expect(shut).toMatchObject({ sites: 1, read: 0, withheld: 1, suggested: 0, findings: 0 });
  });

  describe('hostile archives', () => {
    const good = () => recordsOf(shopPages({ ...NEW, host: `good${nth}.example` }));

    it.each<readonly [what: string, code: RegExp, make: () => Buffer]>([
      [
        'a wrong length',
        /archive:(?:record|cut)/,
        () => of('response', 'http://x.example/', 'HTTP/1.1 200 OK\r\n\r\nxx', [], 9),
      ],
      ['no length', /archive:record-length/, () => of('response', 'http://x.example/', 'x', [], 'many')],
      ['a header that never ends', /archive:header/, () => Buffer.from(`WARC/1.0\r\nx: ${'y'.repeat(200_000)}`)],
      ['a record that is cut', /archive:cut/, () => of('response', 'http://x.example/', 'x').subarray(0, 120)],
    ])(
      '%s ends the file with its code, and what came before counts',
      async (_what, code, make) => {
        const path = written(
          Buffer.concat([...good(), make(), Buffer.from('garbage that is no record')]),
          'plain.warc',
        );
        const done = await run(path);
        expect(done?.problems.join(' ')).toMatch(code);
        expect(done?.counts.passed).toBe(3);
      },
      60_000,
    );

    it('a record within a page is text', async () => {
      const fake = recordsOf(shopPages({ ...NEW, host: 'fake.example' }))[0]?.toString() ?? '';
      const page = `<html><title>t</title><pre>${fake.replace(OLD.mail, 'x')}</pre></html>`;
      const done = await run(written(packedRecords(recordsOf({ 'http://inner.example/': page }))));
      expect(done?.counts.pages).toBe(1);
      expect((await services.store.suggestions.list({})).some(({ site }) => site === 'fake.example')).toBe(false);
    });

    it('a bomb and a gigabyte in one record are passed over, and the records behind them read', async () => {
      const zeros = Buffer.alloc(1 << 20);
      const head = Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>');
      const huge = of(
        'response',
        'http://huge.example/',
        Buffer.concat([head, ...Array.from({ length: 200 }, () => zeros)]),
      );
      const coded = Buffer.concat([
        Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n'),
        gzipSync(huge),
      ]);
      const path = written(packedRecords([huge, of('response', 'http://bomb.example/', coded), ...good()]));
      const done = await run(path);
      expect(done?.counts).toMatchObject({ pages: 5, passed: 3, unread: 0 });
      expect(done?.problems).toEqual([]);
      expect(done?.counts.bytes).toBeLessThan(20 << 20);
    });
  });

  it('lists of paths name files beside them; what is not there is a problem and nothing more', async () => {
    const path = written(packedRecords(recordsOf(shopPages({ ...NEW, host: 'listed.example' }))), 'a.warc.gz');
    const list = join(path, '..', 'warc.paths.gz');
    writeFileSync(
      list,
      gzipSync('crawl-data/segment/warc/a.warc.gz\ncrawl-data/segment/warc/b.warc.gz\n../../etc/passwd\n'),
    );
    const done = await run(list);
    expect(done).toMatchObject({ files: 1, sites: 1 });
    expect(done?.problems.map((one) => /names (\S+), which/.exec(one)?.[1])).toEqual([
      'crawl-data/segment/warc/b.warc.gz',
      '../../etc/passwd',
    ]);
    expect(statSync(path).size).toBeGreaterThan(0);
  });
});
