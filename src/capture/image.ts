import sharp, { type Sharp } from 'sharp';
import type { ImageGrid } from '../model/visit.ts';
import { faviconHash } from '../sketch/murmur3.ts';
import { largestPicture, looksLikeIcon } from './icon.ts';

/** Side of the luma grid that the image signals work on, in pixels. */
const GRID = 64;
const MAX_PIXELS = 40_000_000;
const MAX_BYTES = 15 * 1024 * 1024;
/** Of small icons the hash that search engines publish is taken too, of the bytes as sent. */
const MAX_ICON_BYTES = 64 * 1024;
const LIMITS = { limitInputPixels: MAX_PIXELS, failOn: 'none', pages: 1, sequentialRead: true } as const;

/**
 * Reads a picture by content, never by name, into its size and a 64 × 64 luma grid. Only the first frame is decoded;
 * SVG is recognised but never rasterised here (it may name external entities). Null: these bytes are no picture.
 */
export async function decodeImage(bytes: Uint8Array): Promise<ImageGrid | null> {
  if (bytes.byteLength === 0 || bytes.byteLength > MAX_BYTES) return null;
  if (looksLikeSvg(bytes)) return { width: 0, height: 0, format: 'svg', grey: null };
  const grid = looksLikeIcon(bytes) ? await decodeIcon(bytes) : await decodeWith(() => sharp(bytes, LIMITS));
  if (grid === null || bytes.byteLength > MAX_ICON_BYTES || !['ico', 'png'].includes(grid.format)) return grid;
  return { ...grid, mmh3: faviconHash(bytes) };
}

/** An icon whose pixels cannot be read is still told by its bytes. */
async function decodeIcon(bytes: Uint8Array): Promise<ImageGrid> {
  const unread: ImageGrid = { width: 0, height: 0, format: 'ico', grey: null };
  const picture = largestPicture(bytes);
  if (picture === null) return unread;
  const grid = await decodeWith(() =>
    'png' in picture
      ? sharp(picture.png, LIMITS)
      : sharp(picture.rgba, { raw: { width: picture.width, height: picture.height, channels: 4 } }),
  );
  return grid === null ? unread : { ...grid, format: 'ico' };
}

async function decodeWith(open: () => Sharp): Promise<ImageGrid | null> {
  try {
    const source = open();
    const { format, width, height } = await source.metadata();
    const { data } = await source
      .rotate()
      .flatten({ background: '#ffffff' })
      .toColourspace('b-w')
      .resize(GRID, GRID, { fit: 'fill', kernel: 'cubic' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const grey = data.length === GRID * GRID ? data : data.filter((_, i) => i % (data.length / (GRID * GRID)) === 0);
    return { width, height, format, grey: Buffer.from(grey).toString('base64') };
  } catch {
    return null;
  }
}

function looksLikeSvg(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1');
  return /^\s*(?:﻿|\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]{0,400}?-->\s*)?(?:<!DOCTYPE svg[\s\S]{0,400}?>\s*)?<svg[\s>]/i.test(
    head,
  );
}
