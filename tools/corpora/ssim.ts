/** Structural similarity of two pictures (Wang, Bovik, Sheikh, Simoncelli 2004): 1 is the same, 0 has nothing in common. */

const WINDOW = 8;
const STEP = 4;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/** The mean over square windows. @param left, right grey values, row by row, of the same size */
export function ssimOf(left: Uint8Array, right: Uint8Array, width: number): number {
  if (left.length !== right.length) throw new Error('the pictures have different sizes');
  const height = left.length / width;
  let sum = 0;
  let windows = 0;
  for (let y = 0; y + WINDOW <= height; y += STEP)
    for (let x = 0; x + WINDOW <= width; x += STEP) {
      sum += ofWindow(left, right, y * width + x, width);
      windows++;
    }
  return sum / windows;
}

function ofWindow(left: Uint8Array, right: Uint8Array, from: number, width: number): number {
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let y = 0; y < WINDOW; y++)
    for (let at = from + y * width, end = at + WINDOW; at < end; at++) {
      const one = left[at] as number;
      const two = right[at] as number;
      a += one;
      b += two;
      aa += one * one;
      bb += two * two;
      ab += one * two;
    }
  const n = WINDOW * WINDOW;
  const [meanA, meanB] = [a / n, b / n];
  const [varA, varB, cov] = [aa / n - meanA * meanA, bb / n - meanB * meanB, ab / n - meanA * meanB];
  return ((2 * meanA * meanB + C1) * (2 * cov + C2)) / ((meanA ** 2 + meanB ** 2 + C1) * (varA + varB + C2));
}
