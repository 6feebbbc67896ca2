/** Every bench, in the order of the table. */
import type { Bench } from './bench.ts';
import { crawl } from './benches/crawl.ts';
import { extract } from './benches/extract.ts';
import { pairs } from './benches/pairs.ts';
import { pictures } from './benches/pictures.ts';
import { text } from './benches/text.ts';

export const BENCHES: readonly Bench[] = [crawl, extract, text, pictures, pairs];
