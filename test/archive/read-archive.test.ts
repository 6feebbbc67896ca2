import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dechunk, decodeBody } from '../../src/archive/decode-body.ts';
import { hasDigest } from '../../src/archive/digest.ts';
import { readArchive } from '../../src/archive/read-archive.ts';
import { InputError } from '../../src/errors.ts';
import { type WarcExchange, writeWarc } from '../../testkit/archive/write-warc.ts';
import { expectSoon } from '../../testkit/expect-quick.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (body: Uint8Array) => new TextDecoder().decode(body);
const info = { software: 'test', description: 'an invented site', createdAt: '2021-06-20T00:00:00.000Z' };
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0]);

function page(path: string, words: string, host = 'old.example'): WarcExchange {
  return {
    url: `http://${host}${path}`,
    status: 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: bytes(`<!doctype html><title>${words}</title><p>${words} <img src="/img/drum.jpg">`),
    capturedAt: '2021-06-20T10:00:00.000Z',
  };
}
const drum: WarcExchange = { ...page('/img/drum.jpg', ''), headers: { 'content-type': 'image/jpeg' }, body: jpeg };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function warc(name: string, exchanges: WarcExchange[]): Promise<string> {
  const path = join(folder, name);
  await writeWarc(path, exchanges, info);
  return path;
}

/** A plain (not packed) WARC record as other tools write it. */
function record(headers: string[], block: string | Uint8Array): Buffer {
  const body = typeof block === 'string' ? bytes(block) : block;
  const head = ['WARC/1.0', 'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>', ...headers];
  return Buffer.concat([
    bytes(`${head.join('\r\n')}\r\nContent-Length: ${body.length}\r\n\r\n`),
    body,
    bytes('\r\n\r\n'),
  ]);
}
function response(url: string, block: string | Uint8Array, extra: string[] = []): Buffer {
  const headers = ['WARC-Type: response', `WARC-Target-URI: ${url}`, 'WARC-Date: 2020-01-02T03:04:05Z', ...extra];
  return record([...headers, 'Content-Type: application/http; msgtype=response'], block);
}
async function plain(name: string, ...records: Buffer[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, Buffer.concat(records));
  return path;
}

