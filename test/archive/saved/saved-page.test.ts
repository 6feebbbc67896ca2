import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArchive } from '../../../src/archive/read-archive.ts';
import { addressBelow } from '../../../src/archive/saved/address-below.ts';
import { extractInline } from '../../../src/archive/saved/inline-resources.ts';
import { pageNotes } from '../../../src/archive/saved/page-notes.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'saved-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function put(files: Record<string, string | Buffer>): Promise<string> {
  const below = await mkdtemp(join(folder, 'x-'));
  for (const [path, body] of Object.entries(files)) {
    await mkdir(dirname(join(below, path)), { recursive: true });
    await writeFile(join(below, path), body);
  }
  return below;
}
const PICTURE = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(300, 9)]);
const DATA = `data:image/jpeg;base64,${PICTURE.toString('base64')}`;
const said = (text: string) => pageNotes(Buffer.from(text));

describe('the note of the program that saved a page', () => {
  it.each([
    ['<!-- saved from url=(0027)http://old.example/about/ -->', 'http://old.example/about/', null],
    ['<!DOCTYPE html>\r\n<!-- saved from url=(0014)about:internet -->', null, null],
    [
      '<html><!--\n Page saved with SingleFile \n url: https://old.example/a?b=1 \n saved date: Tue Oct 17 2023 13:55:34 GMT+0300 (Москва, стандартное время)\n-->',
      'https://old.example/a?b=1',
      '2023-10-17T10:55:34.000Z',
    ],
    [
      '<!-- Saved from https://old.example/x at 2021-06-30T09:15:00Z using monolith v2.8.1 -->',
      'https://old.example/x',
      '2021-06-30T09:15:00.000Z',
    ],
    [
      '<!-- Saved from local source at 2021-06-30T09:15:00Z using monolith v2.8.1 -->',
      null,
      '2021-06-30T09:15:00.000Z',
    ],
  ])('%.60s', (text, address, taken) => {
    expect(said(text)).toMatchObject({ address, taken });
  });

  it.each([
    '<link rel="canonical" href="http://victim.example/">',
    '<meta property="og:url" content="http://victim.example/"><base href="http://victim.example/">',
    '<!-- Mirrored from victim.example/ by HTTrack Website Copier/3.x, Tue, 26 Nov 2024 21:52:10 GMT -->',
    '<html data-scrapbook-source="http://victim.example/"><meta name="savepage-url" content="http://victim.example/">',
  ])('is no claim of the page: %.60s', (text) => {
    expect(said(text)).toEqual({ address: null, taken: null, comment: null });
  });
});

describe('a saved page', () => {
  it('without a note needs --url; what the page claims is shown, not taken', async () => {
    const below = await put({ 'a.html': '<html><link rel=canonical href=http://victim.example/a><p>Words' });
    await expect(readArchive(join(below, 'a.html'), { maxPages: 1 })).rejects.toThrow(
      /a\.html does not say where it was published; the page itself claims http:\/\/victim\.example\/a, which anybody can write\. Add its address: --url <address>/,
    );
  });

  it('of which nobody says when it was taken says so, whatever the date of the file', async () => {
    const below = await put({ 'a.html': '<html><p>Words' });
    const asked = { maxPages: 1, url: 'http://old.example/' };
    expect((await readArchive(join(below, 'a.html'), asked)).captured).toMatchObject({
      marks: ['time:unknown'],
      startedAt: '1970-01-01T00:00:00.000Z',
    });
    expect((await readArchive(join(below, 'a.html'), { ...asked, at: '2019-06' })).captured).toMatchObject({
      marks: [],
      startedAt: '2019-06-01T00:00:00.000Z',
    });
  });

  it('is without the comment of the program that saved it, and with that of the site', async () => {
    const below = await put({
      'a.html': '<!-- saved from url=(0019)http://old.example/ --><html><!-- by Ada --><p>Words',
    });
    const { captured } = await readArchive(join(below, 'a.html'), { maxPages: 1 });
    expect(String(captured.records[0]?.body)).toBe('<html><!-- by Ada --><p>Words');
    expect(captured.records[0]?.marks).toContain('restored');
  });

  it('takes a frame of its folder for a page where that says that it stood on the same host', async () => {
    const frame = (url: string) => `<!-- saved from url=(0020)${url} --><html><p>Frame`;
    const below = await put({
      'a.html': '<!-- saved from url=(0019)http://old.example/ --><html><p>Words',
      'a_files/saved_resource.html': frame('http://old.example/menu'),
      'a_files/saved_resource(1).html': frame('https://maps.example/x'),
      'a_files/saved_resource(2).html': '<html><p>Nobody knows',
    });
    const { captured } = await readArchive(join(below, 'a.html'), { maxPages: 9 });
    expect(captured.records.map(({ url }) => url)).toEqual(['http://old.example/', 'http://old.example/menu']);
  });
});

