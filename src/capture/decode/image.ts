import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import sharp, { type Sharp } from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { ImageGrid } from '../../model/facts/visit.ts';
import type { Ground } from '../../model/ports/reader.ts';
import { faviconHash } from '../../sketch/murmur3.ts';
import { PDQ_LEAST_QUALITY, type Pdq, pdqOfGrid, pdqOfLuma } from '../../sketch/pdq.ts';
import { LEAST_DETAIL, pictureDetail } from '../../sketch/picture-detail.ts';
import { readMetadata } from './exif.ts';
import { type IconPicture, largestPicture, looksLikeIcon } from './icon.ts';

/**
 * Longest side in pixels: PDQ is within 4 bits of the whole picture's, a code on a tenth of it can
 * be read.
 */
const CLOSE = 1024;
/** Smaller pictures are hashed only with enough detail. No phone could read a QR code in one. */
const LEAST_CLOSE = 60;
/** Smaller ones are compared by their bytes alone. */
const LEAST_HASHED = 24;
/** With more pixels a picture is not hashed: mark limit:pixels. */
export const IMAGE_PIXELS = 40_000_000;
/** Side of the luma grid that the image signals work on, in pixels. */
const GRID = 64;
/** Small icons also get the hash that search engines publish, of the bytes as sent. */
const MAX_ICON_BYTES = 64 * 1024;
/** The pixels are counted before any is decoded. */
const LENIENT = { limitInputPixels: false, failOn: 'none', pages: 1, sequentialRead: true } as const;
/** Loaders whose formats may name other files, or be a program. */
const BLOCKED = ['VipsForeignLoadSvg', 'VipsForeignLoadPdf', 'VipsForeignLoadMagick', 'VipsForeignLoadMagick7'];

/** For a process that decodes untrusted pictures: raster files only, nothing cached. */
export function decodeStrangers(): void {
  sharp.block({ operation: BLOCKED });
  sharp.cache(false);
}

/**
 * Null: no picture. No grid: too many pixels, unreadable, or SVG, never rasterised (it may name
 * external entities).
 */
export async function decodeImage(bytes: Uint8Array): Promise<ImageGrid | null> {
  if (bytes.byteLength === 0) return null;
  if (looksLikeSvg(bytes)) return { width: 0, height: 0, format: 'svg', grey: null };
  const grid = await (looksLikeIcon(bytes) ? decodeIcon(bytes) : decodeWith(() => sharp(bytes, LENIENT)));
  if (grid === null || bytes.byteLength > MAX_ICON_BYTES || !['ico', 'png'].includes(grid.format)) return grid;
  return { ...grid, mmh3: faviconHash(bytes) };
}

/** An icon with unreadable pixels is still compared by its bytes. */
async function decodeIcon(bytes: Uint8Array): Promise<ImageGrid> {
  const unread: ImageGrid = { width: 0, height: 0, format: 'ico', grey: null };
  const picture = largestPicture(bytes);
  if (picture === null) return unread;
  const grid = await decodeWith(() => sharpOf(picture));
  return grid === null ? unread : { ...grid, format: 'ico' };
}

function sharpOf(icon: IconPicture): Sharp {
  if ('png' in icon) return sharp(icon.png, LENIENT);
  return sharp(icon.rgba, { raw: { width: icon.width, height: icon.height, channels: 4 } });
}

