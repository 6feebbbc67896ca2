/**
 * PDQ, the 256-bit picture hash of Facebook (ThreatExchange, "hashing.pdf", 2019): luma, a tent
 * filter of box filters (Jarosz 2001) to 64 × 64, the 16 × 16 lowest frequencies against their
 * median. 31 bits or less: a match; below quality 50 a hash says nothing.
 */
import { hexOfWords } from './hamming.ts';

const SIDE = 64;
const KEPT = 16;
/** The reference hashes nothing smaller. */
const LEAST_DIMENSION = 5;

/** The largest sum of distances at which two hashes are one picture's, as published. */
export const PDQ_NEAR = 31;
export const PDQ_LEAST_QUALITY = 50;

export interface Pdq {
  /** 64 hex digits, the bit of the highest frequencies first, as the reference prints it. */
  readonly hash: string;
  /** 0 to 100, from the gradients of the reduced picture. */
  readonly quality: number;
}

/** `luma` row by row, 0.299 R + 0.587 G + 0.114 B; null: smaller than the reference takes. */
export function pdqOfLuma(luma: Float32Array, width: number, height: number): Pdq | null {
  if (luma.length !== width * height) throw new RangeError(`expected ${width * height} pixels, got ${luma.length}`);
  if (Math.min(width, height) < LEAST_DIMENSION) return null;
  return pdqOfGrid(width === SIDE && height === SIDE ? luma : reduce(luma, width, height));
}

/** The hash of 64 × 64 luma values. The reference uses a picture of this size unchanged. */
export function pdqOfGrid(grid: ArrayLike<number>): Pdq {
  const coefficients = lowFrequencies(grid, SIDE, KEPT);
  // For an even number the reference takes the lower middle one as the median.
  const median = Float64Array.from(coefficients).sort()[(KEPT * KEPT) / 2 - 1] as number;
  const words = new Uint32Array((KEPT * KEPT) / 32);
  for (const [bit, value] of coefficients.entries()) {
    const at = words.length - 1 - (bit >>> 5);
    if (value > median) words[at] = ((words[at] as number) | (1 << (bit & 31))) >>> 0;
  }
  return { hash: hexOfWords(words), quality: gradients(grid) };
}

/**
 * A mirror flips the bits of odd horizontal frequencies (0, 2, 4… of each row); nearly, as the
 * median moves.
 */
export const PDQ_MIRROR: Uint32Array = new Uint32Array(8).fill(0x55555555);

function gradients(grid: ArrayLike<number>): number {
  const step = (a: number, b: number) => Math.trunc((Math.abs((grid[a] as number) - (grid[b] as number)) * 100) / 255);
  let sum = 0;
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const here = y * SIDE + x;
      if (y + 1 < SIDE) sum += step(here, here + SIDE);
      if (x + 1 < SIDE) sum += step(here, here + 1);
    }
  }
  return Math.min(100, Math.trunc(sum / 90));
}

/** Blurs by boxes of half a target cell, twice each way; takes the middle pixel of each cell. */
function reduce(luma: Float32Array, width: number, height: number): Float32Array {
  const narrow = new Float32Array(SIDE * height); // column by column
  const scratch = new Float32Array(2 * Math.max(width, height));
  for (let y = 0; y < height; y++) {
    const row = blurred(luma, y * width, width, scratch);
    for (let x = 0; x < SIDE; x++) narrow[x * height + y] = scratch[row + middleOf(x, width)] as number;
  }
  const grid = new Float32Array(SIDE * SIDE);
  for (let x = 0; x < SIDE; x++) {
    const column = blurred(narrow, x * height, height, scratch);
    for (let y = 0; y < SIDE; y++) grid[y * SIDE + x] = scratch[column + middleOf(y, height)] as number;
  }
  return grid;
}

const middleOf = (cell: number, count: number): number => Math.trunc(((cell + 0.5) * count) / SIDE);

/** Twice; returns where in `scratch` the line now is. */
function blurred(from: Float32Array, start: number, count: number, scratch: Float32Array): number {
  const window = Math.trunc((count + 2 * SIDE - 1) / (2 * SIDE));
  blur(from, start, scratch, 0, count, window);
  blur(scratch, 0, scratch, count, count, window);
  return count;
}

/**
 * Running mean; at the ends only over the pixels there. An even window looks one pixel further
 * ahead than back.
 */
function blur(
  from: Float32Array,
  start: number,
  to: Float32Array,
  target: number,
  count: number,
  window: number,
): void {
  const ahead = Math.trunc((window + 2) / 2) - 1;
  const first = target - ahead;
  let sum = 0;
  let next = 0;
  // Four loops without a question in them: half the time of one that asks where it is.
  for (; next < ahead; next++) sum += from[start + next] as number;
  for (; next < window; next++) {
    sum += from[start + next] as number;
    to[first + next] = sum / (next + 1);
  }
  for (; next < count; next++) {
    sum += from[start + next] as number;
    sum -= from[start + next - window] as number;
    to[first + next] = sum / window;
  }
  for (let size = window - 1; next < count + ahead; next++, size--) {
    sum -= from[start + next - window] as number;
    to[first + next] = sum / size;
  }
}

const cosines = new Map<number, Float64Array>();

/** DCT-II of frequencies 1 to `keep` both ways, row by row; 0, the mean, carries no shape. */
export function lowFrequencies(pixels: ArrayLike<number>, side: number, keep: number): Float64Array {
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
