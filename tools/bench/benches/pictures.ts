/** Hashes of pictures, beside sharp-phash and imghash. */
import { type Bench, interleaved, median, type Row } from '../bench.ts';
import type { PicturesTask } from '../children/pictures.ts';
import { runChild } from '../children.ts';

export const pictures: Bench = {
  name: 'pictures',
  about: 'three hashes of a picture beside one of sharp-phash and one of imghash',
  async run({ size, repeats, peers }) {
    const folder = await peers.folder();
    const speedOf = (contestant: PicturesTask['contestant']) => async (): Promise<number | null> => {
      if ((contestant === 'sharp-phash' || contestant === 'imghash') && folder === null) return null;
      const task = { contestant, peers: folder, tiny: size === 'tiny' } satisfies PicturesTask;
      return (await runChild<number>('pictures', task)).result;
    };
    const runs = await interleaved(repeats, {
      ours: speedOf('ours'),
      hashes: speedOf('hashes'),
      phash: speedOf('sharp-phash'),
      imghash: speedOf('imghash'),
    });
    const mid = (all: readonly (number | null)[]): number | null =>
      all.includes(null) ? null : median(all.filter((one) => one !== null));
    const phash = { name: 'sharp-phash, one hash', value: mid(runs.phash) };
    const hashes: Row = { what: 'three hashes of one decode', unit: 'pictures/s', ours: mid(runs.hashes) };
    return [
      { ...hashes, peer: phash, target: { of: 'ratio', better: 'more', must: 1.8, goal: 2.2 } },
      { ...hashes, peer: { name: 'imghash, one hash', value: mid(runs.imghash) } },
      {
        what: 'a picture as capture reads it',
        unit: 'pictures/s',
        ours: mid(runs.ours),
        peer: phash,
        note: 'with PDQ of the whole picture, metadata, and a search for QR codes and bar codes',
      },
    ];
  },
};
