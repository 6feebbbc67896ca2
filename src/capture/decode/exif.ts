import readExif from 'exif-reader';
import { orElse } from '../../errors.ts';

const LONGEST = 200;

/** Field of a picture's metadata → the EXIF 2.32 tag it is read from. */
const TAGS = {
  artist: ['Image', 'Artist'],
  copyright: ['Image', 'Copyright'],
  make: ['Image', 'Make'],
  model: ['Image', 'Model'],
  software: ['Image', 'Software'],
  owner: ['Photo', 'CameraOwnerName'],
  bodySerial: ['Photo', 'BodySerialNumber'],
  lensSerial: ['Photo', 'LensSerialNumber'],
  imageId: ['Photo', 'ImageUniqueID'],
  taken: ['Photo', 'DateTimeOriginal'],
} as const;

/**
 * EXIF as short strings: author, device, time, place (`gps`, two decimals: 1 km). Null: none, or
 * broken.
 */
export function readMetadata(exif: Uint8Array): Record<string, string> | null {
  const tags = orElse(() => readExif(Buffer.from(exif)), null);
  if (tags === null) return null;
  const found: Record<string, string> = {};
  for (const [field, [group, tag]] of Object.entries(TAGS)) {
    const text = textOf((tags[group] as Record<string, unknown> | undefined)?.[tag]);
    if (text !== '') found[field] = text;
  }
  const place = placeOf(tags.GPSInfo as Record<string, unknown> | undefined);
  if (place !== null) found['gps'] = place;
  return Object.keys(found).length === 0 ? null : found;
}

function textOf(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 19);
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  const text = utf8(value)
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text.slice(0, LONGEST).trim();
}

/** Tags are ASCII by the standard, UTF-8 in practice; the reader gives bytes as Latin-1. */
function utf8(text: string): string {
  if (!/[\x80-\xff]/.test(text) || /[^\0-\xff]/.test(text)) return text;
  const decoded = Buffer.from(text, 'latin1').toString('utf8');
  return decoded.includes('\ufffd') ? text : decoded;
}

function placeOf(gps: Record<string, unknown> | undefined): string | null {
  const [north, east] = [degrees(gps?.['GPSLatitude'], 90), degrees(gps?.['GPSLongitude'], 180)];
  if (north === null || east === null || (north === 0 && east === 0)) return null;
  const [south, west] = [gps?.['GPSLatitudeRef'] === 'S', gps?.['GPSLongitudeRef'] === 'W'];
  return `${(south ? -north : north).toFixed(2)},${(west ? -east : east).toFixed(2)}`;
}

function degrees(parts: unknown, most: number): number | null {
  if (!Array.isArray(parts) || parts.length !== 3 || !parts.every((part) => typeof part === 'number')) return null;
  const [whole, minutes, seconds] = parts as [number, number, number];
  const value = whole + minutes / 60 + seconds / 3600;
  return value >= 0 && value <= most ? value : null;
}
