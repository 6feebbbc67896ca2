import type { KnownRequest, Requests } from '../../model/ports/requests.ts';
import { cleanText } from '../../model/text/clean-text.ts';
import { type SqlPool, transaction } from '../database/pool.ts';
import { firstRow } from '../database/rows.ts';

/** Requests of one owner. */
const MOST = 10_000;

export function openRequests(pool: SqlPool): Requests {
  return {
    begin: (key, owner, request) =>
      transaction(pool, async (client) => {
        // A request that is at work for ten minutes was cut off with its process.
        await client.query(`delete from revenant_requests where at < clock_timestamp() - interval '24 hours'
          or (status is null and at < clock_timestamp() - interval '10 minutes')`);
        const known = () =>
          firstRow<KnownRequest>(client, 'select request, status, type, answer from revenant_requests where key = $1', [
            key,
          ]);
        const before = await known();
        if (before !== null) return before;
        const { n } = (await firstRow<{ n: number }>(
          client,
          'select count(*)::integer as n from (select 1 from revenant_requests where owner = $1 limit $2::bigint) as o',
          [owner, MOST],
        )) ?? { n: 0 };
        if (n >= MOST) return 'full';
        const added = await firstRow(
          client,
          'insert into revenant_requests (key, owner, request) values ($1, $2, $3) on conflict do nothing returning key',
          [key, owner, request],
        );
        return added === null ? ((await known()) ?? 'full') : 'new';
      }),
    async end(key, { status, type, answer }) {
      const sql = 'update revenant_requests set status = $2, type = $3, answer = $4 where key = $1';
      await pool.query(sql, [key, status, type, answer === null ? null : cleanText(answer)]);
    },
    async forget(key) {
      await pool.query('delete from revenant_requests where key = $1', [key]);
    },
  };
}
