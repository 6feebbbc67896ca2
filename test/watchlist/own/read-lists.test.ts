import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { parseCsv } from '../../../src/watchlist/csv.ts';
import { lineCounter, locate } from '../../../src/watchlist/own/json-rows.ts';
import { readLists } from '../../../src/watchlist/own/read-lists.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lists-test-'));
  await mkdir(join(folder, 'archives'));
  await writeFile(join(folder, 'archives', 'old site.html'), '<html>');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(name: string, content: string | Uint8Array) {
  const path = join(folder, name);
  await writeFile(path, content);
  const { seeds, entities, problems } = await readLists([path]);
  return {
    urls: seeds.map(({ seed }) => seed.url),
    seeds: seeds.map(({ seed }) => seed),
    entities,
    problems: problems.map(({ line, field, reason }) => `${line} ${field}: ${reason}`),
    files: new Set(problems.map(({ file }) => file)),
  };
}

describe('plain text', () => {
  it('takes one address a line; comments, blank lines, a BOM and CRLF do not matter', async () => {
    const { urls, problems } = await read(
      'plain.txt',
      '\ufeff# my list\r\n\r\nhttp://a.example/\r\nb.example\r\nc.example:8080/shop?x=1#top  # a note\r\n  xn--e1afmkfd.test/\r\n',
    );
    expect(urls).toEqual([
      'http://a.example/',
      'https://b.example',
      'https://c.example:8080/shop?x=1#top',
      'https://xn--e1afmkfd.test/',
    ]);
    expect(problems).toEqual([]);
  });

  it('resolves a path beside the list, reports what is neither and keeps odd schemes for the visit to refuse', async () => {
    const { urls, problems, files } = await read(
      'mixed.txt',
      'archives/old site.html\nnonsense\nmissing.warc.gz\nftp://d.example/\njavascript:alert(1)\nhttp://\n',
    );
    expect(urls).toEqual([join(folder, 'archives', 'old site.html'), 'ftp://d.example/', 'javascript:alert(1)']);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['2 url', '3 url', '6 url']);
    expect(problems[0]).toBe('2 url: "nonsense" is neither a web address nor a file beside the list');
    expect([...files]).toEqual([join(folder, 'mixed.txt')]);
  });

  it('reads UTF-16 where a byte order mark says so', async () => {
    const { urls } = await read('wide.txt', Buffer.from('\ufeffhttp://e.example/\n', 'utf16le'));
    expect(urls).toEqual(['http://e.example/']);
  });
});

describe('JSON', () => {
  it('reads a sweep list and reports a bad row with line, field and reason', async () => {
    const { seeds, problems } = await read(
      'sweep.json',
      `{
  "schema": "revenant.sweep/1",
  "seeds": [
    { "url": "http://a.example/", "kind": "website", "interval": "7d", "tags": ["x"] },
    { "url": "http://b.example/",
      "kind": "web site" },
    { "kind": "website" },
    { "url": "http://c.example/", "interval": "weekly" },
    { "url": "http://d.example/", "kind": "trade-listing" }
  ]
}`,
    );
    expect(seeds).toEqual([
      { url: 'http://a.example/', kind: 'website', interval: '7d', tags: ['x'] },
      { url: 'http://d.example/', kind: 'trade-listing', tags: [] },
    ]);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      '6 seeds[1].kind',
      '7 seeds[2].url',
      '8 seeds[3].interval',
    ]);
    expect(problems[0]).toMatch(/: "web site" is not one of website, social-page, trade-listing$/);
    expect(problems[1]).toMatch(/: is missing$/);
    expect(problems[2]).toMatch(/: "weekly" is not a number and .* such as 7d$/);
  });

  it('reads a watchlist: defaults, resolved captures, nested fields, an id that comes twice', async () => {
    const { entities, problems } = await read(
      'watch.json',
      JSON.stringify(
        {
          schema: 'revenant.watchlist/1',
          entities: [
            { id: 'e1', names: ['Old Trader'], captures: [{ path: 'archives/old.warc.gz' }] },
            { id: 'e2', names: ['N'], dates: { listed: '2021-13' }, identifiers: { emails: ['a@a.example', 7] } },
            { id: 'e1', names: ['Again'] },
            { id: 'e3', names: [] },
          ],
        },
        null,
        1,
      ),
    );
    expect(entities).toHaveLength(1);
    expect(entities[0]).toMatchObject({
      id: 'e1',
      type: 'company',
      aliases: [],
      dates: {},
      identifiers: { emails: [] },
    });
    expect(entities[0]?.captures).toEqual([{ path: join(folder, 'archives', 'old.warc.gz') }]);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      '21 entities[1].dates.listed',
      '26 entities[1].identifiers.emails[1]',
      '30 entities[2].id',
      '38 entities[3].names',
    ]);
    expect(problems.map((problem) => problem.split(': ').slice(1).join(': '))).toEqual([
      '"2021-13" is not a date (such as 2021, 2021-08 or 2021-08-30)',
      '7 is a number instead of text',
      expect.stringContaining('"e1" is already in'),
      'is empty: at least one is needed',
    ]);
  });

  it('takes bare arrays and JSON Lines, where one broken line does not end the list', async () => {
    expect((await read('bare.json', '[{"url": "http://a.example/"}]')).urls).toEqual(['http://a.example/']);
    const { urls, entities, problems } = await read(
      'lines.jsonl',
      '{"url": "http://a.example/"}\n\n{"url": \n{"id": "e9", "names": ["N"]}\n"text"\n{"url": "http://b.example/"}',
    );
    expect(urls).toEqual(['http://a.example/', 'http://b.example/']);
    expect(entities.map(({ id }) => id)).toEqual(['e9']);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['3 row', '5 row']);
  });

  it.each([
    ['broken.json', '{\n "seeds": [\n  {"url" 1}\n]}', /broken\.json, line 3: is not JSON/],
    ['cut.json', '{\n "seeds": [\n', /cut\.json, line 3: is not JSON/],
    ['schema.json', '{"schema": "other/1", "seeds": []}', /schema "other\/1" is unknown/],
    ['shape.json', '{"schema": "revenant.sweep/1", "entities": []}', /has no list named "seeds"/],
    ['empty.json', '  \n', /is empty/],
  ])('%s is an InputError', async (name, content, message) => {
    await expect(read(name, content)).rejects.toThrow(InputError);
    await expect(read(name, content)).rejects.toThrow(message);
  });
});

