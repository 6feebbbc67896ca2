/** How much there is to see in a small picture. */

const GREYS = 8;

/**
 * From here on a picture of less than 60 pixels is more than a glyph in one colour: an emblem, a
 * word, a photograph.
 */
export const LEAST_DETAIL = 130;

/**
 * Entropy of neighbouring pixels in bits, times the side of a square of as many pixels.
 * @param luma by rows, 0 to 255
 */
export function pictureDetail(luma: ArrayLike<number>, width: number, height: number): number {
  if (luma.length !== width * height) throw new RangeError(`expected ${width * height} pixels, got ${luma.length}`);
  const counts = new Map<number, number>();
  const grey = (at: number): number => Math.min(GREYS - 1, Math.floor(((luma[at] as number) * GREYS) / 256));
  for (let y = 0; y + 1 < height; y++) {
    for (let x = 0; x + 1 < width; x++) {
      const at = y * width + x;
      const corner = (grey(at) * GREYS + grey(at + 1)) * GREYS + grey(at + width);
      counts.set(corner, (counts.get(corner) ?? 0) + 1);
    }
  }
  const all = (width - 1) * (height - 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / all) * Math.log2(count / all);
  return bits * Math.sqrt(width * height);
}
