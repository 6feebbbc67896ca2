import sharp from 'sharp';
import { expect, it } from 'vitest';
import { cropPng } from '../../../src/flow/evidence/crop-png.ts';

/** A picture in which every row differs, so that each filter is used. */
async function picture(width: number, height: number, channels: 3 | 4): Promise<Buffer> {
  const raw = Buffer.from(Array.from({ length: width * height * channels }, (_, i) => (i * 7 + ((i * i) >> 5)) & 255));
  return sharp(raw, { raw: { width, height, channels } }).png({ adaptiveFiltering: true }).toBuffer();
}

it.each([3, 4] as const)('keeps the first rows as they were, with %i channels', async (channels) => {
  const whole = await picture(40, 90, channels);
  const part = cropPng(whole, 25);
  const rows = await sharp(whole).extract({ left: 0, top: 0, width: 40, height: 25 }).raw().toBuffer();
  const { data, info } = await sharp(part).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([40, 25]);
  expect(data.equals(rows)).toBe(true);
});

it('leaves a picture that is no higher, or of another kind', async () => {
  const whole = await picture(40, 20, 3);
  expect(cropPng(whole, 25)).toBe(whole);
  const palette = await sharp(await picture(40, 90, 3))
    .png({ palette: true })
    .toBuffer();
  expect(cropPng(palette, 25)).toBe(palette);
});