describe('a page as a single file', () => {
  const take = (html: string) => extractInline(Buffer.from(html), { parts: 100, bytes: 1 << 20 });

  it('gives its pictures at one address made of their bytes, always the same', () => {
    const { body, resources } = take(
      `<img src="${DATA}"><img src=${DATA} data-src="/c.jpg"><div style="background:url(&quot;${DATA}&quot;)">`,
    );
    const made = resources[0]?.url ?? '';
    expect(made).toMatch(/^http:\/\/inline-[0-9a-f]{12}\.invalid\/picture\.jpg$/);
    expect(resources.map((one) => [one.url, one.body])).toEqual([[made, PICTURE]]);
    expect(String(body)).toBe(
      `<img src="${made}"><img src=${made} data-src="/c.jpg"><div style="background:url(&quot;${made}&quot;)">`,
    );
  });

  it('is without the frames, whose pages are not its own', () => {
    const frame = `<p>${'Words of somebody else. '.repeat(20)}`;
    const html = `<p>Mine<iframe srcdoc="${frame}"></iframe><iframe src="data:text/html,${escape(frame)}"></iframe>`;
    const { body, resources } = take(html);
    expect(String(body)).toBe('<p>Mine<iframe src="about:srcdoc"></iframe><iframe src="data:text/html,"></iframe>');
    expect(resources).toEqual([]);
  });

  it('leaves words, spacers and what is no address alone', () => {
    const html = '<p>metadata: data:image/png is a scheme</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">';
    expect(take(html)).toMatchObject({ changed: false, resources: [] });
  });

  it('drops fonts and scripts, which would make the page longer than is read', () => {
    const { body } = take(`<style>@font-face{src:url(data:font/woff2;base64,${'A'.repeat(5_000)})}</style>`);
    expect(String(body)).toBe('<style>@font-face{src:url(data:font/woff2,)}</style>');
  });

  it('marks a picture that is cut', () => {
    expect(take(`<img src="${DATA.slice(0, -3)}">`).resources[0]?.marks).toEqual(['truncated']);
  });
});

