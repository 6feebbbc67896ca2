/** Part of a square picture: left, top, right, bottom, in its pixels; fractions are allowed. */
export type Window = readonly [left: number, top: number, right: number, bottom: number];

/** Area means of the `width` × `height` cells that a window of a square picture is cut into, row by row. */
export function windowMeans(
  pixels: ArrayLike<number>,
  side: number,
  [left, top, right, bottom]: Window,
  width: number,
  height: number,
): Float64Array {
  const columns = Array.from({ length: width }, (_, x) => cover(left, right, x, width));
  const out = new Float64Array(width * height);
  for (let y = 0; y < height; y++) {
    const rows = cover(top, bottom, y, height);
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

/** The pixels that cell `at` of `count` between two edges covers, with the covered share of each. */
function cover(start: number, end: number, at: number, count: number): [number, number][] {
  const from = start + (at * (end - start)) / count;
  const to = start + ((at + 1) * (end - start)) / count;
  const cells: [number, number][] = [];
  for (let cell = Math.floor(from); cell < Math.ceil(to - 1e-9); cell++) {
    cells.push([cell, Math.min(to, cell + 1) - Math.max(from, cell)]);
  }
  return cells;
}
