import { describe, expect, it } from 'vitest';
import { parseHttpResponse } from '../../../src/archive/warc/http-message.ts';
import { fieldOf, packWarc, unpackWarc } from '../../../src/archive/warc/pack-warc.ts';
import { recordsOfFacts } from '../../../src/archive/warc/warc-of-facts.ts';
import type { Capture } from '../../../src/model/facts/visit.ts';
import { memoryBlobs } from '../../../src/store/blobs/blobs.ts';
import { captureOf, visitOf } from '../../../testkit/store/facts.ts';

/** The records of an import with one page, packed and unpacked again. */
async function recordsWith(change: Partial<Capture>) {
  const blobs = memoryBlobs();
  const body = await blobs.put(Buffer.from('<title>Old</title>'));
  const captures = [captureOf('v', 'http://old.example/', { redirects: [], body, ...change })];
  const { records } = await recordsOfFacts(visitOf('v', { source: 'import', captures }), 'revenant', blobs);
  return unpackWarc((await packWarc(records, blobs)).bytes);
}

describe('the records that are made of an import', () => {
  it.each([
    ['line ends', 'a\r\nX-Evil: b', 'a X-Evil: b'],
    ['letters whose last byte is a line end', 'a\u010d\u010aX-Evil: b', 'a\u010d\u010aX-Evil: b'],
    ['letters of one byte', 'M\u00fchle', 'M\u00fchle'],
  ])('keep a header value with %s from starting a header of its own', async (_, value, kept) => {
    const [, page] = await recordsWith({ headers: { 'content-type': 'text/html', 'x-a': value, 'bad name': 'c' } });
    const headers = parseHttpResponse(Buffer.from(page?.front ?? '', 'latin1'))?.headers ?? {};
    expect(Object.keys(headers)).toEqual(['content-type', 'x-a', 'content-length']);
    const octets = Buffer.from(headers['x-a'] ?? '', 'latin1');
    expect([octets.toString('utf8'), octets.toString('latin1')]).toContain(kept);
  });

  it('are the same in whatever order the facts come back from a document', async () => {
    const [, one] = await recordsWith({ headers: { server: 'nginx', 'content-type': 'text/html', date: 'today' } });
    const [, other] = await recordsWith({ headers: { date: 'today', 'content-type': 'text/html', server: 'nginx' } });
    expect(one?.front).toBe(other?.front);
  });

  it('keep an address and a place to one line too', async () => {
    const sly = '192.0.2.1\u010d\u010aWARC-Target-URI: http://evil.example/';
    const [, page] = await recordsWith({ address: sly });
    expect(page?.header.split('\r\n').filter((line) => line.startsWith('WARC-Target-URI'))).toHaveLength(1);
    const url = 'http://old.example/\r\nWARC-Type: resource';
    const [, other] = await recordsWith({ url, finalUrl: url });
    expect(fieldOf(other?.header ?? '', 'warc-type')).toBe('response');
  });
});
