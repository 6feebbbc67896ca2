import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceName } from '../../../src/model/sources.ts';
import { HTTP_SOURCES, isHttp } from '../../../src/suggest/sources/list.ts';
import { programLine, readProgram } from '../../../src/suggest/sources/program.ts';
import { phrase } from '../../../src/suggest/sources/source.ts';

const access = { url: 'http://source.test', key: 'k' };
const { archive, commoncrawl, crtsh, searxng } = HTTP_SOURCES;
/** A list of crawls, where a source asks for one first. */
const OPENED = JSON.stringify([{ id: 'CC-MAIN-2026-40', 'cdx-api': 'http://elsewhere.test/CC-MAIN-2026-40-index' }]);

describe('a phrase for search engines', () => {
  it('has no sign that an engine reads as a command: a crawled page wrote the sentence', () => {
    expect(phrase('Pens !!g "inks" :fr <b>quills</b> site:bank.test -pens (a OR b) *')).toBe(
      '"Pens g inks fr b quills /b site bank.test pens a OR b"'.replace(' /b', ' b'),
    );
    expect(phrase('sales@old-firm.test')).toBe('"sales@old-firm.test"');
    expect(phrase('+86 755 8888')).toBe('"+86 755 8888"');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const inner = phrase(text).slice(1, -1);
        expect(inner).not.toMatch(/["!:<>?*()\\\n]/);
        for (const word of inner.split(' ')) expect(word).not.toMatch(/^-/);
        expect(inner.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});

describe.each(SourceName.options.filter(isHttp))('%s', (name) => {
  const source = HTTP_SOURCES[name];
  const [request] =
    source.requests({ kind: 'domain', text: 'old.test' }, access, { domains: ['old.test'] }, OPENED) ?? [];

  it('asks its own host only', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { url } of source.requests({ kind: 'name', text }, access, { domains: [] }, OPENED) ?? [])
          expect(new URL(url).origin).toBe('http://source.test');
      }),
    );
  });

  it('reads any answer without a fault, and never gives more than it was given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        const read = source.read(body, request ?? { url: 'http://source.test/' });
        if (read !== null) expect(read.addresses.length).toBeLessThanOrEqual(body.length);
      }),
    );
    expect(source.read('<html>busy</html>', request ?? { url: '' })).toBeNull();
  });
});

it('crt.sh: names of a certificate without the star, each once, and no mailboxes', () => {
  const rows = [
    { common_name: '*.New.test', name_value: 'old.test\n*.old.test\nsales@old.test' },
    { common_name: 'Old Firm Ltd', name_value: 'new.test' },
    'no row',
  ];
  expect(crtsh.read(JSON.stringify(rows), { url: 'http://source.test/' })?.addresses).toEqual([
    'https://new.test/',
    'https://old.test/',
  ]);
  const asked = crtsh.requests({ kind: 'domain', text: 'old.co.test' }, access, { domains: [] }) ?? [];
  expect(asked.map(({ url }) => new URL(url).searchParams.get('q'))).toEqual(['old.co.test', 'old.%']);
});

const FAIR = { domains: ['old.test', 'fair.example'] };

it('the archive: says from when to when a domain is held and on which hosts; other suffixes by name', () => {
  const asked = archive.requests({ kind: 'domain', text: 'old.test' }, access, FAIR) ?? [];
  expect(asked.map(({ url }) => new URL(url).searchParams.get('url'))).toEqual([
    ...['old.test', 'old.example', 'old.com', 'old.net', 'old.org'],
  ]);
  const rows = [
    ['original', 'timestamp'],
    ['http://shop.old.test:80/', '20150203000000'],
    ['http://old.test/a', '2012'],
  ];
  expect(archive.read(JSON.stringify(rows), asked[0] ?? { url: '' })).toEqual({
    addresses: ['http://shop.old.test/', 'http://old.test/'],
    next: undefined,
    notes: ['old.test is archived from 2012 to 2015-02-03, on shop.old.test, old.test'],
  });
  expect(archive.read('', asked[1] ?? { url: '' })?.addresses).toEqual([]);
});

it('Common Crawl: asks the newest crawl on its own host, and tells an empty answer from an odd one', () => {
  const asked = commoncrawl.requests({ kind: 'domain', text: 'old.test' }, access, FAIR, OPENED) ?? [];
  expect(asked.map(({ url }) => new URL(url).pathname)).toEqual(Array(5).fill('/CC-MAIN-2026-40-index'));
  expect(asked.map(({ url }) => new URL(url).searchParams.get('url'))).toEqual([
    ...['old.test', 'old.example', 'old.com', 'old.net', 'old.org'],
  ]);
  const [whole = { url: '' }] = asked;
  const lines = ['{"url":"https://www.old.test/a","timestamp":"20240501101112"}', 'odd', ''].join('\n');
  expect(commoncrawl.read(lines, whole)).toEqual({
    addresses: ['http://www.old.test/'],
    notes: ['old.test is archived from 2024-05-01 to 2024-05-01, on www.old.test'],
  });
  expect(commoncrawl.read('', whole)?.addresses).toEqual([]);
  for (const opened of ['', '[]', '[{"cdx-api":"CC-MAIN"}]', '{"message":"busy"}'])
    expect(commoncrawl.requests({ kind: 'domain', text: 'old.test' }, access, FAIR, opened)).toBeNull();
});

it('SearXNG: engines that did not answer are told, so that silence is not taken for nothing', () => {
  const body = JSON.stringify({ results: [], unresponsive_engines: [['alpha', 'too many requests'], 'odd'] });
  expect(searxng.read(body, { url: 'http://source.test/search?pageno=1' })?.notes).toEqual([
    'the engine alpha did not answer: too many requests',
  ]);
});

it('a program: a line a value in, a line an address out; other lines are left out', () => {
  expect(programLine({ kind: 'mailbox', text: 'a@b.test' })).toBe('{"kind":"mailbox","value":"a@b.test"}');
  const lines = [
    '{"value":"a","address":"http://x.test/"}',
    'progress…',
    '{"value":"a","address":"http://y.test/"}',
    '',
  ];
  expect([...(readProgram(lines) ?? [])]).toEqual([['a', ['http://x.test/', 'http://y.test/']]]);
  expect(readProgram(['not json'])).toBeNull();
  expect(readProgram([''])?.size).toBe(0);
});
