import type { Queryable } from './pool.ts';
import { firstRow } from './rows.ts';

/**
 * Bytes of a table, texts outside of its pages too, that one statement reads: some tens of
 * milliseconds.
 */
const PART_BYTES = 512 * 1024;
/** Each part may read a set of marks anew, so a very large table has larger parts. */
const MOST_PARTS = 400;

/** A condition on a row, by its name in a statement. */
export type Within = (row: string) => string;
/** Does something for all rows of a table, once or part by part. Returns the sum. */
export type Sweep = (table: string, part: (within: Within) => Promise<number>) => Promise<number>;

export const whole: Sweep = (_, part) => part(() => 'true');

/**
 * Runs one statement for each range of pages, so that the embedded database answers others in
 * between. Not within a transaction.
 */
export function byPages(client: Queryable, partBytes = PART_BYTES): Sweep {
  return async (table, part) => {
    const size = await firstRow<{ pages: number; parts: number }>(
      client,
      `select (pg_relation_size('${table}'::regclass) / current_setting('block_size')::bigint)::integer as pages,
        least(${MOST_PARTS}, 1 + pg_table_size('${table}'::regclass) / ${partBytes})::integer as parts`,
    );
    const { pages, parts } = size ?? { pages: 0, parts: 1 };
    const step = Math.max(1, Math.ceil(pages / parts));
    let sum = 0;
    for (let from = 0; from === 0 || from < pages; from += step) {
      // The last range includes rows that are added meanwhile.
      const end = from + step < pages ? (row: string) => ` and ${row}.ctid < '(${from + step},0)'` : () => '';
      sum += await part((row) => `${row}.ctid >= '(${from},0)'${end(row)}`);
    }
    return sum;
  };
}
