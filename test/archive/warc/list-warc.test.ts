import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARCHIVE_LIMITS } from '../../../src/archive/limits.ts';
import { readArchive } from '../../../src/archive/read-archive.ts';
import { bytes, HTML, html, of, packed, record } from '../../../testkit/archive/warc-fixture.ts';
import { expectSoon } from '../../../testkit/expect-quick.ts';
import { readDamaged } from '../damage.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'list-warc-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(
  content: Uint8Array,
  options: { url?: string; at?: string; limits?: Partial<typeof ARCHIVE_LIMITS> } = {},
) {
  const path = join(folder, 'one.warc');
  await writeFile(path, content);
  const { limits, ...where } = options;
  return readArchive(path, { maxPages: 50, ...where }, { ...ARCHIVE_LIMITS, ...limits });
}
const urls = ({ captured }: Awaited<ReturnType<typeof read>>) => captured.records.map(({ url }) => url);

const home = of('response', 'http://old.example/', html('Welcome'));
const about = of('response', 'http://old.example/about', html('About us'));

describe('the three ways to pack a WARC', () => {
  const records = [of('request', 'http://old.example/', 'GET / HTTP/1.1\r\n\r\n'), home, about];
  it.each([
    ['plain', Buffer.concat(records)],
    ['gzip of each record', packed(...records)],
    ['one gzip over all', gzipSync(Buffer.concat(records))],
    ['padded with zeros between members', Buffer.concat([...records.map((one) => gzipSync(one)), Buffer.alloc(512)])],
    [
      'a first member with a name and a comment',
      Buffer.concat([named(gzipSync(records[0] as Buffer)), packed(home, about)]),
    ],
  ])('%s: the same pages', async (_name, content) => {
    const result = await read(content);
    expect(result.problems).toEqual([]);
    expect(result.captured.partial).toBeNull();
    expect(urls(result)).toEqual(['http://old.example/', 'http://old.example/about']);
    expect(Buffer.from(result.captured.records[1]?.body ?? '').toString()).toContain('About us');
  });

  it('members larger than what is unpacked at once', async () => {
    const long = of('response', 'http://old.example/', `${HTML}<p>${'x'.repeat(3 << 20)}</p>`);
    const noise = of('response', 'http://old.example/b', Buffer.concat([bytes(HTML), bytes(noiseText(400_000))]));
    const result = await read(packed(long, noise, about));
    expect(result.problems).toEqual([]);
    expect(result.captured.records.map(({ body }) => body.length)).toEqual([(3 << 20) + 7, 400_000, 53]);
  });
});

/** A gzip header with FNAME and FCOMMENT (RFC 1952, 2.3). */
function named(member: Buffer): Buffer {
  const head = Buffer.from(member.subarray(0, 10));
  head[3] = 8 | 16;
  return Buffer.concat([head, bytes('a.warc\0by hand\0'), member.subarray(10)]);
}

function noiseText(length: number): string {
  let state = 7;
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return String.fromCharCode(33 + ((state >> 8) % 90));
  }).join('');
}

