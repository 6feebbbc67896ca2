import { describe, expect, it } from 'vitest';
import type { ArchivedRecord, ArchiveList, ListedRecord } from '../../src/archive/archived.ts';
import { chooseSite } from '../../src/archive/choose-site.ts';
import { UNKNOWN_TIME } from '../../src/model/words.ts';

const LIMITS = { pages: 20, images: 20, documents: 5, styles: 0, backdrops: 0 };

interface Held {
  readonly url: string;
  readonly at: string;
  readonly body?: string;
  readonly role?: ListedRecord['role'];
}

function listOf(held: readonly Held[], redirects: ArchiveList['redirects'] = []): ArchiveList {
  const records = held.map(({ url, at, body = '<p>Pens', role = 'page' }): ArchivedRecord & ListedRecord => ({
    role,
    pageRole: null,
    url,
    finalUrl: url,
    redirects: [],
    status: 200,
    headers: {},
    address: null,
    body: Buffer.from(body),
    length: body.length,
    capturedAt: at === '' ? UNKNOWN_TIME : `${at}T00:00:00.000Z`,
    marks: [],
  }));
  return { records, redirects, problems: [], cut: null, load: async (chosen) => chosen as unknown as ArchivedRecord[] };
}

describe('an archive of many years', () => {
  const CAREER: Held[] = [
    { url: 'http://old.example/', at: '2012-03-01', body: 'drones' },
    { url: 'http://old.example/contact', at: '2012-03-01', body: 'boss@drones.example' },
    { url: 'http://old.example/', at: '2023-05-01', body: 'bread' },
    { url: 'http://old.example/bread', at: '2023-06-01' },
    { url: 'http://old.example/img/one.jpg', at: '2012-03-01', role: 'image' },
    { url: 'http://old.example/price.pdf', at: '2012-03-01', role: 'document' },
  ];
  const taken = async (moment?: string) => {
    const list = listOf(CAREER);
    const site = await chooseSite(list, { ...LIMITS, ...(moment !== undefined && { moment: Date.parse(moment) }) });
    return {
      what: site?.records.map(({ url, capturedAt }) => `${capturedAt.slice(0, 4)} ${new URL(url).pathname}`),
      marks: site?.marks,
      problems: list.problems,
    };
  };

  it('gives the site of one moment, and tells of the others: the domain may have changed hands', async () => {
    expect(await taken()).toEqual({
      what: ['2023 /', '2023 /bread'],
      marks: ['archive:other-times'],
      problems: [
        'left out: 2 pages, captured on 2012-03-01, at another time than the home page (2023-05-01); use --at <date> to read another time',
      ],
    });
  });

  it('gives the moment that is asked for', async () => {
    expect(await taken('2013-01-01')).toEqual({
      what: ['2012 /', '2012 /contact', '2012 /img/one.jpg', '2012 /price.pdf'],
      marks: ['archive:other-times'],
      problems: [],
    });
  });

  it('takes of each address the capture nearest to the home page, not the latest', async () => {
    const list = listOf([
      { url: 'http://old.example/', at: '2019-03-01' },
      { url: 'http://old.example/a', at: '2019-03-02' },
      { url: 'http://old.example/a', at: '2019-07-01' },
      { url: 'http://old.example/a', at: '2019-01-01' },
    ]);
    const site = await chooseSite(list, LIMITS);
    expect(site?.records.map(({ capturedAt }) => capturedAt.slice(0, 10))).toEqual(['2019-03-01', '2019-03-02']);
  });

  it('leaves out nothing for a time that nobody knows', async () => {
    const list = listOf([
      { url: 'http://old.example/', at: '2019-03-01' },
      { url: 'http://old.example/a', at: '' },
    ]);
    expect((await chooseSite(list, LIMITS))?.records).toHaveLength(2);
    expect(list.problems).toEqual([]);
  });
});

describe('pictures of other hosts', () => {
  const AT = '2020-01-01';
  const pictures = async (body: string, held: readonly string[], redirects: ArchiveList['redirects'] = []) => {
    const images = held.map((url) => ({ url, at: AT, role: 'image' as const }));
    const site = await chooseSite(
      listOf([{ url: 'http://bread.example/', at: AT, body }, ...images], redirects),
      LIMITS,
    );
    return site?.records.slice(1).map(({ url }) => url);
  };

  it('are not taken for the name of their file', async () => {
    expect(
      await pictures('<img src="/images/photo1.jpg"><a href="http://parts.example/">', [
        'http://bread.example/images/photo1.jpg',
        'http://parts.example/images/photo1.jpg',
      ]),
    ).toEqual(['http://bread.example/images/photo1.jpg']);
  });

  it.each([
    ['<img src="http://cdn.example/a/photo1.jpg?v=2">'],
    ['<img srcset="//cdn.example/a/photo1.jpg 2x">'],
    [String.raw`<script>var x = {"src":"https:\/\/cdn.example\/a\/photo1.jpg"}</script>`],
    ['<img src="/resize?url=https%3A%2F%2Fcdn.example%2Fa%2Fphoto1.jpg&w=2">'],
    ['<i style="background:url(https://cdn.example/a/photo1.jpg)">'],
  ])('are taken where a page writes their address: %s', async (body) => {
    expect(await pictures(body, ['https://cdn.example/a/photo1.jpg'])).toEqual(['https://cdn.example/a/photo1.jpg']);
  });

  it('are taken where what a page names led to them', async () => {
    const redirects = [{ url: 'http://cdn.example/1', status: 302, location: 'http://far.example/photo1.jpg' }];
    expect(await pictures('<img src="//cdn.example/1">', ['http://far.example/photo1.jpg'], redirects)).toHaveLength(1);
  });
});

it('takes style sheets and further pictures along, for looking at, and none of another time', async () => {
  const list = listOf([
    { url: 'http://old.example/', at: '2023-05-01', body: '<link href="//cdn.example/a.css">' },
    { url: 'http://old.example/b.css', at: '2023-05-01', role: 'style' },
    { url: 'http://cdn.example/a.css', at: '2023-05-01', role: 'style' },
    { url: 'http://cdn.example/other.css', at: '2023-05-01', role: 'style' },
    { url: 'http://old.example/then.css', at: '2012-05-01', role: 'style' },
    { url: 'http://old.example/one.jpg', at: '2023-05-01', role: 'image' },
    { url: 'http://old.example/two.jpg', at: '2023-05-01', role: 'image' },
  ]);
  const site = await chooseSite(list, { ...LIMITS, images: 1, styles: 5, backdrops: 5 });
  expect(site?.records.map(({ role, url }) => `${role} ${url}`)).toEqual([
    'page http://old.example/',
    'image http://old.example/one.jpg',
    'style http://old.example/b.css',
    'style http://cdn.example/a.css',
    'backdrop http://old.example/two.jpg',
  ]);
});
