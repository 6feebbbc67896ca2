import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../src/model/facts/seed.ts';
import { namedSites, sharedAddresses } from '../../../src/signals/find/named-sites.ts';
import { cleanWebsites } from '../../../src/watchlist/clean/clean-contact.ts';

const entryOf = (written: string, type: Entity['type'] = 'company') => ({ type, values: cleanWebsites(written) });
const sitesOf = (written: string, type?: Entity['type']) =>
  namedSites(entryOf(written, type)).map(({ site, kind, address }) => [site, kind, address]);

describe('a website of a list entry', () => {
  it.each([
    ['quillmoor.example', 'quillmoor.example', null],
    ['HTTPS://www.Quillmoor.example/', 'quillmoor.example', null],
    ['www.quillmoor.example/en/index.html', 'quillmoor.example', null],
    // Reserved names have no public suffix, so each host is a site, here as in a crawl.
    ['ru.quillmoor.example/contact-us.php', 'ru.quillmoor.example', null],
    ['oil.quillmoor.example', 'oil.quillmoor.example', 'oil.quillmoor.example'],
    ['club.example/~quillmoor/', 'club.example', 'club.example/~quillmoor'],
    ['register.example/company/4711', 'register.example', 'register.example/company/4711'],
    ['register.example/?id=4711', 'register.example', 'register.example/?id=4711'],
  ])('%s names %s, %s of it', (written, site, address) => {
    expect(sitesOf(written)).toEqual([[site, 'website', address]]);
  });

  it.each([
    ['https://archive.quillmoor.example/web/20190304050607/http://stonebeck.example/', '2019-03-04'],
    ['https://archive.quillmoor.example/web/20190304050607id_/https:/stonebeck.example/', '2019-03-04'],
    ['archive.example/20190304050607/stonebeck.example', '2019-03-04'],
    ['archive.example/web/2019/https://stonebeck.example/', '2019'],
  ])('%s is a copy of its inner address, of %s', (written, since) => {
    expect(namedSites(entryOf(written))).toMatchObject([{ site: 'stonebeck.example', address: null, since }]);
  });

  it('with a year in its path is no copy', () => {
    expect(sitesOf('quillmoor.example/2019/page.html')).toEqual([
      ['quillmoor.example', 'website', 'quillmoor.example/2019/page.html'],
    ]);
  });

  it('on a platform is the member, never the platform', () => {
    expect(sitesOf('https://www.facebook.com/quillmoor.trading')).toEqual([
      ['facebook.com/quillmoor.trading', 'social-page', null],
    ]);
    expect(sitesOf('https://quillmoor.en.alibaba.com/')).toMatchObject([[expect.any(String), 'trade-listing', null]]);
  });

  it.each([
    'https://www.facebook.com/',
    'alibaba.com',
    'https://www.alibaba.com/trade/search',
    'gmail.com',
    'github.io',
  ])('%s is nobody’s, and is named in the import', (written) => {
    expect(sitesOf(written)).toEqual([]);
    expect(sharedAddresses(entryOf(written))).toHaveLength(1);
  });

  it.each(['person', 'vessel', 'aircraft'] as const)('of a %s is no site of its own', (type) => {
    expect(sitesOf('quillmoor.example', type)).toEqual([]);
  });
});
