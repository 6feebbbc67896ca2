import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitOf, imageParts, packParts } from '../../src/sketch/image-parts.ts';
import { at, paint, picture } from '../../testkit/sketch/pictures.ts';

const partsOf = (grey: Uint8Array) => packParts(imageParts(grey));

/** As `at`, between pixels: a part blown up again is smooth, not blocky. */
function between(grey: Uint8Array, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [across, down] = [x - left, y - top];
  const row = (line: number) => at(grey, left, line) * (1 - across) + at(grey, left + 1, line) * across;
  return row(top) * (1 - down) + row(top + 1) * down;
}

/** What is left when `cut` of width and height is taken off, `across` and `down` of that on the left and at the top. */
function part(grey: Uint8Array, cut: number, across: number, down: number): Uint8Array {
  const kept = 1 - cut;
  return paint((x, y) => between(grey, x * kept + across * cut * 64, y * kept + down * cut * 64));
}

/** Smooth enough to survive being cut and blown up at 64 pixels; real pictures are cut in full size. */
const pictures = Array.from({ length: 20 }, (_, i) => {
  const grey = picture(300 + i);
  return paint((x, y) => {
    let sum = 0;
    for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) sum += at(grey, x + dx, y + dy);
    return sum / 9;
  });
});
const found = (change: (grey: Uint8Array) => Uint8Array) =>
  pictures.map((grey) => fitOf(partsOf(grey), partsOf(change(grey)))).filter((fit) => fit && fit.correlation >= 0.9);

describe('fitOf', () => {
  it('finds cuts that are off the middle', () => {
    expect(found((grey) => part(grey, 0.05, 0.3, 0.8)).length).toBeGreaterThanOrEqual(18);
    expect(found((grey) => part(grey, 0.1, 0.7, 0.3)).length).toBeGreaterThanOrEqual(16);
    expect(found((grey) => part(grey, 0.2, 1, 0)).length).toBeGreaterThanOrEqual(14);
  });

  it('finds mirror images and says so', () => {
    const fits = found((grey) => paint((x, y) => at(grey, 63 - x, y)));
    expect(fits.length).toBe(pictures.length);
    expect(fits.every((fit) => fit?.mirrored)).toBe(true);
  });

  it('fits a picture to itself, and no two that are unrelated', () => {
    for (const [i, left] of pictures.entries()) {
      expect(fitOf(partsOf(left), partsOf(left))?.correlation).toBeCloseTo(1, 6);
      for (const right of pictures.slice(i + 1)) {
        expect(fitOf(partsOf(left), partsOf(right))?.correlation ?? 0).toBeLessThan(0.7);
      }
    }
  });

  it('is symmetric on flat ground too, where no cell is brighter than the next', () => {
    const flat = pictures.map((grey) => partsOf(paint((x, y) => (at(grey, x, y) > 128 ? 200 : 50))));
    const turned = pictures.map((grey) => partsOf(paint((x, y) => (at(grey, 63 - x, y) > 120 ? 200 : 50))));
    for (const left of flat) for (const right of turned) expect(fitOf(right, left)).toEqual(fitOf(left, right));
  });

  it('is symmetric', () => {
    const one = fc.tuple(
      fc.nat(19),
      fc.double({ min: 0, max: 0.22, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(one, one, ([i, cut, at1], [j, other, at2]) => {
        const left = partsOf(part(pictures[i] as Uint8Array, cut, at1, at2));
        const right = partsOf(part(pictures[j % 3 === 0 ? j : i] as Uint8Array, other, at2, at1));
        expect(fitOf(right, left)).toEqual(fitOf(left, right));
      }),
      { numRuns: 60 },
    );
  });
});
