/** Measures how alike two pictures are, by their bytes, their look, or a part of it. */
import { z } from 'zod';
import type { ImageGrid } from '../../model/facts/visit.ts';
import { hammingWords, wordsOfHex } from '../../sketch/hamming.ts';
import { hashImage } from '../../sketch/image-hash.ts';
import { fitOf, imageParts, packParts } from '../../sketch/image-parts.ts';
import { PDQ_LEAST_QUALITY, PDQ_MIRROR, PDQ_NEAR } from '../../sketch/pdq.ts';

export const Look = z.object({
  dhash: z.string().length(16),
  phash: z.string().length(16),
  pdq: z.string().length(64),
  parts: z.base64().describe('hashes of the windows in which cuts lie'),
  small: z.base64().describe('32 × 32 pixels of 16 greys'),
});
export type Look = z.infer<typeof Look>;

/** Copies that are cut, marked or turned correlate more; goods in one kind of bottle a bit less. */
const LEAST_CORRELATION = 0.95;
/** Outside the overlay a copy is all but the same. */
const LEAST_PATCHED = 0.985;

/** Null: the picture was not decoded, or is too plain to compare. */
export function lookOf({ grey, pdq: taken }: ImageGrid): Look | null {
  if (grey === null) return null;
  const pixels = Buffer.from(grey, 'base64');
  const { dhash, phash, pdq, quality } = hashImage(pixels);
  if ((taken?.quality ?? quality) < PDQ_LEAST_QUALITY) return null;
  return { dhash, phash, pdq: taken?.hash ?? pdq, ...imageParts(pixels) };
}

export type Likeness = 'bytes' | 'look' | 'mirror' | 'part';

export const readyPicture = (sha256: string, look: Look | null) => ({
  sha256,
  look: look && { pdq: wordsOfHex(look.pdq), parts: packParts(look) },
});

type ReadyPicture = ReturnType<typeof readyPicture>;

/** Null: nothing alike. `similarity` is 0 to 1, lower for a mirrored or partial copy. Symmetric. */
export function likenessOf(
  left: ReadyPicture,
  right: ReadyPicture,
): { readonly how: Likeness; readonly similarity: number } | null {
  if (left.sha256 === right.sha256) return { how: 'bytes', similarity: 1 };
  if (left.look === null || right.look === null) return null;
  const pdq = hammingWords(left.look.pdq, right.look.pdq, PDQ_NEAR);
  if (pdq <= PDQ_NEAR) return { how: 'look', similarity: 1 - pdq / 256 };
  const pdqMirrored = hammingWords(left.look.pdq, right.look.pdq, PDQ_NEAR, PDQ_MIRROR);
  if (pdqMirrored <= PDQ_NEAR) return { how: 'mirror', similarity: 0.9 * (1 - pdqMirrored / 256) };
  const fit = fitOf(left.look.parts, right.look.parts);
  if (fit === null || (fit.correlation < LEAST_CORRELATION && fit.patched < LEAST_PATCHED)) return null;
  return { how: fit.mirrored ? 'mirror' : 'part', similarity: 0.85 * Math.max(fit.correlation, fit.patched) };
}
