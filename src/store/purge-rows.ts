/** The rows that a purge removes, and the blobs that only they may have named. */
import type { PurgeRule } from '../model/purge.ts';
import { keyOf } from './entities.ts';
import { shortHash } from './fingerprints.ts';
import type { Queryable } from './pool.ts';
import { has, parametersOf } from './purge-marks.ts';
import { firstRow } from './rows.ts';

/** Rows of these are never changed; a purge is the one exception, and is in the log itself. */
const APPEND_ONLY: Readonly<Record<string, string>> = {
  judgements: 'revenant_judgements_stay',
  assignments: 'revenant_assignments_stay',
  case_events: 'revenant_case_events_stay',
};
/** Gives each parameter its type, whether a condition uses it or not. */
export const TYPED = 'with typed as (select $1::timestamptz, $2::text, $3::text, $4::text, $5::text)';
const NOTHING: PurgeRule = { before: null, site: null, entity: null, value: null };

/** Removes what is marked. Returns how many rows, by table. @param rule null: only what goes with visits and findings */
export async function removeMarked(rule: PurgeRule | null, client: Queryable): Promise<Record<string, number>> {
  await noteBlobs(client);
  await replaceSites(client);
  const removed: Record<string, number> = {};
  for (const [table, where] of conditions(rule ?? NOTHING)) {
    if (where === 'false') continue;
    const trigger = APPEND_ONLY[table];
    const set = async (state: 'disable' | 'enable'): Promise<void> => {
      if (trigger !== undefined) await client.query(`alter table revenant_${table} ${state} trigger ${trigger}`);
    };
    const sql = `${TYPED}, gone as (delete from revenant_${table} t where ${where} returning 1)
      select count(*)::integer as n from gone`;
    await set('disable');
    removed[table] = (await firstRow<{ n: number }>(client, sql, sqlParametersOf(rule ?? NOTHING)))?.n ?? 0;
    await set('enable');
  }
  return removed;
}

export function sqlParametersOf(rule: PurgeRule): unknown[] {
  return [...parametersOf(rule), rule.entity === null ? null : keyOf(rule.entity)];
}

/** A site whose visit goes is from now on known by the newest one that stays; without one, it is not compared any more. */
async function replaceSites(client: Queryable): Promise<void> {
  const gone = `select k.site_key, k.site from revenant_sites k where k.visit in (select id from purged_visits)
    and k.site_key in (select site_key from revenant_fingerprints where visit in (select id from purged_visits))`;
  const { rows } = await client.query<{ site: string; id: string; visit: string; at: string; keys: string[] }>(
    `select distinct on (f.site_key) encode(f.site_key, 'hex') as site, f.id, f.visit, f.doc->>'capturedAt' as at, f.doc->'keys' as keys
    from (${gone}) as s join revenant_visits x on left(x.site, 200) = left(s.site, 200)
      join revenant_fingerprints f on f.visit = x.id and f.site_key = s.site_key
    where f.comparable and f.visit not in (select id from purged_visits)
    order by f.site_key, (f.doc->>'capturedAt')::timestamptz desc, f.visit collate "C" desc, f.seq desc`,
  );
  await client.query(`delete from revenant_keys where site_key in (select site_key from (${gone}) as s)`);
  for (const { site, id, visit, at, keys } of rows) {
    await client.query(
      `update revenant_sites set fingerprint = $2, visit = $3, captured_at = $4::timestamptz where site_key = decode($1, 'hex')`,
      [site, id, visit, at],
    );
    await client.query(
      `insert into revenant_keys (key, site_key) select decode(h, 'hex'), decode($1, 'hex') from json_array_elements_text($2::json) as k(h)`,
      [site, JSON.stringify([...new Set(keys)].map((key) => shortHash(key)))],
    );
  }
  await client.query(`delete from revenant_sites where site_key in (select site_key from (${gone}) as s)`);
}

