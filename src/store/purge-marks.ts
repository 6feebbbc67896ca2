/** A rule → the rows that it removes, as temporary tables of one transaction: `purged_visits`, `purged_matches` and so on. */
import type { HoldKind } from '../model/hold.ts';
import type { PurgeRule } from '../model/purge.ts';
import { keyOf } from './entities.ts';
import type { Queryable } from './pool.ts';
import { firstRow } from './rows.ts';

/** Of the confirmed findings: "unsure" confirms and retracts nothing. */
const CONFIRMED = `(select j.doc->>'judgement' from revenant_judgements j
  where j.match = m.id and j.doc->>'judgement' <> 'unsure' order by j.seq desc limit 1) = 'positive'`;
const IN_CASE = (kind: string, subject: string, which = 'c.closed_at is null'): string =>
  `exists (select 1 from revenant_case_items i join revenant_cases c on c.id = i.case_id
    where (${which}) and i.kind = '${kind}' and i.subject = ${subject})`;
/** Of a hold on it, or on a case that has it. */
const HELD = (kind: HoldKind, subject: string): string =>
  `(exists (select 1 from revenant_holds h where h.in_force and h.kind = '${kind}' and left(h.subject, 200) = left(${subject}, 200)
      and h.subject = ${subject})${kind === 'case' ? '' : ` or ${IN_CASE(kind, subject, HELD('case', 'c.id'))}`})`;
/** Of the finding \`m\`, for one of its sides too. */
const OF_FINDING = (test: (kind: 'finding' | 'site', subject: string) => string): string =>
  `(${test('finding', 'm.id')} or ${test('site', 'm.left_site')} or ${test('site', 'm.right_site')})`;
/** When a visit came into the store: the captures of an import may be much older. */
export const STORED_AT = `coalesce(v.doc->>'importedAt', v.doc->>'endedAt')::timestamptz`;
/** Whether the text of a column has the value, in any case. */
export const has = (column: string, parameter: string): string =>
  `position(lower(${parameter}) in lower(${column}::text)) > 0`;

/** $1 before, $2 site, $3 entity, $4 value, as it stands in JSON. */
const MATCHES = `select m.id from revenant_matches m
  where ($1::timestamptz is null or m.seen_at < $1) and ($2::text is null or m.left_site = $2 or m.right_site = $2)
    and ($3::text is null or m.left_entity = $3 or m.right_entity = $3) and ($4::text is null or ${has('m.doc', '$4')})`;
const VISITS = `select v.id from revenant_visits v
  where ($1::timestamptz is null or ${STORED_AT} < $1) and ($2::text is null or v.site = $2) and ($3::text is null or v.entity = $3)
    and ($4::text is null or ${has('v.doc', '$4')}
      or exists (select 1 from revenant_captures c where c.visit = v.id and ${has('c.doc', '$4')})
      or exists (select 1 from revenant_fingerprints f where f.visit = v.id and ${has('f.doc', '$4')}))`;

/** The visits that documents in `from` rest on. */
const visitsOf = (from: string): string =>
  `select s.visit from (${from}) as d(doc) cross join lateral (values (d.doc->'left'->>'visit'), (d.doc->'right'->>'visit')) as s(visit)`;

export function parametersOf({ before, site, entity, value }: PurgeRule): unknown[] {
  return [before, site, entity, value === null ? null : JSON.stringify(value).slice(1, -1)];
}

export interface Marked {
  readonly kept: number;
  readonly busy: number;
}

export async function mark(rule: PurgeRule, client: Queryable): Promise<Marked> {
  const parameters = parametersOf(rule);
  for (const table of ['purged_visits', 'purged_matches'])
    await client.query(`create temporary table ${table} (id text primary key) on commit drop`);
  await client.query('create temporary table held_matches (id text primary key, why text) on commit drop');
  await client.query(`insert into purged_visits ${VISITS}`, parameters);
  await client.query(`insert into purged_matches ${MATCHES}`, parameters);
  // A subject is removed whole, with each finding that rests on it. By age, a finding that is seen again keeps its visits.
  if (rule.before === null)
    await client.query(
      `insert into purged_matches select m.id from revenant_matches m
      where m.doc->'left'->>'visit' in (select id from purged_visits) or m.doc->'right'->>'visit' in (select id from purged_visits)
      on conflict do nothing`,
    );
  await client.query(
    `insert into held_matches select m.id, case when ${OF_FINDING(HELD)} then 'hold' when ${CONFIRMED} then 'confirmed' else 'case' end
    from revenant_matches m join purged_matches p on p.id = m.id
    where ${OF_FINDING(HELD)} or ${CONFIRMED} or ${OF_FINDING(IN_CASE)}`,
  );
  await client.query('delete from purged_matches where id in (select id from held_matches)');
  const busy = await removed(
    client,
    `v.id in (select x.id from revenant_visits x join revenant_targets t on t.id = x.target_id where t.step is not null)`,
  );
  const rest = 'not in (select id from purged_matches)';
  const needed = visitsOf(
    `select doc from revenant_matches where id ${rest} union all select doc from revenant_match_bests where match ${rest}
    union all select doc from revenant_match_history where match in (select id from held_matches)`,
  );
  // What a listed entity is recognised by stays until it is named: nobody can capture a dead site again.
  const listed = `select s.visit from revenant_sites s join revenant_visits x on x.id = s.visit where x.entity is not null`;
  const byAgeOnly = rule.site === null && rule.entity === null && rule.value === null;
  const kept = await removed(
    client,
    `v.id in (${needed}) or v.id in (select x.id from revenant_visits x where ${IN_CASE('site', 'x.site')} or ${HELD('site', 'x.site')} or ${HELD('visit', 'x.id')})
    ${byAgeOnly ? `or v.id in (${listed})` : ''}`,
  );
  await client.query(
    `create temporary table purged_targets on commit drop as select t.id, t.run from revenant_targets t
    where t.step is null and t.id in (select target_id from revenant_visits where id in (select id from purged_visits))
      and not exists (select 1 from revenant_visits v where v.target_id = t.id and v.id not in (select id from purged_visits))`,
  );
  await client.query(
    `create temporary table purged_runs on commit drop as select r.id from revenant_runs r
    where r.finished_at is not null and r.id in (select run from purged_targets)
      and not exists (select 1 from revenant_targets t where t.run = r.id and t.id not in (select id from purged_targets))`,
  );
  await client.query(
    `create temporary table purged_cases on commit drop as
    select c.id from revenant_cases c where $2::boolean and c.closed_at::timestamptz < $1::timestamptz and not ${HELD('case', 'c.id')}`,
    [rule.before, byAgeOnly],
  );
  return { kept, busy };
}

/** Takes visits out of those that are removed. Returns how many. */
async function removed(client: Queryable, where: string): Promise<number> {
  const sql = `with gone as (delete from purged_visits v where ${where} returning 1) select count(*)::integer as n from gone`;
  return (await firstRow<{ n: number }>(client, sql))?.n ?? 0;
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

export function keyOfRule({ entity }: PurgeRule): string | null {
  return entity === null ? null : keyOf(entity);
}
