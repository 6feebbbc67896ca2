/** The largest picture of an ICO file, undecoded PNG or plain pixels. */
export type IconPicture =
  | { readonly png: Uint8Array }
  | { readonly rgba: Uint8Array; readonly width: number; readonly height: number };

const MAX_SIDE = 256;
const HEADER = 6;
const ENTRY = 16;
const DIB_HEADER = 40;
/** A file of a few kilobytes names a handful of sizes; more is a trap. */
const MAX_ENTRIES = 64;

/** True for the signature of an ICO or CUR file: reserved 0, type 1 or 2, at least one picture. */
export function looksLikeIcon(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, HEADER)).toString('latin1');
  return bytes.byteLength >= HEADER + ENTRY && /^\0\0[\x01\x02]\0[^\0]\0/.test(head);
}

/**
 * Largest picture (libvips reads none): a PNG, or a bitmap of 1 to 32 bits as RGBA. Null: broken,
 * compressed.
 */
export function largestPicture(bytes: Uint8Array): IconPicture | null {
  if (!looksLikeIcon(bytes)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let best: { area: number; bits: number; at: number; length: number } | null = null;
  for (let i = 0; i < Math.min(MAX_ENTRIES, view.getUint16(4, true)); i++) {
    const entry = HEADER + i * ENTRY;
    if (entry + ENTRY > bytes.byteLength) break;
    const area = (view.getUint8(entry) || MAX_SIDE) * (view.getUint8(entry + 1) || MAX_SIDE);
    const bits = view.getUint16(entry + 6, true);
    const length = view.getUint32(entry + 8, true);
    const at = view.getUint32(entry + 12, true);
    if (at + length > bytes.byteLength || length < DIB_HEADER) continue;
    if (best === null || area > best.area || (area === best.area && bits > best.bits))
      best = { area, bits, at, length };
  }
  if (best === null) return null;
  const picture = bytes.subarray(best.at, best.at + best.length);
  return picture[0] === 0x89 && picture[1] === 0x50 ? { png: picture } : readBitmap(picture);
}

/**
 * A BITMAPINFOHEADER bitmap as an icon holds it: rows from the bottom, twice the height, then a
 * mask of one bit a pixel.
 */
function readBitmap(bytes: Uint8Array): IconPicture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const palette = view.getUint32(0, true);
  const width = view.getInt32(4, true);
  const height = view.getInt32(8, true) >> 1;
  const bits = view.getUint16(14, true);
  if (palette < DIB_HEADER || palette > bytes.byteLength || view.getUint32(16, true) !== 0) return null;
  if (width < 1 || width > MAX_SIDE || height < 1 || height > MAX_SIDE || ![1, 4, 8, 24, 32].includes(bits))
    return null;
  const colours = bits > 8 ? 0 : view.getUint32(32, true) || 2 ** bits;
  const pixels = palette + colours * 4;
  const stride = ((width * bits + 31) >> 5) * 4;
  const mask = pixels + stride * height;
  const maskStride = ((width + 31) >> 5) * 4;
  if (colours > 256 || mask > bytes.byteLength) return null;
  const masked = mask + maskStride * height <= bytes.byteLength;
  const rgba = new Uint8Array(width * height * 4);
  let opaque = 0;
  for (let y = 0; y < height; y++) {
    const row = pixels + (height - 1 - y) * stride;
    const maskRow = mask + (height - 1 - y) * maskStride;
    for (let x = 0; x < width; x++) {
      const at = bits > 8 ? row + x * (bits >> 3) : palette + indexAt(bytes, row, x, bits) * 4;
      const to = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel++) rgba[to + channel] = bytes[at + 2 - channel] ?? 0;
      const hidden = masked && ((bytes[maskRow + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
      rgba[to + 3] = bits === 32 ? (bytes[at + 3] ?? 0) : hidden ? 0 : 255;
      opaque |= rgba[to + 3] ?? 0;
    }
  }
  // Old 32-bit icons leave the alpha bytes at zero and mean opaque.
  if (opaque === 0) for (let i = 3; i < rgba.length; i += 4) rgba[i] = 255;
  return { rgba, width, height };
}

function indexAt(bytes: Uint8Array, row: number, x: number, bits: number): number {
  const byte = bytes[row + ((x * bits) >> 3)] ?? 0;
  return (byte >> (8 - bits - ((x * bits) & 7))) & (2 ** bits - 1);
}
