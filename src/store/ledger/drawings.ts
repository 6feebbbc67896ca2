import { randomUUID } from 'node:crypto';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { Drawing } from '../../model/derived/drawing.ts';
import { sha256 } from '../../model/digest.ts';
import type { DrawClaim, Drawings, PageToDraw } from '../../model/ports/drawings.ts';
import { fenced, LostClaim, type Queryable, type SqlPool } from '../database/pool.ts';
import { cleanJson, documents, firstRow } from '../database/rows.ts';
import { appendToLog } from './log.ts';

const MS = `* interval '1 millisecond'`;

export function openDrawings(pool: SqlPool): Drawings {
  return {
    of: (visits) =>
      documents<Drawing>(
        pool,
        `select doc from revenant_drawings where visit in (select json_array_elements_text($1::json))
        order by visit, capture, screen`,
        [JSON.stringify(visits)],
      ),
    async homes(visits) {
      const { rows } = await pool.query<{ visit: string; capture: string }>(
        `select distinct on (c.visit) c.visit, c.id as capture from revenant_captures c
        where c.visit in (select json_array_elements_text($1::json)) and c.role = 'page'
          and (c.screenshot is not null or exists (select 1 from revenant_drawings d where d.visit = c.visit and d.capture = c.id
            and d.screen = 'desktop' and d.doc->>'picture' is not null))
        order by c.visit, (c.page_role = 'home') desc nulls last, c.ordinal`,
        [JSON.stringify(visits)],
      );
      return new Map(rows.map(({ visit, capture }) => [visit, capture]));
    },
    async claim(leaseMs, waitedMs) {
      const lease = randomUUID();
      const claimed = await firstRow<Omit<DrawClaim, 'lease'>>(
        pool,
        `update revenant_drawings_due d set lease = $1, attempts = attempts + 1,
          leased_until = clock_timestamp() + $2::double precision ${MS}
        from (select visit, page, screen from revenant_drawings_due
          where coalesce(leased_until, since) <= clock_timestamp() and since <= clock_timestamp() - $3::double precision ${MS}
          order by seq limit 1 for update skip locked) as n
        where d.visit = n.visit and d.page = n.page and d.screen = n.screen
        returning d.visit, nullif(d.page, '') as page, d.screen, d.attempts`,
        [lease, leaseMs, waitedMs],
      );
      return claimed === null ? null : { ...claimed, lease };
    },
    settle: ({ visit, page, screen, lease }, drawing) =>
      fenced(pool, async (client) => {
        const ended = await firstRow(
          client,
          'delete from revenant_drawings_due where visit = $1 and page = $2 and screen = $3 and lease = $4 returning 1',
          [visit, page ?? '', screen, lease],
        );
        if (ended === null) throw new LostClaim();
        if (drawing === null) return;
        await client.query(
          `insert into revenant_drawings (visit, capture, screen, doc) values ($1, $2, $3, $4::json)
          on conflict (visit, capture, screen) do update set doc = excluded.doc`,
          [drawing.visit, drawing.capture, drawing.screen, cleanJson(drawing)],
        );
        await appendToLog([drawingLogged(drawing)], client);
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

export function drawingLogged(drawing: Drawing) {
  const stored: unknown = JSON.parse(cleanJson(drawing));
  return { kind: 'drawing', subject: drawing.id, digest: sha256(canonicalJson(stored)) } as const;
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
