import pg from 'pg';
import { ConfigError, messageOf } from '../errors.ts';
import type { Pool } from './pool.ts';

/**
 * Connects to a PostgreSQL server. `setting` names the setting that holds the address, for the message.
 * Throws ConfigError in one line, without the password, when it cannot be reached within five seconds.
 */
export async function openServer(url: string, setting: string): Promise<{ pool: Pool; close(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: url, max: 20, connectionTimeoutMillis: 5_000 });
  // An idle connection that the server closes must not end the process; the next query reports it.
  pool.on('error', () => undefined);
  // The same for one that breaks while it is in use.
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw new ConfigError(`cannot reach the database at ${withoutPassword(url)} (${setting}): ${messageOf(error)}`);
  }
  return { pool, close: () => pool.end() };
}

/** The address as it may be shown. A password may hold any sign, the at sign and slashes too, or stand in the query. */
export function withoutPassword(url: string): string {
  return url.replace(/\/\/([^:/?@]*):.*@/, '//$1:…@').replace(/([?&]password=)[^&]*/gi, '$1…');
}