describe('kinds of records', () => {
  it('reads resource and conversion records, and marks the latter', async () => {
    const typed = ['Content-Type: text/html'];
    const result = await read(
      Buffer.concat([
        of('warcinfo', 'http://old.example/', 'software: x'),
        of('resource', 'http://old.example/', '<!doctype html><p>a resource</p>', typed),
        of('conversion', 'http://old.example/c', '<!doctype html><p>converted</p>', typed),
        of('metadata', 'http://old.example/', 'fetchTimeMs: 3', ['Content-Type: application/warc-fields']),
        of('no-such-type', 'http://old.example/', 'x'),
      ]),
    );
    expect(result.captured.records.map(({ url, marks }) => [url, marks])).toEqual([
      ['http://old.example/', []],
      ['http://old.example/c', ['converted']],
    ]);
  });

  it('resolves a revisit by digest, before and after its original, and one of a 304 by address and date', async () => {
    const digest = ['WARC-Payload-Digest: sha1:ABC'];
    const result = await read(
      Buffer.concat([
        of('revisit', 'http://old.example/early', 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n', digest),
        of('response', 'http://old.example/', html('the body'), digest),
        of('revisit', 'http://old.example/late', '', digest),
        of('revisit', 'http://old.example/unchanged', 'HTTP/1.1 304 Not Modified\r\n\r\n', [
          'WARC-Refers-To-Target-URI: http://old.example/about',
          'WARC-Refers-To-Date: 2020-01-02T03:04:05Z',
        ]),
        about,
      ]),
    );
    const texts = new Map(result.captured.records.map(({ url, body }) => [url, Buffer.from(body).toString()]));
    expect(texts.get('http://old.example/early')).toContain('the body');
    expect(texts.get('http://old.example/late')).toContain('the body');
    expect(texts.get('http://old.example/unchanged')).toContain('About us');
    // The digest is invented: each use of the body says so.
    expect(result.problems.filter((line) => line.includes('does not match the digest'))).toHaveLength(3);
  });

  it('takes no other bytes for those that a revisit names by digest, nor later ones for those that it dates or does not', async () => {
    const at = (year: number, words: string, ...extra: string[]) =>
      record(
        ['WARC-Type: response', 'WARC-Target-URI: http://old.example/', `WARC-Date: ${year}-01-01T00:00:00Z`, ...extra],
        html(words),
      );
    const revisit = (path: string, year: number, ...fields: string[]) =>
      record(
        [
          ...['WARC-Type: revisit', `WARC-Target-URI: http://old.example/${path}`],
          ...[`WARC-Date: ${year}-01-01T00:00:00Z`, 'WARC-Refers-To-Target-URI: http://old.example/', ...fields],
        ],
        '',
      );
    const result = await read(
      Buffer.concat([
        at(2019, 'the owner before', 'WARC-Payload-Digest: sha1:BEFORE'),
        at(2020, 'the owner after'),
        revisit('named', 2020, 'WARC-Payload-Digest: sha1:ELSEWHERE'),
        revisit('dated', 2020, 'WARC-Refers-To-Date: 2018-01-01T00:00:00Z'),
        revisit('undated', 2019, 'WARC-Refers-To-Date: 2019-01-01T00:00:00Z'),
        revisit('own', 2019),
      ]),
      { at: '2019-06-01' },
    );
    const texts = result.captured.records.map(({ url, body }) => [new URL(url).pathname, Buffer.from(body).toString()]);
    expect(texts).toEqual([
      ['/', expect.stringContaining('the owner before')],
      ['/own', expect.stringContaining('the owner before')],
      ['/undated', expect.stringContaining('the owner before')],
    ]);
    expect(result.problems).toContain('2 revisit records without a body: the original is not in this archive');
  });

  it('says nothing of a revisit of a style sheet, but of one whose body is elsewhere', async () => {
    const css = 'HTTP/1.1 200 OK\r\nContent-Type: text/css\r\n\r\n';
    const result = await read(
      Buffer.concat([
        home,
        of('response', 'http://old.example/a.css', `${css}p{}`, ['WARC-Payload-Digest: sha1:CSS']),
        of('revisit', 'http://old.example/b.css', css, ['WARC-Payload-Digest: sha1:CSS']),
        of('revisit', 'http://old.example/gone', '', ['WARC-Payload-Digest: sha1:GONE']),
      ]),
    );
    expect(result.problems).toEqual(['1 revisit record without a body: the original is not in this archive']);
  });

  it('reports a wrong digest and marks the page, at a right one is silent', async () => {
    const block = html('Welcome');
    const right = `sha256:${createHash('sha256').update(block).digest('hex')}`;
    const wrong = `sha256:${createHash('sha256').update('other').digest('hex')}`;
    const good = await read(of('response', 'http://old.example/', block, [`WARC-Block-Digest: ${right}`]));
    expect(good.problems).toEqual([]);
    const bad = await read(of('response', 'http://old.example/', block, [`WARC-Block-Digest: ${wrong}`]));
    expect(bad.captured.records[0]?.marks).toEqual(['digest-mismatch']);
    expect(bad.captured.marks).toEqual(['digest-mismatch']);
    expect(bad.problems).toEqual([expect.stringMatching(/byte 0: http:\/\/old\.example\/ does not match the digest/)]);
  });
});

describe('what is taken from a web archive’s replay', () => {
  it('gets back its own address and time; the time of the mirror is not taken for it', async () => {
    const replayed = of('response', 'https://web.archive.org/web/20150607080910id_/http://old.example/', html('Then'), [
      'WARC-Date: 2026-01-01T00:00:00Z',
    ]);
    const { captured } = await read(replayed);
    expect(captured.records[0]).toMatchObject({ url: 'http://old.example/', capturedAt: '2015-06-07T08:09:10.000Z' });
    expect(captured.home).toBe('http://old.example/');
  });

  it('does not believe a site of its own that has such addresses', async () => {
    const sly = of('response', 'https://sly.example/web/20150607080910/http://old.example/', html('Then'));
    expect(urls(await read(sly))).toEqual(['https://sly.example/web/20150607080910/http://old.example/']);
  });
});

describe('hostile and broken files', () => {
  const cut = async (content: Buffer, limits?: Partial<typeof ARCHIVE_LIMITS>) => {
    const { captured, problems } = await read(content, limits === undefined ? {} : { limits });
    return { reason: captured.partial?.reason, problems };
  };
  it.each([
    ['a negative length', of('response', 'http://old.example/x', 'x', [], -5), /record-length|no length/],
    ['a length that is no number', of('response', 'http://old.example/x', 'x', [], '1e9'), /states no length/],
    [
      'a length beyond the file',
      of('response', 'http://old.example/x', html('x'), [], 10_000_000),
      /ends \d+ bytes before/,
    ],
    [
      'a length that is too short',
      of('response', 'http://old.example/x', `${html('x')}${'y'.repeat(99)}`, [], 20),
      /no WARC record begins/,
    ],
    ['a header of a megabyte', record([`X: ${'x'.repeat(1 << 20)}`], ''), /does not end within/],
    [
      'a header of endless lines',
      record(
        Array.from({ length: 90_000 }, () => 'X: y'),
        '',
      ),
      /does not end within/,
    ],
  ])('%s: what stands before is kept, place and reason are told', async (_name, bad, told) => {
    for (const content of [Buffer.concat([home, bad]), packed(home, bad)]) {
      const { reason, problems } = await cut(content);
      expect(reason).toBe('archive:damaged');
      expect(problems.join('\n')).toMatch(told);
      expect(problems[0]).toMatch(/one\.warc: record \d+ or the one before, at /);
    }
  });

  it('a lie about the length does not make a page’s text a record', async () => {
    const forged = of('response', 'http://victim.example/', html('forged')).toString('latin1');
    const page = of('response', 'http://old.example/x', `${HTML}<p>\r\n\r\n${forged}`);
    const result = await read(Buffer.concat([home, page]));
    expect(urls(result)).toEqual(['http://old.example/', 'http://old.example/x']);
  });

  it('a gzip bomb ends at its ratio, and what stands before it is kept', async () => {
    const bomb = gzipSync(of('response', 'http://old.example/b', Buffer.concat([bytes(HTML), Buffer.alloc(64 << 20)])));
    const { reason, problems } = await cut(Buffer.concat([packed(home), bomb]), { archiveRatioFromBytes: 1 << 20 });
    expect(reason).toBe('limit:archive-ratio');
    expect(problems[0]).toMatch(/more than 300 times its length/);
  });

  it('a page that unpacks without end is cut and marked', async () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n';
    const body = gzipSync(Buffer.concat([bytes('<!doctype html><p>'), Buffer.alloc(8 << 20, 'x')]));
    const { captured } = await read(of('response', 'http://old.example/', Buffer.concat([bytes(head), body])), {
      limits: { archiveBodyBytes: 1 << 20 },
    });
    expect(captured.records[0]?.body.length).toBe(1 << 20);
    expect(captured.records[0]?.marks).toContain('truncated');
  });

  it('endless chunk lines cost no time', async () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n';
    const file = of('response', 'http://old.example/', `${head}${'1\r\nx\r\n'.repeat(1_000_000)}`);
    await expectSoon(() => read(file), 5_000);
  });

  it('more records than the limit: the rest is left out, by name', async () => {
    const many = Array.from({ length: 50 }, (_, i) => of('response', `http://old.example/${i}`, html(`p${i}`)));
    const { reason, problems } = await cut(Buffer.concat(many), { archiveRecords: 20 });
    expect(reason).toBe('limit:archive-records');
    expect(problems[0]).toMatch(/more than 20 records/);
  });

  it('more than may be kept: the first pages stand, the rest is named', async () => {
    const page = (i: number) => of('response', `http://old.example/${i === 0 ? '' : i}`, html('x'.repeat(50_000)));
    const { captured, problems } = await read(Buffer.concat([0, 1, 2, 3].map(page)), {
      limits: { archiveKeptBytes: 210_000 },
    });
    expect(captured.records.length).toBe(2);
    expect(captured.partial).not.toBeNull();
    expect(problems.join('\n')).toMatch(/limit:archive-kept/);
  });

  const sound = [home, about, of('response', 'http://old.example/c', `${HTML}${'c'.repeat(5_000)}`)];
  it.each([
    ['plain', Buffer.concat(sound)],
    ['gzip of each record', packed(...sound)],
    ['one gzip', gzipSync(Buffer.concat(sound))],
  ])(
    '%s: any cut and any changed byte gives pages or a typed refusal, never a throw of another kind',
    async (_name, content) => {
      await readDamaged(content, 150, async (damaged) => {
        const { captured } = await read(damaged);
        expect(captured.records.length).toBeGreaterThan(0);
      });
    },
  );
});
