import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArchive } from '../../../src/archive/read-archive.ts';
import { fromBase64 } from '../../../src/archive/saved/encodings.ts';
import { jsonElements } from '../../../src/archive/saved/json-elements.ts';
import { UNKNOWN_TIME } from '../../../src/model/words.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'har-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const PAGE = '<!doctype html><title>Old</title><p>words of an old shop';
interface EntryParts {
  readonly url?: string;
  readonly response?: object;
  readonly content?: object;
  readonly more?: object;
}
function entry({ url = 'http://old.example/', response = {}, content = {}, more = {} }: EntryParts = {}): object {
  return {
    startedDateTime: '2021-06-30T10:00:00.123+02:00',
    request: { method: 'GET', url },
    response: { status: 200, headers: [], content: { mimeType: 'text/html', text: PAGE, ...content }, ...response },
    ...more,
  };
}
async function read(entries: readonly object[], log: object = {}, url?: string) {
  const path = join(folder, 'a.har');
  await writeFile(path, JSON.stringify({ log: { version: '1.2', ...log, entries } }));
  return readArchive(path, { maxPages: 20, ...(url !== undefined && { url }) });
}
const text = (body: Uint8Array | undefined) => new TextDecoder().decode(body);

describe('an entry of a HAR', () => {
  it('has the time of its request, in UTC, and the address of the server without brackets', async () => {
    const { captured } = await read([entry({ more: { serverIPAddress: '[2001:db8::1]' } })]);
    expect(captured.records[0]).toMatchObject({
      capturedAt: '2021-06-30T08:00:00.123Z',
      address: '2001:db8::1',
      marks: ['har:text'],
    });
  });

  it('takes the time of its page where it has none, and says so where nobody has', async () => {
    const nameless = entry({ more: { startedDateTime: undefined, pageref: 'p', serverIPAddress: '192.0.2.1' } });
    const pages = [{ id: 'p', startedDateTime: '2020-01-02T03:04:05Z' }];
    expect((await read([nameless], { pages })).captured.startedAt).toBe('2020-01-02T03:04:05.000Z');
    const { captured } = await read([nameless]);
    expect(captured.records[0]).toMatchObject({ capturedAt: UNKNOWN_TIME, address: null });
    expect(captured.marks).toContain('time:unknown');
  });

  it('gives text as UTF-8 whatever the page declares, for its bytes are gone', async () => {
    const headers = [{ name: 'Content-Type', value: 'text/html; charset=windows-1251' }];
    const { captured } = await read([entry({ response: { headers }, content: { text: '<html><p>войлок' } })]).catch(
      (thrown) => {
        throw thrown;
      },
    );
    expect(captured.records[0]?.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('keeps contents with a size that lies, marks those that are shorter than they say', async () => {
    const base64 = (size: number) => ({ size, encoding: 'base64', text: Buffer.from(PAGE).toString('base64') });
    const marks = async (size: number) => (await read([entry({ content: base64(size) })])).captured.records[0]?.marks;
    expect(await marks(-1)).toEqual([]);
    expect(await marks(0)).toEqual([]);
    expect(await marks(3)).toEqual([]);
    expect(await marks(9_000)).toEqual(['length-mismatch']);
  });

  it('gives what a "304 Not Modified" shows as the page that the browser had kept', async () => {
    const { captured } = await read([entry({ response: { status: 304 } })]);
    expect(captured.records[0]).toMatchObject({ status: 200, marks: ['har:text', 'har:not-modified'] });
  });

  it('is passed over when it is no answer to a GET of a web address', async () => {
    const others = [
      entry({ url: 'data:text/html,x' }),
      entry({ url: 'chrome-extension://abc/x.html' }),
      entry({ more: { request: { method: 'POST', url: 'http://old.example/x' } } }),
      entry({ url: 'http://old.example/y', response: { status: 0 } }),
      { response: null },
      { request: { url: 5 }, response: { headers: 'none' } },
    ];
    const { captured, problems } = await read([...others, entry()]);
    expect(captured.records.map(({ url }) => url)).toEqual(['http://old.example/']);
    expect(problems).toEqual([]);
  });

  it('with strange names changes no prototype', async () => {
    const headers = [
      { name: '__proto__', value: 'x' },
      { name: 'constructor', value: 'y' },
      { name: 'Bad Name', value: 'z' },
      { name: ':status', value: '200' },
      { name: 'X-A', value: 'one' },
      { name: 'x-a', value: 'two\0' },
    ];
    const { captured } = await read([entry({ response: { headers } })]);
    expect(captured.records[0]?.headers['x-a']).toBe('one, two');
    expect(Object.getPrototypeOf(captured.records[0]?.headers)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['x-a']).toBeUndefined();
  });
});

describe('a log', () => {
  it('of a web archive’s replay is the site that it shows, when it showed it', async () => {
    const replayed = entry({ url: 'https://web.archive.org/web/20190601120000/http://old.example/' });
    const { captured } = await read([replayed]);
    expect(captured.records[0]).toMatchObject({
      finalUrl: 'http://old.example/',
      capturedAt: '2019-06-01T12:00:00.000Z',
    });
  });

  it('of one page with more adverts than pages is the site that was visited, its redirects followed', async () => {
    const moved = entry({
      url: 'http://www.old.example/',
      response: { status: 301, redirectURL: '/en/', content: {} },
    });
    const adverts = ['a', 'b', 'c', 'd'].map((path) => entry({ url: `https://adverts.example/${path}` }));
    const { captured } = await read([moved, entry({ url: 'http://www.old.example/en/' }), ...adverts]);
    expect(captured.records.map(({ finalUrl }) => finalUrl)).toEqual(['http://www.old.example/en/']);
    expect(captured.records[0]).toMatchObject({
      url: 'http://www.old.example/',
      redirects: [{ url: 'http://www.old.example/', status: 301 }],
    });
    const other = await read([moved, ...adverts], {}, 'https://adverts.example/b');
    expect(other.captured.home).toBe('https://adverts.example/b');
  });

  it('with a broken entry keeps the rest and says which', async () => {
    const path = join(folder, 'broken.har');
    await writeFile(path, `{"log":{"entries":[{"request":{"url":}},${JSON.stringify(entry())}]}}`);
    const { captured, problems } = await readArchive(path, { maxPages: 5 });
    expect(captured.records).toHaveLength(1);
    expect(problems[0]).toMatch(
      /broken\.har: log\.entries\[0\] at byte 19: it is no JSON .*; it was left out \[archive:json\]/,
    );
  });

  it('that ends early keeps what stands before, and the visit is partial', async () => {
    const whole = JSON.stringify({
      log: { entries: [entry(), entry({ url: 'http://old.example/b', content: { text: `${PAGE} b` } })] },
    });
    const path = join(folder, 'cut.har');
    await writeFile(path, whole.slice(0, -60));
    const { captured, problems } = await readArchive(path, { maxPages: 5 });
    expect(captured.records).toHaveLength(1);
    expect(captured.partial?.reason).toBe('archive:damaged');
    expect(problems[0]).toMatch(
      /after entry 1: the text ends at byte \d+ within log\.entries\[1\], which begins at byte \d+/,
    );
  });

  it('in a ZIP with a damaged file beside it loses only the entry that names that file', async () => {
    const damaged = entry({ content: { text: undefined, _file: 'page.html' } });
    const har = JSON.stringify({ log: { entries: [damaged, entry({ url: 'http://old.example/b' })] } });
    const zip = Buffer.from(zipSync({ 'page.html': strToU8(PAGE.repeat(9)), 'a.har': strToU8(har) }));
    // A block of a type that deflate does not know, behind the local header and the name.
    zip[30 + 'page.html'.length] = 0x07;
    const path = join(folder, 'damaged.zip');
    await writeFile(path, zip);
    const { captured, problems } = await readArchive(path, { maxPages: 5 });
    expect(captured.records.map(({ finalUrl }) => finalUrl)).toEqual(['http://old.example/b']);
    expect(captured.partial).toBeNull();
    expect(problems).toEqual([
      expect.stringMatching(/no contents of 1 answer: the named files are not beside the HAR/),
    ]);
  });

  it('without contents is refused with what to do', async () => {
    const bare = entry({ content: { text: undefined, size: 900 } });
    await expect(read([bare, bare])).rejects.toThrow(/left out the contents of 2 page.*export again with contents/);
  });

  it('of dead links without contents has nothing to tell', async () => {
    const dead = entry({
      url: 'http://old.example/js/gone.js',
      response: { status: 404, content: { size: -1, mimeType: 'text/html' } },
    });
    expect((await read([entry(), dead])).problems).toEqual([]);
  });

  it('with pictures as text says that they are lost', async () => {
    const picture = entry({ url: 'http://old.example/a.png', content: { mimeType: 'image/png', text: '\ufffdPNG' } });
    const { problems } = await read([entry(), picture]);
    expect(problems[0]).toContain('[archive:encoding]');
  });
});

it('jsonElements gives the same elements however the text is cut into chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 6 }),
      fc.array(fc.nat(40), { minLength: 1, maxLength: 20 }),
      async (values, cuts) => {
        const entries = values.map((value) => ({ value }));
        const whole = Buffer.from(
          JSON.stringify({ a: [{ b: 1 }], log: { pages: [{}], x: { entries: [{ no: 1 }] }, entries } }),
        );
        const chunks = async function* (): AsyncGenerator<Buffer> {
          for (let at = 0, i = 0; at < whole.length; i++) {
            const length = 1 + (cuts[i % cuts.length] ?? 0);
            yield whole.subarray(at, at + length);
            at += length;
          }
        };
        const found: unknown[] = [];
        const most = { bytes: 1 << 20, depth: 100 };
        for await (const { bytes, offset } of jsonElements(chunks(), new Set(['log.entries']), most)) {
          expect(whole[offset]).toBe(0x7b);
          found.push(JSON.parse(String(bytes)));
        }
        expect(found).toEqual(JSON.parse(JSON.stringify(entries)));
      },
    ),
  );
});

it('base64: whole, unpadded and broken', () => {
  expect(fromBase64('YWJj')).toEqual({ bytes: Buffer.from('abc'), cut: false });
  expect(fromBase64('YWI=\n').cut).toBe(false);
  expect(fromBase64('YWI').cut).toBe(false);
  expect(fromBase64('YWJjY').cut).toBe(true);
  expect(fromBase64('YW!j').cut).toBe(true);
  expect(text(fromBase64('YW Jj').bytes)).toBe('abc');
});
