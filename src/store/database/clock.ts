import type { Clock } from '../../model/ports/clock.ts';
import type { Queryable } from './pool.ts';
import { firstValue } from './rows.ts';

/** A smaller difference may be the round trip to the database. */
const TOLERATED_MS = 1_000;

/**
 * The database's clock, shared by all workers: a machine with a wrong clock must not date visits,
 * alerts or retries by it.
 */
export async function openClock(pool: Queryable) {
  let ahead = 0;
  const clock = {
    now: () => new Date(Math.abs(ahead) < TOLERATED_MS ? Date.now() : Date.now() - ahead),
    /**
     * Reads the database's clock again. Returns the milliseconds that this machine's clock is ahead
     * of it.
     */
    async compare(): Promise<number> {
      const sent = Date.now();
      const sql = 'select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms';
      const ms = (await firstValue<number>(pool, sql)) ?? sent;
      ahead = Math.round((sent + Date.now()) / 2 - ms);
      return ahead;
    },
  };
  await clock.compare();
  return clock satisfies Clock;
}
