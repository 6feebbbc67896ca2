const cosines = new Map<number, Float64Array>();

/** DCT-II coefficients of frequencies 1 to `keep` in both directions (0, the mean, carries no shape), row by row. */
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
