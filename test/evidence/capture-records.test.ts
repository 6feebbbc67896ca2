import { describe, expect, it } from 'vitest';
import { packWarc, unpackWarc } from '../../src/archive/warc/pack-warc.ts';
import { VisitWarc } from '../../src/archive/warc/visit-warc.ts';
import { captureProblems } from '../../src/evidence/capture-records.ts';
import { sha256 } from '../../src/model/digest.ts';
import type { Capture, Visit } from '../../src/model/facts/visit.ts';
import type { Exchange } from '../../src/model/ports/egress.ts';
import { memoryBlobs } from '../../src/store/blobs/blobs.ts';

const [START, SENT, GOT, END] = [0, 1, 2, 3].map((second) => `2026-03-01T10:00:0${second}.000Z`) as [
  string,
  string,
  string,
  string,
];
const ROBOTS = {
  ...{ url: 'http://mill.test/', file: 'http://mill.test/robots.txt', allowed: true, source: 'none' as const },
  ...{ line: null, rule: null, crawlDelay: null, reason: 'there is none', body: null },
};
const BARRED = { ...ROBOTS, url: 'http://mill.test/private', allowed: false, source: 'rules' as const };

const exchange = (url: string, head: string, body: Uint8Array, decoded = false): Exchange => ({
  ...{ url, address: '192.0.2.7', sentAt: SENT, request: Buffer.from('GET / HTTP/1.1\r\n\r\n'), chain: [] },
  ...{ response: { head: Buffer.from(head, 'latin1'), body, decoded, cut: false }, failure: null },
});

/** A page behind a redirect, an empty one, and one that a browser drew. */
async function visited(): Promise<{ visit: Visit; records: ReturnType<typeof unpackWarc> }> {
  const blobs = memoryBlobs();
  const page = Buffer.from('<title>The mill</title>');
  const drawn = Buffer.from('<title>The mill, drawn</title>');
  const warc = new VisitWarc('v1', { software: 'revenant' }, START, blobs);
  const moved = 'HTTP/1.1 301 Moved\r\nLocation: /home\r\n\r\n';
  const plain = 'HTTP/1.1 200 OK\r\nServer: Mühle\r\nContent-Encoding: gzip\r\nX-Two: a\r\nX-Two: b\r\n\r\n';
  await warc.exchanged(exchange('http://mill.test/', moved, Buffer.alloc(0)));
  await warc.exchanged(exchange('http://mill.test/home', plain, page, true));
  await warc.exchanged(exchange('http://mill.test/empty', 'HTTP/1.1 200 OK\r\n\r\n', Buffer.alloc(0)));
  await warc.drawn('dom', 'http://mill.test/home#top', drawn, GOT);
  await warc.drawn('view', 'http://mill.test/home#top', page, GOT);
  warc.noted('robots', [ROBOTS, BARRED], END);
  const capture = (url: string, more: Partial<Capture>): Capture => ({
    ...{ role: 'page', pageRole: 'home', url, finalUrl: url, redirects: [], status: 200, headers: {} },
    ...{ address: '192.0.2.7', charset: 'utf-8', body: sha256(''), length: 0, rendered: false, screenshot: null },
    ...{ image: null, robots: [ROBOTS], capturedAt: GOT, marks: [], reason: null, detail: null },
    ...more,
    id: sha256('v1', 'page', url, more.body === undefined ? sha256('') : (more.body ?? '')),
  });
  const home = {
    ...{ finalUrl: 'http://mill.test/home', redirects: [{ url: 'http://mill.test/', status: 301 }] },
    ...{ headers: { server: 'Mühle', 'content-encoding': 'gzip', 'x-two': 'a, b' } },
  };
  const captures = [
    capture('http://mill.test/', { ...home, body: sha256(page), length: page.length }),
    capture('http://mill.test/', {
      ...home,
      ...{ finalUrl: 'http://mill.test/home#top', rendered: true, body: sha256(drawn), length: drawn.length },
      screenshot: sha256(page),
    }),
    capture('http://mill.test/empty', {}),
    capture('http://mill.test/gone', { status: null, body: null, address: null, reason: 'fetch:timeout' }),
  ];
  const visit: Visit = {
    ...{ id: 'v1', target: 'http://mill.test/', run: null, site: 'mill.test', kind: 'website', state: 'captured' },
    ...{ condition: 'content', reason: null, detail: null, marks: [], entity: null, source: 'crawl' },
    ...{ withheld: [BARRED], records: sha256('list'), captures, startedAt: START, endedAt: END },
  };
  const { bytes } = await packWarc(warc.records().records, blobs);
  return { visit, records: unpackWarc(bytes) };
}

const first = (visit: Visit, change: Partial<Capture>): Visit => ({
  ...visit,
  captures: visit.captures.map((one, index) => (index === 0 ? { ...one, ...change } : one)),
});

describe('the captures of a visit', () => {
  it('are what its records tell', async () => {
    const { visit, records } = await visited();
    expect([...captureProblems(visit, records)]).toEqual([]);
  });

  it.each<[string, (visit: Visit) => Visit, RegExp]>([
    ['the year', (one) => first(one, { capturedAt: '1999-03-01T10:00:02.000Z' }), /its time/],
    ['the years of the visit', (one) => ({ ...one, startedAt: START.replace('2026', '1999') }), /a visit from 1999/],
    ['the address', (one) => first(one, { address: '192.0.2.8' }), /the address differs/],
    ['the status', (one) => first(one, { status: 203 }), /its status differs/],
    ['the header', (one) => first(one, { headers: { server: 'another' } }), /its header differs/],
    ['the place', (one) => first(one, { finalUrl: 'http://weir.test/home' }), /no record matches it/],
    [
      'the address asked for, with its id,',
      (one) =>
        first(one, {
          url: 'http://weir.test/',
          id: sha256('v1', 'page', 'http://weir.test/', one.captures[0]?.body ?? ''),
        }),
      /was reached from http:\/\/mill\.test/,
    ],
    ['the address asked for', (one) => first(one, { url: 'http://weir.test/' }), /its id/],
    ['a redirect', (one) => first(one, { redirects: [{ url: 'http://weir.test/', status: 301 }] }), /its redirect/],
    ['the length', (one) => first(one, { length: 7 }), /its body differs/],
    ['what robots.txt barred', (one) => ({ ...one, withheld: [] }), /robots\.txt forbids/],
    [
      'what a browser drew',
      (one) => ({ ...one, captures: one.captures.map((all) => ({ ...all, capturedAt: SENT })) }),
      /what the browser made of it/,
    ],
  ])('are found out where %s is another', async (_, change, expected) => {
    const { visit, records } = await visited();
    expect([...captureProblems(change(visit), records)].join('\n')).toMatch(expected);
  });
});
