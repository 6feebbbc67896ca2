/** The rows that a purge removes, and the blobs that only they may have named. */
import type { PurgeRule } from '../../model/decisions/purge.ts';
import type { Queryable } from '../database/pool.ts';
import { firstValue, hasRow, isText } from '../database/rows.ts';
import { keyOf } from '../ledger/entities.ts';
import { FINDING_KEPT, isByAge, SITES_OF_KEPT_FINDINGS, siteKept, VISIT_KEPT, visitsOf } from './purge-marks.ts';
import { has, parametersOf, STORED_AT } from './purge-named.ts';
import { type Coming, replaceSites } from './purge-sites.ts';

/** Rows of these are never changed. A purge is the one exception, and is itself in the log. */
const APPEND_ONLY: Readonly<Record<string, string>> = {
  judgements: 'revenant_judgements_stay',
  assignments: 'revenant_assignments_stay',
  case_events: 'revenant_case_events_stay',
  comments: 'revenant_comments_stay',
};
/** Gives each parameter its type, even if no condition uses it. */
export const TYPED = 'with typed as (select $1::timestamptz, $2::text, $3::text, $4::text, $5::text)';
const NOTHING: PurgeRule = { before: null, site: null, entity: null, value: null };

/**
 * Removes the marked rows. Returns how many, by table.
 *
 * @param rule null: only rows that go with visits and findings
 * @param coming visits that go in a later part
 */
export async function removeMarked(
  rule: PurgeRule | null,
  client: Queryable,
  coming: Coming | null = null,
): Promise<Record<string, number>> {
  await noteBlobs(client);
  await replaceSites(coming, client);
  // Answers of the API that are kept for repeated requests hold findings.
  await client.query('update revenant_requests set answer = null where answer is not null');
  const removed: Record<string, number> = {};
  const parameters = sqlParametersOf(rule ?? NOTHING);
  for (const [table, where] of conditions(rule ?? NOTHING)) {
    if (where === 'false') continue;
    const trigger = APPEND_ONLY[table];
    // To switch a trigger off and on costs more than to look, and these tables are locked.
    const any = `${TYPED} select 1 from revenant_${table} t where ${where} limit 1`;
    if (trigger !== undefined && !(await hasRow(client, any, parameters))) {
      removed[table] ??= 0;
      continue;
    }
    const set = async (state: 'disable' | 'enable'): Promise<void> => {
      if (trigger !== undefined) await client.query(`alter table revenant_${table} ${state} trigger ${trigger}`);
    };
    const sql = `${TYPED}, gone as (delete from revenant_${table} t where ${where} returning 1)
      select count(*)::integer as n from gone`;
    await set('disable');
    const n = (await firstValue<number>(client, sql, parameters)) ?? 0;
    removed[table] = (removed[table] ?? 0) + n;
    await set('enable');
  }
  if ((removed.deliveries ?? 0) > 0) await freeParts(client);
  return removed;
}

/** Findings whose alert went with another's, which is gone now, are sent by themselves. */
async function freeParts(client: Queryable): Promise<void> {
  await client.query(
    `update revenant_deliveries part set digest = null, next_at =
      (select clock_timestamp() from revenant_hooks h where h.id = part.hook and h.doc->>'digest' is null)
    where part.state = 'pending' and part.next_at is null and part.digest is not null
      and not exists (select from revenant_deliveries head where head.id = part.digest)`,
  );
}

export function sqlParametersOf(rule: PurgeRule): unknown[] {
  return [...parametersOf(rule), rule.entity === null ? null : keyOf(rule.entity)];
}

/**
 * Notes everything in the removed rows that looks like a digest. A wrong one costs one look; a
 * forgotten blob would stay for ever.
 */
async function noteBlobs(client: Queryable): Promise<void> {
  const digestsOf = (from: string): string =>
    `select m[1] as digest, false as is_list from ${from} cross join lateral regexp_matches(t.doc::text, '[0-9a-f]{64}', 'g') as m`;
  const visits = 'in (select id from purged_visits)';
  const matches = 'in (select id from purged_matches)';
  // A picture that is being stored now is either seen below, or finds its claim gone.
  await client.query(`select 1 from revenant_drawings_due where visit ${visits} for update`);
  await client.query(
    `insert into revenant_freed_blobs as b (digest, is_list) select digest, bool_or(is_list) from (
      select doc->>'records' as digest, true as is_list from revenant_visits where id ${visits}
      union all ${digestsOf(`(select doc from revenant_visits where id ${visits}) as t`)}
      union all ${digestsOf(`(select doc from revenant_captures where visit ${visits}) as t`)}
      union all ${digestsOf(`(select doc from revenant_drawings where visit ${visits}) as t`)}
      union all ${digestsOf(`(select doc from revenant_matches where id ${matches}) as t`)}
      union all ${digestsOf(`(select doc from revenant_match_bests where match ${matches}) as t`)}
      union all ${digestsOf(`(select doc from revenant_match_history where match ${matches}) as t`)}
      union all ${digestsOf('(select doc from revenant_case_events where case_id in (select id from purged_cases)) as t')}
    ) as all_of_them where digest is not null group by digest
    on conflict (digest) do update set is_list = b.is_list or excluded.is_list, due_at = null`,
  );
}

