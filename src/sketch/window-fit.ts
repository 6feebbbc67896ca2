/** Lays a window of one small picture over another and moves it until their gradients correlate best. */
import { type Window, windowMeans } from './window-means.ts';

/** Side of the small picture: 16 greys, two pixels a byte, 512 bytes. */
export const SMALL = 32;
/** Cells each way in which two pictures are compared. */
export const CELLS = 16;

/** The small picture of a 64 × 64 grid, as base64. */
export function smallOf(grey: Uint8Array): string {
  const side = Math.sqrt(grey.length);
  const means = windowMeans(grey, side, [0, 0, side, side], SMALL, SMALL);
  const pairs = Uint8Array.from({ length: means.length / 2 }, (_, i) => {
    return ((means[2 * i] as number) & 0xf0) | ((means[2 * i + 1] as number) >> 4);
  });
  return Buffer.from(pairs).toString('base64');
}

const WIDE = SMALL + 1;

/** Sums over all that lies above and left of each corner of the small picture, 33 × 33: any window's means in a few steps. */
export function sumsOf(small: string, mirrored: boolean): Float64Array {
  const greys = Buffer.from(small, 'base64');
  const sums = new Float64Array(WIDE * WIDE);
  for (let y = 0; y < SMALL; y++) {
    let row = 0;
    for (let x = 0; x < SMALL; x++) {
      const from = y * SMALL + (mirrored ? SMALL - 1 - x : x);
      row += ((greys[from >>> 1] as number) >> (from & 1 ? 0 : 4)) & 15;
      sums[(y + 1) * WIDE + x + 1] = (sums[y * WIDE + x + 1] as number) + row;
    }
  }
  return sums;
}

/**
 * Differences of the means of neighbouring cells of a window, across and down; their mean taken off, of length 1.
 * Plain loops: this runs some tens of times for each pair that is checked.
 */
function gradientsOf(sums: Float64Array, window: Window): Float64Array {
  const cells = cellsOf(sums, window);
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

/** Sums of the 16 × 16 cells of a window, row by row. */
export function cellsOf(sums: Float64Array, [left, top, right, bottom]: Window): Float64Array {
  const cells = new Float64Array(CELLS * CELLS);
  const edges = new Float64Array(2 * (CELLS + 1)); // sums above two edges that follow each other
  for (let j = 0; j <= CELLS; j++) {
    const y = top + ((bottom - top) * j) / CELLS;
    const y0 = Math.min(SMALL - 1, Math.floor(y));
    const now = (j & 1) * (CELLS + 1);
    const before = CELLS + 1 - now;
    for (let i = 0; i <= CELLS; i++) {
      const x = left + ((right - left) * i) / CELLS;
      const x0 = Math.min(SMALL - 1, Math.floor(x));
      const at = y0 * WIDE + x0;
      const above = (sums[at] as number) + ((sums[at + 1] as number) - (sums[at] as number)) * (x - x0);
      const under = at + WIDE;
      const below = (sums[under] as number) + ((sums[under + 1] as number) - (sums[under] as number)) * (x - x0);
      edges[now + i] = above + (below - above) * (y - y0);
      if (j === 0 || i === 0) continue;
      cells[(j - 1) * CELLS + i - 1] =
        (edges[now + i] as number) -
        (edges[now + i - 1] as number) -
        (edges[before + i] as number) +
        (edges[before + i - 1] as number);
    }
  }
  return cells;
}

function product(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += (left[i] as number) * (right[i] as number);
  return sum;
}

/** Moves of the whole window, then of one edge: left, top, right, bottom. */
const MOVES: readonly Window[] = [
  [1, 0, 1, 0],
  [0, 1, 0, 1],
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
].flatMap(([a = 0, b = 0, c = 0, d = 0]): Window[] => [
  [a, b, c, d],
  [-a, -b, -c, -d],
]);
/** In pixels of the small picture, coarse to fine, with the correlation from which the step is worth its time. */
const STEPS = [
  { step: 1.6, least: 0.25 },
  { step: 0.8, least: 0.6 },
  { step: 0.4, least: 0.85 },
];
const MOST_ROUNDS = 4;
const LEAST_KEPT = 0.7 * SMALL;

/**
 * @param whole sums of one small picture
 * @param cut sums of the other, which shows a part of it
 * @param start where the part may lie, in pixels of the small picture
 * @returns correlation of the gradients, -1 to 1; only from .85 on is it the best there is
 */
export function bestCorrelation(whole: Float64Array, cut: Float64Array, start: Window): number {
  const target = gradientsOf(cut, [0, 0, SMALL, SMALL]);
  let window = start;
  let best = product(gradientsOf(whole, window), target);
  for (const { step, least } of STEPS) {
    if (best < least) return best;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = window;
      for (const move of MOVES) {
        const [left, top, right, bottom] = before.map((edge, i) =>
          Math.min(SMALL, Math.max(0, edge + (move[i] as number) * step)),
        ) as [number, number, number, number];
        if (right - left < LEAST_KEPT || bottom - top < LEAST_KEPT) continue;
        const found = product(gradientsOf(whole, [left, top, right, bottom]), target);
        if (found > best) [best, window] = [found, [left, top, right, bottom]];
      }
      if (window === before) break;
    }
  }
  return best;
}
