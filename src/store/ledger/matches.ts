import { InputError } from '../../errors.ts';
import type { Match } from '../../model/derived/match.ts';
import type { Join } from '../../model/derived/operator.ts';
import { appendTo } from '../../model/group-by.ts';
import type { BestHead, BestMatch, FindingRow, Matches } from '../../model/ports/matches.ts';
import type { Queryable, SqlPool } from '../database/pool.ts';
import { cleanJson, firstValue, hasRow, idsBeginning, rowsOf, valuesOf } from '../database/rows.ts';
import { stoodFor, tellWeaker } from './inbox.ts';
import { conditionsOf, LATEST_JUDGEMENT } from './match-filter.ts';

export function openMatches(pool: SqlPool): Matches {
  return {
    get: (id) => firstValue<Match>(pool, 'select doc from revenant_matches where id = $1', [id]),
    ids: (beginning) => idsBeginning('revenant_matches', beginning, pool),
    /** Heaviest first. */
    list: (filter) => {
      const { where, params } = conditionsOf(filter);
      return valuesOf<Match>(
        pool,
        `select m.doc from revenant_matches m where ${where} order by m.weight desc, m.id
        limit $${params.length + 1}::bigint offset $${params.length + 2}::bigint`,
        [...params, filter.limit ?? null, filter.offset ?? 0],
      );
    },
    async rows(filter, withNames) {
      const { where, params } = conditionsOf(filter);
      const names = withNames
        ? `concat_ws(' ', m.doc->'left'->'entity'->>'name', m.doc->'right'->'entity'->>'name')`
        : `''`;
      const { rows } = await pool.query<Omit<FindingRow, 'foundAt'> & { readonly at: Date }>(
        `select m.id, m.verdict, m.weight, m.left_site as "left", m.right_site as "right", m.found_at as at, ${names} as names,
          ${LATEST_JUDGEMENT} as judgement
        from revenant_matches m where ${where} order by m.weight desc, m.id limit $${params.length + 1}::bigint`,
        [...params, filter.limit ?? null],
      );
      return rows.map(({ at, ...row }) => ({ ...row, foundAt: at.toISOString() }));
    },
    async count(filter, most) {
      const { where, params } = conditionsOf(filter);
      const sql = `select count(*)::int as count from (select 1 from revenant_matches m where ${where} limit $${params.length + 1}::bigint) as found`;
      return (await firstValue<number>(pool, sql, [...params, most])) ?? 0;
    },
    async several(ids) {
      const sql = 'select doc from revenant_matches where id in (select json_array_elements_text($1::json))';
      return new Map((await valuesOf<Match>(pool, sql, [JSON.stringify(ids)])).map((match) => [match.id, match]));
    },
    async before(ids, since) {
      const { rows } = await pool.query<{ match: string; verdict: Match['verdict']; weight: number }>(
        `select distinct on (match) match, verdict, weight from revenant_match_history
        where match in (select json_array_elements_text($1::json)) and until >= $2::timestamptz order by match, until`,
        [JSON.stringify(ids), since],
      );
      return new Map(rows.map(({ match, verdict, weight }) => [match, { verdict, weight }]));
    },
    async earlier(id) {
      const { rows } = await pool.query<{ since: Date; until: Date; match: Match }>(
        'select since, until, doc as match from revenant_match_history where match = $1 order by until desc',
        [id],
      );
      return rows.map((row) => ({ ...row, since: row.since.toISOString(), until: row.until.toISOString() }));
    },
    async bests(ids) {
      const { rows } = await pool.query<{ match: string; since: Date; seenUntil: string | null; doc: Match }>(
        `select match, since, seen_until as "seenUntil", doc from revenant_match_bests
        where match in (select json_array_elements_text($1::json)) order by match, weight desc, since`,
        [JSON.stringify(ids)],
      );
      const bests = new Map<string, BestMatch[]>();
      for (const { match, since, seenUntil, doc } of rows)
        appendTo(bests, match, { since: since.toISOString(), seenUntil, match: doc });
      return bests;
    },
    async bestHeads(ids) {
      const { rows } = await pool.query<Omit<BestHead, 'since'> & { readonly match: string; readonly since: Date }>(
        `select match, verdict, weight, model, since, seen_until as "seenUntil" from revenant_match_bests
        where match in (select json_array_elements_text($1::json)) order by match, weight desc, since`,
        [JSON.stringify(ids)],
      );
      const heads = new Map<string, BestHead[]>();
      for (const { match, since, ...head } of rows) appendTo(heads, match, { ...head, since: since.toISOString() });
      return heads;
    },
    joins: (limit) =>
      rowsOf<Join>(
        pool,
        `select m.id, m.verdict, m.weight, m.doc->'left' as "left", m.doc->'right' as "right",
          (select coalesce(json_agg(e.signal order by e.n), '[]'::json) from (
            select r.value->>'signal' as signal, r.n from json_array_elements(m.doc->'evidence') with ordinality as r(value, n)
            where (r.value->>'weight')::double precision > 0 order by r.n limit 4) e) as signals,
          ${LATEST_JUDGEMENT} as judgement
        from revenant_matches m where m.verdict in ('likely', 'strong')
          and m.doc->'left'->'handedIn' is null and m.doc->'right'->'handedIn' is null order by m.weight desc, m.id limit $1::bigint`,
        [limit],
      ),
    /**
     * The last change is enough: each writes `seen_at`, but for a removal, which only the epoch of
     * purges tells.
     */
    async revision() {
      const sql = `select concat_ws(' ', (select max(seen_at) from revenant_matches),
        (select max(seq) from revenant_judgements), (select max(seq) from revenant_operator_decisions)) as revision`;
      return (await firstValue<string>(pool, sql)) ?? '';
    },
    async replaces(match) {
      const sql = `select 1 from revenant_matches m cross join (select $2::json as doc) as excluded
        where m.id = $1 and (${REPLACES})`;
      return hasRow(pool, sql, [match.id, cleanJson(match)]);
    },
  };
}