const OF_PURGED_FINDING = `t.kind = 'finding' and left(t.subject, 200) in (select left(id, 200) from purged_matches)
  and t.subject in (select id from purged_matches)`;
const FINDING_STAYS = `exists (select 1 from revenant_matches m
  where m.id = t.alert->>'match' and m.id not in (select id from purged_matches))`;
/** True if a site is held, or a visit of it stays that is as old as the removed ones. */
const siteStays = (site: string): string =>
  `(${siteKept(site)} or exists (select 1 from revenant_visits v where ${isText('v.site', site)}
    and v.id not in (select id from purged_visits) and ($1::timestamptz is null or ${STORED_AT} < $1)))`;
/** True if a mention stands on a held visit, or on one of a finding about the entity that stays. */
const MENTION_STAYS = `(exists (select 1 from revenant_visits v where v.id = t.visit and ${VISIT_KEPT})
  or t.visit in (${visitsOf(
    `select m.doc from revenant_matches m
    where (m.left_entity = $3 or m.right_entity = $3) and m.id not in (select id from purged_matches)`,
  )}))`;

/** True if a hold, or an open case, keeps the suggested site: how it was found stays too. */
const SUGGESTION_STAYS = `exists (select 1 from revenant_suggestions s where s.id = t.suggestion and ${siteKept('s.site')})`;
/** True if it is about a finding, site or case that goes: a site with the last of its visits. */
const IS_ABOUT_PURGED = `case t.about
  when 'finding' then t.subject in (select id from purged_matches)
  when 'case' then t.subject in (select id from purged_cases)
  when 'site' then left(t.subject, 200) in (select left(v.site, 200) from revenant_visits v where v.id in (select id from purged_visits))
    and not exists (select 1 from revenant_visits v where ${isText('v.site', 't.subject')}
      and v.id not in (select id from purged_visits))
    and not ${siteKept('t.subject')}
  else false end`;

/** True if a sift names it among its files or what failed of them. */
const siftSays = (parameter: string): string =>
  `(${has('t.doc', parameter)} or exists (select 1 from revenant_sift_parts p where p.sift = t.id and p.is_file
    and (${has('p.name', parameter)} or ${has('p.problems', parameter)})))`;

const SUGGESTED = `t.suggestion in (select id from revenant_suggestions s where ${isText('s.site', '$2')})`;

/**
 * The rows to remove, by table: each a condition on the row `t`, in an order in which each row goes
 * before those that it refers to. A table may come twice: each condition uses an index of its own.
 * Parameters as above, and $5 the key of the entity; all are in each condition, so that their types
 * are known.
 */
