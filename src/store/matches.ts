import type { Match } from '../model/match.ts';
import type { BestMatch, Matches } from '../model/ports/store.ts';
import { cleanJson } from './clean.ts';
import type { Queryable, SqlPool } from './pool.ts';
import { idsBeginning } from './rows.ts';

export function openMatches(pool: SqlPool): Matches {
  return {
    async get(id) {
      const { rows } = await pool.query<{ doc: Match }>('select doc from revenant_matches where id = $1', [id]);
      return rows[0]?.doc ?? null;
    },
    ids: (beginning) => idsBeginning('revenant_matches', beginning, pool),
    /** Heaviest first. */
    async list(filter) {
      const { rows } = await pool.query<{ doc: Match }>(
        `select m.doc from revenant_matches m
        where ($1::text is null or exists (select 1 from revenant_match_runs r where r.run = $1 and r.match = m.id))
          and ($2::text is null or m.verdict = $2)
          and ($3::boolean is null or (m.verdict in ('likely', 'strong')) = $3)
          and ($5::text is null or (left(m.left_site, 200) = left($5, 200) and m.left_site = $5)
            or (left(m.right_site, 200) = left($5, 200) and m.right_site = $5))
          and ($6::boolean is not true or m.verdict not in ('likely', 'strong') and exists (
            select 1 from revenant_match_history h where h.match = m.id and h.doc->>'verdict' in ('likely', 'strong')))
        order by m.weight desc, m.id limit $4::bigint`,
        [
          filter.run ?? null,
          filter.verdict ?? null,
          filter.flagged ?? null,
          filter.limit ?? null,
          filter.site ?? null,
          filter.wasFlagged ?? null,
        ],
      );
      return rows.map((row) => row.doc);
    },
    async earlier(id) {
      const { rows } = await pool.query<{ since: Date; until: Date; doc: Match }>(
        'select since, until, doc from revenant_match_history where match = $1 order by until desc',
        [id],
      );
      return rows.map(({ since, until, doc }) => ({
        since: since.toISOString(),
        until: until.toISOString(),
        match: doc,
      }));
    },
    async bests(ids) {
      const { rows } = await pool.query<{ match: string; since: Date; seen_until: string | null; doc: Match }>(
        `select match, since, seen_until, doc from revenant_match_bests
        where match in (select json_array_elements_text($1::json)) order by match, weight desc, since`,
        [JSON.stringify(ids)],
      );
      const bests = new Map<string, BestMatch[]>();
      for (const { match, since, seen_until: seenUntil, doc } of rows)
        bests.set(match, [...(bests.get(match) ?? []), { since: since.toISOString(), seenUntil, match: doc }]);
      return bests;
    },
    async replaces(match) {
      const { rows } = await pool.query(
        `select 1 from revenant_matches m cross join (select $2::json as doc) as excluded where m.id = $1 and (${REPLACES})`,
        [match.id, cleanJson(match)],
      );
      return rows.length > 0;
    },
  };
}

/**
 * Which of two matches under one id is kept: a flagged one with a watched side, then the heavier; the visits settle the
 * rest. A name may stand for two things, an archived site and what is on its domain today, and both make a match of it.
 *
 * @param doc SQL of the match document
 */
const rankOf = (doc: string): string[] => [
  `(${doc}->>'verdict' in ('likely', 'strong') and coalesce(${doc}->'left'->>'entity', ${doc}->'right'->>'entity') is not null)`,
  `(${doc}->>'weight')::double precision`,
  ...['left', 'right'].map((side) => `(${doc}->'${side}'->>'visit') collate "C"`),
];

/**
 * Whether both visits of the stored match still stand for their sites; else it is history, and any newer one is kept. The entry
 * of a list (match/listed-rows.ts) always does.
 */
const STANDS = `not exists (
  select 1 from (values (m.doc->'left'->>'visit'), (m.doc->'right'->>'visit')) as side(visit)
  where side.visit not like 'list:%' and not exists (select 1 from revenant_fingerprints f join revenant_sites s on s.site_key = f.site_key
    where f.visit = side.visit and s.visit = f.visit))`;

/** Of a list entry and one visit of a site what the list says now stands, heavier or not. */
const LATER_LIST = `m.doc->'left'->>'kind' = 'list' and m.doc->'right'->>'visit' = excluded.doc->'right'->>'visit'
  and coalesce(m.doc->'left'->>'capturedAt', '') <= coalesce(excluded.doc->'left'->>'capturedAt', '')`;

/** Of the stored row `m` and a new one, `excluded`. */
const REPLACES = `(${rankOf('excluded.doc').join(', ')}) >= (${rankOf('m.doc').join(', ')}) or not (${STANDS}) or (${LATER_LIST})`;

/** Inserts or replaces by id, and notes that this run found them (null: an import did). Sorted, so that two screenings never wait in a ring. */
export async function insertMatches(matches: readonly Match[], run: string | null, client: Queryable): Promise<void> {
  if (matches.length === 0) return;
  const json = cleanJson(matches);
  await client.query(
    `insert into revenant_matches as m (id, verdict, weight, background, left_site, right_site, doc)
    select distinct on (d->>'id') d->>'id', d->>'verdict', (d->>'weight')::double precision, d->>'background',
      d->'left'->>'site', d->'right'->>'site', d
    from json_array_elements($1::json) as e(d)
    order by ${["d->>'id'", ...rankOf('d').map((part) => `${part} desc`)].join(', ')}
    on conflict (id) do update set verdict = excluded.verdict, weight = excluded.weight,
      background = excluded.background, doc = excluded.doc, seen_at = clock_timestamp()
    where ${REPLACES}`,
    [json],
  );
  if (run === null) return;
  await client.query(
    `insert into revenant_match_runs (run, match) select distinct $1, d->>'id' from json_array_elements($2::json) as e(d)
    on conflict do nothing`,
    [run, json],
  );
}
