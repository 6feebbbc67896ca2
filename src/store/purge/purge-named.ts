/** The visits and findings that a rule itself names. */
import type { PurgeRule } from '../../model/decisions/purge.ts';
import { type Sweep, sweepOne } from '../database/page-ranges.ts';
import type { Queryable } from '../database/pool.ts';

/** When a visit came into the store: the captures of an import may be much older. */
export const STORED_AT = `coalesce(v.doc->>'importedAt', v.doc->>'endedAt')::timestamptz`;

/**
 * True if the text of a column has the value, in any case. To lower ASCII alone takes a third of
 * the time. Two other letters have a lower one in ASCII: dotted I and the sign of kelvin.
 */
export function has(column: string, parameter: string): string {
  const text = `${column}::text`;
  const plain = `replace(replace(${text}, U&'\\0130', 'i'), U&'\\212A', 'k')`;
  return `(position(lower(${parameter}) in lower(${plain} collate "C")) > 0
    or octet_length(${parameter}) > length(${parameter}) and position(lower(${parameter}) in lower(${text})) > 0)`;
}

/** $1 before, $2 site, $3 entity, $4 value, in its JSON form. */
export function parametersOf({ before, site, entity, value }: PurgeRule): unknown[] {
  return [before, site, entity, value === null ? null : JSON.stringify(value).slice(1, -1)];
}

const MATCHES = `select m.id from revenant_matches m
  where ($1::timestamptz is null or m.seen_at < $1) and ($2::text is null or m.left_site = $2 or m.right_site = $2)
    and ($3::text is null or m.left_entity = $3 or m.right_entity = $3)`;
const VISITS = `select v.id from revenant_visits v
  where ($1::timestamptz is null or ${STORED_AT} < $1) and ($2::text is null or v.site = $2) and ($3::text is null or v.entity = $3)`;
/** Tables whose document may have the value, with the column of its visit or finding. */
const NAMING = { visits: 'id', captures: 'visit', fingerprints: 'visit', matches: 'id' } as const;

/** Into `purged_visits` and `purged_matches`. */
export async function markNamed(rule: PurgeRule, client: Queryable, sweep: Sweep): Promise<void> {
  const parameters = parametersOf(rule);
  const mark = async (kind: 'visits' | 'matches', named: string, before = ''): Promise<number> => {
    const all = kind === 'visits' ? VISITS : MATCHES;
    await client.query(`${before} insert into purged_${kind} ${all} and ${named} on conflict do nothing`, parameters);
    return 0;
  };
  if (rule.value === null) {
    await sweepOne(sweep, 'revenant_visits', (within) => mark('visits', `$4::text is null and ${within('v')}`));
    await sweepOne(sweep, 'revenant_matches', (within) => mark('matches', `$4::text is null and ${within('m')}`));
    return;
  }
  for (const [table, column] of Object.entries(NAMING))
    await sweepOne(sweep, `revenant_${table}`, (within) => {
      const found = `with found as materialized (select t.${column} as id, '${table} ' || t.ctid as place from revenant_${table} t
        where ${within('t')} and ${has('t.doc', '$4')}), noted as (insert into valued_rows select place from found)`;
      const isFinding = table === 'matches';
      return mark(isFinding ? 'matches' : 'visits', `${isFinding ? 'm' : 'v'}.id in (select id from found)`, found);
    });
  // The words of a page; as JSON, as the value is.
  await sweepOne(sweep, 'revenant_search', (within) =>
    mark(
      'visits',
      `v.id in (select l.visit from revenant_search t join revenant_search_visits l on l.key = t.key
        where t.kind = 'page' and ${within('t')} and ${has('to_json(t.text)', '$4')})`,
    ),
  );
}

/** Columns that `markNamed` reads for a value, so that nobody need read them again. */
export const READ_COLUMNS: readonly string[] = Object.keys(NAMING).map((table) => `revenant_${table}.doc`);

/** True if the row `t` was found with the value in such a column; false for a table without one. */
export const wasValued = (table: string): string =>
  table in NAMING ? `exists (select 1 from valued_rows r where r.id = '${table} ' || t.ctid)` : 'false';