/** Whatever looks like a digest in what is removed: what is no blob costs one look, what is forgotten would stay for ever. */
async function noteBlobs(client: Queryable): Promise<void> {
  const digestsOf = (from: string): string =>
    `select m[1] as digest, false as is_list from ${from} cross join lateral regexp_matches(t.doc::text, '[0-9a-f]{64}', 'g') as m`;
  const visits = 'in (select id from purged_visits)';
  const matches = 'in (select id from purged_matches)';
  await client.query(
    `insert into revenant_freed_blobs as b (digest, is_list) select digest, bool_or(is_list) from (
      select doc->>'records' as digest, true as is_list from revenant_visits where id ${visits}
      union all ${digestsOf(`(select doc from revenant_visits where id ${visits}) as t`)}
      union all ${digestsOf(`(select doc from revenant_captures where visit ${visits}) as t`)}
      union all ${digestsOf(`(select doc from revenant_matches where id ${matches}) as t`)}
      union all ${digestsOf(`(select doc from revenant_match_bests where match ${matches}) as t`)}
      union all ${digestsOf(`(select doc from revenant_match_history where match ${matches}) as t`)}
      union all select subject, false from revenant_case_items where kind = 'file' and case_id in (select id from purged_cases)
    ) as all_of_them where digest is not null group by digest
    on conflict (digest) do update set is_list = b.is_list or excluded.is_list, due_at = null`,
  );
}

/**
 * The rows that go, by table: each a condition on the row `t`. In an order in which each goes before what it refers to.
 * Parameters as above, and $5 the key of the entity; all are in each condition, so that their types are known.
 */
export function conditions({ before, site, entity, value }: PurgeRule): [table: string, where: string][] {
  const of = {
    matches: '(select id from purged_matches)',
    visits: '(select id from purged_visits)',
  };
  const any = (...parts: (string | false)[]): string => parts.filter(Boolean).join(' or ') || 'false';
  const alone = before === null;
  return [
    [
      'deliveries',
      any(
        `t.alert->>'match' in ${of.matches}`,
        before !== null &&
          site === null &&
          entity === null &&
          value === null &&
          `t.state <> 'pending' and coalesce(t.delivered_at, (t.alert->>'time')::timestamptz) < $1
            and not exists (select 1 from revenant_matches m where m.id = t.alert->>'match')`,
        alone && site !== null && `t.alert->>'left' = $2 or t.alert->>'right' = $2`,
        alone && entity !== null && `t.alert->'entity'->>'id' = $3`,
        alone && value !== null && has('t.alert', '$4'),
      ),
    ],
    ['assignments', `t.match in ${of.matches}`],
    ['judgements', `t.match in ${of.matches}`],
    ['match_bests', `t.match in ${of.matches}`],
    ['match_history', `t.match in ${of.matches}`],
    ['match_runs', `t.match in ${of.matches} or t.run in (select id from purged_runs)`],
    ['case_items', `t.kind = 'finding' and t.subject in ${of.matches} or t.case_id in (select id from purged_cases)`],
    ['case_events', 't.case_id in (select id from purged_cases)'],
    ['cases', 't.id in (select id from purged_cases)'],
    ['matches', `t.id in ${of.matches}`],
    ['mentions', any(`t.visit in ${of.visits}`, alone && entity !== null && 't.entity = $5')],
    ['name_searches', `t.visit in ${of.visits}`],
    ['fingerprints', `t.visit in ${of.visits}`],
    ['captures', `t.visit in ${of.visits}`],
    ['visits', `t.id in ${of.visits}`],
    ['targets', 't.id in (select id from purged_targets)'],
    ['runs', 't.id in (select id from purged_runs)'],
    [
      'observations',
      any(
        before !== null && site === null && entity === null && value === null && 't.last_seen < $1',
        alone && site !== null && 't.domain = $2',
        alone && value !== null && has('t.doc', '$4'),
      ),
    ],
    ['entity_words', any(alone && entity !== null && 't.key = $5')],
    ['entity_names', any(alone && entity !== null && 't.key = $5')],
    ['unread_names', any(alone && entity !== null && 't.key = $5')],
    ['entity_history', any(alone && entity !== null && 't.key = $5')],
    ['entities', any(alone && entity !== null && 't.key = $5')],
    [
      'backgrounds',
      any(
        (before !== null || value !== null) &&
          entity === null &&
          site === null &&
          `${before === null ? 'true' : 't.created_at < $1'} and ${value === null ? 'true' : has('t.counts', '$4')}
            and t.id not in (select background from revenant_matches where id not in ${of.matches})
            and t.id not in (select doc->>'background' from revenant_match_bests where match not in ${of.matches})
            and t.id not in (select background from revenant_runs where background is not null and id not in (select id from purged_runs))`,
      ),
    ],
  ];
}