describe('a folder with --url', () => {
  it.each([
    [['index.html'], 'http://old.example/shop/'],
    [['a', 'Index.htm'], 'http://old.example/shop/a/'],
    [['list.php?id=3&x=1.html'], 'http://old.example/shop/list.php?id=3&x=1.html'],
    [['index.html?lang=ru'], 'http://old.example/shop/?lang=ru'],
    [['list.php@id=3.html'], 'http://old.example/shop/list.php@id=3.html'],
    [['50% off.html'], 'http://old.example/shop/50%25%20off.html'],
    [['a%20b.html'], 'http://old.example/shop/a%20b.html'],
    [['http:', 'victim.example', 'a#b.html'], 'http://old.example/shop/http:/victim.example/a%23b.html'],
  ])('%j stood at %s', (steps, address) => {
    expect(addressBelow('http://old.example/shop/', steps)).toBe(address);
  });

  const addresses = async (path: string, url: string) => {
    const { captured, problems } = await readArchive(path, { maxPages: 9, url });
    expect(problems).toEqual([]);
    return captured.records.map(({ finalUrl }) => finalUrl).sort();
  };

  it('stands for that address, whatever its name', async () => {
    const below = await put({
      'victim.example/index.html': '<html><p>Old',
      'victim.example/ru/index.html': '<html><p>Old',
      'victim.example/img/a.jpg': PICTURE,
    });
    const expected = ['http://old.example/shop/', 'http://old.example/shop/img/a.jpg', 'http://old.example/shop/ru/'];
    expect(await addresses(join(below, 'victim.example'), 'http://old.example/shop')).toEqual(expected);
  });

  it('holds a folder for each host: that of the address stands for its host, the others are not read', async () => {
    const below = await put({
      'index.html': '<html><title>Local index - HTTrack Website Copier</title>',
      'old.example/index.html': '<html><p>Old',
      'old.example/b.html': '<html><p>Old b',
      'other.example/index.html': '<html><p>Other',
    });
    expect(await addresses(below, 'http://old.example/b.html')).toEqual([
      'http://old.example/',
      'http://old.example/b.html',
    ]);
    expect(await addresses(below, 'https://other.example')).toEqual(['https://other.example/']);
  });

  it('gives its pages the links back that a program rewrote to its files', async () => {
    const below = await put({
      'a/index.html':
        '<html><p><a href="../list.php%3Fid=3.html#x">List</a> <a href="/b">B</a> <a href="../c.html">C</a>',
      'list.php?id=3.html': '<html><p>List',
    });
    const { captured } = await readArchive(below, { maxPages: 9, url: 'http://old.example/' });
    const bodies = captured.records.map(({ body }) => String(Buffer.from(body)));
    expect(bodies).toContain(
      '<html><p><a href="http://old.example/list.php?id=3.html#x">List</a> <a href="/b">B</a> <a href="../c.html">C</a>',
    );
  });

  it('gives no page to another site, whatever a page says of itself', async () => {
    const below = await put({
      'a.html': '<!-- saved from url=(0022)http://victim.example/ --><html><p>Copied by a browser, and put on the web',
      'b.html': '<html><link rel=canonical href=http://victim.example/><base href=http://victim.example/><p>B',
      'c.html': '<!-- Mirrored from victim.example/ by HTTrack Website Copier/3.x --><html><p>C',
    });
    expect(await addresses(below, 'http://sly.example/')).toEqual(
      ['a', 'b', 'c'].map((name) => `http://sly.example/${name}.html`),
    );
  });
});

describe('a folder without --url', () => {
  const NOTE = '<!-- saved from url=(0019)http://old.example/ -->';

  it('is refused where no page says its address, whatever the folder is called', async () => {
    const below = await put({
      'victim.example/index.html': '<!-- Mirrored from victim.example/ by HTTrack Website Copier/3.x --><html><p>Old',
      'victim.example/b.html': '<html><link rel=canonical href=http://victim.example/><p>B',
    });
    for (const path of [below, join(below, 'victim.example')])
      await expect(readArchive(path, { maxPages: 9 })).rejects.toThrow(
        /does not say where it was published.*--url <address>/,
      );
  });

  it('has each page where its note says, with the folder beside it; a page without a note is reported', async () => {
    const below = await put({
      'one/a.html': `${NOTE}<html><p>A`,
      'one/a_files/frame.html': '<!-- saved from url=(0020)http://old.example/f --><html><p>Frame',
      'one/a_files/b.jpg': PICTURE,
      'one/screenshot.jpg': PICTURE,
      'two.html': NOTE.replace('.example/', '.example/two').replace('0019', '0022') + '<html><p>Two',
      'three.html': '<html><p>Three',
    });
    const { captured, problems } = await readArchive(below, { maxPages: 9 });
    expect(captured.records.map(({ url }) => url).sort()).toEqual([
      'http://old.example/',
      'http://old.example/a_files/b.jpg',
      'http://old.example/f',
      'http://old.example/two',
    ]);
    expect(problems).toEqual([
      expect.stringMatching(/1 page left out, .*three\.html.*--url <address> \[archive:address\]/),
    ]);
    expect(captured.partial).toBeNull();
  });
});
