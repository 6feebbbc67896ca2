/**
 * One-permutation MinHash, 128 bins of a byte (Li, Owen, Zhang 2012; Li, König 2010); 0 marks an
 * empty bin.
 */
import { popcount32 } from './hamming.ts';
import { mix32 } from './mix.ts';

export const BINS = 128;
const BIN_SHIFT = 25;
const VALUES = 255;

/**
 * Sketch of a set of 64-bit features (word pairs; only the high word is read), 128 bytes. Repeats
 * count once.
 */
export function onePermutation(features: Uint32Array): Uint8Array {
  const least = new Uint32Array(BINS).fill(0xffffffff);
  for (let i = 0; i < features.length; i += 2) {
    const hash = features[i] as number;
    const bin = hash >>> BIN_SHIFT;
    if (hash < (least[bin] as number)) least[bin] = hash;
  }
  const sketch = new Uint8Array(BINS);
  for (let bin = 0; bin < BINS; bin++) {
    const hash = least[bin] as number;
    if (hash !== 0xffffffff) sketch[bin] = 1 + (mix32(hash) % VALUES);
  }
  return sketch;
}

type PackedSketch = ReturnType<typeof packSketch>;

/** A sketch ready to be compared with many: four bins a word, a bit for each filled bin. */
export function packSketch(sketch: Uint8Array) {
  const [bins, filled] = [new Int32Array(BINS / 4), new Int32Array(BINS / 32)];
  for (const [bin, value] of sketch.entries()) {
    bins[bin >>> 2] = (bins[bin >>> 2] as number) | (value << (8 * (bin & 3)));
    if (value !== 0) filled[bin >>> 5] = (filled[bin >>> 5] as number) | (1 << (bin & 31));
  }
  return { bins, filled };
}

/** 0 to 1, less equal bytes by chance; two empty sets: 0. Standard error about .045. */
export function estimateJaccard(left: PackedSketch, right: PackedSketch): number {
  let used = 0;
  let both = 0; // filled in both
  for (let i = 0; i < BINS / 32; i++) {
    const [a, b] = [left.filled[i] as number, right.filled[i] as number];
    used += popcount32(a | b);
    both += popcount32(a & b);
  }
  if (used === 0) return 0;
  let unequal = 0; // counted in each of the four bytes
  for (let i = 0; i < BINS / 4; i++) {
    const differ = (left.bins[i] as number) ^ (right.bins[i] as number);
    // The top bit of each byte that is not 0.
    unequal += ((((differ & 0x7f7f7f7f) + 0x7f7f7f7f) | differ) >>> 7) & 0x01010101;
  }
  const equal = used - (Math.imul(unequal, 0x01010101) >>> 24);
  // unequal bins tell how many equal ones luck alone explains
  const byChance = (both - equal) / (VALUES - 1);
  return Math.max(0, equal - byChance) / used;
}

/** Estimated share of the smaller set that lies in the other, from Jaccard estimate and sizes. */
export function estimateContainment(jaccard: number, leftSize: number, rightSize: number): number {
  const smaller = Math.min(leftSize, rightSize);
  if (smaller === 0) return 0;
  const common = (jaccard / (1 + jaccard)) * (leftSize + rightSize);
  return Math.min(1, common / smaller);
}

/** Number of different features of a list of word pairs, judged by their high words. */
export const distinctCount = (features: Uint32Array): number => new Set(features.filter((_, i) => i % 2 === 0)).size;

/**
 * Fills empty bins from filled ones by a fixed hash (Shrivastava 2017), for banding. An empty
 * sketch stays empty.
 */
export function densify(sketch: Uint8Array): Uint8Array {
  const dense = sketch.slice();
  if (!sketch.some((value) => value !== 0)) return dense;
  for (let bin = 0; bin < BINS; bin++) {
    for (let attempt = 1; dense[bin] === 0; attempt++) {
      const donor = mix32(Math.imul(bin + 1, 0x9e3779b1) + attempt) % BINS;
      dense[bin] = sketch[donor] as number;
    }
  }
  return dense;
}

/** LSH keys: sets share a band with probability J^rows; of 4 rows: J .58 at 98 %, .35 at 37 %. */
export function bands(sketch: Uint8Array, rows: number): string[] {
  const dense = densify(sketch);
  if (dense[0] === 0) return [];
  const keys: string[] = [];
  for (let start = 0; start + rows <= BINS; start += rows) {
    keys.push(`${start / rows}:${Buffer.from(dense.subarray(start, start + rows)).toString('hex')}`);
  }
  return keys;
}

export const sketchToBase64 = (sketch: Uint8Array): string => Buffer.from(sketch).toString('base64');
export const sketchFromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
