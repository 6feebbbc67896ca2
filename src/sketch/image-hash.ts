/** Perceptual hashes of a picture given as 64 × 64 luma bytes, row by row. */
import { hexOfWords } from './hamming.ts';
import { lowFrequencies, pdqOfGrid } from './pdq.ts';
import { cellMeans } from './window-means.ts';

export const SIDE = 64;

export interface ImageHashes {
  /** Gradient signs of a 9 × 8 reduction; 16 hex digits. */
  readonly dhash: string;
  /** Low 8 × 8 DCT coefficients of 32 × 32 cells against their median (Zauner 2010); 16 digits. */
  readonly phash: string;
  /** PDQ of the grid as it stands; others publish that of the picture itself (capture takes it). */
  readonly pdq: string;
  /** PDQ's gradient measure, 0 to 100: below 50 a picture is too plain for hashes. */
  readonly quality: number;
}

export function hashImage(grey: Uint8Array): ImageHashes {
  if (grey.length !== SIDE * SIDE) throw new RangeError(`expected ${SIDE * SIDE} luma bytes, got ${grey.length}`);
  const { hash, quality } = pdqOfGrid(grey);
  return {
    dhash: hexOfWords(dhash(grey)),
    phash: signs(lowFrequencies(cellMeans(grey, SIDE, 32, 32), 32, 8)),
    pdq: hash,
    quality,
  };
}

/** 64 bits, eight a row, set where a cell is brighter than its right neighbour. */
function dhash(grey: ArrayLike<number>): Uint32Array {
  const small = cellMeans(grey, SIDE, 9, 8);
  const places = Array.from({ length: 64 }, (_, bit) => (bit >>> 3) * 9 + (bit & 7));
  return packBits(places.map((at) => (small[at] as number) > (small[at + 1] as number)));
}

function signs(coefficients: Float64Array): string {
  const sorted = Float64Array.from(coefficients).sort();
  const middle = sorted.length / 2;
  const median = ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
  return hexOfWords(packBits(Array.from(coefficients, (value) => value > median)));
}

function packBits(bits: readonly boolean[]): Uint32Array {
  const words = new Uint32Array(bits.length / 32);
  for (const [i, bit] of bits.entries()) {
    if (bit) words[i >>> 5] = (words[i >>> 5] as number) | (0x80000000 >>> (i & 31));
  }
  return words;
}
