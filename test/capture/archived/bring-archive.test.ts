import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AwsClient } from 'aws4fetch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveFile, bringer } from '../../../src/capture/archived/bring-archive.ts';
import { archiveFinder } from '../../../src/capture/archived/find-archives.ts';
import { webFiles } from '../../../src/capture/archived/web-files.ts';
import { createEgress } from '../../../src/egress/egress.ts';
import { PermanentError, TransientError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import type { FarFiles } from '../../../src/model/ports/sift.ts';
import { openS3Files } from '../../../src/store/blobs/s3-files.ts';
import { openSiftFiles } from '../../../src/store/sift-files.ts';
import { localS3 } from '../../../testkit/store/local-s3.ts';

const BODY = Buffer.from(Array.from({ length: 40_000 }, (_, i) => `line ${i}`).join('\n'));
const KEYS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };
const LIST = gzipSync('crawl-data/x/a.warc.gz\ncrawl-data/x/b.warc.gz\n../c.warc.gz\n');
const home = mkdtempSync(join(tmpdir(), 'revenant-far-'));
const never = new AbortController().signal;

/** A server of files that knows ranges. */
let asked = 0;
const web = createServer((request, response): void => {
  asked += 1;
  const path = request.url ?? '';
  const bytes = path.endsWith('.paths.gz') ? LIST : BODY;
  const [, from = '0', to = '0'] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
  if (path === '/busy.warc.gz') return void response.writeHead(503).end();
  if (path === '/gone.warc.gz') return void response.writeHead(404).end();
  if (path === '/whole.warc.gz') return void response.writeHead(200).end(BODY);
  const part = bytes.subarray(Number(from), Number(to) + 1);
  response.writeHead(206, {
    'content-range': `bytes ${from}-${Number(from) + part.length - 1}/${bytes.length}`,
    'content-type': 'application/gzip',
  });
  response.end(part);
});
const s3 = localS3(home);
let at = '';
let endpoint = '';
const egress: ReturnType<typeof createEgress> = createEgress({
  ...{ pins: [], allow: [], allowPrivate: true, delay: 0, robots: { obey: true, reason: null } },
  ...{ userAgent: 'test', limits: LIMITS, log: createLog('silent') },
});

beforeAll(async () => {
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  endpoint = `http://127.0.0.1:${(await s3.run()).port}`;
  const client = new AwsClient({
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    service: 's3',
    region: 'us-east-1',
  });
  for (const [key, body] of [
    ['crawl-data/x/a.warc.gz', BODY],
    ['warc.paths.gz', LIST],
  ] as const)
    await client.fetch(`${endpoint}/captures/${key}`, { method: 'PUT', body });
});
afterAll(async () => {
  await egress.close();
  web.close();
  await s3.close();
  rmSync(home, { recursive: true, force: true });
});

const PLACES: readonly (readonly [
  what: string,
  far: () => FarFiles,
  file: () => string,
  list: () => string,
  base: () => string,
])[] = [
  ['the web', () => webFiles(egress), () => `${at}/crawl-data/x/a.warc.gz`, () => `${at}/warc.paths.gz`, () => at],
  [
    'S3',
    () => openS3Files({ ...KEYS, AWS_ENDPOINT_URL: endpoint }),
    () => 's3://captures/crawl-data/x/a.warc.gz',
    () => 's3://captures/warc.paths.gz',
    () => 's3://captures',
  ],
];
describe.each(PLACES)('archives behind %s', (what, farOf, file, list, base) => {
  const files = openSiftFiles(join(home, `sift-${what.length}`));

  it('are copied whole, from where a killed process left off, and removed when they are left', async () => {
    writeFileSync(files.pathOf(file()), BODY.subarray(0, 1_234));
    const here = await bringer(farOf(), files)(file(), never);
    expect([here.bytes, readFileSync(here.path).equals(BODY)]).toEqual([BODY.length, true]);
    await here.leave();
    expect(existsSync(here.path)).toBe(false);
  });

  it('are read from any byte', async () => {
    const { bytes } = await archiveFile(file(), farOf());
    const parts: Buffer[] = [];
    for await (const part of bytes.from(200_000)) parts.push(part);
    expect(Buffer.concat(parts).equals(BODY.subarray(200_000))).toBe(true);
  });

  it('are found in lists of paths, beside the list or below a base', async () => {
    const folder = mkdtempSync(join(home, 'list-'));
    writeFileSync(join(folder, 'warc.paths.gz'), LIST);
    for (const [given, below] of [
      [list(), null],
      [join(folder, 'warc.paths.gz'), `${base()}/`],
    ] as const) {
      const { files: found, problems } = await archiveFinder(farOf())([given], below);
      expect(found.map(({ name, bytes }) => [name, bytes])).toEqual([
        [`${base()}/crawl-data/x/a.warc.gz`, null],
        [`${base()}/crawl-data/x/b.warc.gz`, null],
      ]);
      expect(problems.join(' ')).toMatch(/names \.\.\/c\.warc\.gz, which is not there/);
    }
  });
});

it('says what another try may help, and what it will not', async () => {
  const read = (far: FarFiles, name: string) => bringer(far, openSiftFiles(join(home, 'no')))(name, never);
  const ofWeb = webFiles(egress);
  await expect(read(ofWeb, `${at}/busy.warc.gz`)).rejects.toThrow(TransientError);
  await expect(read(ofWeb, `${at}/gone.warc.gz`)).rejects.toThrow(PermanentError);
  await expect(read(ofWeb, `${at}/whole.warc.gz`)).rejects.toThrow(/answered 200 to a question for a part/);
  const bucket = openS3Files({ ...KEYS, AWS_ENDPOINT_URL: endpoint });
  await expect(read(bucket, 's3://captures/none.warc.gz')).rejects.toThrow(/answered 404 \(NoSuchKey\)/);
  expect(asked).toBeGreaterThan(4);
});
