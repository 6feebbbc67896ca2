import { describe, expect, it } from 'vitest';
import { hammingHex, hammingWords, wordsOfHex } from '../../src/sketch/hamming.ts';
import { hashImage, type ImageHashes } from '../../src/sketch/image-hash.ts';
import { PDQ_MIRROR } from '../../src/sketch/pdq.ts';
import { generator } from '../../testkit/sketch/edited-text.ts';
import { at, paint, picture } from '../../testkit/sketch/pictures.ts';

const COUNT = 40;
const pictures = Array.from({ length: COUNT }, (_, i) => picture(1000 + i));
const hashes = pictures.map(hashImage);

const imageDistance = (left: ImageHashes, right: ImageHashes) => ({
  dhash: hammingHex(left.dhash, right.dhash),
  phash: hammingHex(left.phash, right.phash),
  pdq: hammingHex(left.pdq, right.pdq),
  pdqMirrored: hammingWords(wordsOfHex(left.pdq), wordsOfHex(right.pdq), Infinity, PDQ_MIRROR),
});

function distances(change: (grey: Uint8Array, seed: number) => Uint8Array) {
  return pictures.map((grey, i) => imageDistance(hashes[i] as never, hashImage(change(grey, i))));
}

describe('hashImage', () => {
  it('gives the values that stored fingerprints and the shipped background hold', () => {
    expect(hashImage(picture(1000))).toEqual(GOLDEN);
  });

  it('keeps noise, brightness and contrast within the matching distance', () => {
    const noisy = distances((grey, seed) => {
      const random = generator(seed);
      return paint((x, y) => at(grey, x, y) + (random() - 0.5) * 8);
    });
    const brighter = distances((grey) => paint((x, y) => at(grey, x, y) * 0.8 + 20));
    for (const { pdq, phash } of [...noisy, ...brighter]) {
      expect(pdq).toBeLessThanOrEqual(31);
      expect(phash).toBeLessThanOrEqual(10);
    }
  });

  it('keeps most light crops near by one of the 64-bit hashes', () => {
    const cropped = distances((grey) => paint((x, y) => at(grey, 1.3 + (x * 61.4) / 64, 1.3 + (y * 61.4) / 64)));
    expect(cropped.filter(({ dhash, phash }) => Math.min(dhash, phash) <= 10).length).toBeGreaterThan(COUNT * 0.8);
  });

  it('sees a mirror image as near, and as mirrored only', () => {
    const mirrored = distances((grey) => paint((x, y) => at(grey, 63 - x, y)));
    for (const { pdq, pdqMirrored } of mirrored) {
      expect(pdqMirrored).toBeLessThanOrEqual(31);
      expect(pdq).toBeGreaterThan(62);
    }
  });

  it('keeps unrelated pictures apart, symmetrically', () => {
    for (let i = 0; i < COUNT; i++) {
      for (let j = i + 1; j < COUNT; j++) {
        const there = imageDistance(hashes[i] as never, hashes[j] as never);
        expect(Math.min(there.pdq, there.pdqMirrored)).toBeGreaterThan(62);
        expect(imageDistance(hashes[j] as never, hashes[i] as never)).toEqual(there);
      }
    }
  });

  it('gives flat and nearly flat pictures too little quality to match', () => {
    expect(hashImage(paint(() => 255)).quality).toBe(0);
    expect(hashImage(paint((x) => 100 + x)).quality).toBeLessThan(50);
    expect(hashImage(pictures[0] as Uint8Array).quality).toBeGreaterThanOrEqual(50);
  });

  it('writes fixed lengths and refuses another size', () => {
    const { dhash, phash, pdq } = hashImage(pictures[0] as Uint8Array);
    expect([dhash.length, phash.length, pdq.length]).toEqual([16, 16, 64]);
    expect(() => hashImage(new Uint8Array(10))).toThrow(RangeError);
  });
});

/** Of `picture(1000)`; `dhash` and `phash` must never change, for stored looks are told by them. */
const GOLDEN = {
  dhash: '94980b0303030393',
  phash: 'd0db341e8ba4add8',
  pdq: 'fcb686e5504beca455a52a4b37b451b55e1b16b595255ed19378892c0fdba80b',
  quality: 100,
};
