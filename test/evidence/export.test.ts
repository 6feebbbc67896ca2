import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CDXIndexer, WARCParser } from 'warcio';
import { readArchive } from '../../src/archive/read-archive.ts';
import { readZip } from '../../src/archive/wacz/stored-zip.ts';
import { DIGEST, PACKAGE } from '../../src/evidence/bundle.ts';
import { publicKeyOf } from '../../src/evidence/signing.ts';
import { exportMatch } from '../../src/flow/evidence/export-match.ts';
import { verifyBundle } from '../../src/flow/evidence/verify-bundle.ts';
import { judge } from '../../src/flow/screen/judge.ts';
import { VerificationDocument } from '../../src/model/decisions/evidence.ts';
import { type Bench, openBench } from '../../testkit/evidence/bench.ts';
import { sealedAnew, strangerKeys } from '../../testkit/evidence/forgeries.ts';

let bench: Bench;
let file: Buffer;
let entries: Map<string, Buffer>;
let manifest: {
  created: string;
  wacz_version: string;
  resources: { name: string; path: string; hash: string; bytes: number }[];
};
const OPTIONS = { keys: [], roots: [], software: 'revenant 0.1.0' };
const verify = (bytes: Buffer, options = {}) =>
  verifyBundle('a.wacz', bytes, { ...OPTIONS, ...options }, bench.shop.services.reader);

beforeAll(async () => {
  bench = await openBench();
  await judge(bench.match, { judgement: 'positive', by: 'A. Analyst', why: 'the same mailbox' }, bench.shop.services);
  ({ file } = await bench.export());
  entries = new Map(readZip(file).entries.map(({ path, bytes }) => [path, Buffer.from(bytes)]));
  manifest = JSON.parse(String(entries.get(PACKAGE)));
});
afterAll(() => bench?.close(), 60_000);

describe('an exported bundle', () => {
  it('verifies offline: bytes, log, and the verdict from the bytes', async () => {
    const document = await verify(file);
    expect(document.problems).toEqual([]);
    expect(document.verdict).toMatchObject({
      outcome: 'same',
      stated: 'strong',
      recomputed: 'strong',
      differences: [],
    });
    expect(document).toMatchObject({ ok: true, bytes: 'intact', match: bench.match.id });
    expect(VerificationDocument.parse(document)).toEqual(document);
    expect(document.log.entries).toBeGreaterThanOrEqual(4);
  });

  it('is the same but for the two entries that seal it, when it is made again', async () => {
    await new Promise((done) => setTimeout(done, 1_100));
    const again = readZip((await bench.export()).file).entries;
    const differ = again.filter(({ path, bytes }) => entries.get(path)?.equals(bytes) !== true).map(({ path }) => path);
    expect(differ).toEqual([PACKAGE, DIGEST]);
    expect(again.map(({ path }) => path)).toEqual([...entries.keys()]);
  });

  it('trusts the key that was given, and no other', async () => {
    const key = publicKeyOf((await bench.ports.keys()).ed25519);
    expect((await verify(file, { keys: [key] })).signature).toMatchObject({ key, trusted: true });
    const other = publicKeyOf(strangerKeys().ed25519);
    const document = await verify(file, { keys: [other] });
    expect([document.ok, document.signature.trusted]).toEqual([false, false]);
    expect(document.problems[0]?.detail).toContain('sealed by a key that was not given');
  });

  it('says what differs when the evidence was changed and sealed anew with the right key', async () => {
    const forged = await sealedAnew(
      file,
      (one) =>
        one.path === 'evidence/match.json'
          ? {
              ...one,
              bytes: Buffer.from(String(entries.get(one.path)).replace('"verdict":"strong"', '"verdict":"lead"')),
            }
          : one,
      await bench.ports.keys(),
    );
    const document = await verify(forged);
    expect(document.ok).toBe(false);
    expect(document.problems).toEqual([
      { entry: 'evidence/match.json', record: null, detail: 'the log has no such finding' },
    ]);
  });

  it('names the record when a byte of a page changes', async () => {
    const at = file.indexOf(entries.get('archive/right.warc.gz') ?? '') + 4_000;
    const changed = Buffer.from(file);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const document = await verify(changed);
    expect(document).toMatchObject({ ok: false, bytes: 'damaged', verdict: { outcome: 'not-tried' } });
    expect(document.problems.some(({ entry, record }) => entry === 'archive/right.warc.gz' && record !== null)).toBe(
      true,
    );
  });
});

