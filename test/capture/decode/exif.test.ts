import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readMetadata } from '../../../src/capture/decode/exif.ts';
import { decodeImage } from '../../../src/capture/decode/image.ts';

const blank = () => sharp({ create: { width: 80, height: 80, channels: 3, background: '#888' } });

describe('metadata of pictures', () => {
  it('reads who made it, with what, when and where', async () => {
    const bytes = await blank()
      .withExif({
        IFD0: { Artist: 'Anna Quill', Copyright: '(c) Quillmoor', Make: 'Acme', Model: 'A1', Software: 'Darkroom 2' },
        IFD2: { BodySerialNumber: '01234567', LensSerialNumber: '77', DateTimeOriginal: '2020:01:02 03:04:05' },
        IFD3: {
          GPSLatitudeRef: 'S',
          GPSLatitude: '38/1 2/1 30/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '114/1 30/1 0/1',
        },
      })
      .jpeg()
      .toBuffer();
    expect((await decodeImage(bytes))?.metadata).toEqual({
      artist: 'Anna Quill',
      copyright: '(c) Quillmoor',
      make: 'Acme',
      model: 'A1',
      software: 'Darkroom 2',
      bodySerial: '01234567',
      lensSerial: '77',
      taken: '2020-01-02T03:04:05',
      gps: '-38.04,114.50',
    });
  });

  it('bounds what it keeps, and drops what no one can see', async () => {
    const bytes = await blank()
      .withExif({ IFD0: { Artist: `  Anna  \u0007 Quill ${'x'.repeat(5000)}`, Copyright: '   ' } })
      .png()
      .toBuffer();
    const { metadata } = (await decodeImage(bytes)) ?? {};
    expect(Object.keys(metadata ?? {})).toEqual(['artist']);
    expect(metadata?.['artist']).toMatch(/^Anna Quill x{189}$/);
  });

  it('is absent where a picture says nothing', async () => {
    expect(await decodeImage(await blank().jpeg().toBuffer())).not.toHaveProperty('metadata');
  });

  it('never throws on broken blocks', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 120 }),
        fc.constantFrom('Exif\0\0II*\0', 'Exif\0\0MM\0*', ''),
        (noise, head) => {
          expect([null, 'object']).toContain(readMetadata(Buffer.concat([Buffer.from(head), noise])) && 'object');
        },
      ),
    );
  });
});
