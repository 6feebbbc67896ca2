/**
 * A filter of findings → the conditions on `revenant_matches m`, with their parameters. Only given
 * fields make a condition.
 */
import type { MatchFilter } from '../../model/ports/matches.ts';
import { isText } from '../database/rows.ts';

/**
 * One side is one of these entities, or attributed to one. Each condition has an index of the
 * entities.
 */
function entityOf(condition: string): string {
  const ids = `(select e.id from revenant_entities e where ${condition})`;
  // Several entries may name one site: the finding names only the first.
  const sites = `(select a.site from revenant_attributions a join revenant_entities e on e.key = a.entity_key
    where a.until is null and ${condition})`;
  return `(m.left_entity in ${ids} or m.right_entity in ${ids} or m.left_site in ${sites} or m.right_site in ${sites})`;
}

/** The finding as it was at a time, where it has changed since. */
const changedSince = (since: string, condition = 'true'): string =>
  `exists (select 1 from (select h.verdict, h.weight from revenant_match_history h
    where h.match = m.id and h.until >= ${since} order by h.until limit 1) was where ${condition})`;

/** Less than a bit is no change; the same as `isWeaker` of the model. */
function isWeaker(later: string, earlier: string): string {
  const rank = (of: string) => `coalesce(revenant_verdict_rank(${of}.verdict), 0)`;
  return `(${rank(later)} < ${rank(earlier)} or round((${earlier}.weight - ${later}.weight)::numeric, 1) >= 1)`;
}

const LATEST_ASSIGNEE = `(select a.assignee from revenant_assignments a where a.match = m.id order by a.seq desc limit 1)`;
/**
 * People who judged a finding positive since its last negative judgement, counted as the model's
 * `reviewOf` does.
 */
const PEOPLE_FOR = `select j.match, count(distinct case when j.doc->>'as' is null then ''
    else lower(normalize(j.doc->>'by', NFKC)) end) as people
  from revenant_judgements j where j.doc->>'judgement' = 'positive' and not exists (select 1 from revenant_judgements n
    where n.match = j.match and n.seq > j.seq and n.doc->>'judgement' = 'negative') group by j.match`;
export const LATEST_JUDGEMENT = `(select j.doc->>'judgement' from revenant_judgements j
  where j.match = m.id order by j.seq desc limit 1)`;
const JUDGED = `coalesce(${LATEST_JUDGEMENT}, 'none')`;

export function conditionsOf(filter: MatchFilter): { readonly where: string; readonly params: readonly unknown[] } {
  const params: unknown[] = [];
  const conditions: string[] = [];
  /** Adds a condition with the place of its value. */
  function add<T>(value: T | undefined, type: string, condition: (at: string) => string): void {
    if (value === undefined) return;
    params.push(value);
    conditions.push(condition(`$${params.length}::${type}`));
  }
  add(
    filter.run,
    'text',
    (at) => `exists (select 1 from revenant_match_runs r where r.run = ${at} and r.match = m.id)`,
  );
  add(filter.verdict, 'text', (at) => `m.verdict = ${at}`);
  add(filter.flagged, 'boolean', (at) => `(m.verdict in ('likely', 'strong')) = ${at}`);
  add(filter.site, 'text', (at) => `(${isText('m.left_site', at)} or ${isText('m.right_site', at)})`);
  if (filter.wasFlagged === true)
    conditions.push(`m.verdict not in ('likely', 'strong') and exists (
      select 1 from revenant_match_history h where h.match = m.id and h.verdict in ('likely', 'strong'))`);
  add(filter.judged, 'text', (at) => `${JUDGED} = ${at}`);
  if (filter.review !== undefined)
    conditions.push(
      `m.id in (select p.match from (${PEOPLE_FOR}) p where p.people ${filter.review === 'proposed' ? '= 1' : '> 1'})`,
    );
  if (filter.rejected === false) conditions.push(`${JUDGED} <> 'negative'`);
  add(filter.entity, 'text', (at) => {
    const sites = `array(select 'list:' || ${at} union all select site from revenant_attributions where ${isText('entity', at)} and until is null)`;
    return `(m.left_site = any(${sites}) or m.right_site = any(${sites}))`;
  });
  add(filter.list, 'text', (at) => entityOf(`e.list_name = left(${at}, 200)`));
  add(filter.programme, 'text', (at) => entityOf(`e.programmes @> array[left(${at}, 200)]`));
  add(filter.kind, 'text', (at) => `${at} in (m.left_kind, m.right_kind)`);
  add(filter.assigned ?? undefined, 'text', (at) => `${LATEST_ASSIGNEE} = ${at}`);
  if (filter.assigned === null) conditions.push(`${LATEST_ASSIGNEE} is null`);
  add(filter.since, 'timestamptz', (at) => `(m.found_at >= ${at} or ${changedSince(at)})`);
  add(filter.foundSince, 'timestamptz', (at) => `m.found_at >= ${at}`);
  add(filter.changedSince, 'timestamptz', (at) => `m.found_at < ${at} and ${changedSince(at)}`);
  add(filter.weakerSince, 'timestamptz', (at) => changedSince(at, isWeaker('m', 'was')));
  add(filter.strongerSince, 'timestamptz', (at) => changedSince(at, isWeaker('was', 'm')));
  const { after } = filter;
  if (after !== undefined) {
    const from = params.push(after.weight, after.id) - 1;
    conditions.push(
      `(m.weight < $${from}::double precision or (m.weight = $${from}::double precision and m.id > $${from + 1}))`,
    );
  }
  return { where: conditions.length === 0 ? 'true' : conditions.join('\n and '), params };
}
