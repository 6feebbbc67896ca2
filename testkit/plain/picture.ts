import sharp from 'sharp';
import { picture } from '../sketch/pictures.ts';

/** A photograph by its seed; copies of one differ in width and quality. */
export interface SitePicture {
  readonly seed: number;
  readonly width: number;
  readonly quality: number;
}

const DRAWN = new Map<string, Promise<Buffer>>();

export function drawPicture({ seed, width, quality }: SitePicture): Promise<Buffer> {
  const key = `${seed} ${width} ${quality}`;
  const drawn =
    DRAWN.get(key) ??
    sharp(picture(seed), { raw: { width: 64, height: 64, channels: 1 } })
      .resize(width, Math.round(width * 0.75), { kernel: 'cubic', fit: 'fill' })
      .jpeg({ quality })
      .toBuffer();
  DRAWN.set(key, drawn);
  return drawn;
}
