import pg from 'pg';
import { ConfigError, messageOf, within } from '../errors.ts';
import type { Pool } from './pool.ts';

const IDLE_IN_TRANSACTION_MS = 60_000;
const CLOSE_MS = 2_000;

/**
 * Connects to a PostgreSQL server. `setting` names the setting that holds the address, for the message; a statement
 * that is not answered within `statementMs` fails, and its connection is given up.
 * Throws ConfigError in one line, without the password, when it cannot be reached within five seconds.
 */
export async function openServer(
  url: string,
  setting: string,
  statementMs: number,
): Promise<{ pool: Pool; close(): Promise<void> }> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 20,
    connectionTimeoutMillis: 5_000,
    // A server that fell silent without a word must not be waited for for ever.
    keepAlive: true,
    query_timeout: statementMs,
    // Nor may the locks of a worker that fell silent keep the others waiting.
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  });
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
  let ending: Promise<void> | undefined;
  return {
    pool,
    close: () => {
      // A statement that hangs must not hold up the end.
      ending ??= within(CLOSE_MS, pool.end(), () => new Error('late')).catch(() => undefined);
      return ending;
    },
  };
}

/** The address as it may be shown. A password may hold any sign, the at sign and slashes too, or stand in the query. */
export function withoutPassword(url: string): string {
  return url.replace(/\/\/([^:/?@]*):.*@/, '//$1:…@').replace(/([?&]password=)[^&]*/gi, '$1…');
}
