/** Perceptual hashes of a picture given as 64 × 64 luma bytes, row by row. */
import { hammingWords, hexOfWords, wordsOfHex } from './hamming.ts';

export const SIDE = 64;

export interface ImageHashes {
  /** Gradient signs of a 9 × 8 reduction; 16 hex digits. */
  readonly dhash: string;
  /** Low 8 × 8 DCT coefficients of a 32 × 32 reduction against their median (Zauner 2010); 16 hex digits. */
  readonly phash: string;
  /** 16 × 16 DCT coefficients against their median, as in PDQ (Facebook 2019); 64 hex digits. */
  readonly dct: string;
  /** PDQ's gradient measure, 0 to 100: below 50 the picture is too plain for its hashes to mean anything. */
  readonly quality: number;
}

export function hashImage(grey: Uint8Array): ImageHashes {
  if (grey.length !== SIDE * SIDE) throw new RangeError(`expected ${SIDE * SIDE} luma bytes, got ${grey.length}`);
  const pixels = Float64Array.from(grey);
  return {
    dhash: dhash(pixels),
    phash: signs(lowFrequencies(shrink(pixels, SIDE, 32, 32), 32, 8)),
    dct: signs(lowFrequencies(pixels, SIDE, 16)),
    quality: quality(grey),
  };
}

/**
 * Distances in bits: the lesser of the picture and its mirror image for the DCT hashes, where mirroring flips the sign of
 * every second column. Unrelated pictures lie near 32, 32 and 128; symmetric.
 */
export interface ImageDistance {
  readonly dhash: number;
  readonly phash: number;
  readonly dct: number;
}

/** Hashes unpacked once for many comparisons. */
export interface PackedHashes {
  readonly dhash: Uint32Array;
  readonly phash: Uint32Array;
  readonly dct: Uint32Array;
}

export function packHashes(hashes: Pick<ImageHashes, 'dhash' | 'phash' | 'dct'>): PackedHashes {
  return { dhash: wordsOfHex(hashes.dhash), phash: wordsOfHex(hashes.phash), dct: wordsOfHex(hashes.dct) };
}

export function imageDistance(left: PackedHashes, right: PackedHashes): ImageDistance {
  return {
    dhash: hammingWords(left.dhash, right.dhash),
    phash: Math.min(hammingWords(left.phash, right.phash), hammingWords(left.phash, right.phash, MIRROR_PHASH)),
    dct: Math.min(hammingWords(left.dct, right.dct), hammingWords(left.dct, right.dct, MIRROR_DCT)),
  };
}

// Coefficients start at frequency 1, so columns 0, 2, 4… hold the odd frequencies, which change sign in a mirror.
const MIRROR_PHASH = new Uint32Array(2).fill(0xaaaaaaaa);
const MIRROR_DCT = new Uint32Array(8).fill(0xaaaaaaaa);

function quality(grey: Uint8Array): number {
  let sum = 0;
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const here = grey[y * SIDE + x] as number;
      if (y + 1 < SIDE) sum += Math.trunc((Math.abs(here - (grey[(y + 1) * SIDE + x] as number)) * 100) / 255);
      if (x + 1 < SIDE) sum += Math.trunc((Math.abs(here - (grey[y * SIDE + x + 1] as number)) * 100) / 255);
    }
  }
  return Math.min(100, Math.trunc(sum / 90));
}

function dhash(pixels: Float64Array): string {
  const small = shrink(pixels, SIDE, 9, 8);
  const bits: boolean[] = [];
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) bits.push((small[y * 9 + x] as number) > (small[y * 9 + x + 1] as number));
  }
  return packBits(bits);
}

/** Area average of a square picture. */
function shrink(pixels: Float64Array, side: number, width: number, height: number): Float64Array {
  const out = new Float64Array(width * height);
  for (let y = 0; y < height; y++) {
    const rows = cover(y, height, side);
    for (let x = 0; x < width; x++) {
      let sum = 0;
      let area = 0;
      for (const [sx, wx] of cover(x, width, side)) {
        for (const [sy, wy] of rows) {
          sum += (pixels[sy * side + sx] as number) * wx * wy;
          area += wx * wy;
        }
      }
      out[y * width + x] = sum / area;
    }
  }
  return out;
}

/** The source cells that target cell `at` of `count` covers, with the covered share of each. */
function cover(at: number, count: number, side: number): [number, number][] {
  const from = (at * side) / count;
  const to = ((at + 1) * side) / count;
  const cells: [number, number][] = [];
  for (let cell = Math.floor(from); cell < Math.ceil(to - 1e-9); cell++) {
    cells.push([cell, Math.min(to, cell + 1) - Math.max(from, cell)]);
  }
  return cells;
}

const cosines = new Map<number, Float64Array>();

/** DCT-II coefficients of frequencies 1 to `keep` in both directions (0, the mean, carries no shape), row by row. */
function lowFrequencies(pixels: Float64Array, side: number, keep: number): Float64Array {
  const table = cosines.get(side * 64 + keep) ?? cosineTable(side, keep);
  cosines.set(side * 64 + keep, table);
  const half = new Float64Array(side * keep); // every row transformed
  for (let y = 0; y < side; y++) {
    for (let u = 0; u < keep; u++) {
      let sum = 0;
      for (let x = 0; x < side; x++) sum += (pixels[y * side + x] as number) * (table[u * side + x] as number);
      half[y * keep + u] = sum;
    }
  }
  const out = new Float64Array(keep * keep);
  for (let v = 0; v < keep; v++) {
    for (let u = 0; u < keep; u++) {
      let sum = 0;
      for (let y = 0; y < side; y++) sum += (half[y * keep + u] as number) * (table[v * side + y] as number);
      out[v * keep + u] = sum;
    }
  }
  return out;
}

function cosineTable(side: number, keep: number): Float64Array {
  const table = new Float64Array(side * keep);
  for (let u = 0; u < keep; u++) {
    for (let x = 0; x < side; x++) table[u * side + x] = Math.cos(((2 * x + 1) * (u + 1) * Math.PI) / (2 * side));
  }
  return table;
}

function signs(coefficients: Float64Array): string {
  const sorted = Float64Array.from(coefficients).sort();
  const middle = sorted.length / 2;
  const median = ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
  return packBits(Array.from(coefficients, (value) => value > median));
}

/** First bit is the highest of the first word. */
function packBits(bits: readonly boolean[]): string {
  const words = new Uint32Array(bits.length / 32);
  for (const [i, bit] of bits.entries()) {
    if (bit) words[i >>> 5] = (words[i >>> 5] as number) | (0x80000000 >>> (i & 31));
  }
  return hexOfWords(words);
}
