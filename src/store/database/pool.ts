/** The database as the store needs it: a pg.Pool, on a server or embedded. */
import type pg from 'pg';
import { ConfigError, messageOf, TransientError } from '../../errors.ts';

export interface Queryable {
  /** R: the columns that the statement names. Nothing checks them. */
  query<R = unknown>(text: string, params?: readonly unknown[]): Promise<{ rows: R[] }>;
}

/** One connection until it is released. */
export interface SqlClient extends Queryable {
  release(destroy?: boolean): void;
  on?(event: 'error', listener: (error: Error) => void): unknown;
  removeListener?(event: 'error', listener: (error: Error) => void): unknown;
}

/** The embedded pool has a single connection: never hold a client and query the pool. */
export interface SqlPool extends Queryable {
  connect(): Promise<SqlClient>;
  end(): Promise<void>;
}

/** As a database is opened; the queue needs more of it than the store: its options, LISTEN. */
export type Pool = pg.Pool;

/** For the opening of a database. */
export function survivingErrors(pool: Pool): Pool {
  pool.on('error', ignore);
  return pool.on('connect', (client) => client.on('error', ignore));
}

/** Deadlock, serialization failure: the database asks to do the same again. */
const RETRY = new Set(['40P01', '40001']);
const ATTEMPTS = 4;

/**
 * Runs `fn` in one transaction. `fn` must touch nothing but the database: after a deadlock it runs
 * again.
 */
export async function transaction<T>(pool: SqlPool, fn: (client: Queryable) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect();
    let broken = false;
    try {
      await client.query('begin');
      const result = await fn(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => {
        broken = true;
      });
      if (!RETRY.has(codeOf(error))) throw error;
      if (attempt === ATTEMPTS)
        throw new TransientError('database:busy', `deadlocked ${ATTEMPTS} times: ${messageOf(error)}`, 5_000, {
          cause: error,
        });
    } finally {
      client.release(broken);
    }
  }
}

/** Thrown inside a transaction to undo it: the claim is no longer ours. */
export class LostClaim extends Error {
  override readonly name = 'LostClaim';
}

/** As `transaction`; false after a LostClaim, with nothing written. */
export async function fenced(pool: SqlPool, fn: (client: Queryable) => Promise<void>): Promise<boolean> {
  try {
    await transaction(pool, fn);
    return true;
  } catch (error) {
    if (error instanceof LostClaim) return false;
    throw error;
  }
}

/** The same pool, whose errors tell the scheduler what to do. */
export function withTypedErrors(pool: SqlPool): SqlPool {
  const query: Queryable['query'] = (text, params) => pool.query<never>(text, params).catch(rethrowTyped);
  return {
    query,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect().catch(rethrowTyped);
      // The next query reports a lost server. An unhandled 'error' event would end the process, and
      // a pool listens only to clients that nobody holds.
      client.on?.('error', ignore);
      return {
        query: (text, params) => client.query<never>(text, params).catch(rethrowTyped),
        release(destroy) {
          client.removeListener?.('error', ignore);
          client.release(destroy);
        },
      };
    },
  };
}

function ignore(): void {}

/** Messages of `pg`, without a code, about a connection that was cut. */
const CUT =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout)/;

/**
 * Connections, resources, a server that stops, a cancelled statement or transaction, a fault of the
 * server's disk.
 */
const UNAVAILABLE = /^(08|53|57P0|57014|55P03|25P03|58)/;

/** SQLSTATE classes of PostgreSQL's appendix A. Any other error is our fault and stays as it is. */
function rethrowTyped(error: unknown): never {
  const code = codeOf(error);
  const cause = { cause: error };
  if (code === '53100') throw new ConfigError(`the database's disk is full: ${messageOf(error)}`, cause);
  if (code === '42501') throw new ConfigError(`the database refuses this user: ${messageOf(error)}`, cause);
  // A standby, or a server set to read-only: claims fail first, so nothing is fetched in vain.
  if (code === '25006')
    throw new TransientError('database:read-only', `the database is read-only: ${messageOf(error)}`, 15_000, cause);
  if (CUT.test(messageOf(error)) || UNAVAILABLE.test(code) || /^E(CONN|PIPE|TIMEDOUT|HOST|NET|NOENT)/.test(code)) {
    throw new TransientError('database:unavailable', `the database does not answer: ${messageOf(error)}`, 5_000, cause);
  }
  throw error;
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}