describe('a WARC that was written here', () => {
  it('gives documents of the host after the pages and pictures, three at most', async () => {
    const leaflet = (path: string, host?: string): WarcExchange => ({
      ...page(path, '', host),
      headers: { 'content-type': 'application/pdf' },
      body: bytes('%PDF-1.4'),
    });
    const files = ['/a.pdf', '/b.pdf', '/c.pdf', '/d.pdf'].map((path) => leaflet(path));
    const path = await warc('leaflets.warc.gz', [
      leaflet('/x.pdf', 'other.example'),
      ...files,
      drum,
      page('/', 'Home'),
    ]);
    const { captured } = await readArchive(path, { maxPages: 10 });
    expect(captured.records.map(({ role, url }) => [role, url.slice('http://old.example'.length)])).toEqual([
      ['page', '/'],
      ['image', '/img/drum.jpg'],
      ['document', '/a.pdf'],
      ['document', '/b.pdf'],
      ['document', '/c.pdf'],
    ]);
  });

  it('gives the pages and pictures back, home page first', async () => {
    const path = await warc('whole.warc.gz', [
      page('/en/about.html', 'About'),
      drum,
      page('/', 'Home'),
      page('/contact', 'Contact'),
    ]);
    const { captured, problems } = await readArchive(path, { maxPages: 10 });
    expect(problems).toEqual([]);
    expect(captured.partial).toBeNull();
    expect(captured.home).toBe('http://old.example/');
    expect(captured.records.map(({ role, url, pageRole }) => [role, url, pageRole])).toEqual([
      ['page', 'http://old.example/', 'home'],
      ['page', 'http://old.example/contact', null],
      ['page', 'http://old.example/en/about.html', null],
      ['image', 'http://old.example/img/drum.jpg', null],
    ]);
    expect(captured.records[0]).toMatchObject({ capturedAt: '2021-06-20T10:00:00.000Z', marks: [], status: 200 });
    expect(captured.records.at(-1)?.body).toEqual(Buffer.from(jpeg));
  });

  it('is the same file each time, each record a gzip member of its own', async () => {
    const one = await readFile(await warc('one.warc.gz', [page('/', 'Home')]));
    const two = await readFile(await warc('two.warc.gz', [page('/', 'Home')]));
    expect(one.equals(two)).toBe(true);
    const members = [...one.keys()].filter((at) => one[at] === 0x1f && one[at + 1] === 0x8b && one[at + 2] === 8);
    expect(members.length).toBe(3);
  });

  it('keeps header values from starting a header of their own', async () => {
    const sly = {
      ...page('/', 'Home'),
      headers: { 'content-type': 'text/html', 'x-a': 'b\r\nX-Evil: c', 'bad name': 'd' },
    };
    const { captured } = await readArchive(await warc('sly.warc.gz', [sly]), { maxPages: 1 });
    expect(captured.records[0]?.headers).toEqual({
      'content-type': 'text/html',
      'x-a': 'b X-Evil: c',
      'content-length': String(sly.body.length),
    });
  });

  it('leaves no half file when the source of the records fails', async () => {
    const path = join(folder, 'never.warc.gz');
    const failing = (function* () {
      yield page('/', 'Home');
      throw new Error('disk gone');
    })();
    await expect(writeWarc(path, failing, info)).rejects.toThrow('disk gone');
    await expect(stat(path)).rejects.toThrow('ENOENT');
    await expect(stat(`${path}.part`)).rejects.toThrow('ENOENT');
  });

  it('keeps to the page budget and to the host that was asked for', async () => {
    const path = await warc('two-sites.warc.gz', [
      page('/', 'Home'),
      page('/a', 'A'),
      page('/b', 'B'),
      page('/', 'Other', 'other.example'),
    ]);
    const few = await readArchive(path, { maxPages: 2 });
    expect(few.captured.records.map(({ url }) => url)).toEqual(['http://old.example/', 'http://old.example/a']);
    const other = await readArchive(path, { maxPages: 9, url: 'https://www.other.example/' });
    expect(other.captured.records.map(({ finalUrl }) => finalUrl)).toEqual(['http://other.example/']);
    await expect(readArchive(path, { maxPages: 9, url: 'http://absent.example/' })).rejects.toThrow(InputError);
  });

  it('follows a recorded redirect to the home page', async () => {
    const moved = { ...page('/', ''), status: 301, headers: { location: '/en/' }, body: new Uint8Array() };
    const path = await warc('moved.warc.gz', [moved, page('/en/', 'Home')]);
    const { captured } = await readArchive(path, { maxPages: 5, url: 'http://old.example/' });
    expect(captured.records[0]).toMatchObject({
      url: 'http://old.example/',
      finalUrl: 'http://old.example/en/',
      redirects: [{ url: 'http://old.example/', status: 301 }],
    });
  });
});

describe('a damaged WARC', () => {
  const pages = ['/', '/a', '/b', '/c', '/d', '/e'].map((path) =>
    page(path, `words of ${path} ${'lorem '.repeat(200)}`),
  );

  it('cut in the middle: keeps what was read and says where it ends', async () => {
    const whole = await readFile(await warc('cut.warc.gz', pages));
    const path = join(folder, 'cut-half.warc.gz');
    await writeFile(path, whole.subarray(0, Math.floor(whole.length / 2)));
    const { captured, problems } = await readArchive(path, { maxPages: 10 });
    expect(captured.records.length).toBeGreaterThanOrEqual(2);
    expect(captured.records.length).toBeLessThan(6);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /cut-half\.warc\.gz: record \d+ .*at byte \d+: the gzip member at byte \d+ is cut short/,
    );
    expect(captured.partial).toMatchObject({ reason: 'archive:damaged' });
  });

  it('cut anywhere: never throws anything but InputError, never invents a page', async () => {
    const whole = await readFile(await warc('cuts.warc.gz', pages));
    const path = join(folder, 'cuts-now.warc.gz');
    for (let at = 10; at < whole.length; at += 97) {
      await writeFile(path, whole.subarray(0, at));
      const result = await readArchive(path, { maxPages: 10 }).catch((error: unknown) => {
        expect(error).toBeInstanceOf(InputError);
        return null;
      });
      for (const { url, body, marks } of result?.captured.records ?? []) {
        const source = pages.find((known) => known.url === url);
        if (marks.length === 0) expect(text(body)).toBe(text(source?.body ?? jpeg));
      }
    }
  });

  it('with flipped bits: an undamaged page is as it was, a damaged one is missing or marked', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const whole = await readFile(await warc('flips.warc.gz', pages));
    const path = join(folder, 'flips-now.warc.gz');
    for (let at = 3; at < whole.length; at += 61) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0x10;
      await writeFile(path, broken);
      const result = await readArchive(path, { maxPages: 10 }).catch((error: unknown) => {
        expect(error).toBeInstanceOf(InputError);
        return null;
      });
      if (result === null) continue;
      for (const { url, body, marks } of result.captured.records) {
        const source = pages.find((known) => known.url === url);
        if (source !== undefined && marks.length === 0) expect(text(body)).toBe(text(source.body));
      }
      // Something missing is never without a word.
      if (result.captured.records.length < pages.length) expect(result.problems.length).toBeGreaterThan(0);
    }
    vi.restoreAllMocks();
  });

  it('not packed, with a changed byte: the digest does not fit and the page is marked', async () => {
    const block = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>paid in full';
    const good = `sha256:${Buffer.from(await crypto.subtle.digest('SHA-256', bytes(block))).toString('hex')}`;
    const path = await plain(
      'changed.warc',
      response('http://old.example/', block, [`WARC-Block-Digest: ${good}`]),
      response('http://old.example/x', block.replace('paid', 'owed'), [`WARC-Block-Digest: ${good}`]),
    );
    const { captured } = await readArchive(path, { maxPages: 5 });
    expect(captured.records.map(({ marks }) => marks)).toEqual([[], ['digest-mismatch']]);
  });

  it('a record header that never ends is given up after a bounded part', async () => {
    const start = response('http://old.example/', 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>home');
    const path = join(folder, 'endless.warc.gz');
    await writeFile(path, gzipSync(Buffer.concat([start, bytes('WARC/1.0\r\n'), Buffer.alloc(64 << 20, 'a')])));
    const { captured, problems } = await readArchive(path, { maxPages: 5 });
    expect(captured.records).toHaveLength(1);
    expect(problems[0]).toContain('the record header does not end');
  });
});

