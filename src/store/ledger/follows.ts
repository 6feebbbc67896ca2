import type { Follow } from '../../model/derived/follow.ts';
import type { Follows } from '../../model/ports/follows.ts';
import type { RunOptions } from '../../model/ports/ledger.ts';
import { type SqlPool, transaction } from '../database/pool.ts';
import { after, cleanJson, firstRow, firstValue, hasRow, valuesOf } from '../database/rows.ts';

export function openFollows(pool: SqlPool): Follows {
  return {
    add: (follow, options) =>
      transaction(pool, async (client) => {
        // Two people may press the button at once.
        await client.query('lock table revenant_follows in share row exclusive mode');
        const isFollowed = await hasRow(
          client,
          `select id from revenant_follows where state = 'open'
            and exists (select 1 from json_array_elements_text(doc->'entities') as e where e in (
              select json_array_elements_text($1::json))) limit 1`,
          [cleanJson(follow.entities)],
        );
        if (isFollowed) return false;
        const sql = 'insert into revenant_follows (id, state, options, doc) values ($1, $2, $3, $4)';
        await client.query(sql, [follow.id, follow.state, cleanJson(options), cleanJson(follow)]);
        return true;
      }),
    get: (id) => firstValue<Follow>(pool, 'select doc from revenant_follows where id = $1', [id]),
    list: (limit) => valuesOf<Follow>(pool, 'select doc from revenant_follows order by seq desc limit $1', [limit]),
    async take(worker, leaseMs, place) {
      const row = await firstRow<{ follow: Follow; options: RunOptions; place: string | number }>(
        pool,
        `update revenant_follows set worker = $1, lease_until = ${after('$2')} where id = (
          select id from revenant_follows where state = 'open' and seq > $3
            and (lease_until is null or lease_until <= clock_timestamp())
          order by seq limit 1 for update skip locked) returning doc as follow, options, seq as place`,
        [worker, leaseMs, place],
      );
      return row && { ...row, place: Number(row.place) };
    },
    giveBack: (follow, worker) =>
      hasRow(
        pool,
        `update revenant_follows set worker = null, lease_until = null, state = $3, doc = $4
        where id = $1 and worker = $2 and state = 'open' returning id`,
        [follow.id, worker, follow.state, cleanJson(follow)],
      ),
    stop: (id, at) =>
      hasRow(
        pool,
        `update revenant_follows set state = 'stopped', doc = (doc::jsonb || $2::jsonb)::json
        where id = $1 and state = 'open' returning id`,
        [id, cleanJson({ state: 'stopped', endedAt: at })],
      ),
  };
}