describe('an address with a password', () => {
  it.each(['http://ann:s3cret@a.example/x', 'ann:s3cret@a.example/x', 'http:ann:s3cret@a.example/x'])(
    '%s is left out, and the password is not repeated',
    async (url) => {
      const { urls, problems } = await read('secret.txt', `${url}\nmailto:ann@a.example\nhttp://b.example/@ann:x\n`);
      expect(urls).toEqual(['mailto:ann@a.example', 'http://b.example/@ann:x']);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain('a.example/x');
      expect(problems[0]).not.toContain('s3cret');
      const captures = [{ path: 'x.html', url }];
      const entities = [{ id: 'e', names: ['N'], captures }];
      const listed = await read('secret.json', JSON.stringify({ schema: 'revenant.watchlist/1', entities }));
      expect(listed.problems[0]).toMatch(/^1 entities\[0\]\.captures\[0\]\.url: /);
      expect(listed.problems[0]).not.toContain('s3cret');
    },
  );
});

it('refuses identifiers where nobody would look for them', async () => {
  const entities = [
    { id: 'e1', names: ['Old Trader'], websites: ['old.example'] },
    { id: 'e2', names: ['Other Trader'], identifiers: { mail: ['a@old.example'] } },
    { id: 'e3', names: ['Third Trader'], remark: 'x', note: 'mine' },
  ];
  const found = await read('misplaced.json', JSON.stringify({ schema: 'revenant.watchlist/1', entities }));
  expect(found.entities.map(({ id }) => id)).toEqual(['e3']);
  expect(found.problems.join()).toMatch(
    /websites: belongs inside "identifiers".*identifiers\.mail: is unknown; known are/,
  );
});

