/** Tells a picture from a copy of it on which something was laid: a seller's mark, a price, another label. */
import { CELLS, SMALL } from './window-fit.ts';
import { cellSums, type Sums } from './window-means.ts';

/** Side of the square that may differ, in cells of a sixteenth of the picture: a tenth of its area. */
const PATCH = 5;
/** Share of either picture's detail that must lie outside the patch. */
const LEAST_REST = 0.5;

/** Of the gradients outside the one square where two small pictures differ most, -1 to 1. Symmetric. */
export function patchedCorrelation(left: Sums, right: Sums): number {
  const whole = [0, 0, SMALL, SMALL] as const;
  const [a, b] = [left, right].map((sums) => cellSums(sums, SMALL, whole, CELLS, CELLS)) as [
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

/** What a patch touches: its cells, and those on its left and above, whose differences reach into it. */
function patch(values: Float64Array, start: number, top: number): number {
  let sum = 0;
  for (let y = Math.max(0, top - 1); y < top + PATCH; y++) {
    for (let x = Math.max(0, start - 1); x < start + PATCH; x++) sum += values[y * CELLS + x] as number;
  }
  return sum;
}