describe('what Webrecorder’s tools ask of a WACZ (py-wacz’ validation)', () => {
  it('has the entries, two folders deep at most, all named with their digests and lengths', () => {
    expect(manifest).toMatchObject({ profile: 'data-package', wacz_version: '1.1.1' });
    for (const path of ['indexes/index.cdx.gz', 'indexes/index.idx', 'pages/pages.jsonl'])
      expect(entries.has(path), path).toBe(true);
    const others = [...entries.keys()].filter((path) => path !== PACKAGE && path !== DIGEST);
    expect(manifest.resources.map(({ path }) => path)).toEqual(others);
    for (const { name, path, hash, bytes } of manifest.resources) {
      expect(name).toMatch(/^[-a-z0-9._/]+$/);
      expect(path.split('/')).toHaveLength(2);
      expect(hash).toBe(
        `sha256:${createHash('sha256')
          .update(entries.get(path) ?? '')
          .digest('hex')}`,
      );
      expect(bytes).toBe(entries.get(path)?.length);
    }
    const seal = JSON.parse(String(entries.get(DIGEST)));
    expect(seal.hash).toBe(
      `sha256:${createHash('sha256')
        .update(entries.get(PACKAGE) ?? '')
        .digest('hex')}`,
    );
    expect(seal.signedData.created).toBe(manifest.created);
    expect(Object.keys(seal.signedData).sort()).toEqual([
      'created',
      'hash',
      'publicKey',
      'signature',
      'software',
      'version',
    ]);
  });

  it('carries a signature that a browser accepts as one that names nobody (ECDSA P-384, SHA-256)', async () => {
    const { signedData } = JSON.parse(String(entries.get(DIGEST)));
    const algorithm = { name: 'ECDSA', namedCurve: 'P-384' };
    const key = await crypto.subtle.importKey('spki', Buffer.from(signedData.publicKey, 'base64'), algorithm, true, [
      'verify',
    ]);
    const signature = Buffer.from(signedData.signature, 'base64');
    const hash = new TextEncoder().encode(signedData.hash);
    expect(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, hash)).toBe(true);
  });

  it('has the index that their indexer makes of its WARC files', async () => {
    const ours = gunzipSync(entries.get('indexes/index.cdx.gz') ?? '')
      .toString()
      .trimEnd()
      .split('\n');
    for (const filename of ['left.warc.gz', 'right.warc.gz']) {
      const theirs: string[] = [];
      const warc = entries.get(`archive/${filename}`) ?? Buffer.alloc(0);
      const indexer = new CDXIndexer({ format: 'cdxj' });
      const source = Readable.toWeb(Readable.from([warc])) as unknown as AsyncIterable<Uint8Array>;
      for await (const entry of indexer.iterIndex([{ filename, reader: source }]))
        theirs.push(`${entry['urlkey']} ${entry['timestamp']} ${entry['offset']} ${entry['length']}`);
      const mine = ours.flatMap((line) => {
        const { offset, length, filename: of } = JSON.parse(line.slice(line.indexOf('{')));
        return of === filename ? [`${line.split(' ', 2).join(' ')} ${offset} ${length}`] : [];
      });
      expect(mine.length).toBeGreaterThan(0);
      expect(mine.sort()).toEqual(theirs.sort());
    }
    const blocks = String(entries.get('indexes/index.idx')).trimEnd().split('\n');
    expect(blocks[0]).toBe('!meta 0 {"format":"cdxj-gzip-1.0","filename":"index.cdx.gz"}');
    const { offset, length, digest } = JSON.parse((blocks[1] ?? '').slice((blocks[1] ?? '').indexOf('{')));
    const block = (entries.get('indexes/index.cdx.gz') ?? Buffer.alloc(0)).subarray(offset, offset + length);
    expect(digest).toBe(`sha256:${createHash('sha256').update(block).digest('hex')}`);
  });

  it('lists pages with the dates of their records', () => {
    const [head, ...pages] = String(entries.get('pages/pages.jsonl'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(head).toMatchObject({ format: 'json-pages-1.0', id: 'pages' });
    expect(pages.length).toBeGreaterThan(3);
    const index = gunzipSync(entries.get('indexes/index.cdx.gz') ?? '').toString();
    for (const { url, ts } of pages) expect(index).toContain(` ${ts.replace(/\D/g, '').slice(0, 14)} {"url":"${url}"`);
  });

  it('opens with an ordinary unzip', () => {
    const folder = mkdtempSync(join(tmpdir(), 'revenant-wacz-'));
    const path = join(folder, 'a.wacz');
    writeFileSync(path, file);
    // Python's zipfile is what py-wacz opens it with.
    const names = execFileSync('python3', [
      '-c',
      'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print("\\n".join(z.namelist()))',
      path,
    ]);
    expect(String(names).trim().split('\n')).toEqual([...entries.keys()]);
    rmSync(folder, { recursive: true });
  });
});

describe('the WARC of a visit', () => {
  it('holds every request beside its answer, with robots.txt, the pages and the pictures, and true digests', async () => {
    const records: { type: string; url: string; block: Buffer; digest: string; concurrent: string; id: string }[] = [];
    const warc = entries.get('archive/right.warc.gz') ?? Buffer.alloc(0);
    const parser = new WARCParser(Readable.toWeb(Readable.from([warc])) as never, { parseHttp: false });
    for await (const record of parser) {
      const block = Buffer.from(await record.readFully(false));
      const header = (name: string): string => record.warcHeader(name) ?? '';
      records.push({
        type: record.warcType ?? '',
        url: record.warcTargetURI ?? '',
        block,
        digest: header('WARC-Block-Digest'),
        concurrent: header('WARC-Concurrent-To'),
        id: header('WARC-Record-ID'),
      });
    }
    const responses = records.filter(({ type }) => type === 'response');
    const requests = records.filter(({ type }) => type === 'request');
    expect(responses.map(({ url }) => new URL(url).pathname)).toEqual(
      expect.arrayContaining(['/robots.txt', '/', '/photo.png']),
    );
    expect(requests.map(({ concurrent }) => concurrent)).toEqual(responses.map(({ id }) => id));
    for (const { block } of requests)
      expect(block.toString('latin1')).toMatch(
        /^GET \/\S* HTTP\/1\.1\r\nhost: s\d+\.test\r\n[\s\S]*user-agent: revenant\/[\s\S]*\r\n\r\n$/i,
      );
    for (const { block, digest } of records)
      expect(digest).toBe(`sha256:${createHash('sha256').update(block).digest('hex')}`);
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    const [info] = records;
    expect(info?.type).toBe('warcinfo');
    for (const field of ['software: revenant/', 'http-header-user-agent: ', 'robots: obey', 'settings: {', 'limits: {'])
      expect(String(info?.block)).toContain(field);
  });

  it('is read as an archive like any other', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'revenant-warc-'));
    const path = join(folder, 'right.warc.gz');
    writeFileSync(path, entries.get('archive/right.warc.gz') ?? '');
    const { captured, problems } = await readArchive(path, { maxPages: 50 });
    const { records } = captured;
    expect(problems).toEqual([]);
    expect(records.flatMap(({ marks }) => marks)).toEqual([]);
    expect(records.filter(({ role }) => role === 'page').length).toBeGreaterThan(2);
    rmSync(folder, { recursive: true });
  });
});

it('a bundle of a version that kept one item a row still verifies, with the same verdict', async () => {
  const { match, ports } = bench;
  expect(match.evidence.some(({ shared }) => shared !== undefined)).toBe(true);
  const older = { ...match, evidence: match.evidence.map(({ shared: _shared, ...row }) => row) };
  await ports.store.ledger.saveFound([older], []);
  const exported = await exportMatch(older, ports);
  const document = await verify(exported.file);
  expect(document.problems).toEqual([]);
  expect(document).toMatchObject({ ok: true, verdict: { outcome: 'same', differences: [] } });
});
