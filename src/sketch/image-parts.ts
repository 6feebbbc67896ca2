/** Cut, marked, turned copies: hashes of windows propose, the correlation of gradients decides. */
import { popcount32 } from './hamming.ts';
import { SIDE } from './image-hash.ts';
import { bestCorrelation, patchedCorrelation, readSmall, SMALL, type Small, smallOf } from './window-fit.ts';
import { cellSums, sumsOf, type Window } from './window-means.ts';

const WHOLE: Window = [0, 0, SIDE, SIDE];
/** The whole, the rest when 7, 15 or 21 % are cut from each direction, then strips off a side. */
const WINDOWS: readonly Window[] = [
  WHOLE,
  ...[0.93, 0.85, 0.79].flatMap((kept) =>
    [0, 0.5, 1].flatMap((down) => [0, 0.5, 1].map((across): Window => cutTo(kept, across, down))),
  ),
  [0, 0, SIDE, 0.9 * SIDE],
  [0, 0.1 * SIDE, SIDE, SIDE],
  [0, 0, 0.9 * SIDE, SIDE],
  [0.1 * SIDE, 0, SIDE, SIDE],
];

function cutTo(kept: number, across: number, down: number): Window {
  const [left, top, side] = [across * (1 - kept) * SIDE, down * (1 - kept) * SIDE, kept * SIDE];
  return [left, top, left + side, top + side];
}

/** Cells that differ by less are equal: flat ground must not give bits by chance. */
const ROUNDING = 1e-3;
/** Bits of 64; unrelated pictures lie as near in a few pairs of a thousand, over all windows. */
const NEAR = 13;
/** Below it not even most of one picture is in the other. */
const LEAST_ALIKE = 0.4;

/**
 * The stored parts of a picture, as base64. `parts`: eight bytes for each window and for the mirror
 * image; `small`: the picture itself, tiny.
 */
export type ImageParts = { readonly parts: string; readonly small: string };

export function imageParts(grey: Uint8Array): ImageParts {
  const sums = sumsOf(grey, SIDE);
  const parts = WINDOWS.map((window) => dhash(cellSums(sums, SIDE, window, 9, 8), false));
  const mirrored = dhash(cellSums(sums, SIDE, WHOLE, 9, 8), true);
  return { parts: Buffer.concat([...parts, mirrored]).toString('base64'), small: smallOf(grey) };
}

/** Difference hash of 9 × 8 cells, a byte a row: set where a cell is brighter than the next one. */
function dhash(cells: Float64Array, mirrored: boolean): Buffer {
  const bytes = Buffer.alloc(8);
  for (let bit = 0; bit < 64; bit++) {
    const row = (bit >>> 3) * 9;
    const at = row + (mirrored ? 8 - (bit & 7) : bit & 7);
    const brighter = (cells[at] as number) - (cells[at + (mirrored ? -1 : 1)] as number) > ROUNDING;
    if (brighter) bytes[bit >>> 3] = (bytes[bit >>> 3] as number) | (0x80 >>> (bit & 7));
  }
  return bytes;
}

export interface PackedParts {
  /** Two words a window. */
  readonly words: Uint32Array;
  readonly mirrored: Uint32Array;
  /** The small picture; unpacked at first use, since most pictures are never checked. */
  smalls(): { readonly plain: Small; readonly mirrored: Small };
}

export function packParts({ parts, small }: ImageParts): PackedParts {
  const bytes = Buffer.from(parts, 'base64');
  const words = Uint32Array.from({ length: bytes.length >>> 2 }, (_, i) => bytes.readUInt32BE(i * 4));
  let smalls: ReturnType<PackedParts['smalls']> | null = null;
  return {
    words: words.subarray(0, -2),
    mirrored: words.subarray(-2),
    smalls: () => (smalls ??= { plain: readSmall(small, false), mirrored: readSmall(small, true) }),
  };
}

/**
 * How well one picture, or a part of it, fits the other, as it is or mirrored. Null: their hashes
 * are far apart. Symmetric.
 */
// Correlation of gradients, -1 to 1; `patched`: that of the whole pictures but for one patch.
export function fitOf(left: PackedParts, right: PackedParts) {
  const found = nearest(left, right);
  if (found === null) return null;
  const { window, directions, mirrored } = found;
  const fits = directions.map((cutIsRight) => {
    const [whole, cut] = cutIsRight ? [left, right] : [right, left];
    const [there, here] = [whole.smalls().plain, mirrored ? cut.smalls().mirrored : cut.smalls().plain];
    const correlation = bestCorrelation(there, here, window);
    return { correlation, patched: correlation < LEAST_ALIKE ? -1 : patchedCorrelation(there.sums, here.sums) };
  });
  const most = (of: keyof (typeof fits)[number]): number => Math.max(...fits.map((fit) => fit[of]));
  return { correlation: most('correlation'), patched: most('patched'), mirrored };
}

/**
 * `directions`: true if the right picture lies in a window of the left one; both ways if both are
 * equally near.
 */
function nearest(left: PackedParts, right: PackedParts) {
  let [least, at, directions, mirrored] = [NEAR + 1, 0, BOTH, false];
  const [l0, l1] = [left.words[0] as number, left.words[1] as number];
  const [r0, r1] = [right.words[0] as number, right.words[1] as number];
  for (let i = 0; i < left.words.length; i += 2) {
    let there = popcount32((left.words[i] as number) ^ r0);
    let back = popcount32((right.words[i] as number) ^ l0);
    if (there >= least && back >= least) continue;
    there += popcount32((left.words[i + 1] as number) ^ r1);
    back += popcount32((right.words[i + 1] as number) ^ l1);
    if (there >= least && back >= least) continue;
    [least, at] = [Math.min(there, back), i];
    directions = there === back ? BOTH : there < back ? THERE : BACK;
  }
  // Both ways, since cells that are equal give no bit in either of a picture and its mirror image.
  const turned = Math.min(
    popcount32((left.mirrored[0] as number) ^ r0) + popcount32((left.mirrored[1] as number) ^ r1),
    popcount32((right.mirrored[0] as number) ^ l0) + popcount32((right.mirrored[1] as number) ^ l1),
  );
  if (turned < least) [least, at, directions, mirrored] = [turned, 0, BOTH, true];
  return least > NEAR ? null : { window: scaled(WINDOWS[at >>> 1] as Window), directions, mirrored };
}

const THERE: readonly boolean[] = [true];
const BACK: readonly boolean[] = [false];
const BOTH: readonly boolean[] = [true, false];

/** Grid pixels → pixels of the small picture. */
function scaled([left, top, right, bottom]: Window): Window {
  const by = SMALL / SIDE;
  return [left * by, top * by, right * by, bottom * by];
}
