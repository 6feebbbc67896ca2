/** A drawn picture cut at the bottom: a page may be very high, and a report shows its head. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = 8;
/** Length, name and checksum of a part. */
const AROUND = 12;
/** Channels by colour type. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };

/**
 * The first `height` rows: each row of a PNG depends only on those above it, so the others are left
 * out without decoding. Other kinds of PNG than the reader writes (8 bits, not interlaced, no
 * palette) come back as they are.
 */
export function cropPng(png: Buffer, height: number): Buffer {
  const [width, all, depth, type, interlaced] = [
    ...[png.readUInt32BE(16), png.readUInt32BE(20)],
    ...[png[24] ?? 0, png[25] ?? 0, png[28] ?? 1],
  ] as [number, number, number, number, number];
  const channels = CHANNELS[type];
  if (all <= height || depth !== 8 || interlaced !== 0 || channels === undefined) return png;
  const parts: Buffer[] = [];
  const data: Buffer[] = [];
  for (let at = SIGNATURE; at + AROUND <= png.length; ) {
    const length = png.readUInt32BE(at);
    const part = png.subarray(at, at + AROUND + length);
    const name = part.toString('latin1', 4, 8);
    if (name === 'IDAT') data.push(part.subarray(8, 8 + length));
    else if (name === 'IHDR') {
      const header = Buffer.from(part.subarray(8, 8 + length));
      header.writeUInt32BE(height, 4);
      parts.push(partOf('IHDR', header));
    }
    at += AROUND + length;
  }
  // One byte before each row names its filter.
  const rows = inflateSync(Buffer.concat(data)).subarray(0, height * (1 + width * channels));
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    ...parts,
    partOf('IDAT', deflateSync(rows)),
    partOf('IEND', Buffer.alloc(0)),
  ]);
}

function partOf(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