describe('CSV', () => {
  it('reads seeds: quotes, separators, line ends in fields, any order of columns', async () => {
    const { seeds, problems } = await read(
      'seeds.csv',
      'Kind,URL,tags,note\r\nwebsite,http://a.example/,"x|y","two\r\nlines, ""quoted"""\r\n\r\nshop,http://b.example/\r\n,c.example,,,too many\r\n,d.example\r\n',
    );
    expect(seeds).toEqual([
      {
        ...{ url: 'http://a.example/', kind: 'website', tags: ['x', 'y'] },
        notes: [{ column: 'note', text: 'two\nlines, "quoted"' }],
      },
      { url: 'https://d.example', bare: true, kind: 'website', tags: [] },
    ]);
    expect(
      problems.map((problem) => problem.split(':')[0]).sort((one = '', other = '') => (one < other ? -1 : 1)),
    ).toEqual(['5 kind', '6 row']);
  });

  it('refuses a capture that lies elsewhere, row by row: an absolute path, one that climbs, one that follows a link out', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'revenant-outside-'));
    await writeFile(join(outside, 'secret.html'), '<p>secret</p>');
    for (const [name, to] of [
      ['out', outside],
      ['file.html', join(outside, 'secret.html')],
      ['nothing.html', join(outside, 'later.html')],
    ] as const)
      await symlink(to, join(folder, name));
    await mkdir(join(folder, 'in'));
    await symlink(join(folder, 'in'), join(folder, 'alias'));
    const paths = ['/etc/hostname', 'C:\\\\secret.html', '../secret.html', 'a/../../secret.html', 'out/secret.html'];
    const bad = [...paths, 'out/later.html', 'file.html', 'nothing.html'];
    const good = ['a/../x.html', 'alias/x.html', 'not-there.html', '..x/y.html'];
    const rows = [...bad, ...good].map((path) => JSON.stringify({ id: path, names: ['N'], captures: [{ path }] }));
    const { entities, problems } = await read('places.jsonl', rows.join('\n'));
    await rm(outside, { recursive: true });
    // A row stays watched by its names and identifiers without the capture that is refused.
    expect(entities.map(({ id, captures }) => [id, captures.length])).toEqual([
      ...bad.map((id) => [id, 0]),
      ...good.map((id) => [id, 1]),
    ]);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(bad.map((_, i) => `${i + 1} captures[0].path`));
    expect(problems[0]).toMatch(/absolute path.*copy the file .* or import it with "revenant import/);
    expect(problems[2]).toMatch(/is outside the folder/);
    expect(problems[4]).toMatch(/follows a link out/);
  });

  it('reads entities, with semicolons as separators too', async () => {
    const { entities, problems } = await read(
      'entities.csv',
      'id;name;aliases;listed;emails;registration numbers;captures\ne1;Old Trader|Old Trading;;2021-12-15;a@a.example|b@a.example;91-X;archives/old.warc.gz\ne2;;;;;;\n',
    );
    expect(entities[0]).toMatchObject({
      names: ['Old Trader', 'Old Trading'],
      dates: { listed: '2021-12-15' },
      identifiers: { emails: ['a@a.example', 'b@a.example'], registrationNumbers: ['91-X'] },
      captures: [{ path: join(folder, 'archives', 'old.warc.gz') }],
    });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['3 names']);
  });

  it('takes columns by their headings as people write them, and keeps what it does not use', async () => {
    const { entities, problems } = await read(
      'near.csv',
      'id,names,Website,e-mail,Phone number,remark\ne1,Old Trader,old.example,a@old.example,+1 202 555 0143,x\n',
    );
    expect(entities[0]?.identifiers).toMatchObject({
      websites: ['old.example'],
      emails: ['a@old.example'],
      phones: ['+1 202 555 0143'],
    });
    expect(entities[0]?.notes).toEqual([{ column: 'remark', text: 'x' }]);
    expect(problems).toEqual([]);
  });

  it('an unclosed quote costs its row, not the list', async () => {
    const { urls, problems } = await read(
      'quote.csv',
      'url,kind\nhttp://a.example/,"website\nhttp://b.example/,website\n',
    );
    expect(urls).toEqual(['http://b.example/']);
    expect(problems).toEqual(['2 row: a quote is not closed']);
  });

  it('says when the header names no known column', async () => {
    expect((await read('odd.csv', 'a,b\n1,2\n')).problems).toEqual([
      '1 header: no column with web addresses; columns seen: A "a", B "b"',
    ]);
  });

  it('reads back whatever is written by the rules of RFC 4180', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'ж', ',', '"', '\n', ';') }).map((text) => text.trim());
    const row = fc.array(field, { minLength: 2, maxLength: 4 }).filter((fields) => fields.join('') !== '');
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const text = rows
          .map((fields) => fields.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        expect([...parseCsv(text, ',')].map(({ fields }) => fields)).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });
});

describe('files that are no lists', () => {
  it.each([
    ['list.zip', Buffer.from('PK\x03\x04....'), /is packed/],
    ['list.gz', Buffer.from([0x1f, 0x8b, 8, 0]), /is packed/],
    [
      'noise.txt',
      Buffer.from([0x41, 0x81, 0x42, 0x8d, 0x43, 0x90, 0x0a, 0x9d, 0x44, 0xad]),
      /neither UTF-8 nor in a code page/,
    ],
    ['nul.txt', Buffer.from('a\0b'), /NUL bytes/],
  ])('%s', async (name, content, message) => {
    await expect(read(name, content)).rejects.toThrow(InputError);
    await expect(read(name, content)).rejects.toThrow(message);
  });

  it('a folder and a missing file', async () => {
    await expect(readLists([folder])).rejects.toThrow('is a folder');
    await expect(readLists([join(folder, 'none.txt')])).rejects.toThrow('there is no such file');
  });
});

it('finds every element of any JSON array where it stands', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.constantFrom(0, 1, 4), (items, indent) => {
      const text = JSON.stringify({ before: items, list: items, after: '[{"' }, null, indent);
      const starts = locate(text, 'list');
      expect(starts).toHaveLength(items.length);
      const firsts = items.map((item) => JSON.stringify(item)[0]);
      expect(starts.map((start) => text[start])).toEqual(firsts);
      const line = lineCounter(text);
      for (const start of starts) expect(line(start)).toBe(text.slice(0, start).split('\n').length);
    }),
    { numRuns: 200 },
  );
});
