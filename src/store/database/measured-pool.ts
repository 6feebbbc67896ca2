import type { DatabaseTime } from '../../model/ports/fleet.ts';
import type { Queryable, SqlPool } from './pool.ts';

/**
 * The same pool, with a count of the time that this process waited for it: a connection, the
 * network and the statement together.
 */
export function measured(pool: SqlPool): { pool: SqlPool; time(): DatabaseTime } {
  let statements = 0;
  let failures = 0;
  let milliseconds = 0;

  async function timed<T>(work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } catch (error) {
      failures++;
      throw error;
    } finally {
      milliseconds += performance.now() - start;
    }
  }
  const counting =
    (on: Queryable): Queryable['query'] =>
    (text, params) => {
      statements++;
      return timed(() => on.query<never>(text, params));
    };
  return {
    time: () => ({ statements, failures, seconds: milliseconds / 1000 }),
    pool: {
      query: counting(pool),
      end: () => pool.end(),
      async connect() {
        const client = await timed(() => pool.connect());
        return { query: counting(client), release: (destroy) => client.release(destroy) };
      },
    },
  };
}
