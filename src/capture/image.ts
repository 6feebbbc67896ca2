import sharp from 'sharp';
import type { ImageGrid } from '../model/visit.ts';

/** Side of the luma grid that the image signals work on, in pixels. */
const GRID = 64;
const MAX_PIXELS = 40_000_000;
const MAX_BYTES = 15 * 1024 * 1024;

/**
 * Reads a picture by content, never by name, into its size and a 64 × 64 luma grid. Only the first frame is decoded;
 * SVG is recognised but never rasterised here (it may name external entities). Null: these bytes are no picture.
 */
export async function decodeImage(bytes: Uint8Array): Promise<ImageGrid | null> {
  if (bytes.byteLength === 0 || bytes.byteLength > MAX_BYTES) return null;
  if (looksLikeSvg(bytes)) return { width: 0, height: 0, format: 'svg', grey: null };
  try {
    const source = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'none', pages: 1, sequentialRead: true });
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
