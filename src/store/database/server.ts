import pg from 'pg';
import { ConfigError, messageOf, within } from '../../errors.ts';
import { type Pool, survivingErrors } from './pool.ts';

const IDLE_IN_TRANSACTION_MS = 60_000;
const CLOSE_MS = 2_000;

/**
 * Throws ConfigError, without the password, if it does not connect in 5 s.
 * @param setting the address's, for the message
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
    // Notices a server that vanished without closing its connections.
    keepAlive: true,
    query_timeout: statementMs,
    // The locks of a vanished worker must not keep the others waiting.
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    // Statements with many conditions look costly on small tables: to compile one takes seconds. A
    // statement sets it, since poolers refuse parameters of the connection.
    onConnect: (client) => client.query('set jit = off'),
  });
  survivingErrors(pool);
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw new ConfigError(`cannot reach the database at ${withoutPassword(url)} (${setting}): ${messageOf(error)}`);
  }
  let ending: Promise<void> | undefined;
  const end = () => within(CLOSE_MS, pool.end(), () => new Error('late')).catch(() => undefined);
  return { pool, close: () => (ending ??= end()) };
}

/** For messages. A password may contain any character, @ and / too, or be in the query. */
export function withoutPassword(url: string): string {
  return url.replace(/\/\/([^:/?@]*):.*@/, '//$1:…@').replace(/([?&]password=)[^&]*/gi, '$1…');
}
