import type { SqlPool } from './pool.ts';

/** How values come back from the database, whichever driver read them. */

/** A timestamptz (a Date, or text from a driver that does not parse it) as an ISO instant with milliseconds. */
export function instantOf(value: Date | string): string {
  return new Date(value).toISOString();
}

export function instantOrNull(value: Date | string | null): string | null {
  return value === null ? null : instantOf(value);
}

/** Cuts a long list so that no single statement grows without bound. */
export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}

/** The first two ids of a table that begin with these hex digits. */
export async function idsBeginning(
  table: 'revenant_matches' | 'revenant_visits',
  beginning: string,
  pool: SqlPool,
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from ${table} where starts_with(id, $1) order by id limit 2`,
    [beginning],
  );
  return rows.map(({ id }) => id);
}
