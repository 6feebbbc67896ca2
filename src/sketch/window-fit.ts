/**
 * Moves a window of one small picture over another until their gradients correlate best, and finds
 * a patch laid over one.
 */
import { cellMeans, cellSums, type Sums, sumsOf, type Window } from './window-means.ts';

/** Side of the small picture: 16 greys, two pixels a byte, 512 bytes. */
export const SMALL = 32;
/** Cells each way in which two pictures are compared. */
const CELLS = 16;

/** The small picture of a 64 × 64 grid, as base64. */
export function smallOf(grey: Uint8Array): string {
  const means = cellMeans(grey, Math.sqrt(grey.length), SMALL, SMALL);
  const pairs = Uint8Array.from({ length: means.length / 2 }, (_, i) => {
    return ((means[2 * i] as number) & 0xf0) | ((means[2 * i + 1] as number) >> 4);
  });
  return Buffer.from(pairs).toString('base64');
}

/** A small picture made ready to be laid over others. */
export type Small = { readonly sums: Sums; readonly gradients: Float64Array };

/** The small picture as it is, or mirrored. */
export function readSmall(small: string, mirrored: boolean): Small {
  const pairs = Buffer.from(small, 'base64');
  const greys = new Uint8Array(SMALL * SMALL);
  for (let at = 0; at < greys.length; at++) {
    const from = mirrored ? at - (at % SMALL) + SMALL - 1 - (at % SMALL) : at;
    greys[at] = ((pairs[from >>> 1] as number) >> (from & 1 ? 0 : 4)) & 15;
  }
  const sums = sumsOf(greys, SMALL);
  return { sums, gradients: gradientsOf(sums, WHOLE) };
}

const WHOLE: Window = [0, 0, SMALL, SMALL];

/** Differences of neighbouring cells, mean 0, length 1. Plain loops: it runs often a pair. */
function gradientsOf(sums: Sums, window: Window): Float64Array {
  const cells = cellSums(sums, SMALL, window, CELLS, CELLS);
  const out = new Float64Array(2 * CELLS * (CELLS - 1));
  let k = 0;
  let sum = 0;
  let squares = 0;
  for (let at = 0; at < CELLS * CELLS; at++) {
    const here = cells[at] as number;
    if (at % CELLS !== CELLS - 1) out[k++] = (cells[at + 1] as number) - here;
    if (at < CELLS * (CELLS - 1)) out[k++] = (cells[at + CELLS] as number) - here;
  }
  for (let i = 0; i < out.length; i++) {
    sum += out[i] as number;
    squares += (out[i] as number) ** 2;
  }
  const mean = sum / out.length;
  const length = Math.sqrt(Math.max(squares - sum * mean, 1e-9));
  for (let i = 0; i < out.length; i++) out[i] = ((out[i] as number) - mean) / length;
  return out;
}

function product(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += (left[i] as number) * (right[i] as number);
  return sum;
}

/** Moves of the whole window, then of one edge: left, top, right, bottom. */
const MOVES: readonly Window[] = ['1010', '0101', '1000', '0100', '0010', '0001'].flatMap((move): Window[] => {
  const [left, top, right, bottom] = [...move].map(Number) as [number, number, number, number];
  return [
    [left, top, right, bottom],
    [-left, -top, -right, -bottom],
  ];
});
/**
 * In pixels of the small picture, coarse to fine, with the correlation from which the step is worth
 * its time.
 */
const STEPS = [
  { step: 1.6, least: 0.3 },
  { step: 0.8, least: 0.65 },
  { step: 0.4, least: 0.87 },
];
const MOST_ROUNDS = 4;
const LEAST_KEPT = 0.7 * SMALL;

/**
 * Correlation, -1 to 1; the best one only from .85 on.
 * @param cut a part of the whole.
 * @param start where it may lie
 */
export function bestCorrelation(whole: Small, cut: Small, start: Window): number {
  let window = start;
  const uncut = start.every((edge, i) => edge === WHOLE[i]);
  let best = product(uncut ? whole.gradients : gradientsOf(whole.sums, window), cut.gradients);
  for (const { step, least } of STEPS) {
    if (best < least) return best;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = window;
      for (const move of MOVES) {
        const [left, top, right, bottom] = before.map((edge, i) =>
          Math.min(SMALL, Math.max(0, edge + (move[i] as number) * step)),
        ) as [number, number, number, number];
        if (right - left < LEAST_KEPT || bottom - top < LEAST_KEPT) continue;
        const found = product(gradientsOf(whole.sums, [left, top, right, bottom]), cut.gradients);
        if (found > best) [best, window] = [found, [left, top, right, bottom]];
      }
      if (window === before) break;
    }
  }
  return best;
}

/** Side of the square that may differ, in cells of a sixteenth: a tenth of the picture's area. */
const PATCH = 5;
/** Share of either picture's detail that must lie outside the patch. */
const LEAST_REST = 0.5;

/** Correlation of gradients outside the square that differs most, -1 to 1. Symmetric. */
export function patchedCorrelation(left: Sums, right: Sums): number {
  const [a, b] = [left, right].map((sums) => cellSums(sums, SMALL, WHOLE, CELLS, CELLS)) as [
    Float64Array,
    Float64Array,
  ];
  const [both, one, two] = [new Float64Array(a.length), new Float64Array(a.length), new Float64Array(a.length)];
  const add = (at: number, next: number): void => {
    const [p, q] = [(a[next] as number) - (a[at] as number), (b[next] as number) - (b[at] as number)];
    both[at] = (both[at] as number) + p * q;
    one[at] = (one[at] as number) + p * p;
    two[at] = (two[at] as number) + q * q;
  };
  for (let at = 0; at < a.length; at++) {
    if (at % CELLS < CELLS - 1) add(at, at + 1);
    if (at < CELLS * (CELLS - 1)) add(at, at + CELLS);
  }
  const [sumBoth, sumOne, sumTwo] = [total(both), total(one), total(two)];
  let best = -1;
  for (let top = 0; top <= CELLS - PATCH; top++) {
    for (let start = 0; start <= CELLS - PATCH; start++) {
      const out = (of: Float64Array): number => patch(of, start, top);
      const [p, q] = [sumOne - out(one), sumTwo - out(two)];
      if (p < LEAST_REST * sumOne || q < LEAST_REST * sumTwo || p * q === 0) continue;
      best = Math.max(best, (sumBoth - out(both)) / Math.sqrt(p * q));
    }
  }
  return Math.min(1, best);
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/**
 * The cells that a patch touches: its own, and those on its left and above, whose differences reach
 * into it.
 */
function patch(values: Float64Array, start: number, top: number): number {
  let sum = 0;
  for (let y = Math.max(0, top - 1); y < top + PATCH; y++) {
    for (let x = Math.max(0, start - 1); x < start + PATCH; x++) sum += values[y * CELLS + x] as number;
  }
  return sum;
}
