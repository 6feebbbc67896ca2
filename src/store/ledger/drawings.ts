import { randomUUID } from 'node:crypto';
import type { Drawing } from '../../model/derived/drawing.ts';
import type { DrawClaim, Drawings, PageToDraw } from '../../model/ports/drawings.ts';
import { fenced, LostClaim, type Queryable, type SqlPool } from '../database/pool.ts';
import { after, cleanJson, firstRow, hasRow, mapOf, valuesOf } from '../database/rows.ts';
import { appendToLog, loggedOf } from './log.ts';

export function openDrawings(pool: SqlPool): Drawings {
  return {
    of: (visits) =>
      valuesOf<Drawing>(
        pool,
        `select doc from revenant_drawings where visit in (select json_array_elements_text($1::json))
        order by visit, capture, screen`,
        [JSON.stringify(visits)],
      ),
    homes: (visits) =>
      mapOf<string, string>(
        pool,
        `select distinct on (c.visit) c.visit, c.id as capture from revenant_captures c
        where c.visit in (select json_array_elements_text($1::json)) and c.role = 'page'
          and (c.screenshot is not null or exists (select 1 from revenant_drawings d where d.visit = c.visit and d.capture = c.id
            and d.screen = 'desktop' and d.doc->>'picture' is not null))
        order by c.visit, (c.page_role = 'home') desc nulls last, c.ordinal`,
        [JSON.stringify(visits)],
      ),
    async claim(leaseMs, waitedMs) {
      const lease = randomUUID();
      const claimed = await firstRow<Omit<DrawClaim, 'lease'>>(
        pool,
        `update revenant_drawings_due d set lease = $1, attempts = attempts + 1,
          leased_until = ${after('$2')}
        from (select visit, page, screen from revenant_drawings_due
          where coalesce(leased_until, since) <= clock_timestamp() and since <= ${after('-$3')}
          order by seq limit 1 for update skip locked) as n
        where d.visit = n.visit and d.page = n.page and d.screen = n.screen
        returning d.visit, nullif(d.page, '') as page, d.screen, d.attempts`,
        [lease, leaseMs, waitedMs],
      );
      return claimed === null ? null : { ...claimed, lease };
    },
    settle: ({ visit, page, screen, lease }, drawing) =>
      fenced(pool, async (client) => {
        const isEnded = await hasRow(
          client,
          'delete from revenant_drawings_due where visit = $1 and page = $2 and screen = $3 and lease = $4 returning 1',
          [visit, page ?? '', screen, lease],
        );
        if (!isEnded) throw new LostClaim();
        if (drawing === null) return;
        await client.query(
          `insert into revenant_drawings (visit, capture, screen, doc) values ($1, $2, $3, $4::json)
          on conflict (visit, capture, screen) do update set doc = excluded.doc`,
          [drawing.visit, drawing.capture, drawing.screen, cleanJson(drawing)],
        );
        await appendToLog([loggedOf('drawing', drawing.id, drawing)], client);
      }),
    async reclaim() {
      await pool.query('update revenant_drawings_due set leased_until = null, lease = null where lease is not null');
    },
    async retry() {
      await pool.query(
        `insert into revenant_drawings_due (visit, page, screen) select visit, capture, screen from revenant_drawings
        where doc->>'reason' = 'render:unavailable' order by visit, capture, screen on conflict do nothing`,
      );
    },
  };
}

/** Sorted, so that two screenings never deadlock. Pages that have a picture are passed over. */
export async function insertPagesToDraw(pages: readonly PageToDraw[], client: Queryable): Promise<void> {
  if (pages.length === 0) return;
  await client.query(
    `insert into revenant_drawings_due (visit, page, screen)
    select distinct d.visit, coalesce(d.page, '') as p, d.screen from json_to_recordset($1::json) as d(visit text, page text, screen text)
    where not exists (select 1 from revenant_drawings x
      where x.visit = d.visit and x.capture = d.page and x.screen = d.screen and x.doc->>'picture' is not null)
    order by d.visit, p, d.screen on conflict do nothing`,
    [cleanJson(pages)],
  );
}
