/**
 * A rule → the rows that it removes, as temporary tables of one transaction: `purged_visits`,
 * `purged_matches` and so on.
 */
import type { HoldKind } from '../../model/decisions/hold.ts';
import type { PurgeRule } from '../../model/decisions/purge.ts';
import { type Sweep, sweepOne, type Within, whole } from '../database/page-ranges.ts';
import type { Queryable } from '../database/pool.ts';
import { firstValue, isText } from '../database/rows.ts';
import { markNamed } from './purge-named.ts';

/** True if a person confirmed the finding \`m\`: "unsure" confirms and retracts nothing. */
const CONFIRMED = `(select j.doc->>'judgement' from revenant_judgements j
  where j.match = m.id and j.doc->>'judgement' <> 'unsure' order by j.seq desc limit 1) = 'positive'`;
const IN_CASE = (kind: string, subject: string, which = 'c.closed_at is null'): string =>
  `exists (select 1 from revenant_case_items i join revenant_cases c on c.id = i.case_id
    where (${which}) and i.kind = '${kind}' and i.subject = ${subject})`;
/** True if a hold is on it, or on a case that has it. */
const HELD = (kind: HoldKind, subject: string): string =>
  `(exists (select 1 from revenant_holds h where h.in_force and h.kind = '${kind}' and ${isText('h.subject', subject)})${kind === 'case' ? '' : ` or ${IN_CASE(kind, subject, HELD('case', 'c.id'))}`})`;
/** A test of the finding \`m\` that one of its sides may pass for it. */
const OF_FINDING = (test: (kind: 'finding' | 'site', subject: string) => string): string =>
  `(${test('finding', 'm.id')} or ${test('site', 'm.left_site')} or ${test('site', 'm.right_site')})`;
/** True if the finding `m` stays whatever a rule says. */
export const FINDING_KEPT = `(${OF_FINDING(HELD)} or ${CONFIRMED} or ${OF_FINDING(IN_CASE)})`;
const SUBJECTS = (kind: 'finding' | 'site'): string => `select subject from revenant_case_items where kind = '${kind}'
  union select subject from revenant_holds where in_force and kind = '${kind}'`;
/**
 * The sites of the findings that stay. Begins with the judgements of people: testing each finding
 * of each site takes long.
 */
export const SITES_OF_KEPT_FINDINGS = `select s.site from revenant_matches m cross join lateral (values (m.left_site), (m.right_site)) as s(site)
  where s.site is not null and m.id in (
    select match from revenant_judgements union ${SUBJECTS('finding')}
    union select x.id from (${SUBJECTS('site')}) as k join revenant_matches x on left(x.left_site, 200) = left(k.subject, 200)
    union select x.id from (${SUBJECTS('site')}) as k join revenant_matches x on left(x.right_site, 200) = left(k.subject, 200))
  and ${FINDING_KEPT}`;
/** True if a site stays whatever a rule says. */
export const siteKept = (site: string): string => `(${IN_CASE('site', site)} or ${HELD('site', site)})`;
/** True if a visit, the row `v`, stays. */
export const VISIT_KEPT = `(${siteKept('v.site')} or ${HELD('visit', 'v.id')})`;
/** The visits that documents in `from` refer to. */
export const visitsOf = (from: string): string =>
  `select s.visit from (${from}) as d(doc) cross join lateral (values (d.doc->'left'->>'visit'), (d.doc->'right'->>'visit')) as s(visit)
  where s.visit is not null`;

export interface Marked {
  readonly kept: number;
  readonly busy: number;
}

/** Marks everything that a rule names, for its plan. */
export async function mark(rule: PurgeRule, client: Queryable, sweep: Sweep): Promise<Marked> {
  await makeTables(client);
  await markNamed(rule, client, sweep);
  // A subject is removed whole, with each finding that rests on it. By age, a finding that is seen
  // again keeps its visits.
  await markNear(client, sweep);
  if (rule.before === null) await markResting(client, sweep);
  const marked = await exclude(rule, client, sweep);
  await markFollowers(client, sweep);
  await markCases(rule, client);
  return marked;
}

/** Visits or findings of the plan. One that was held, seen again or claimed since then stays. */
export async function markPart(
  rule: PurgeRule,
  { purge, phase, ids }: { readonly purge: string; readonly phase: 'match' | 'visit'; readonly ids: readonly string[] },
  client: Queryable,
): Promise<Marked> {
  await makeTables(client);
  const among = 'in (select json_array_elements_text($1::json))';
  const list = JSON.stringify(ids);
  if (phase === 'visit')
    await client.query(`insert into purged_visits select id from revenant_visits where id ${among}`, [list]);
  else
    await client.query(
      `insert into purged_matches select id from revenant_matches
      where id ${among} and ($2::timestamptz is null or seen_at < $2)`,
      [list, rule.before],
    );
  await markNear(client, whole);
  // Found since the plan, by a worker that had read the site before.
  if (phase === 'visit' && rule.before === null) await markResting(client, whole);
  await client.query(
    `insert into held_matches select id, why from revenant_purge_marks where purge = $1 and kind = 'held'
      and id in (select id from near_matches)`,
    [purge],
  );
  const marked = await exclude(rule, client, whole);
  await markFollowers(client, whole);
  return marked;
}

/** Marks the rows that go with no visit or finding: the end of a purge. */
export async function markRest(rule: PurgeRule, client: Queryable): Promise<void> {
  await makeTables(client);
  await markFollowers(client, whole);
  await markCases(rule, client);
}

/** The temporary tables, with their columns beside `id`. */
export const MARK_TABLES = {
  purged_visits: '',
  purged_matches: '',
  near_matches: '',
  held_matches: ', why text',
  purged_cases: '',
  purged_targets: ', run text',
  purged_runs: '',
  valued_rows: '',
};

