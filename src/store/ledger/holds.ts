import { InputError } from '../../errors.ts';
import type { Hold, HoldKind } from '../../model/decisions/hold.ts';
import type { Holds } from '../../model/ports/holds.ts';
import { type SqlPool, transaction } from '../database/pool.ts';
import { cleanJson, firstValue, hasRow, isText, valuesOf } from '../database/rows.ts';
import { appendToLog, loggedOf } from './log.ts';

/** True for a thing of this kind: $1 is its id or name. */
export const STORED: Readonly<Record<HoldKind, string>> = {
  finding: 'select 1 from revenant_matches where id = $1',
  case: 'select 1 from revenant_cases where id = $1',
  visit: 'select 1 from revenant_visits where id = $1',
  // A mistyped site would be kept by nothing, and nobody would notice.
  site: `select 1 from revenant_visits where $1 <> '' and ${isText('site', '$1')} limit 1`,
};

export function openHolds(pool: SqlPool): Holds {
  return {
    add: (hold) =>
      transaction(pool, async (client) => {
        const sql = 'insert into revenant_holds (id, kind, subject, doc) values ($1, $2, $3, $4::json)';
        await client.query(sql, [hold.id, hold.kind, hold.subject, cleanJson(hold)]);
        // Searched last: the insert has waited for a part of a purge that was at work.
        if (!(await hasRow(client, STORED[hold.kind], [hold.subject])))
          throw new InputError(`there is no ${hold.kind} ${hold.subject || '(none is named)'}`);
        await appendToLog([loggedOf('hold', hold.id, hold)], client);
      }),
    lift: (id, lifted) =>
      transaction(pool, async (client) => {
        const hold = await firstValue<Hold>(
          client,
          `update revenant_holds set in_force = false, doc = (doc::jsonb || jsonb_build_object('lifted', $2::jsonb))::json
          where id = $1 and in_force returning doc`,
          [id, cleanJson(lifted)],
        );
        if (hold !== null) await appendToLog([loggedOf('lift', id, hold)], client);
        return hold;
      }),
    list: ({ all = false, kind, subject, limit, before }) =>
      valuesOf<Hold>(
        pool,
        `select doc from revenant_holds where (in_force or $1::boolean) and ($2::text is null or kind = $2)
          and ($3::text is null or (${isText('subject', '$3')}))
          and ($4::text is null or seq < (select seq from revenant_holds where id = $4))
        order by seq desc limit $5::bigint`,
        [all, kind ?? null, subject ?? null, before ?? null, limit ?? null],
      ),
  };
}
