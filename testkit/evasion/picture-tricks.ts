/** Disguises of the pictures. */
import sharp, { type Sharp } from 'sharp';
import type { Trick } from './trick.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}
type Change = (picture: Sharp, size: Size) => Sharp;

const changedBefore = new WeakMap<Uint8Array, Map<string, Uint8Array>>();

/** What cannot be decoded, drawings and icons stay as they are. */
async function changed(bytes: Uint8Array, id: string, change: Change): Promise<Uint8Array> {
  const known = changedBefore.get(bytes)?.get(id);
  if (known !== undefined) return known;
  let result = bytes;
  try {
    const { width, height, format } = await sharp(bytes).metadata();
    if (/^(?:jpeg|png|webp|gif)$/.test(format ?? '') && width >= 48 && height >= 48) {
      const picture = change(sharp(bytes), { width, height });
      result = await (format === 'jpeg' && id !== 'pictures-recompressed'
        ? picture.jpeg({ quality: 85 })
        : picture
      ).toBuffer();
    }
  } catch {
    // No picture: nothing to disguise.
  }
  const all = changedBefore.get(bytes) ?? new Map<string, Uint8Array>();
  changedBefore.set(bytes, all.set(id, result));
  return result;
}

function trick(id: string, sentence: string, change: Change): Trick {
  return {
    id: `pictures-${id}`,
    sentence,
    against: ['images', 'favicon'],
    play: async (site) => {
      if (site.pictures.size === 0) return null;
      const pictures = new Map<string, Uint8Array>();
      for (const [path, bytes] of site.pictures) pictures.set(path, await changed(bytes, `pictures-${id}`, change));
      return { ...site, pictures };
    },
  };
}

/** Takes `share` of the width and height away, more of it at the left and top. */
function cropped(share: number): Trick {
  return trick(
    `cropped-${share * 100}`,
    `${share * 100} % of the width and height cut off.`,
    (picture, { width, height }) => {
      const [w, h] = [Math.round(width * (1 - share)), Math.round(height * (1 - share))];
      return picture.extract({
        left: Math.round((width - w) * 0.7),
        top: Math.round((height - h) * 0.7),
        width: w,
        height: h,
      });
    },
  );
}

function drawing({ width, height }: Size, inside: string): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`);
}

export const PICTURE_TRICKS: readonly Trick[] = [
  cropped(0.05),
  cropped(0.1),
  cropped(0.2),
  trick('recompressed', 'JPEG of quality 40 at seven tenths of the size.', (picture, { width }) =>
    picture
      .resize({ width: Math.round(width * 0.7) })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 40 }),
  ),
  trick('mirrored', 'Left and right exchanged.', (picture) => picture.flop()),
  trick('watermarked', 'Half-transparent bars, as of a large word, across the middle.', (picture, size) => {
    const { width, height } = size;
    // Bars in place of letters: fonts differ between machines.
    const bars = Array.from({ length: 9 }, (_, i) => {
      const x = width * (0.1 + i * 0.09);
      return `<rect x="${x}" y="${height * (0.42 + (i % 3) * 0.02)}" width="${width * 0.05}" height="${height * 0.14}"/>`;
    }).join('');
    return picture.composite([
      { input: drawing(size, `<g fill="#fff" fill-opacity="0.55" stroke="#333" stroke-opacity="0.4">${bars}</g>`) },
    ]);
  }),
  trick('overlaid', 'A solid badge over a corner, a ninth of the picture, and a strip below.', (picture, size) => {
    const { width, height } = size;
    const badge = `<rect width="${width / 3}" height="${height / 3}" fill="#c22"/><rect y="${height * 0.92}" width="${width}" height="${height * 0.08}" fill="#113"/>`;
    return picture.composite([{ input: drawing(size, badge) }]);
  }),
  trick('turned', 'Turned by two degrees, the corners filled with white.', (picture, { width, height }) =>
    picture.rotate(2, { background: '#ffffff' }).resize(width, height, { fit: 'cover' }),
  ),
  trick('recoloured', 'Brighter, paler and of another hue.', (picture) =>
    picture.modulate({ brightness: 1.12, saturation: 0.7, hue: 40 }),
  ),
];
