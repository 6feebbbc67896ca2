/** Every bench, in the order of the table. */
import type { Bench } from './bench.ts';
import { crawl } from './benches/crawl.ts';

export const BENCHES: readonly Bench[] = [crawl];
