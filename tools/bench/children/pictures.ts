/** Perceptual hashes of pictures, one contestant a process. Prints pictures a second of processor time. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import sharp from 'sharp';
import { decodeImage } from '../../../src/capture/decode/image.ts';
import { hashImage, SIDE } from '../../../src/sketch/image-hash.ts';
import { perSecond, TINY_PACE, USUAL_PACE } from '../rate.ts';
import { drawing } from '../worlds/shop.ts';

export interface PicturesTask {
  /** ours: as capture and signals read a picture. hashes: one plain decode and the hashes of it, without the rest. */
  readonly contestant: 'ours' | 'hashes' | 'sharp-phash' | 'imghash';
  readonly peers: string | null;
  readonly tiny: boolean;
}

const task = JSON.parse(process.argv[2] ?? '{}') as PicturesTask;

function workOf(contestant: PicturesTask['contestant']): (picture: Buffer) => Promise<unknown> {
  if (contestant === 'ours')
    return async (picture) => {
      const grid = await decodeImage(picture);
      if (grid?.grey == null) throw new Error('a picture could not be read');
      return hashImage(Buffer.from(grid.grey, 'base64'));
    };
  if (contestant === 'hashes')
    return async (picture) => {
      const grey = await sharp(picture).toColourspace('b-w').resize(SIDE, SIDE, { fit: 'fill' }).raw().toBuffer();
      return hashImage(grey);
    };
  const peer: unknown = createRequire(join(task.peers ?? '.', 'package.json'))(contestant);
  if (contestant === 'imghash') {
    const { hash } = peer as { hash(picture: Buffer, bits: number): Promise<string> };
    return (picture) => hash(picture, 16);
  }
  const phash = typeof peer === 'function' ? peer : (peer as { default: unknown }).default;
  return phash as (picture: Buffer) => Promise<string>;
}

const pictures = await Promise.all(Array.from({ length: task.tiny ? 2 : 30 }, (_, i) => drawing(i)));
const work = workOf(task.contestant);
const pass = async (): Promise<void> => {
  for (const picture of pictures) await work(picture);
};
console.log(JSON.stringify(await perSecond(pictures.length, pass, task.tiny ? TINY_PACE : USUAL_PACE)));
