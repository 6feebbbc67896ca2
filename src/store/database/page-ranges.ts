import type { Queryable } from './pool.ts';

/**
 * Bytes of a table, texts outside of its pages too, that one statement reads: some tens of
 * milliseconds.
 */
const PART_BYTES = 2 * 1024 * 1024;
/** Each part may read a set of marks anew, so a very large table has larger parts. */
const MOST_PARTS = 400;

/** A condition on a row, by its name in a statement. */
export type Within = (row: string) => string;
/** Some or all rows of a table. */
export interface Range {
  readonly table: string;
  readonly within: Within;
}
/** Does something for all rows of tables, once or part by part. A part may be of several tables. */
export type Sweep = (tables: readonly string[], part: (ranges: readonly Range[]) => Promise<number>) => Promise<number>;

export const whole: Sweep = (tables, part) => part(tables.map((table) => ({ table, within: () => 'true' })));

/** Does something for all rows of one table. Returns the sum. */
export const sweepOne = (sweep: Sweep, table: string, part: (within: Within) => Promise<number>): Promise<number> =>
  sweep([table], ([range]) => part(range?.within ?? (() => 'true')));

/**
 * Runs one statement for each range of pages, and for small tables together, so that the embedded
 * database answers others in between. Not within a transaction.
 */
export function byPages(client: Queryable, partBytes = PART_BYTES): Sweep {
  return async (tables, part) => {
    const { rows } = await client.query<{ table: string; pages: number; bytes: number }>(
      `select t as "table", (pg_relation_size(t::regclass) / current_setting('block_size')::bigint)::integer as pages,
        pg_table_size(t::regclass)::double precision as bytes
      from json_array_elements_text('${JSON.stringify(tables)}') as j(t)`,
    );
    let sum = 0;
    let small: Range[] = [];
    let smallBytes = 0;
    for (const { table, pages, bytes } of rows) {
      const parts = Math.min(MOST_PARTS, 1 + Math.floor(bytes / partBytes));
      if (parts > 1) {
        for (const within of rangesOf(pages, parts)) sum += await part([{ table, within }]);
        continue;
      }
      if (smallBytes + bytes > partBytes) {
        sum += await part(small);
        [small, smallBytes] = [[], 0];
      }
      small.push({ table, within: () => 'true' });
      smallBytes += bytes;
    }
    return small.length === 0 ? sum : sum + (await part(small));
  };
}

function rangesOf(pages: number, parts: number): Within[] {
  const step = Math.max(1, Math.ceil(pages / parts));
  return Array.from({ length: Math.max(1, Math.ceil(pages / step)) }, (_, number) => {
    const from = number * step;
    // The last range includes rows that are added meanwhile.
    const end = from + step < pages ? (row: string) => ` and ${row}.ctid < '(${from + step},0)'` : () => '';
    return (row: string) => `${row}.ctid >= '(${from},0)'${end(row)}`;
  });
}
