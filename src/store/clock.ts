import type { Clock } from '../model/ports/clock.ts';
import type { Queryable } from './pool.ts';

/** A smaller difference may be the way to the database and back, and harms nobody. */
const TOLERATED_MS = 1_000;

export interface SharedClock extends Clock {
  /** Looks at the database's clock again. Answers how far this machine's own is ahead of it, in milliseconds. */
  compare(): Promise<number>;
}

/**
 * The clock of the database, which all workers of one ledger share: a machine whose own is wrong by an hour or a day
 * must not date visits, sign alerts or put off attempts by it.
 */
export async function openClock(pool: Queryable): Promise<SharedClock> {
  let ahead = 0;
  const clock: SharedClock = {
    now: () => new Date(Math.abs(ahead) < TOLERATED_MS ? Date.now() : Date.now() - ahead),
    async compare() {
      const sent = Date.now();
      const { rows } = await pool.query<{ ms: number }>(
        'select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms',
      );
      ahead = Math.round((sent + Date.now()) / 2 - (rows[0]?.ms ?? sent));
      return ahead;
    },
  };
  await clock.compare();
  return clock;
}