describe('WARCs of other tools', () => {
  it('undoes chunking and content codings, folds repeated headers, unwraps angle brackets', async () => {
    const packed = gzipSync(bytes('<html><p>packed'));
    const chunked = Buffer.concat([
      bytes(
        `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-A: 1\r\nX-A: 2\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n${packed.length.toString(16)}\r\n`,
      ),
      packed,
      bytes('\r\n0\r\n\r\n'),
    ]);
    const { captured } = await readArchive(await plain('coded.warc', response('<http://old.example/>', chunked)), {
      maxPages: 1,
    });
    expect(text(captured.records[0]?.body ?? jpeg)).toBe('<html><p>packed');
    expect(captured.records[0]?.headers['x-a']).toBe('1, 2');
    expect(captured.records[0]?.capturedAt).toBe('2020-01-02T03:04:05.000Z');
  });

  it('fills a revisit record from the body it points at, and says so when it is elsewhere', async () => {
    const block = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>same';
    const revisit = (url: string, digest: string) =>
      record(
        [
          'WARC-Type: revisit',
          `WARC-Target-URI: ${url}`,
          'WARC-Date: 2020-02-02T00:00:00Z',
          `WARC-Payload-Digest: ${digest}`,
        ],
        'HTTP/1.1 200 OK\r\n\r\n',
      );
    const path = await plain(
      'revisit.warc',
      response('http://old.example/', block, ['WARC-Payload-Digest: sha1:KNOWN']),
      revisit('http://old.example/again', 'sha1:KNOWN'),
      revisit('http://old.example/lost', 'sha1:LOST'),
    );
    const { captured, problems } = await readArchive(path, { maxPages: 5 });
    expect(captured.records.map(({ url, body }) => [url, text(body)])).toEqual([
      ['http://old.example/', '<html><p>same'],
      ['http://old.example/again', '<html><p>same'],
    ]);
    expect(problems[0]).toContain('1 revisit record without a body');
  });

  it('prefers the latest capture of an address and reads resource records', async () => {
    const at = (date: string, words: string) =>
      record(
        [
          'WARC-Type: resource',
          'WARC-Target-URI: http://old.example/',
          `WARC-Date: ${date}`,
          'Content-Type: text/html',
        ],
        `<html><p>${words}`,
      );
    const path = await plain('twice.warc', at('2020-05-01T00:00:00Z', 'newer'), at('2019-05-01T00:00:00Z', 'older'));
    const { captured } = await readArchive(path, { maxPages: 5 });
    expect(captured.records.map(({ body }) => text(body))).toEqual(['<html><p>newer']);
  });
});

