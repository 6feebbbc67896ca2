/** Part of a square picture: left, top, right, bottom, in its pixels; fractions are allowed. */
export type Window = readonly [left: number, top: number, right: number, bottom: number];

/** Area means of the `width` × `height` cells of a square picture, row by row. */
export function cellMeans(pixels: ArrayLike<number>, side: number, width: number, height: number): Float64Array {
  const columns = Array.from({ length: width }, (_, x) => cover(side, x, width));
  const out = new Float64Array(width * height);
  for (let y = 0; y < height; y++) {
    const rows = cover(side, y, height);
    for (let x = 0; x < width; x++) {
      let sum = 0;
      let area = 0;
      for (const [sx, wx] of columns[x] as [number, number][]) {
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

/** The pixels that cell `at` of `count` covers, with each one's covered share. */
function cover(side: number, at: number, count: number): [number, number][] {
  const from = (at * side) / count;
  const to = ((at + 1) * side) / count;
  const cells: [number, number][] = [];
  for (let cell = Math.floor(from); cell < Math.ceil(to - 1e-9); cell++) {
    cells.push([cell, Math.min(to, cell + 1) - Math.max(from, cell)]);
  }
  return cells;
}

/** Sums over all above and left of each corner of a square picture, (side + 1)² of them. */
export type Sums = Float64Array;

export function sumsOf(pixels: ArrayLike<number>, side: number): Sums {
  const wide = side + 1;
  const sums = new Float64Array(wide * wide);
  for (let y = 0; y < side; y++) {
    let row = 0;
    for (let x = 0; x < side; x++) {
      row += pixels[y * side + x] as number;
      sums[(y + 1) * wide + x + 1] = (sums[y * wide + x + 1] as number) + row;
    }
  }
  return sums;
}

/** Sums of the cells that a window is cut into, row by row, true to about a millionth. */
export function cellSums(
  sums: Sums,
  side: number,
  [left, top, right, bottom]: Window,
  columns: number,
  rows: number,
): Float64Array {
  const wide = side + 1;
  const cells = new Float64Array(columns * rows);
  const edges = new Float64Array(2 * (columns + 1)); // sums above two edges that follow each other
  for (let j = 0; j <= rows; j++) {
    const y = top + ((bottom - top) * j) / rows;
    const y0 = Math.min(side - 1, Math.floor(y));
    const now = (j & 1) * (columns + 1);
    const before = columns + 1 - now;
    for (let i = 0; i <= columns; i++) {
      const x = left + ((right - left) * i) / columns;
      const x0 = Math.min(side - 1, Math.floor(x));
      const at = y0 * wide + x0;
      const above = (sums[at] as number) + ((sums[at + 1] as number) - (sums[at] as number)) * (x - x0);
      const under = at + wide;
      const below = (sums[under] as number) + ((sums[under + 1] as number) - (sums[under] as number)) * (x - x0);
      edges[now + i] = above + (below - above) * (y - y0);
      if (j === 0 || i === 0) continue;
      cells[(j - 1) * columns + i - 1] =
        (edges[now + i] as number) -
        (edges[now + i - 1] as number) -
        (edges[before + i] as number) +
        (edges[before + i - 1] as number);
    }
  }
  return cells;
}
