import type { Capture, Visit } from '../../model/facts/visit.ts';
import type { KnownPage } from '../../model/ports/capture.ts';
import type { LastVisit, Ledger, LedgerVisit } from '../../model/ports/ledger.ts';
import { cleanText } from '../../model/text/clean-text.ts';
import type { Queryable, SqlPool } from '../database/pool.ts';
import {
  chunksOf,
  cleanJson,
  firstValue,
  hasRow,
  idsBeginning,
  isText,
  mapOf,
  rowsOf,
  valuesOf,
} from '../database/rows.ts';
import { attributeVisit } from './attributions.ts';

const VISITS_A_STATEMENT = 500;

type VisitRow = { readonly doc: Visit; readonly final: boolean; readonly superseded?: boolean };
type CaptureRow = { readonly visit: string; readonly doc: Capture; readonly grey: string | null };

/**
 * Picture grids are the bulk of a visit: a list comes without them (`image.grey` null), a single
 * visit whole.
 */
export function openVisits(pool: SqlPool) {
  return {
    async visit(id) {
      const rows = await rowsOf<VisitRow>(pool, 'select doc, final from revenant_visits where id = $1', [id]);
      return (await withCaptures(rows, true, pool))[0] ?? null;
    },
    capture: (id) => firstValue<Capture>(pool, 'select doc from revenant_captures where id = $1 limit 1', [id]),
    lastVisits: (wanted) =>
      valuesOf<LastVisit>(
        pool,
        `select json_build_object('id', v.id, 'target', w.target, 'site', w.site, 'state', v.state,
          'condition', v.condition, 'startedAt', v.at) as doc
        from json_to_recordset($1::json) as w(site text, target text) cross join lateral (
          select id, state, condition, doc->>'startedAt' as at from revenant_visits
          where ${isText('site', 'w.site')} and doc->>'target' = w.target
          order by seq desc limit 1) as v`,
        [cleanJson(wanted)],
      ),
    capturesWith: (wanted) =>
      rowsOf<{ visit: string; body: string; id: string }>(
        pool,
        `select distinct on (w.visit, w.body) w.visit, w.body, c.id
        from json_to_recordset($1::json) as w(visit text, body text)
          join revenant_captures c on c.visit = w.visit and c.body = w.body order by w.visit, w.body, c.ordinal`,
        [JSON.stringify(wanted)],
      ),
    pagesSeen: (site, kind) =>
      rowsOf<KnownPage>(
        pool,
        `select c.url, c.page_role as role from revenant_captures c where c.visit = (
          select v.id from revenant_visits v
          where ${isText('v.site', '$1')} and v.kind = $2 and v.source = 'crawl' and v.final
            and v.state in ('captured', 'partial') and v.doc->'handedIn' is null
          order by v.seq desc limit 1)
        and c.role = 'page' and c.page_role <> 'home' and c.body is not null and c.status between 200 and 299
        order by c.ordinal`,
        [site, kind],
      ),
    async visitsOfSite(site, { before, limit }) {
      const { rows } = await pool.query<VisitRow & { seq: string | number }>(
        `select v.seq, v.doc, v.final from revenant_visits v
        where ${isText('v.site', '$1')} and ($2::bigint is null or v.seq < $2::bigint)
        order by v.seq desc limit $3::bigint`,
        [cleanText(site), before, limit],
      );
      const visits = await withCaptures(rows, false, pool);
      return visits.map((visit, i) => ({ ...visit, seq: Number(rows[i]?.seq) }));
    },
    async visitHeads({ site, kind, state, since, limit }) {
      const heads = await rowsOf<{ visit: Omit<Visit, 'captures'>; captures: number }>(
        pool,
        `select v.doc as visit, (select count(*)::int from revenant_captures c where c.visit = v.id) as captures
        from revenant_visits v where ${isText('v.site', '$1')} and ($2::text is null or v.kind = $2)
        and ($4::text is null or v.state = $4) and ($5::text is null or v.doc->>'startedAt' >= $5)
        order by v.seq desc limit $3::bigint`,
        [site, kind ?? null, limit, state ?? null, since ?? null],
      );
      return heads.sort((a, b) => Date.parse(b.visit.startedAt) - Date.parse(a.visit.startedAt));
    },
    platformKinds: (hosts) =>
      mapOf<string, Visit['kind']>(
        pool,
        `select h.host, k.kind from unnest($1::text[]) as h(host), lateral (
          select v.kind from revenant_visits v where split_part(left(v.site, 200), '/', 1) = h.host
            and v.kind <> 'website' and v.site like '%/%' and v.state in ('captured', 'partial')
          order by v.kind limit 1) as k`,
        [hosts.map(cleanText)],
      ),
    tagsOf: (sites) => tagsOfSites(sites, pool),
    visitIds: (beginning) => idsBeginning('revenant_visits', beginning, pool),
    async visits(filter) {
      const { rows } = await pool.query<VisitRow>(
        `select v.doc, v.final, coalesce(t.visit <> v.id, false) as superseded from revenant_visits v
        left join revenant_targets t on t.id = v.target_id left join revenant_runs r on r.id = t.run
        where ($1::text is null or v.run = $1) and ($2::text is null or v.state = $2)
          and ($3::text is null or (${isText('v.site', '$3')}))
          and ($5::text is null or v.site in (select a.site from revenant_attributions a
            where ${isText('a.entity', '$5')} and a.until is null)) and ($6::text is null or v.doc->>'startedAt' >= $6)
        order by r.created_at desc nulls last, t.run, t.ordinal, v.seq limit $4::bigint`,
        [
          ...[filter.run ?? null, filter.state ?? null, filter.site || null, filter.limit ?? null],
          ...[filter.entity ?? null, filter.since ?? null],
        ],
      );
      const visits: LedgerVisit[] = [];
      for (const chunk of chunksOf(rows, VISITS_A_STATEMENT)) visits.push(...(await withCaptures(chunk, false, pool)));
      return visits;
    },
  } satisfies Partial<Ledger>;
}