async function decodeWith(open: () => Sharp): Promise<ImageGrid | null> {
  let unread: ImageGrid | null = null;
  try {
    const source = open();
    const { format, width, height, exif } = await source.metadata();
    unread = { width, height, format, grey: null };
    if (width * height > IMAGE_PIXELS) return unread;
    const { data } = await source
      .rotate()
      .flatten({ background: '#ffffff' })
      .toColourspace('b-w')
      .resize(GRID, GRID, { fit: 'fill', kernel: 'cubic' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const grey = data.length === GRID * GRID ? data : data.filter((_, i) => i % (data.length / (GRID * GRID)) === 0);
    const metadata = exif === undefined ? null : readMetadata(exif);
    const side = Math.min(width, height);
    const close = side < LEAST_HASHED ? {} : await lookClosely(open(), side < LEAST_CLOSE ? grey : null);
    const picture = { width, height, format, grey: Buffer.from(grey).toString('base64') };
    return { ...picture, ...close, ...(metadata !== null && { metadata }) };
  } catch {
    return unread;
  }
}

/** @param small the grid of a picture that is too small for the rest */
async function lookClosely(source: Sharp, small: Uint8Array | null): Promise<Pick<ImageGrid, 'pdq' | 'codes'>> {
  const { data, info } = await source
    .rotate()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize(CLOSE, CLOSE, { fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const rgba = new Uint8ClampedArray(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  const luma = new Float32Array(info.width * info.height);
  for (let i = 0; i < luma.length; i++) {
    const at = i * 4;
    luma[i] = 0.299 * (rgba[at] as number) + 0.587 * (rgba[at + 1] as number) + 0.114 * (rgba[at + 2] as number);
  }
  if (small !== null) return { pdq: pdqOfSmall(small, luma, info.width, info.height) };
  const codes = await readCodes(rgba, info.width, info.height);
  const pdq = pdqOfLuma(luma, info.width, info.height);
  return { ...(pdq !== null && { pdq }), ...(codes.length > 0 && { codes }) };
}

/**
 * PDQ of the enlarged grid, as PDQ skips pixels of small pictures; the quality depends on detail
 * too: any glyph has sharp edges.
 */
function pdqOfSmall(grey: Uint8Array, luma: Float32Array, width: number, height: number): Pdq {
  const { hash, quality } = pdqOfGrid(grey);
  const detail = Math.round((pictureDetail(luma, width, height) * PDQ_LEAST_QUALITY) / LEAST_DETAIL);
  return { hash, quality: Math.min(quality, detail) };
}

export function looksLikeSvg(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1');
  return /^\s*(?:﻿|\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?(?:<!DOCTYPE svg[\s\S]{0,400}?>\s*)?<svg[\s>]/i.test(
    head,
  );
}

/**
 * A small PNG of the picture, drawn anew: nothing of the bytes as sent is in it. Null: unreadable,
 * too large, or SVG.
 */
export async function redraw(bytes: Uint8Array, side: number, ground: Ground = 'white'): Promise<string | null> {
  if (looksLikeSvg(bytes)) return null;
  const icon = looksLikeIcon(bytes) ? largestPicture(bytes) : null;
  return drawn(icon === null ? sharp(bytes, LENIENT) : sharpOf(icon), side, ground);
}

/** The same of a drawing (SVG) that we have written, never of one that was sent. */
export async function redrawOwn(svg: string, side: number, ground: Ground = 'white'): Promise<string | null> {
  const operation = BLOCKED.slice(0, 1);
  sharp.unblock({ operation });
  try {
    return await drawn(sharp(Buffer.from(svg), LENIENT), side, ground);
  } finally {
    sharp.block({ operation });
  }
}

async function drawn(source: Sharp, side: number, ground: Ground): Promise<string | null> {
  try {
    const { width, height } = await source.metadata();
    if (width * height > IMAGE_PIXELS) return null;
    const small = source.rotate().resize(side, side * 4, { fit: 'inside', withoutEnlargement: true });
    const grounded = ground === 'white' ? small.flatten({ background: '#ffffff' }) : small;
    return (await grounded.png().toBuffer()).toString('base64');
  } catch {
    return null;
  }
}

const MOST_CODES = 4;
/** A QR code of the largest version holds less than 3,000 bytes. */
const LONGEST_TEXT = 3_000;

let ready: Promise<unknown> | null = null;

/** The decoder from the package's own file; left alone it would fetch itself from a CDN. */
function prepare(): Promise<unknown> {
  ready ??= (async () => {
    const file = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
    const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  })();
  return ready;
}

/** Texts of a picture's QR codes, each once; about 2 ms a megapixel. `rgba`: four bytes a pixel. */
async function readCodes(rgba: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): Promise<string[]> {
  await prepare();
  const found = await readBarcodes(
    { data: rgba, width, height, colorSpace: 'srgb' },
    { formats: ['QRCode'], maxNumberOfSymbols: MOST_CODES },
  );
  const texts = found.flatMap(({ isValid, text }) => (isValid ? [text.trim().slice(0, LONGEST_TEXT)] : []));
  return [...new Set(texts)].filter((text) => text !== '').sort();
}
