/**
 * Tells a picture from a cut, marked or slightly turned copy of it. A cut is found by difference hashes of the windows in
 * which cuts mostly lie, and is then checked: the window is laid over the other picture, moved until it fits best, and
 * the gradients of both must correlate. Only the check decides; the hashes make it rare.
 */
import { popcount32 } from './hamming.ts';
import { mirrorDhash, SIDE, windowDhash } from './image-hash.ts';
import { patchedCorrelation } from './patched-fit.ts';
import { bestCorrelation, SMALL, smallOf, sumsOf } from './window-fit.ts';
import type { Window } from './window-means.ts';

/** Whole, then what is left when 7, 15 or 21 % are cut from each direction, then strips off one side. */
const WINDOWS: readonly Window[] = [
  [0, 0, SIDE, SIDE],
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

/** Bits of 64; unrelated pictures lie as near in a few pairs of a thousand, over all windows. */
const NEAR = 13;
/** Below it not even most of one picture is in the other. */
const LEAST_ALIKE = 0.4;

/** What is kept of a picture, as base64: `parts`, eight bytes for each window; `small`, the picture itself, tiny. */
export interface ImageParts {
  readonly parts: string;
  readonly small: string;
}

export function imageParts(grey: Uint8Array): ImageParts {
  const parts = Buffer.alloc(WINDOWS.length * 8);
  for (const [i, window] of WINDOWS.entries()) {
    for (const [j, word] of windowDhash(grey, window).entries()) parts.writeUInt32BE(word, i * 8 + j * 4);
  }
  return { parts: parts.toString('base64'), small: smallOf(grey) };
}

export interface PackedParts {
  /** Two words a window. */
  readonly words: Uint32Array;
  readonly mirrored: Uint32Array;
  /** Of the small picture; unpacked when first asked for, since most pictures are never checked. */
  sums(): Sums;
}

interface Sums {
  readonly plain: Float64Array;
  readonly mirrored: Float64Array;
}

export function packParts({ parts, small }: ImageParts): PackedParts {
  const bytes = Buffer.from(parts, 'base64');
  const words = Uint32Array.from({ length: bytes.length >>> 2 }, (_, i) => bytes.readUInt32BE(i * 4));
  let sums: Sums | null = null;
  return {
    words,
    mirrored: mirrorDhash(words.subarray(0, 2)),
    sums: () => (sums ??= { plain: sumsOf(small, false), mirrored: sumsOf(small, true) }),
  };
}

export interface Fit {
  /** Correlation of the gradients where the window fits best, -1 to 1. */
  readonly correlation: number;
  /** That of the whole pictures but for one patch. */
  readonly patched: number;
  readonly mirrored: boolean;
}

/** How well one picture, or a part of it, fits the other, as it is or mirrored. Null: their hashes are far apart. Symmetric. */
export function fitOf(left: PackedParts, right: PackedParts): Fit | null {
  const found = nearest(left, right);
  if (found === null) return null;
  const { window, directions, mirrored } = found;
  const fits = directions.map((cutIsRight) => {
    const [whole, cut] = cutIsRight ? [left, right] : [right, left];
    const [there, here] = [whole.sums().plain, mirrored ? cut.sums().mirrored : cut.sums().plain];
    const correlation = bestCorrelation(there, here, window);
    return { correlation, patched: correlation < LEAST_ALIKE ? -1 : patchedCorrelation(there, here) };
  });
  const most = (of: keyof (typeof fits)[number]): number => Math.max(...fits.map((fit) => fit[of]));
  return { correlation: most('correlation'), patched: most('patched'), mirrored };
}

interface Nearest {
  readonly window: Window;
  /** True: the right picture lies in a window of the left one. Both ways where both are equally near. */
  readonly directions: readonly boolean[];
  readonly mirrored: boolean;
}

function nearest(left: PackedParts, right: PackedParts): Nearest | null {
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
  const turned = popcount32((left.mirrored[0] as number) ^ r0) + popcount32((left.mirrored[1] as number) ^ r1);
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
