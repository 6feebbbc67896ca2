import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage } from '../../../src/capture/decode/image.ts';
import { hammingHex } from '../../../src/sketch/hamming.ts';
import { at, picture } from '../../../testkit/sketch/pictures.ts';

const gradient = (width: number, height: number) =>
  sharp(Buffer.from(Array.from({ length: width * height * 3 }, (_, i) => (i * 7) % 256)), {
    raw: { width, height, channels: 3 },
  });

describe('decodeImage', () => {
  it('reduces any picture to its size, its real format and 64 × 64 luma bytes', async () => {
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const grid = await decodeImage(await gradient(300, 200).toFormat(format).toBuffer());
      expect(grid).toMatchObject({ width: 300, height: 200, format });
      expect(Buffer.from(grid?.grey ?? '', 'base64')).toHaveLength(64 * 64);
    }
  });

  it('gives a grey and a coloured picture grids of the same size, and transparency a white ground', async () => {
    const clear = await sharp({ create: { width: 90, height: 90, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    const grid = await decodeImage(clear);
    expect(new Set(Buffer.from(grid?.grey ?? '', 'base64'))).toEqual(new Set([255]));
  });

  it('recognises SVG but never draws it', async () => {
    const svg = Buffer.from(
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"/>',
    );
    expect(await decodeImage(svg)).toEqual({ width: 0, height: 0, format: 'svg', grey: null });
  });

  it('takes PDQ of the picture itself, which lasts when it is resized, saved roughly or recoloured', async () => {
    const [grey, width, height] = [picture(31), 480, 360];
    const rgb = Buffer.alloc(width * height * 3);
    for (let i = 0; i < width * height; i++) {
      const value = at(grey, ((i % width) * 64) / width - 0.5, (Math.floor(i / width) * 64) / height - 0.5);
      rgb.set([value, value * 0.9, value * 0.7], i * 3);
    }
    const original = () => sharp(rgb, { raw: { width, height, channels: 3 } });
    const pdq = async (copy: Sharp) => (await decodeImage(await copy.toBuffer()))?.pdq;
    const whole = await pdq(original().png());
    expect(whole?.quality).toBeGreaterThanOrEqual(50);
    const copies = [
      original().jpeg({ quality: 40 }),
      original().resize(240).webp({ quality: 60 }),
      original().resize(1500).jpeg(),
      original().greyscale().jpeg(),
    ];
    for (const copy of copies)
      expect(hammingHex((await pdq(copy))?.hash ?? '', whole?.hash ?? '')).toBeLessThanOrEqual(31);
    expect(hammingHex((await pdq(original().flop().png()))?.hash ?? '', whole?.hash ?? '')).toBeGreaterThan(62);
    expect(await pdq(original().resize(20, 20).png())).toBeUndefined();
  });

  it('hashes a small picture that has detail, and tells a glyph or a spacer for too plain', async () => {
    const drawn = (width: number, height: number, value: (x: number, y: number) => number) =>
      sharp(Buffer.from(Array.from({ length: width * height }, (_, i) => value(i % width, Math.floor(i / width)))), {
        raw: { width, height, channels: 1 },
      });
    const grey = picture(31);
    const emblem = (width: number, height: number) =>
      drawn(width, height, (x, y) => at(grey, (x * 64) / width, (y * 64) / height));
    for (const [width, height] of [
      [59, 59],
      [48, 30],
      [120, 36],
      [28, 28],
    ] as const) {
      const small = await decodeImage(await emblem(width, height).png().toBuffer());
      expect(small?.pdq?.quality, `${width}`).toBeGreaterThanOrEqual(50);
      for (const copy of [
        emblem(width, height).jpeg({ quality: 75 }),
        emblem(width, height)
          .resize(Math.round(width * 0.9))
          .png(),
      ])
        expect(
          hammingHex((await decodeImage(await copy.toBuffer()))?.pdq?.hash ?? '', small?.pdq?.hash ?? ''),
        ).toBeLessThanOrEqual(31);
    }
    const glyphs = [
      drawn(32, 32, () => 255),
      drawn(24, 24, (x, y) => (Math.hypot(x - 12, y - 12) < 8 ? 40 : 255)),
      drawn(58, 58, (x, y) => (Math.hypot(x - 29, y - 29) < 20 ? 40 : 255)),
      drawn(48, 32, (x) => (x < 16 ? 30 : x < 32 ? 255 : 110)),
      drawn(50, 50, (x, y) => (y % 16 < 5 && x > 5 && x < 45 ? 60 : 255)),
      drawn(400, 40, (x) => Math.round((x * 255) / 400)),
    ];
    for (const glyph of glyphs)
      expect((await decodeImage(await glyph.png().toBuffer()))?.pdq?.quality).toBeLessThan(50);
  });

  it('answers null for what is no picture, and no grid for a picture too large to be honest', async () => {
    expect(await decodeImage(Buffer.from('<html>'))).toBeNull();
    expect(await decodeImage(new Uint8Array())).toBeNull();
    const flood = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(await decodeImage(flood)).toEqual({ width: 9000, height: 9000, format: 'png', grey: null });
  });

  it('reads icons, and gives small ones the hash that search engines publish', async () => {
    const square = await gradient(32, 32).png().toBuffer();
    const grid = await decodeImage(iconOf(square, 32));
    expect(grid).toMatchObject({ width: 32, height: 32, format: 'ico', mmh3: expect.any(Number) });
    expect(grid?.grey).toBe((await decodeImage(square))?.grey);
    expect((await decodeImage(square))?.mmh3).not.toBe(grid?.mmh3);
    expect((await decodeImage(await gradient(600, 600).png({ compressionLevel: 0 }).toBuffer()))?.mmh3).toBeUndefined();
    expect((await decodeImage(await gradient(32, 32).jpeg().toBuffer()))?.mmh3).toBeUndefined();
  });

  it('reads the bitmaps of old icons: colours of a palette, rows from the bottom, a mask', async () => {
    // 2 × 2 pixels of one bit: top row black and white, bottom row white and (masked) black.
    const header = Buffer.alloc(40);
    header.writeUInt32LE(40, 0);
    header.writeInt32LE(2, 4);
    header.writeInt32LE(4, 8);
    header.writeUInt16LE(1, 12);
    header.writeUInt16LE(1, 14);
    const palette = Buffer.from([0, 0, 0, 0, 255, 255, 255, 0]);
    const rows = Buffer.from([0b10000000, 0, 0, 0, 0b01000000, 0, 0, 0]);
    const mask = Buffer.from([0b01000000, 0, 0, 0, 0, 0, 0, 0]);
    const grid = await decodeImage(iconOf(Buffer.concat([header, palette, rows, mask]), 2));
    const grey = Buffer.from(grid?.grey ?? '', 'base64');
    const corners = [0, 63, 63 * 64, 63 * 64 + 63].map((at) => Math.round((grey[at] ?? 0) / 255));
    expect(corners).toEqual([0, 1, 1, 1]);
  });

  it('tells a broken icon by its bytes alone, and never throws', async () => {
    const icon = iconOf(await gradient(16, 16).png().toBuffer(), 16);
    expect(await decodeImage(icon.subarray(0, 60))).toMatchObject({
      format: 'ico',
      grey: null,
      mmh3: expect.any(Number),
    });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 3 }), async (noise, count) => {
        const bytes = Uint8Array.from([0, 0, 1, 0, count, 0, ...noise]);
        expect((await decodeImage(bytes))?.format ?? 'ico').toBe('ico');
      }),
      { numRuns: 100 },
    );
  });
});

/** An ICO file of one picture. */
function iconOf(picture: Buffer, side: number): Buffer {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(side, 6);
  head.writeUInt8(side, 7);
  head.writeUInt32LE(picture.length, 14);
  head.writeUInt32LE(22, 18);
  return Buffer.concat([head, picture]);
}