export function conditions(rule: PurgeRule): [table: string, where: string][] {
  const { before, site, entity, value } = rule;
  const matches = '(select id from purged_matches)';
  const visits = '(select id from purged_visits)';
  const any = (...parts: (string | false)[]): string => parts.filter(Boolean).join(' or ') || 'false';
  const bySite = before === null && site !== null;
  const byEntity = before === null && entity !== null;
  const byValue = before === null && value !== null;
  const ofEntity = any(byEntity && 't.key = $5');
  const aboutSubject = [
    byEntity && `t.about = 'entity' and ${isText('t.subject', '$3')}`,
    byValue && has('t.doc', '$4'),
  ];
  return [
    [
      'deliveries',
      any(
        `t.alert->>'match' in ${matches}`,
        isByAge(rule) &&
          `t.state <> 'pending' and coalesce(t.delivered_at, (t.alert->>'time')::timestamptz) < $1
            and not exists (select 1 from revenant_matches m where m.id = t.alert->>'match') and not ${siteKept(`t.alert->>'left'`)}`,
        bySite &&
          `(t.alert->>'left' = $2 or t.alert->>'right' = $2) and not ${FINDING_STAYS} and not ${siteStays('$2')}`,
        byEntity && `t.alert->'entity'->>'id' = $3 and not ${FINDING_STAYS}`,
        byValue &&
          `${has('t.alert', '$4')} and not ${siteKept(`t.alert->>'left'`)}
            and not exists (select 1 from revenant_matches m where m.id = t.alert->>'match' and ${FINDING_KEPT})`,
      ),
    ],
    ['assignments', `t.match in ${matches}`],
    ['judgements', `t.match in ${matches}`],
    ['comments', IS_ABOUT_PURGED],
    ['inbox', any(IS_ABOUT_PURGED, ...aboutSubject, isByAge(rule) && 't.read_at < $1')],
    ['search_hits', any(IS_ABOUT_PURGED, ...aboutSubject)],
    ['match_bests', `t.match in ${matches}`],
    ['match_history', `t.match in ${matches}`],
    ['match_runs', `t.match in ${matches}`],
    ['match_runs', `t.run in (select id from purged_runs) and t.match not in ${matches}`],
    ['case_items', OF_PURGED_FINDING],
    ['case_items', `t.case_id in (select id from purged_cases) and not (${OF_PURGED_FINDING})`],
    ['case_events', 't.case_id in (select id from purged_cases)'],
    ['cases', 't.id in (select id from purged_cases)'],
    ['matches', `t.id in ${matches}`],
    ['mentions', any(`t.visit in ${visits}`, byEntity && `t.entity = $5 and not ${MENTION_STAYS}`)],
    [
      'suggestion_reasons',
      `(${any(
        `t.visit in ${visits}`,
        byEntity && 't.entity = $5',
        bySite && SUGGESTED,
        byValue && has('t.doc', '$4'),
      )}) and not ${SUGGESTION_STAYS}`,
    ],
    ['suggestions', 'not exists (select 1 from revenant_suggestion_reasons r where r.suggestion = t.id)'],
    [
      'follows',
      any(
        byEntity && `exists (select 1 from json_array_elements_text(t.doc->'entities') as e where e = $3)`,
        bySite && `t.doc->>'from' = $2`,
        byValue && has('t.doc', '$4'),
      ),
    ],
    [
      'sift_found',
      `(${any(
        bySite && 't.site = $2',
        byEntity && `t.doc->>'entity' = $3`,
        byValue && has('t.doc', '$4'),
      )}) and not ${siteKept('t.site')}`,
    ],
    [
      'sift_parts',
      any(
        bySite && 'not t.is_file and t.name = $2',
        byValue && `not t.is_file and (${has('t.name', '$4')} or ${has('t.problems', '$4')})`,
      ),
    ],
    // The same files can be sifted again.
    [
      'sifts',
      any(
        isByAge(rule) && `t.step is null and (t.doc->>'startedAt')::timestamptz < $1`,
        bySite && siftSays('$2'),
        byValue && siftSays('$4'),
      ),
    ],
    [
      'attributions',
      any(
        byEntity && 't.entity_key = $5',
        `t.match in ${matches}`,
        `t.why in ('capture', 'seed') and exists (select 1 from revenant_visits v
          where ${isText('v.site', 't.site')} and v.entity = t.entity and v.id in ${visits})
          and not exists (select 1 from revenant_visits v
            where ${isText('v.site', 't.site')} and v.entity = t.entity and v.id not in ${visits})`,
      ),
    ],
    ['name_searches', `t.visit in ${visits}`],
    ['fingerprints', `t.visit in ${visits}`],
    ['drawings_due', `t.visit in ${visits}`],
    ['drawings', `t.visit in ${visits}`],
    ['captures', `t.visit in ${visits}`],
    ['visits', `t.id in ${visits}`],
    ['targets', 't.id in (select id from purged_targets)'],
    ['runs', 't.id in (select id from purged_runs)'],
    [
      'observations',
      any(
        isByAge(rule) && `t.last_seen < $1 and not ${siteStays('t.domain')}`,
        bySite && `t.domain = $2 and not ${siteStays('$2')}`,
        byValue &&
          `${has('t.doc', '$4')} and not ${siteKept('t.domain')} and t.domain not in (${SITES_OF_KEPT_FINDINGS})`,
      ),
    ],
    ['entity_words', ofEntity],
    ['entity_names', ofEntity],
    ['unread_names', ofEntity],
    ['entity_history', ofEntity],
    ['entities', ofEntity],
    [
      'backgrounds',
      any(
        (before !== null || value !== null) &&
          entity === null &&
          site === null &&
          `${before === null ? 'true' : 't.created_at < $1'} and ${value === null ? 'true' : has('t.counts', '$4')}
            and t.id not in (select background from revenant_matches where id not in ${matches})
            and not exists (
              select 1 from (select id, doc from revenant_matches union all select match, doc from revenant_match_bests) as m
              where m.id not in ${matches} and t.id in (m.doc->>'flaggedWith', m.doc->'today'->>'background'))
            and t.id not in (select doc->>'background' from revenant_match_bests where match not in ${matches})
            and t.id not in (select background from revenant_runs where background is not null and id not in (select id from purged_runs))`,
      ),
    ],
  ];
}
