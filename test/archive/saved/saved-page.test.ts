import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArchive } from '../../../src/archive/read-archive.ts';
import { extractInline } from '../../../src/archive/saved/inline-resources.ts';
import { addressPath, hostOfFolder } from '../../../src/archive/saved/mirror-address.ts';
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

describe('what a page says of itself', () => {
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
    [
      `<head><style>${'a'.repeat(90_000)}</style><meta name="savepage-url" content="http://old.example/?a=1&amp;b=2">\n<meta name="savepage-date" content="Wed Jan 01 2020 10:00:00 GMT+0800 (x)">`,
      'http://old.example/?a=1&b=2',
      '2020-01-01T02:00:00.000Z',
    ],
    [
      '<html data-scrapbook-source="https://old.example/" data-scrapbook-create="20200109152000132" lang="en">',
      'https://old.example/',
      '2020-01-09T15:20:00.132Z',
    ],
  ])('%.60s', (text, address, taken) => {
    expect(said(text)).toMatchObject({ address, taken });
  });

  it('a copy of a copy: the browser’s word is of the page, the mirror’s is what stood in it', () => {
    const text =
      "<!-- saved from url=(0019)http://new.example/ --><!-- Mirrored from old.example/ by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 26 Nov 2024 21:52:10 GMT -->";
    expect(said(text)).toMatchObject({
      address: 'http://new.example/',
      taken: null,
      mirrored: { address: 'http://old.example/', taken: '2024-11-26T21:52:10.000Z' },
    });
  });
});

describe('a saved page', () => {
  it('of which nobody says when it was taken says so, whatever the date of the file', async () => {
    const below = await put({ 'a.html': '<html><p>Words' });
    expect((await readArchive(join(below, 'a.html'), { maxPages: 1 })).captured).toMatchObject({
      marks: ['time:unknown'],
      startedAt: '1970-01-01T00:00:00.000Z',
    });
    expect((await readArchive(join(below, 'a.html'), { maxPages: 1, at: '2019-06' })).captured).toMatchObject({
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
  const take = (html: string) =>
    extractInline(Buffer.from(html), 'http://old.example/a/', { parts: 100, bytes: 1 << 20 });

  it('gives its pictures at the addresses that were noted, else at one made of their bytes, always the same', () => {
    const { body, resources } = take(
      `<img src="${DATA}"><img data-sf-original-src="../b.jpg" src='${DATA}'><img src=${DATA} data-src="/c.jpg"><div style="background:url(&quot;${DATA}&quot;)">`,
    );
    const made = resources[0]?.url ?? '';
    expect(made).toMatch(/^http:\/\/inline-[0-9a-f]{12}\.invalid\/picture\.jpg$/);
    expect(resources.map(({ url }) => url)).toEqual([made, 'http://old.example/b.jpg', 'http://old.example/c.jpg']);
    expect(String(body)).toBe(
      `<img src="${made}"><img data-sf-original-src="../b.jpg" src='http://old.example/b.jpg'><img src=http://old.example/c.jpg data-src="/c.jpg"><div style="background:url(&quot;${made}&quot;)">`,
    );
    expect(resources.every((one) => one.body.equals(PICTURE))).toBe(true);
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

describe('a copied site', () => {
  it.each([
    [['index.html'], './'],
    [['a', 'Default.htm'], './a/'],
    [['list.php?id=3&x=1.html'], './list.php?id=3&x=1'],
    [['list.php@id=3.html'], './list.php?id=3'],
    [['index.html?lang=ru'], './?lang=ru'],
    [['about.php.html'], './about.php'],
    [['50% off.html'], './50%25 off.html'],
    [['a%20b.html'], './a%20b.html'],
    [['ada@home.html'], './ada@home.html'],
  ])('%j stood at %s', (steps, path) => {
    expect(addressPath(steps)).toBe(path);
  });

  it.each([
    ['www.old.example', 'www.old.example'],
    ['old.example+8080', 'old.example:8080'],
    ['192.0.2.1', '192.0.2.1'],
    ['jquery-3.6.0', null],
    ['images', null],
    ['..', null],
  ])('the folder %s names the host %s', (name, host) => {
    expect(hostOfFolder(name)).toBe(host);
  });

  it('of several hosts keeps them apart; --url says which', async () => {
    const below = await put({
      'old.example/index.html': '<html><p>Old',
      'old.example/b.html': '<html><p>Old b',
      'other.example/index.html': '<html><p>Other',
    });
    expect((await readArchive(below, { maxPages: 9 })).captured.records.map(({ url }) => url)).toEqual([
      'http://old.example/',
      'http://old.example/b.html',
    ]);
    expect((await readArchive(below, { maxPages: 9, url: 'http://other.example/' })).captured.home).toBe(
      'http://other.example/',
    );
  });

  it('handed over as the folder of the host itself has that name', async () => {
    const below = await put({ 'old.example/index.html': '<html><p>Old', 'old.example/img/a.jpg': PICTURE });
    const { captured } = await readArchive(join(below, 'old.example'), { maxPages: 9 });
    expect(captured.records.map(({ url }) => url)).toEqual(['http://old.example/', 'http://old.example/img/a.jpg']);
  });
});
