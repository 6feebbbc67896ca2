/** What a new reader process costs until its code is compiled. */
import { join } from 'node:path';
import { type Bench, median, type Row, sized } from '../bench.ts';
import type { ReaderTask } from '../children/reader.ts';
import { runChild, top } from '../children.ts';
import { PAGES } from './crawl.ts';

const ENTRY = join(top, 'dist', 'src', 'reader', 'process.js');
/** The first ones, and those between them and the later ones, which are passed over. */
const FIRST = 5;

export const reader: Bench = {
  name: 'reader',
  about: "a new reader's first five sites beside its later ones",
  async run({ size, repeats }) {
    const sites = sized(size, { tiny: 2 * FIRST + 1, quick: 16, usual: 25, full: 25 });
    const pages = size === 'tiny' ? 1 : PAGES;
    const runs: { start: number; each: number[] }[] = [];
    for (let round = 0; round < repeats; round++)
      runs.push(
        (await runChild<(typeof runs)[number]>('reader', { entry: ENTRY, sites, pages } satisfies ReaderTask)).result,
      );
    const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;
    const later = median(runs.map(({ each }) => mean(each.slice(2 * FIRST))));
    const rows: Row[] = [
      {
        what: `processor time of a site of ${pages} pages, the first five of a new reader`,
        unit: 'ms',
        ours: median(runs.map(({ each }) => mean(each.slice(0, FIRST)))),
        peer: { name: `its later ones, to the ${sites}th`, value: later },
        target: { of: 'ratio', better: 'less', must: 1.3, goal: 1.1 },
      },
      { what: 'start of a reader, processor time', unit: 'ms', ours: median(runs.map(({ start }) => start)) },
    ];
    return rows;
  },
};