async function makeTables(client: Queryable): Promise<void> {
  const all = Object.entries(MARK_TABLES).map(
    ([table, more]) => `create temporary table ${table} (id text primary key${more}) on commit drop;`,
  );
  // One statement: the embedded database pays for each.
  await client.query(`do $tables$ begin ${all.join(' ')} end $tables$`);
}

/**
 * The findings that may rest on the visits: only a visit of one of its sites can be in a finding.
 */
async function markNear(client: Queryable, sweep: Sweep): Promise<void> {
  await sweepOne(sweep, 'purged_visits', (within) =>
    changed(
      client,
      `insert into near_matches with s as (
        select distinct left(site, 200) as site from revenant_visits where id in ${those('purged_visits', within)})
      select m.id from s join revenant_matches m on left(m.left_site, 200) = s.site
      union select m.id from s join revenant_matches m on left(m.right_site, 200) = s.site on conflict do nothing`,
    ),
  );
}

async function markResting(client: Queryable, sweep: Sweep): Promise<void> {
  await sweepOne(sweep, 'near_matches', (within) =>
    changed(
      client,
      `insert into purged_matches select m.id from revenant_matches m where m.id in ${those('near_matches', within)}
        and exists (select 1 from purged_visits p where p.id in (m.doc->'left'->>'visit', m.doc->'right'->>'visit'))
      on conflict do nothing`,
    ),
  );
}

async function exclude(rule: PurgeRule, client: Queryable, sweep: Sweep): Promise<Marked> {
  await sweepOne(sweep, 'purged_matches', (within) =>
    changed(
      client,
      `insert into held_matches select m.id, case when ${OF_FINDING(HELD)} then 'hold' when ${CONFIRMED} then 'confirmed' else 'case' end
      from revenant_matches m where m.id in ${those('purged_matches', within)} and ${FINDING_KEPT} on conflict do nothing`,
    ),
  );
  await client.query('delete from purged_matches where id in (select id from held_matches)');
  /** Takes visits out of those that are removed. */
  const keep = (table: 'purged_visits' | 'near_matches' | 'held_matches', visits: (within: Within) => string) =>
    sweepOne(sweep, table, (within) => changed(client, `delete from purged_visits where id in (${visits(within)})`));
  const busy = await keep(
    'purged_visits',
    (within) => `select x.id from revenant_visits x join revenant_targets t on t.id = x.target_id
      where t.step is not null and x.id in ${those('purged_visits', within)}`,
  );
  const needed = await keep('near_matches', (within) => {
    const near = those('near_matches', within);
    const rest = `n.id in ${near} and not exists (select 1 from purged_matches p where p.id = n.id)`;
    return visitsOf(
      `select n.doc from revenant_matches n where ${rest}
      union all select b.doc from revenant_match_bests b join revenant_matches n on n.id = b.match where ${rest}
      union all select h.doc from revenant_match_history h join revenant_matches m on m.id = h.match
        where m.id in ${near} and ${FINDING_KEPT}`,
    );
  });
  const neededByHeld = await keep('held_matches', (within) =>
    visitsOf(`select h.doc from revenant_match_history h where h.match in ${those('held_matches', within)}`),
  );
  const own = await keep(
    'purged_visits',
    (within) => `select v.id from revenant_visits v where v.id in ${those('purged_visits', within)} and ${VISIT_KEPT}`,
  );
  // Visits that identify a listed entity stay until a rule names the entity: nobody can capture a
  // dead site again.
  const listed = (within: Within): string => `select s.visit from revenant_sites s
    join revenant_fingerprints f on f.id = s.fingerprint join revenant_visits x on x.id = s.visit
    where f.visit in ${those('purged_visits', within)} and x.entity is not null`;
  const known = isByAge(rule) ? await keep('purged_visits', listed) : 0;
  return { kept: needed + neededByHeld + own + known, busy };
}

/** Targets and runs that are left without a visit. */
async function markFollowers(client: Queryable, sweep: Sweep): Promise<void> {
  await sweepOne(sweep, 'purged_visits', (within) =>
    changed(
      client,
      `insert into purged_targets select t.id, t.run from revenant_targets t
      where t.step is null and t.id in (select target_id from revenant_visits where id in ${those('purged_visits', within)})
        and (select bool_and(v.id in (select id from purged_visits)) from revenant_visits v where v.target_id = t.id)
      on conflict do nothing`,
    ),
  );
  await client.query(
    `insert into purged_runs select r.id from revenant_runs r
    where r.finished_at is not null and r.id in (select run from purged_targets)
      and not exists (select 1 from revenant_targets t where t.run = r.id and t.id not in (select id from purged_targets))`,
  );
}

async function markCases(rule: PurgeRule, client: Queryable): Promise<void> {
  await client.query(
    `insert into purged_cases select c.id from revenant_cases c
    where $2::boolean and c.closed_at::timestamptz < $1::timestamptz and not ${HELD('case', 'c.id')}`,
    [rule.before, isByAge(rule)],
  );
}

export function isByAge({ before, site, entity, value }: PurgeRule): boolean {
  return before !== null && site === null && entity === null && value === null;
}

const those = (table: keyof typeof MARK_TABLES, within: Within): string =>
  `(select p.id from ${table} p where ${within('p')})`;

/** Runs a statement that changes rows. Returns how many. */
async function changed(client: Queryable, sql: string, params: readonly unknown[] = []): Promise<number> {
  const counted = `with done as (${sql} returning 1) select count(*)::integer as n from done`;
  return (await firstValue<number>(client, counted, params)) ?? 0;
}