/** No side was handed in by a person. */
const isOurs = (doc: string): string => `(${doc}->'left'->'handedIn' is null and ${doc}->'right'->'handedIn' is null)`;

/**
 * Ranks two matches under one id: one of our captures first, then a flagged one with a watched
 * side, then the heavier; visit ids break ties. One site name may have two sites, an archived one
 * and the present one on its domain, and both make the same match id.
 *
 * @param doc SQL of the match document
 */
const rankOf = (doc: string): string[] => [
  isOurs(doc),
  `(${doc}->>'verdict' in ('likely', 'strong') and coalesce(${doc}->'left'->>'entity', ${doc}->'right'->>'entity') is not null)`,
  `(${doc}->>'weight')::double precision`,
  ...['left', 'right'].map((side) => `(${doc}->'${side}'->>'visit') collate "C"`),
];

/**
 * Both visits of the stored match are the latest of their sites; else any newer match replaces it.
 * List entries always are.
 */
const IS_CURRENT = `not exists (
  select 1 from (values (m.doc->'left'->>'visit'), (m.doc->'right'->>'visit')) as side(visit)
  where side.visit not like 'list:%' and not exists (select 1 from revenant_fingerprints f join revenant_sites s on s.site_key = f.site_key
    where f.visit = side.visit and s.visit = f.visit))`;

/** For a list entry and one visit, the later list counts, heavier or not. */
const LATER_LIST = `m.doc->'left'->>'kind' = 'list' and m.doc->'right'->>'visit' = excluded.doc->'right'->>'visit'
  and coalesce(m.doc->'left'->>'capturedAt', '') <= coalesce(excluded.doc->'left'->>'capturedAt', '')`;

const owners = (
  doc: string,
): string => `array(select concat_ws(' ', side->>'visit', side->>'entity', side->>'attribution')
  from unnest(array[${doc}->'left', ${doc}->'right']) as side order by 1)`;
const visits = (doc: string): string =>
  `array(select side->>'visit' from unnest(array[${doc}->'left', ${doc}->'right']) as side order by 1)`;

/** The same two visits, whose sites are other parties' by now. */
const OTHER_OWNERS = `${visits('m.doc')} = ${visits('excluded.doc')} and ${owners('m.doc')} <> ${owners('excluded.doc')}`;

/**
 * True if `excluded`, the new row, replaces `m`, the stored one. A handed-in site never replaces
 * our own capture.
 */
const REPLACES = `(${rankOf('excluded.doc').join(', ')}) >= (${rankOf('m.doc').join(', ')})
  or (${isOurs('excluded.doc')} or not ${isOurs('m.doc')}) and (not (${IS_CURRENT}) or (${LATER_LIST}) or (${OTHER_OWNERS}))`;

/**
 * Throws InputError for a finding that is not stored; one that is stays so until the transaction
 * ends.
 */
export async function checkFinding(id: string, client: Queryable): Promise<void> {
  const isStored = await hasRow(client, 'select id from revenant_matches where id = $1 for update', [id]);
  if (!isStored) throw new InputError(`there is no finding ${id}`);
}

/**
 * Links them to the run (null: an import found them). Sorted, so that two screenings never
 * deadlock.
 */
export async function insertMatches(matches: readonly Match[], run: string | null, client: Queryable): Promise<void> {
  if (matches.length === 0) return;
  const json = cleanJson(matches);
  const before = await stoodFor(
    matches.map(({ id }) => id),
    client,
  );
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
  await tellWeaker(before, client);
  if (run === null) return;
  await client.query(
    `insert into revenant_match_runs (run, match) select distinct $1, d->>'id' from json_array_elements($2::json) as e(d)
    on conflict do nothing`,
    [run, json],
  );
}
