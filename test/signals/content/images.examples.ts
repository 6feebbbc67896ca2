import { images } from '../../../src/signals/content/images.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

const photo = (body: string, shift: number) => ({
  body,
  grid: { width: 640, height: 480, format: 'jpeg', grey: grey(shift) },
});
const page =
  '<!doctype html><html lang="en"><head><title>Herbs</title></head><body><main><h1>Herbs</h1><p>We dry herbs in the mountains and send them by post.</p><img src="/room.jpg" alt="A room"><img src="/logo.png" alt=""></main></body></html>';

/** A picture made up by arithmetic, `shift` brighter. */
function grey(shift: number): string {
  const pixel = (i: number) =>
    120 + shift + 60 * Math.sin((i % 64) / 5) * Math.cos(i / 64 / 7) + ((i * 7919) % 61) - 30;
  return Buffer.from(Uint8Array.from({ length: 64 * 64 }, (_, i) => Math.round(pixel(i)))).toString('base64');
}

export const examples = examplesOf(images, [
  {
    name: 'a photograph and a logo',
    pages: page,
    images: { '/room.jpg': photo('room', 0), '/logo.png': photo('logo', 0) },
    expect: ({ pictures }) => pictures.length === 1 && pictures[0]?.look !== null,
  },
  {
    name: 'the photograph, saved again',
    pages: page,
    images: { '/room.jpg': photo('room saved again', 6) },
    expect: ({ pictures }) => pictures.length === 1,
  },
  { name: 'only a logo', pages: page, images: { '/logo.png': photo('logo', 0) }, expect: null },
]);
