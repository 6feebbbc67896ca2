import { createPostgresBackend, DEFAULT_SCHEMA, runMigrations } from 'bullmq';
import pg from 'pg';
import { ConfigError, messageOf } from '../errors.ts';

/**
 * BullMQ's own pool on the same database: its schema must be first in the search path; each worker
 * keeps one for LISTEN.
 */
export async function openPostgresBackend(given: pg.Pool, workers: number, onError: (error: Error) => void) {
  const options = `${given.options.options ?? ''} -c search_path=${DEFAULT_SCHEMA}`.trim();
  const pool = new pg.Pool({
    ...given.options,
    // Not enumerable in node-postgres.
    ...(given.options.password !== undefined && { password: given.options.password }),
    options,
    max: workers + 10,
    keepAlive: true,
  });
  // Each queue and worker of BullMQ adds a listener.
  pool.setMaxListeners(0);
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  try {
    const client = await pool.connect();
    try {
      await runMigrations(client, DEFAULT_SCHEMA);
      const { rows } = await client.query<{ schema: string | null }>('select current_schema() as schema');
      const schema = rows[0]?.schema;
      if (schema !== DEFAULT_SCHEMA)
        throw new Error(`connections start with the schema ${schema}: remove "options" from the database address`);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw new ConfigError(`cannot prepare the queue in the database: ${messageOf(error)}`, { cause: error });
  }
  return {
    producer: pool,
    connection: pool,
    factory: createPostgresBackend,
    stopReconnecting: () => true,
    close: () => pool.end(),
  };
}
