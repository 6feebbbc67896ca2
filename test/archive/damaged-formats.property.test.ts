/** Whatever is done to a file, reading it ends: in what can be read, or in an error that says what is wrong. */

import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARCHIVE_LIMITS } from '../../src/archive/limits.ts';
import { readArchive } from '../../src/archive/read-archive.ts';
import { InputError } from '../../src/errors.ts';
import { expectSoon } from '../../testkit/expect-quick.ts';
import { inventShop, type Shop } from '../../testkit/formats/shop.ts';
import { attachedHar, chromiumHar, firefoxHar, oldHar } from '../../testkit/formats/write-har.ts';
import { binaryMhtml, chromiumMhtml, officeMhtml } from '../../testkit/formats/write-mhtml.ts';
import { httrackMirror, monolith, savePageWe, singleFile, wgetMirror } from '../../testkit/formats/write-saved.ts';

let folder: string;
let shop: Shop;
const files = new Map<string, Buffer>();
/** What stands outside of every folder that is handed over. */
const SECRET = 'nobody outside of this file may read this sentence';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'damaged-'));
  const whole = await inventShop();
  // Two small pictures: the files are cut and changed many times.
  shop = { ...whole, pictures: new Map([...whole.pictures].filter(([path]) => /favicon|sign-board/.test(path))) };
  await writeFile(join(folder, 'secret.html'), `<html><p>${SECRET}`);
  for (const [name, text] of [
    ['chromium.har', chromiumHar(shop)],
    ['firefox.har', firefoxHar(shop)],
    ['old.har', oldHar(shop)],
    ['attached.har', attachedHar(shop).har],
    ['chromium.mhtml', chromiumMhtml(shop, '/')],
    ['office.mht', officeMhtml(shop, '/')],
    ['binary.mht', binaryMhtml(shop, '/')],
    ['single.html', singleFile(shop, '/')],
    ['savepage.html', savePageWe(shop, '/')],
    ['monolith.html', monolith(shop, '/')],
  ] as const)
    files.set(name, Buffer.from(text as string));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The words of what was read, or the error. Anything but an InputError fails the test. */
async function outcome(path: string, url?: string): Promise<string> {
  try {
    const { captured, problems } = await readArchive(path, { maxPages: 200, ...(url !== undefined && { url }) });
    return [...captured.records.map(({ body }) => Buffer.from(body).toString('latin1')), ...problems].join('\n');
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(InputError);
    return (thrown as Error).message;
  }
}

const change = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    kind: fc.constant('flip' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    bit: fc.integer({ min: 0, max: 7 }),
  }),
  fc.record({
    kind: fc.constant('put' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    text: fc.constantFrom(
      '"',
      '\\',
      '{',
      '[',
      ']',
      '}',
      '\r\n\r\n',
      '--',
      '=',
      '=3',
      '<!--',
      '-->',
      'cid:',
      'data:,',
      '\0',
      '../',
      'srcdoc="',
      '%',
      '"_file":"../secret.html","x":"',
    ),
  }),
  fc.record({
    kind: fc.constant('drop' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 4_000 }),
  }),
);

function changed(
  bytes: Buffer,
  changes: readonly (typeof change extends fc.Arbitrary<infer One> ? One : never)[],
): Buffer {
  return changes.reduce((before, one) => {
    const at = Math.floor(one.at * before.length);
    if (one.kind === 'cut') return before.subarray(0, at);
    if (one.kind === 'drop') return Buffer.concat([before.subarray(0, at), before.subarray(at + one.length)]);
    if (one.kind === 'put') return Buffer.concat([before.subarray(0, at), Buffer.from(one.text), before.subarray(at)]);
    const copy = Buffer.from(before);
    if (at < copy.length) copy[at] = (copy[at] as number) ^ (1 << one.bit);
    return copy;
  }, bytes);
}

describe('a damaged file', () => {
  it('is read as far as it goes, or refused with a reason', { timeout: 120_000 }, async () => {
    const path = join(folder, 'now');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files.keys()),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async (name, changes) => {
          await writeFile(path, changed(files.get(name) as Buffer, changes));
          expect(await expectSoon(() => outcome(path), 5_000)).not.toContain(SECRET);
        },
      ),
      { numRuns: Number(process.env['FORMATS_RUNS'] ?? 120) },
    );
  });

  it('in a saved folder costs no more than itself', { timeout: 120_000 }, async () => {
    const mirror = await wgetMirror(shop, await mkdtemp(join(folder, 'wget-')));
    const copied = await httrackMirror(shop, await mkdtemp(join(folder, 'httrack-')));
    const pages = [join(mirror, shop.host, 'index.html'), join(copied, shop.host, 'index.html')] as const;
    const whole = [await readFile(pages[0]), await readFile(pages[1])] as const;
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(change, { minLength: 1, maxLength: 4 }), async (first, changes) => {
        const [path, bytes] = first ? [pages[0], whole[0]] : [pages[1], whole[1]];
        await writeFile(path, changed(bytes, changes));
        expect(await outcome(first ? mirror : copied)).not.toContain(SECRET);
        await writeFile(path, bytes);
      }),
      { numRuns: Math.ceil(Number(process.env['FORMATS_RUNS'] ?? 120) / 10) },
    );
  });

  it('is told from a whole one: a cut file has a problem', async () => {
    const path = join(folder, 'cut');
    for (const name of ['chromium.har', 'firefox.har', 'chromium.mhtml', 'office.mht', 'binary.mht']) {
      const whole = files.get(name) as Buffer;
      await writeFile(path, whole.subarray(0, Math.floor(whole.length * 0.7)));
      const said = await readArchive(path, { maxPages: 9, url: 'http://tarnwick-felt.example/' }).then(
        ({ problems, captured }) => [...problems, captured.partial?.reason].join(' '),
        (thrown: unknown) => String(thrown),
      );
      expect(said, name).toMatch(/\[archive:(?:cut|encoding)\]/);
    }
  });
});

