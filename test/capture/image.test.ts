import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage } from '../../src/capture/image.ts';

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

  it('answers null for what is no picture, and for a picture too large to be honest', async () => {
    expect(await decodeImage(Buffer.from('<html>'))).toBeNull();
    expect(await decodeImage(new Uint8Array())).toBeNull();
    const flood = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(await decodeImage(flood)).toBeNull();
  });
});
