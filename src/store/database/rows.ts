/** How documents and rows go into the database and come back. */
import { cleanText } from '../../model/text/clean-text.ts';
import type { Queryable } from './pool.ts';

export const ROWS_A_PAGE = 1_000;

/** The JSON text of a document, every string in it (names of members too) cleaned. */
export function cleanJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'string') return cleanText(part);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    if (Object.keys(part).every((name) => cleanText(name) === name)) return part;
    return Object.fromEntries(Object.entries(part).map(([name, member]) => [cleanText(name), member]));
  });
}

export async function rowsOf<R>(client: Queryable, sql: string, params?: readonly unknown[]): Promise<R[]> {
  return (await client.query<R>(sql, params)).rows;
}

export async function firstRow<R>(client: Queryable, sql: string, params?: readonly unknown[]): Promise<R | null> {
  return (await client.query<R>(sql, params)).rows[0] ?? null;
}

/** True if the statement finds or changes a row: a change names a column after `returning`. */
export async function hasRow(client: Queryable, sql: string, params?: readonly unknown[]): Promise<boolean> {
  return (await client.query(sql, params)).rows.length > 0;
}

/** The values of a statement with one column, such as documents. */
export async function valuesOf<T>(client: Queryable, sql: string, params?: readonly unknown[]): Promise<T[]> {
  return (await client.query<Record<string, T>>(sql, params)).rows.flatMap((row) => Object.values(row));
}

/** The first value of a statement with one column; null: there is no row. */
export async function firstValue<T>(client: Queryable, sql: string, params?: readonly unknown[]): Promise<T | null> {
  return (await valuesOf<T>(client, sql, params))[0] ?? null;
}

/** The rows of a statement with two columns. */
export async function mapOf<K, V>(client: Queryable, sql: string, params?: readonly unknown[]): Promise<Map<K, V>> {
  const { rows } = await client.query<Record<string, K | V>>(sql, params);
  return new Map(rows.map((row) => Object.values(row) as [K, V]));
}

/**
 * Page by page; `sql` reads at most ROWS_A_PAGE rows.
 * @param paramsAfter of the page after a row; null: of the first
 */
export async function* pages<R>(
  client: Queryable,
  sql: string,
  paramsAfter: (last: R | null) => readonly unknown[],
): AsyncGenerator<R[]> {
  for (let last: R | null = null; ; ) {
    const { rows }: { rows: R[] } = await client.query<R>(sql, paramsAfter(last));
    if (rows.length > 0) yield rows;
    if (rows.length < ROWS_A_PAGE) return;
    last = rows.at(-1) ?? null;
  }
}

/** Cuts a long list so that no single statement grows without bound. */
export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}

/**
 * The first two ids of a table that begin with these hex digits: none, one or several. A range, so
 * that an index finds them.
 */
export function idsBeginning(
  table: 'revenant_matches' | 'revenant_runs' | 'revenant_suggestions' | 'revenant_visits',
  beginning: string,
  client: Queryable,
): Promise<string[]> {
  return valuesOf<string>(client, `select id from ${table} where id >= $1 and id < $1 || 'g' order by id limit 2`, [
    beginning,
  ]);
}

/**
 * SQL of an instant so many milliseconds from now, by the database's clock: those of workers may be
 * wrong. With a minus: before now.
 */
export const after = (parameter: string): string =>
  `clock_timestamp() + (${parameter}::double precision) * interval '1 millisecond'`;

/** SQL of an equality by an index of the first 200 characters: longer texts fit into no index. */
export const isText = (column: string, text: string): string =>
  `left(${column}, 200) = left(${text}, 200) and ${column} = ${text}`;

/** As the pattern of a `like` that fits this text alone. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, String.raw`\$&`);
