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

/** The documents that a statement returns in its column `doc`. */
export async function documents<T>(client: Queryable, sql: string, params?: readonly unknown[]): Promise<T[]> {
  return (await client.query<{ doc: T }>(sql, params)).rows.map(({ doc }) => doc);
}

export async function firstRow<R>(client: Queryable, sql: string, params?: readonly unknown[]): Promise<R | null> {
  return (await client.query<R>(sql, params)).rows[0] ?? null;
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
export async function idsBeginning(
  table: 'revenant_matches' | 'revenant_runs' | 'revenant_suggestions' | 'revenant_visits',
  beginning: string,
  client: Queryable,
): Promise<string[]> {
  const sql = `select id from ${table} where id >= $1 and id < $1 || 'g' order by id limit 2`;
  return (await client.query<{ id: string }>(sql, [beginning])).rows.map(({ id }) => id);
}
