/** Two pictures of one size → the square cells in which they differ. */

/** Side of a cell in pixels. */
export const CELL = 8;
/** Mean difference of a channel from which a cell differs: below it lies the noise of JPEG. */
const LEAST = 12;

/**
 * @param left, right RGB, a byte a channel, row by row
 * @returns `cells`: row by row, 1 where a cell differs
 */
export function differingCells(left: Uint8Array, right: Uint8Array, width: number, height: number) {
  const bytes = width * height * 3;
  if (left.length !== bytes || right.length !== bytes) throw new RangeError(`expected ${bytes} bytes of both pictures`);
  const [columns, rows] = [Math.ceil(width / CELL), Math.ceil(height / CELL)];
  const sums = new Uint32Array(columns * rows);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / CELL) * columns;
    for (let x = 0; x < width; x++, at += 3) {
      let apart = 0;
      for (let i = at; i < at + 3; i++) apart += Math.abs((left[i] as number) - (right[i] as number));
      const cell = row + Math.floor(x / CELL);
      sums[cell] = (sums[cell] as number) + apart;
    }
  }
  const cells = Uint8Array.from(sums, (sum, i) => {
    const wide = Math.min(CELL, width - (i % columns) * CELL);
    const high = Math.min(CELL, height - Math.floor(i / columns) * CELL);
    return sum >= LEAST * 3 * wide * high ? 1 : 0;
  });
  return { columns, rows, cells };
}

/** True for a cell that differs beside one that does not, or at the edge of the picture. */
export function isAtEdge(
  { columns, rows, cells }: ReturnType<typeof differingCells>,
  column: number,
  row: number,
): boolean {
  const differs = (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < columns && y < rows && cells[y * columns + x] === 1;
  const around = [
    [column - 1, row],
    [column + 1, row],
    [column, row - 1],
    [column, row + 1],
  ] as const;
  return differs(column, row) && around.some(([x, y]) => !differs(x, y));
}