describe('saved HTML', () => {
  it('reads a saved page with its files folder, at the address the page states', async () => {
    const dir = join(folder, 'saved');
    await mkdir(join(dir, 'Old_files'), { recursive: true });
    await writeFile(join(dir, 'Old.html'), '<!-- saved from url=(0026)http://old.example/about/ -->\n<html><p>Saved');
    await writeFile(join(dir, 'Old_files', 'drum.jpg'), jpeg);
    const { captured } = await readArchive(join(dir, 'Old.html'), { maxPages: 3, at: '2021-06-20' });
    expect(captured.records.map(({ url, capturedAt, marks }) => [url, capturedAt, marks])).toEqual([
      ['http://old.example/about/', '2021-06-20T00:00:00.000Z', ['restored']],
      ['http://old.example/about/Old_files/drum.jpg', '2021-06-20T00:00:00.000Z', []],
    ]);
  });

  it.each(['<link rel=canonical ', '<meta property=og:url ', '<!-- saved from url=(1)', '<link '])(
    'looks for the address of a page of nothing but %j in no time',
    async (opening) => {
      const path = join(folder, 'openings.html');
      await writeFile(path, `<title>Openings</title>${opening.repeat(65_000 / opening.length)}`);
      const refused = () =>
        expect(readArchive(path, { maxPages: 1 })).rejects.toThrow('does not say where it was published');
      await expectSoon(refused, 10_000);
    },
  );
});

describe('what is not readable', () => {
  it.each([
    ['y.bin', '\x00\x01\x02', /Revenant reads WARC 1\.0 and 1\.1 .*, WACZ, CDX and CDXJ/],
    ['x.wacz', 'PK\x03\x04....', /the ZIP file has no directory at its end.*zip:broken/],
    ['x.har', '{"log": {"version": "1.2"}}', /holds no readable page/],
    [
      'x.mhtml',
      'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;',
      /holds no readable page.*archive:cut/,
    ],
    ['x.bin', '\x00\x01\x02', /is no archive that can be read/],
  ])('%s is an InputError that names what is', async (name, content, message) => {
    await writeFile(join(folder, name), content, 'latin1');
    const reading = readArchive(join(folder, name), { maxPages: 1 });
    await expect(reading).rejects.toThrow(InputError);
    await expect(reading).rejects.toThrow(message);
  });

  it('a missing file, a bad date and a bad address are said plainly', async () => {
    await expect(readArchive(join(folder, 'none'), { maxPages: 1 })).rejects.toThrow('there is no such file');
    await expect(readArchive(folder, { maxPages: 1, at: 'soon' })).rejects.toThrow('"soon" is no date');
    await expect(readArchive(folder, { maxPages: 1, url: 'ftp://x' })).rejects.toThrow('is no web address');
  });
});

describe('decodeBody', () => {
  const html = '<html><p>words';
  it.each([
    ['gzip', gzipSync(html)],
    ['deflate', deflateRawSync(html)],
    ['br', brotliCompressSync(html)],
    ['gzip', bytes(html)],
    ['br', bytes(html)],
  ])('%s', async (coding, raw) => {
    expect(text((await decodeBody({ 'content-encoding': coding }, raw)).body)).toBe(html);
  });

  it('stops a bomb at the limit and keeps the part of a cut body', async () => {
    const bomb = await decodeBody({ 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(50 << 20)), 100_000);
    expect([bomb.body.length, bomb.marks]).toEqual([100_000, ['truncated']]);
    const packed = gzipSync(Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7919) % 251)));
    const cut = await decodeBody({ 'content-encoding': 'gzip' }, packed.subarray(0, packed.length - 20));
    expect(cut.marks).toEqual(['truncated']);
  });

  it('leaves a body alone that only looks chunked', () => {
    expect(dechunk(bytes('<html>'))).toBeNull();
    expect(dechunk(bytes('5\r\nhello\r\n0\r\n\r\n'))).toMatchObject({ cut: false });
    expect(dechunk(bytes('5\r\nhello\r\n9\r\ncut'))).toMatchObject({ cut: true });
  });
});

it('hasDigest knows the spellings in use (RFC 4648 Base32, hex)', () => {
  expect(hasDigest('sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ', new Uint8Array())).toBe(true);
  expect(hasDigest('sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', new Uint8Array())).toBe(
    true,
  );
  expect(hasDigest('sha1:AAAA', new Uint8Array())).toBe(false);
  expect(hasDigest('crc9:00', new Uint8Array())).toBeNull();
  expect(hasDigest('constructor:00', new Uint8Array())).toBeNull();
});
