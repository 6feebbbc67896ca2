import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArchive } from '../../../src/archive/read-archive.ts';
import { cdxHeader, parseCdxLine } from '../../../src/archive/warc/cdx.ts';
import { InputError } from '../../../src/errors.ts';
import { html, of } from '../../../testkit/archive/warc-fixture.ts';

let folder: string;
/** Offsets of the three records. */
let at: number[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'list-cdx-'));
  const members = [
    gzipSync(of('response', 'http://old.example/', html('Welcome'))),
    gzipSync(of('response', 'http://old.example/about', html('About'))),
    gzipSync(of('response', 'http://other.example/', html('Another firm'))),
  ];
  at = [0, members[0]?.length ?? 0, (members[0]?.length ?? 0) + (members[1]?.length ?? 0)];
  await mkdir(join(folder, 'archive'));
  await writeFile(join(folder, 'archive', 'data.warc.gz'), Buffer.concat(members));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(lines: string, name = 'index.cdx') {
  const path = join(folder, name);
  await writeFile(path, lines);
  return readArchive(path, { maxPages: 9 });
}
const DIGITS = '20200102030405';
const eleven = (i: number, url: string) => `${url} ${DIGITS} ${url} text/html 200 SHA - - 99 ${at[i]} data.warc.gz`;
const nine = (i: number, url: string) => `${url} ${DIGITS} ${url} text/html 200 SHA - ${at[i]} data.warc.gz`;
const json = (i: number, url: string, more = {}) =>
  `example,old)/ ${DIGITS} ${JSON.stringify({ url, mime: 'text/html', status: '200', offset: String(at[i]), filename: 'data.warc.gz', ...more })}`;
const HOME = 'http://old.example/';
const ABOUT = 'http://old.example/about';

describe('an index beside its WARCs', () => {
  it.each([
    [
      'CDX of 11 columns with its header',
      () => ` CDX N b a m s k r M S V g\n${eleven(0, HOME)}\n${eleven(1, ABOUT)}\n`,
    ],
    ['CDX of 11 columns without', () => `${eleven(0, HOME)}\n${eleven(1, ABOUT)}\n`],
    ['CDX of 9 columns', () => ` CDX N b a m s k r V g\n${nine(0, HOME)}\n${nine(1, ABOUT)}\n`],
    [
      'CDX of other columns, by its header',
      () =>
        ` CDX A b a m s V g\n${[0, 1].map((i) => `x ${DIGITS} ${[HOME, ABOUT][i]} text/html 200 ${at[i]} data.warc.gz`).join('\n')}`,
    ],
    ['CDXJ', () => `!OpenWayback-CDXJ 1.0\n${json(0, HOME)}\n${json(1, ABOUT)}\n`],
  ])('%s', async (_name, lines) => {
    const { captured, problems } = await read(lines());
    expect(problems).toEqual([]);
    expect(captured.records.map(({ url, capturedAt }) => [url, capturedAt])).toEqual([
      [HOME, '2020-01-02T03:04:05.000Z'],
      [ABOUT, '2020-01-02T03:04:05.000Z'],
    ]);
  });

  it('packed, too', async () => {
    const path = join(folder, 'index.cdxj.gz');
    await writeFile(path, gzipSync(json(0, HOME)));
    expect((await readArchive(path, { maxPages: 9 })).captured.records.length).toBe(1);
  });

  it('takes a revisit’s body from the line of its digest', async () => {
    const lines = `${json(0, HOME, { digest: 'D' })}\n${json(2, ABOUT, { digest: 'D', mime: 'warc/revisit', status: '-' })}`;
    const { captured } = await read(lines);
    expect(Buffer.from(captured.records[1]?.body ?? '').toString()).toContain('Welcome');
  });
});

describe('an index that lies', () => {
  it('about what stands at a place: that page is not taken', async () => {
    const { captured, problems } = await read(`${json(0, HOME)}\n${json(2, ABOUT)}`);
    expect(captured.records.map(({ url }) => url)).toEqual([HOME]);
    expect(captured.partial?.reason).toBe('archive:damaged');
    expect(problems.join()).toMatch(/the record is of another address \(http:\/\/other\.example\/\).*archive:index/);
  });

  it('about a place: named, not thrown', async () => {
    const { captured, problems } = await read(
      `${json(0, HOME)}\n${json(1, ABOUT, { offset: '7' })}\n${json(1, ABOUT + 2, { offset: '999999999' })}`,
    );
    expect(captured.records.length).toBe(1);
    expect(problems.length).toBeGreaterThanOrEqual(2);
  });

  it('about files: only the base name counts, and only beside the index', async () => {
    const { captured, problems } = await read(
      `${json(0, HOME, { filename: '../../../etc/data.warc.gz' })}\n${json(0, ABOUT, { filename: '/etc/passwd' })}`,
    );
    expect(captured.records.map(({ url }) => url)).toEqual([HOME]);
    expect(problems.join()).toMatch(/"passwd" is not beside it/);
  });

  it('about the answer: a page that the record says is missing is none', async () => {
    const missing = 'HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<title>Gone</title>';
    await writeFile(join(folder, 'archive', 'gone.warc'), of('response', ABOUT, missing));
    const gone = eleven(0, ABOUT).replace('data.warc.gz', 'gone.warc');
    const { captured, problems } = await read(`${eleven(0, HOME)}\n${gone}\n`);
    expect(captured.records.map(({ url }) => url)).toEqual([HOME]);
    expect(problems.join()).toContain('the record is an answer with status 404');
  });

  it('about links: they are not followed', async () => {
    await writeFile(join(folder, 'elsewhere.warc'), of('response', ABOUT, html('Elsewhere')));
    await symlink(join(folder, 'elsewhere.warc'), join(folder, 'archive', 'link.warc'));
    const linked = eleven(0, ABOUT).replace('data.warc.gz', 'link.warc');
    const { captured, problems } = await read(`${eleven(0, HOME)}\n${linked}\n`);
    expect(captured.records.map(({ url }) => url)).toEqual([HOME]);
    expect(problems.join()).toContain('"link.warc" is not beside it');
  });

  it('about very many files: the rest is left out', async () => {
    const lines = Array.from({ length: 10_010 }, (_, i) => eleven(0, ABOUT).replace('data.warc.gz', `${i}.warc`));
    const { captured, problems } = await read([eleven(0, HOME), ...lines].join('\n'));
    expect(captured.partial?.reason).toBe('limit:archive-records');
    expect(problems.join()).toContain('more than 10000 files');
  });

  it('a line without an end is given up', async () => {
    const { captured } = await read(`${json(0, HOME)}\n${'x'.repeat(3_000_000)}`);
    expect(captured.partial?.reason).toBe('archive:damaged');
  });

  it('any text is an index, or refused, never a throw of another kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 200 }), fc.nat(200), async (noise, where) => {
        const lines = `${json(0, HOME)}\n${json(1, ABOUT)}\n`;
        try {
          await read(lines.slice(0, where) + noise + lines.slice(where));
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(InputError);
        }
      }),
      { numRuns: 100 },
    );
  });
});

it('lines of neither form are none', () => {
  for (const line of [
    '',
    'a b c',
    '{}',
    'x 2020 {"url":"http://a.example/"}',
    `x ${DIGITS} {"url":"ftp://a.example/"}`,
    `x ${DIGITS} [`,
  ])
    expect(parseCdxLine(line, null)).toBeNull();
  expect(cdxHeader('com,example)/ 2020')).toBeNull();
});