/** Tags of the seeds by which these sites were visited last. */
export async function tagsOfSites(sites: readonly string[], client: Queryable): Promise<string[]> {
  return valuesOf<string>(
    client,
    `select distinct tag from unnest($1::text[]) as s(site),
      lateral (select t.seed from revenant_visits v join revenant_targets t on t.id = v.target_id
        where ${isText('v.site', 's.site')} order by v.seq desc limit 5) as last,
      lateral json_array_elements_text(coalesce(last.seed->'tags', '[]'::json)) as tag order by tag limit 50`,
    [sites.map(cleanText)],
  );
}

/**
 * False: stored before. Text that PostgreSQL cannot hold is cleaned, and visit and capture get the
 * mark `cleaned`.
 */
export async function insertVisit(
  visit: Visit,
  ledger: { readonly target: string | null; readonly final: boolean },
  client: Queryable,
): Promise<boolean> {
  const { doc, captures: stored } = partsOf(visit);
  const isNew = await hasRow(
    client,
    `insert into revenant_visits (id, target_id, final, run, site, kind, state, condition, reason, entity, source, doc)
    select d->>'id', $2, $3, d->>'run', d->>'site', d->>'kind', d->>'state', d->>'condition', d->>'reason',
      d->>'entity', d->>'source', d from (select $1::json as d) as x
    on conflict (id) do nothing returning id`,
    [cleanJson(doc), ledger.target, ledger.final],
  );
  if (isNew && visit.entity !== null) await attributeVisit(visit.id, client);
  if (!isNew || stored.length === 0) return isNew;
  await client.query(
    `insert into revenant_captures (visit, ordinal, id, role, page_role, url, final_url, status, headers, body, length,
      screenshot, captured_at, reason, grey, doc)
    select $1, n, d->>'id', d->>'role', d->>'pageRole', d->>'url', d->>'finalUrl', (d->>'status')::integer,
      (d->'headers')::jsonb, d->>'body', (d->>'length')::bigint, d->>'screenshot', d->>'capturedAt', d->>'reason',
      decode(grey, 'base64'), d
    from (select value->'doc' as d, value->>'grey' as grey, n from json_array_elements($2::json) with ordinality as e(value, n)) as x`,
    [visit.id, cleanJson(stored)],
  );
  return true;
}

interface VisitParts {
  readonly doc: Omit<Visit, 'captures'>;
  readonly captures: readonly { readonly grey: string | null; readonly doc: Capture }[];
}

function partsOf(visit: Visit): VisitParts {
  const { captures, ...rest } = visit;
  const stored = captures.map((capture) => {
    const grey = capture.image?.grey ?? null;
    const image = capture.image === null ? null : { ...capture.image, grey: null };
    return { grey, doc: markCleaned({ ...capture, image }) };
  });
  const cleaned = stored.some(({ doc }) => doc.marks.includes('cleaned')) && !rest.marks.includes('cleaned');
  return { doc: markCleaned(cleaned ? { ...rest, marks: [...rest.marks, 'cleaned'] } : rest), captures: stored };
}

/** The visit as it comes back from the database. */
export function asStored(visit: Visit): Visit {
  const { doc, captures } = partsOf(visit);
  const cleaned = JSON.parse(cleanJson({ doc, captures })) as VisitParts;
  return { ...cleaned.doc, captures: cleaned.captures.map(captureOf) };
}

function markCleaned<T extends { readonly marks: string[] }>(document: T): T {
  if (document.marks.includes('cleaned') || cleanJson(document) === JSON.stringify(document)) return document;
  return { ...document, marks: [...document.marks, 'cleaned'] };
}

async function withCaptures(rows: readonly VisitRow[], grids: boolean, pool: SqlPool): Promise<LedgerVisit[]> {
  if (rows.length === 0) return [];
  const captures = await pool.query<CaptureRow>(
    `select visit, doc, ${grids ? String.raw`translate(encode(grey, 'base64'), E'\n', '')` : 'null'} as grey
    from revenant_captures where visit in (select json_array_elements_text($1::json)) order by visit, ordinal`,
    [JSON.stringify(rows.map((row) => row.doc.id))],
  );
  const byVisit = new Map<string, Capture[]>(rows.map((row) => [row.doc.id, []]));
  for (const row of captures.rows) byVisit.get(row.visit)?.push(captureOf(row));
  return rows.map(({ doc, final, superseded = false }) => ({
    final,
    ...(superseded && { superseded }),
    visit: { ...doc, captures: byVisit.get(doc.id) ?? [] },
  }));
}

function captureOf({ doc, grey }: Pick<CaptureRow, 'doc' | 'grey'>): Capture {
  return doc.image === null ? doc : { ...doc, image: { ...doc.image, grey } };
}
