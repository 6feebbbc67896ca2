import { describe, expect, it } from 'vitest';
import { hammingHex, hammingWords, wordsOfHex } from '../../src/sketch/hamming.ts';
import { PDQ_MIRROR, pdqOfGrid, pdqOfLuma } from '../../src/sketch/pdq.ts';
import { at, paint, picture } from '../../testkit/sketch/pictures.ts';

/** One picture and its mirror images, as the reference implementation publishes them (ThreatExchange, pdq/data, "dih"). */
const ORIGINAL = 'f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22';
const LEFT_FOR_RIGHT = '0dad2599b1a1bd1a5362576742da32a5e63b7380c2374b4866b366c91bc9ce77';
const UPSIDE_DOWN = 'f8f80f31e0f417b20e37f5cd028f980fb36ed02a9662c1e233e64c634e9c64dd';
/** Even rows, from the highest: the reference prints row 15 first, 16 bits a row. */
const FLIP = new Uint32Array(8).fill(0x0000ffff);

const far = (left: string, right: string, mask?: Uint32Array) =>
  hammingWords(wordsOfHex(left), wordsOfHex(right), Infinity, mask);

/** An invented picture of any size. */
function large(grey: Uint8Array, width: number, height: number): Float32Array {
  return Float32Array.from({ length: width * height }, (_, i) =>
    at(grey, ((i % width) * 64) / width - 0.5, (Math.floor(i / width) * 64) / height - 0.5),
  );
}

describe('PDQ', () => {
  it('orders its bits as the published hashes do', () => {
    expect(far(ORIGINAL, LEFT_FOR_RIGHT, PDQ_MIRROR)).toBe(14);
    expect(far(ORIGINAL, UPSIDE_DOWN, FLIP)).toBe(8);
    const grey = picture(5);
    const { hash } = pdqOfGrid(grey);
    expect(far(hash, pdqOfGrid(paint((x, y) => at(grey, 63 - x, y))).hash, PDQ_MIRROR)).toBeLessThanOrEqual(16);
    expect(far(hash, pdqOfGrid(paint((x, y) => at(grey, x, 63 - y))).hash, FLIP)).toBeLessThanOrEqual(16);
  });

  it('sets half of its bits', () => {
    expect(far(pdqOfGrid(picture(6)).hash, '0'.repeat(64))).toBe(128);
  });

  it('is of one value for one picture', () => {
    expect(pdqOfLuma(large(picture(7), 300, 200), 300, 200)).toEqual(GOLDEN);
  });

  it('takes 64 × 64 pixels as they are, and other sizes within a few bits of each other', () => {
    const grey = picture(8);
    expect(pdqOfLuma(Float32Array.from(grey), 64, 64)).toEqual(pdqOfGrid(grey));
    const [wide, high] = [pdqOfLuma(large(grey, 640, 320), 640, 320), pdqOfLuma(large(grey, 256, 512), 256, 512)];
    expect(hammingHex(wide?.hash ?? '', high?.hash ?? '')).toBeLessThanOrEqual(10);
  });

  it('blurs by a running mean that forgets nothing at the ends', () => {
    expect(pdqOfLuma(new Float32Array(700 * 500).fill(77), 700, 500)?.quality).toBe(0);
    const ramp = Float32Array.from({ length: 640 * 640 }, (_, i) => ((i % 640) * 255) / 640);
    expect(pdqOfLuma(ramp, 640, 640)?.quality).toBe(44); // 63 steps of 1 % in each of 64 rows, by 90
  });

  it('refuses what the reference refuses', () => {
    expect(pdqOfLuma(new Float32Array(16), 4, 4)).toBeNull();
    expect(() => pdqOfLuma(new Float32Array(16), 4, 5)).toThrow(RangeError);
  });
});

const GOLDEN = { hash: 'bc7f1e44caf0c3f62f9a3b988e9efc9e64f0e8cce86c32e40e04ab20632be223', quality: 100 };