describe('what leads out of a folder', () => {
  const escaping = (name: string) =>
    JSON.stringify({
      log: {
        entries: [
          {
            startedDateTime: '2021-06-30T00:00:00Z',
            request: { method: 'GET', url: 'http://old.example/' },
            response: { status: 200, headers: [], content: { mimeType: 'text/html', _file: name } },
          },
        ],
      },
    });

  it.each([
    '../secret.html',
    '..\\secret.html',
    'a/../../secret.html',
    '/etc/passwd',
    'C:/secret.html',
    './../secret.html',
    '',
    'link.html',
    'sub/secret.html',
    'pipe/\0',
  ])('a sidecar named %j is not read', async (name) => {
    const inner = join(folder, 'inner');
    await mkdir(inner, { recursive: true });
    await symlink('../secret.html', join(inner, 'link.html')).catch(() => undefined);
    await symlink('..', join(inner, 'sub')).catch(() => undefined);
    await writeFile(join(inner, 'a.har'), escaping(name));
    expect(await outcome(join(inner, 'a.har'))).not.toContain(SECRET);
  });

  it('links in a saved folder and beside a saved page are not followed, and that is said', async () => {
    const inner = join(folder, 'saved');
    await mkdir(join(inner, 'page_files'), { recursive: true });
    await writeFile(
      join(inner, 'page.html'),
      '<!-- saved from url=(0019)http://old.example/ --><html><p>Mine <img src="page_files/link.html"><img src="../secret.html">',
    );
    await symlink('../../secret.html', join(inner, 'page_files', 'link.html'));
    await symlink('..', join(inner, 'up'));
    await symlink('/', join(inner, 'other_files'));
    expect(await outcome(join(inner, 'page.html'))).not.toContain(SECRET);
    const said = await outcome(inner);
    expect(said).not.toContain(SECRET);
    expect(said).toContain('which revenant does not follow');
  });
});

describe('what would cost without end', () => {
  const within = (seconds: number, path: string): Promise<string> =>
    expectSoon(() => outcome(path), seconds * 1_000, path);
  const put = async (name: string, body: string | Buffer): Promise<string> => {
    await writeFile(join(folder, name), body);
    return join(folder, name);
  };
  const html = '<html><p>One page';
  const entry = JSON.stringify({
    request: { url: 'http://old.example/' },
    response: { status: 200, content: { mimeType: 'text/html', text: html } },
  });

  it('20 MB of nested brackets', async () => {
    const path = await put('deep.har', `{"log":{"entries":[${entry},{"x":${'['.repeat(20 << 20)}`);
    const said = await within(5, path);
    expect(said).toMatch(/more than 512 objects and arrays are nested at byte \d+/);
    expect(said).toContain('One page');
  });

  it('an entry that is larger than may be kept', async () => {
    const { archiveEntryBytes } = ARCHIVE_LIMITS;
    const path = await put('wide.har', `{"log":{"entries":[{"x":"${'a'.repeat(archiveEntryBytes)}"},${entry}]}}`);
    const said = await outcome(path);
    expect(said).toMatch(/log\.entries\[0\] at byte 19: it has more than \d+ bytes; it was left out \[archive:size\]/);
    expect(said).toContain('One page');
  });

  it('100,000 entries', async () => {
    const path = await put(
      'many.har',
      `{"log":{"entries":[${Array.from({ length: 100_000 }, () => entry).join(',')}]}}`,
    );
    expect(await within(20, path)).toContain('[archive:count]');
  });

  it('100,000 parts, 1,000 containers within each other, and containers of nothing', async () => {
    const part = '--x\r\nContent-Type: text/html\r\nContent-Location: http://old.example/\r\n\r\n<html><p>One page\r\n';
    const head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n';
    const many = await within(20, await put('many.mht', head + part.repeat(100_000)));
    expect(many).toContain('[archive:count]');
    const nested = Array.from(
      { length: 1_000 },
      (_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`,
    ).join('');
    const deep = await outcome(
      await put('deep.mht', `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b0\r\n\r\n${nested}`),
    );
    expect(deep).toContain('[archive:depth]');
    const hollow = '--x\r\nContent-Type: multipart/mixed; boundary=none\r\n\r\n'.repeat(100_000);
    await within(20, await put('hollow.mht', head + hollow));
  });

  it('a page of nothing but data: addresses, openings of tags and frames', async () => {
    for (const [name, piece] of Object.entries({
      data: '<img src="data:image/svg+xml,x">',
      open: '"data:image/png;base64,',
      frame: ' srcdoc="',
      comment: '<!--',
      cid: 'cid:a',
    })) {
      const path = await put(
        `${name}.html`,
        `<!-- saved from url=(0019)http://old.example/ --><html><p>One page${piece.repeat((8 << 20) / piece.length)}`,
      );
      expect(await within(10, path)).toContain('One page');
    }
  });
});
