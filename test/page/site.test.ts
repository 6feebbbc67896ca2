import { describe, expect, test } from 'vitest';
import { openSite } from '../../src/page/site.ts';
import { capture, PROSE, shopPage, visited } from '../../testkit/page/fixtures.ts';

const HOME = 'https://seller.example/';
const page = (url: string, html: string, more = {}) =>
  [capture(url, html, more), html] as [ReturnType<typeof capture>, string];
const home = (html: string, more = {}) => page(HOME, html, { pageRole: 'home', ...more });

describe('openSite', () => {
  test('the home page first, then as captured; only content, only answers, each once', () => {
    const about = `<p>${PROSE}</p>about`;
    const site = openSite(
      visited([
        page(`${HOME}about`, about),
        home(shopPage(1)),
        page(`${HOME}gone`, '<title>404 Not Found</title><p>Not found'),
        page(`${HOME}error`, shopPage(3), { status: 500 }),
        page(`${HOME}again`, about),
        page(`${HOME}moved`, shopPage(4), { finalUrl: HOME }),
        [capture(`${HOME}lost`, null), null],
      ]),
    );
    expect(site.condition).toBe('content');
    expect(site.pages.map(({ url }) => url)).toEqual([HOME, `${HOME}about`]);
    expect([site.url, site.domain, site.languages]).toEqual([HOME, 'seller.example', ['en']]);
  });

  test('a rendered page stands for the plain one, unless it holds less', () => {
    const shell = '<div id=root></div><script src=a.js></script>';
    const rendered = openSite(visited([home(shell), home(shopPage(1), { rendered: true })]));
    expect(rendered.pages.map(({ capture }) => capture.rendered)).toEqual([true]);
    const plain = openSite(visited([home(shopPage(1)), home('<title>Just a moment...</title>', { rendered: true })]));
    expect(plain.pages.map(({ capture }) => capture.rendered)).toEqual([false]);
  });

  test('documents that could be read, each once, with the document itself as the place', () => {
    const info = { format: 'pdf' as const, pages: 1, metadata: { author: 'Seller Ltd' }, text: '' };
    const file = (path: string, more = {}) =>
      [capture(`${HOME}${path}`, '%PDF-1.4 a', { role: 'document', document: info, ...more }), null] as const;
    const unread: ReturnType<typeof capture> = { ...capture(`${HOME}c.pdf`, '%PDF-1.4 b'), role: 'document' };
    const site = openSite(visited([home(shopPage(1)), [...file('a.pdf')], [...file('b.pdf')], [unread, null]]));
    expect(site.documents.map(({ url, info: read }) => [url, read.metadata['author']])).toEqual([
      [`${HOME}a.pdf`, 'Seller Ltd'],
    ]);
    expect(site.documents[0]?.place('Seller Ltd')).toEqual({
      capture: `capture ${HOME}a.pdf`,
      url: `${HOME}a.pdf`,
      selector: ':root',
      quote: 'Seller Ltd',
    });
    const parked = openSite(visited([home('<title>This domain is for sale</title>'), [...file('a.pdf')]]));
    expect(parked.documents).toEqual([]);
  });

  test('the condition is that of the home page, unless another page holds content', () => {
    const hollow = openSite(visited([home('<title>This domain is for sale</title>')]));
    expect([hollow.condition, hollow.pages.length]).toEqual(['parked', 0]);
    const half = openSite(visited([home('<frameset><frame src=m.htm></frameset>'), page(`${HOME}m.htm`, shopPage(1))]));
    expect([half.condition, half.pages.length]).toEqual(['content', 1]);
    expect(openSite(visited([home('<h1>no</h1>', { status: 403 })])).condition).toBe('blocked');
    expect(openSite(visited([], { condition: 'blocked', state: 'refused' })).condition).toBe('blocked');
    expect(openSite(visited([])).condition).toBe('empty-shell');
  });

  test('captured pictures with the place of the first page that shows them', () => {
    const image = { width: 10, height: 10, format: 'png', grey: null };
    const picture = (url: string, body: string, more = {}) =>
      [capture(url, null, { role: 'image', pageRole: null, image, body, ...more }), null] as [
        ReturnType<typeof capture>,
        null,
      ];
    const site = openSite(
      visited([
        home(shopPage(1)),
        picture(`${HOME}img/1/2.jpg`, 'aa'),
        picture(`${HOME}copy.jpg`, 'aa'),
        picture(`${HOME}favicon.ico`, 'bb'),
        picture(`${HOME}bad`, 'cc', { image: null }),
      ]),
    );
    expect(site.images.map(({ url, digest, alt }) => [url, digest, alt])).toEqual([
      [`${HOME}img/1/2.jpg`, 'aa', 'Drum 2'],
      [`${HOME}favicon.ico`, 'bb', ''],
    ]);
    expect(site.images[0]?.place.selector).toMatch(/img$/);
    expect(site.images[1]?.place.selector).toBe(':root');
  });

  test('a file without a recorded status is a page', () => {
    expect(openSite(visited([home(shopPage(1), { status: null })])).pages).toHaveLength(1);
  });
});
