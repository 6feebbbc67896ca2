import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { certificatesIn, sizeIn, TILE, tilePath } from '../../../src/suggest/feeds/certificate-log.ts';
import { AUTHORITY, CERTIFICATE } from '../../../testkit/egress/invented-certificate.ts';
import { leafOf, tileOf } from '../../../testkit/suggest/certificate-log.ts';

const certificate = new X509Certificate(CERTIFICATE).raw;
const authority = new X509Certificate(AUTHORITY).raw;
const NAMES = ['shop.example', '*.shop.example', 'other.example'];

describe('a checkpoint', () => {
  const root = `${'A'.repeat(43)}=`;
  it('has the size of the log', () => {
    expect(sizeIn(`log.example/2026h2\n70000\n${root}\n\n— log.example/2026h2 c2ln\n`)).toBe(70_000);
    expect(sizeIn(`log.example\n0\n${root}\n`)).toBe(0);
    for (const odd of ['', '<html>', `log\n-1\n${root}`, `log\n1e9\n${root}`, `log\n007\n${root}`, 'log\n5\nroot'])
      expect(sizeIn(odd), odd).toBeNull();
  });
});

describe('the path of a tile', () => {
  it('is in groups of three digits, and all but the last begin with x', () => {
    expect(tilePath(1_234_067)).toBe('tile/data/x001/x234/067');
    expect(tilePath(0)).toBe('tile/data/000');
    expect(tilePath(999)).toBe('tile/data/999');
    expect(tilePath(1_000)).toBe('tile/data/x001/000');
  });
});

describe('a data tile', () => {
  it('gives the host names of certificates and precertificates', () => {
    const tile = tileOf([leafOf(certificate, 1_764_500_000_000), leafOf(certificate, 5, true), leafOf(authority, 7)]);
    expect(certificatesIn(tile)).toEqual([NAMES, NAMES, []]);
    expect(certificatesIn(new Uint8Array())).toEqual([]);
  });

  it('has entries besides one that is no certificate', () => {
    const read = certificatesIn(tileOf([leafOf(Buffer.from('no certificate'), 1), leafOf(certificate, 2)]));
    expect(read.map((names) => names.length)).toEqual([0, 3]);
  });

  it('is refused where a length does not fit, and never reads beyond its end', () => {
    const tile = tileOf([leafOf(certificate, 1)]);
    expect(() => certificatesIn(tile.subarray(0, -1))).toThrow(InputError);
    expect(() => certificatesIn(tileOf(Array(TILE + 1).fill(leafOf(Buffer.of(0), 1))))).toThrow(/more than 256/);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          expect(certificatesIn(bytes).length).toBeLessThanOrEqual(bytes.length / 16);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
    );
  });
});
