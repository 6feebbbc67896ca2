import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { decodeImage } from '../../../src/capture/decode/image.ts';

const TEXT = 'https://wa.me/qr/QUILLMOOR22XYZ1';

async function codeOf(text: string): Promise<Buffer> {
  const { image } = await writeBarcode(text, { format: 'QRCode', scale: 6 });
  if (image === null) throw new Error('no code written');
  return Buffer.from(await image.arrayBuffer());
}

describe('codes in pictures', () => {
  beforeAll(() => {
    const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'));
    prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });
  });

  it('reads one drawn anew: small, saved roughly, coloured, turned, inverted, with a logo on it', async () => {
    const code = await codeOf(TEXT);
    const logo = { input: { create: { width: 40, height: 40, channels: 3 as const, background: '#0a0' } } };
    const drawn = [
      sharp(code).resize(90).png(),
      sharp(code).resize(200).jpeg({ quality: 30 }),
      sharp(code).tint('#3060c0').png(),
      sharp(code).rotate(12, { background: '#fff' }).jpeg(),
      sharp(code).negate().png(),
      sharp(code).resize(300).composite([logo]).png(),
    ];
    for (const one of drawn) expect((await decodeImage(await one.toBuffer()))?.codes).toEqual([TEXT]);
  });

  it('finds those within a poster, each once', async () => {
    const [one, two] = [await codeOf(TEXT), await codeOf('WIFI:S:quill;;')];
    const poster = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#9ac' } })
      .composite([
        { input: one, left: 100, top: 500 },
        { input: one, left: 700, top: 100 },
        { input: two, left: 1200, top: 500 },
      ])
      .jpeg()
      .toBuffer();
    expect((await decodeImage(poster))?.codes).toEqual(['WIFI:S:quill;;', TEXT]);
  });

  it('says nothing of pictures without any, and of tiny ones', async () => {
    const code = await codeOf(TEXT);
    const noise = Buffer.from(Array.from({ length: 200 * 200 * 3 }, (_, i) => (i * 7919) % 256));
    const plain = await sharp(noise, { raw: { width: 200, height: 200, channels: 3 } })
      .png()
      .toBuffer();
    expect(await decodeImage(plain)).not.toHaveProperty('codes');
    expect(await decodeImage(await sharp(code).resize(40).png().toBuffer())).not.toHaveProperty('codes');
  });
});
