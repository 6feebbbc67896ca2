import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MEMBER_HEAD, unpackWarc } from '../../../src/archive/warc/pack-warc.ts';

function member(text: string): Buffer {
  const packed = gzipSync(Buffer.from(text, 'latin1'));
  packed.set(MEMBER_HEAD);
  return packed;
}

const record = (block: string, type = 'resource', more = ''): string =>
  `WARC/1.1\r\nWARC-Type: ${type}\r\n${more}Content-Length: ${block.length}\r\n\r\n${block}\r\n\r\n`;
const ONE = member(record('first'));
const TWO = member(record('HTTP/1.1 200 OK\r\n\r\nsecond', 'response'));

describe('a packed WARC', () => {
  it('gives its records, each with its place', () => {
    const records = unpackWarc(Buffer.concat([ONE, TWO]));
    expect(records.map(({ front, bytes, offset, length }) => [front, String(bytes), offset, length])).toEqual([
      ['', 'first', 0, ONE.length],
      ['HTTP/1.1 200 OK\r\n\r\n', 'second', ONE.length, TWO.length],
    ]);
  });

  it.each<[string, Buffer]>([
    ['bytes behind its last record', Buffer.concat([ONE, Buffer.from('\0hidden')])],
    ['zeros behind its last record', Buffer.concat([ONE, Buffer.alloc(8)])],
    ['bytes between records', Buffer.concat([ONE, Buffer.from('hidden'), TWO])],
    ['two records in one member', member(record('a') + record('b'))],
    ['bytes behind the record of a member', member(`${record('a')}hidden`)],
    ['a name in the head of a member', gzipWithName(record('a'))],
    ['a half member', ONE.subarray(0, ONE.length - 1)],
    ['no record', member('GIF89a')],
  ])('is refused with %s', (_, packed) => {
    expect(() => unpackWarc(packed)).toThrow(/byte|sums|record|header|unexpected/);
  });

  it.each<[string, Buffer, NonNullable<Parameters<typeof unpackWarc>[1]>, RegExp]>([
    ['many records', Buffer.concat(Array(11).fill(ONE)), { records: 10 }, /more than 10 records/],
    ['a long header', member(record('a', 'resource', `X: ${'x'.repeat(900)}\r\n`)), { header: 800 }, /no end/],
    ['many small records', Buffer.concat(Array(50).fill(ONE)), { text: 1_000 }, /no end|more than is read/],
    ['a large record', member(record('a'.repeat(9_000))), { bytes: 1_000 }, /larger than 1000 bytes/],
  ])('is read no further than its limits: %s', (_, packed, limits, expected) => {
    expect(unpackWarc(packed).length).toBeGreaterThan(0);
    expect(() => unpackWarc(packed, limits)).toThrow(expected);
  });
});

/** RFC 1952, 2.3: the flag FNAME, and a text that ends with a zero. */
function gzipWithName(text: string): Buffer {
  const packed = member(text);
  const head = Buffer.from(MEMBER_HEAD);
  head[3] = 8;
  return Buffer.concat([head, Buffer.from('hidden\0'), packed.subarray(MEMBER_HEAD.length)]);
}
