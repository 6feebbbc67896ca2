import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { readIpRanges } from '../../src/registry/ip-ranges.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-ranges-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const file = (text: string | Buffer, ending = 'tsv'): string => {
  const path = join(folder, `${++files}.${ending}`);
  writeFileSync(path, text);
  return path;
};
const MOST = 10_000_000;

const TABLE = [
  '192.0.2.0\t192.0.2.255\t64500\tCN\tINKTON-NET Inkton Hosting',
  '198.51.100.0\t198.51.100.127\t0\tNone\tNot routed',
  '198.51.100.128\t198.51.100.255\t64501\tRU\tPERO',
  '2001:db8::\t2001:db8:0:ffff:ffff:ffff:ffff:ffff\t64500\tCN\tINKTON-NET Inkton Hosting',
  '',
].join('\n');

describe('a table of IP ranges', () => {
  it.each(['tsv', 'gz'])('says whose network an address is in (%s)', async (ending) => {
    const ranges = await readIpRanges(file(ending === 'gz' ? gzipSync(TABLE) : TABLE, ending), MOST);
    expect(ranges.count).toBe(4);
    const inkton = { asn: 64500, country: 'CN', name: 'INKTON-NET Inkton Hosting' };
    const asked = ['192.0.2.0', '192.0.2.77', '192.0.2.255', '::ffff:192.0.2.9', '2001:db8::1', '2001:db8:0:ffff::'];
    for (const address of asked) expect(ranges.networkOf(address)).toEqual(inkton);
    expect(ranges.networkOf('198.51.100.200')?.asn).toBe(64501);
    for (const address of [
      '198.51.100.1',
      '192.0.3.0',
      '192.0.1.255',
      '2001:db8:1::',
      '::1',
      'quill.test',
      '',
      '1.2.3',
    ])
      expect(ranges.networkOf(address)).toBeNull();
  });

  it('finds what a walk through the table finds', async () => {
    const bounds = fc.uniqueArray(fc.integer({ min: 0, max: 0xffff_ffff }), { minLength: 2, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(bounds, fc.array(fc.integer({ min: 0, max: 0xffff_ffff })), async (points, others) => {
        const sorted = [...points].sort((a, b) => a - b);
        const ranges = sorted.flatMap((first, i) =>
          i % 2 === 0 && i + 1 < sorted.length ? [{ first, last: sorted[i + 1] ?? 0, asn: i + 1 }] : [],
        );
        const table = await readIpRanges(
          file(
            ranges.map(({ first, last, asn }) => `${dotted(first)}\t${dotted(last)}\t${asn}\tXX\tN${asn}\n`).join(''),
          ),
          MOST,
        );
        for (const at of [...sorted, ...others]) {
          const walked = ranges.find(({ first, last }) => first <= at && at <= last)?.asn ?? null;
          expect(table.networkOf(dotted(at))?.asn ?? null).toBe(walked);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['no addresses', '1.2.3\t1.2.4\t1\tXX\tN', /line 1: not a range/],
    ['the end before the beginning', '192.0.2.9\t192.0.2.1\t1\tXX\tN', /line 1: not a range/],
    ['two kinds', '192.0.2.9\t2001:db8::\t1\tXX\tN', /line 1: not a range/],
    ['no number', '192.0.2.0\t192.0.2.9\tAS1\tXX\tN', /line 1: the third field/],
    [
      'out of order',
      '192.0.2.0\t192.0.2.9\t1\tXX\tN\n192.0.2.5\t192.0.2.20\t2\tXX\tN',
      /line 2: the ranges are not in order/,
    ],
    ['nothing', '', /holds no IP ranges/],
    ['a page', '<html>', /line 1/],
  ])('is refused with its line: %s', async (_, text, message) => {
    await expect(readIpRanges(file(text), MOST)).rejects.toThrow(ConfigError);
    await expect(readIpRanges(file(text), MOST)).rejects.toThrow(message);
  });

  it('is refused when it is not there, is no gzip, or is too long unpacked', async () => {
    await expect(readIpRanges(join(folder, 'none.tsv'), MOST)).rejects.toThrow(/cannot read the IP ranges .*ENOENT/);
    await expect(readIpRanges(file('no gzip', 'gz'), MOST)).rejects.toThrow(ConfigError);
    const bomb = gzipSync(Buffer.alloc(30_000_000, '\n'));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(readIpRanges(file(bomb, 'gz'), 1_000_000)).rejects.toThrow(/more than 1000000 bytes/);
  });
});

function dotted(value: number): string {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
}
