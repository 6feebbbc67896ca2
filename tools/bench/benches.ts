/** Every bench, in the order of the table. */
import type { Bench } from './bench.ts';
import { crawl, crawlMemory, crawlPictures, crawlSlope } from './benches/crawl.ts';
import { desk } from './benches/desk.ts';
import { extract } from './benches/extract.ts';
import { looks } from './benches/looks.ts';
import { names } from './benches/names.ts';
import { pairs } from './benches/pairs.ts';
import { pictures } from './benches/pictures.ts';
import { queue } from './benches/queue.ts';
import { reader } from './benches/reader.ts';
import { render } from './benches/render.ts';
import { screening } from './benches/screening.ts';
import { sift } from './benches/sift.ts';
import { start } from './benches/start.ts';
import { text } from './benches/text.ts';

export const BENCHES: readonly Bench[] = [
  crawl,
  crawlPictures,
  crawlSlope,
  crawlMemory,
  reader,
  render,
  looks,
  extract,
  text,
  pictures,
  pairs,
  screening,
  names,
  sift,
  queue,
  desk,
  start,
];
