/** The rows that a rule would remove, counted. */
import { randomUUID } from 'node:crypto';
import type { PurgePlan, PurgeRule } from '../../model/decisions/purge.ts';
import { byPages, type Sweep, whole } from '../database/page-ranges.ts';
import type { Queryable, SqlPool } from '../database/pool.ts';
import { rowsOf } from '../database/rows.ts';
import { MARK_TABLES, mark } from './purge-marks.ts';
import { has, READ_COLUMNS, wasValued } from './purge-named.ts';
import { conditions, sqlParametersOf, TYPED } from './purge-rows.ts';

/**
 * Tables without text of sites, or with hashes of it only; or tables that a purge itself writes.
 */
const NOT_SEARCHED = [
  ...['log', 'log_head', 'checkpoints', 'operations', 'freed_blobs', 'purges', 'purge_marks'],
  ...['keys', 'lanes', 'migrations', 'workers', 'totals'],
  // Goes and stays with what it is derived from.
  ...['search', 'search_visits', 'search_unread', 'search_fresh'],
];

const MARKS = new RegExp(`\\b(?:${Object.keys(MARK_TABLES).join('|')})\\b`, 'g');

/**
 * The plan without a transaction: the embedded database works for others meanwhile. So it is not of
 * one moment.
 */
export async function previewOf(rule: PurgeRule, pool: SqlPool, partBytes?: number): Promise<PurgePlan> {
  const client = await pool.connect();
  // Sessions of the embedded database share their temporary tables, so each preview has names of
  // its own.
  const name = randomUUID().replaceAll('-', '');
  const own: Queryable = {
    query: (text, params) => client.query(text.replace(MARKS, `$&_${name}`).replaceAll('on commit drop', ''), params),
  };
  try {
    return await planOf(rule, own, byPages(own, partBytes));
  } finally {
    const isDropped = own.query(`drop table if exists ${Object.keys(MARK_TABLES).join(', ')}`).then(() => true);
    client.release(!(await isDropped.catch(() => false)));
  }
}

export async function planOf(rule: PurgeRule, client: Queryable, sweep: Sweep = whole): Promise<PurgePlan> {
  const { kept, busy } = await mark(rule, client, sweep);
  const gone = conditions(rule);
  const removed: Record<string, number> = Object.fromEntries(gone.map(([table]) => [table, 0]));
  const counted: Counted[] = gone.flatMap(([table, where]) =>
    where === 'false' ? [] : [{ table, where, into: removed }],
  );
  const elsewhere: Record<string, number> = {};
  const sought = rule.value === null ? (rule.site === null ? null : '$2') : '$4';
  if (sought !== null)
    for (const [table, texts] of await otherTexts(rule, client)) {
      const own = gone.filter(([name]) => name === table).map(([, where]) => `(${where})`);
      const where = `(${rule.value === null ? 'false' : wasValued(table)} or ${has(texts, sought)}) and (${own.join(' or ') || 'false'}) is not true`;
      counted.push({ table, where, into: elsewhere });
    }
  await count(counted, sqlParametersOf(rule), client, sweep);
  const held = await rowsOf<PurgePlan['held'][number]>(
    client,
    'select id as match, why from held_matches where why is not null order by id',
  );
  return { removed, held, kept, busy, elsewhere };
}

/** Rows of a table that are counted, and the counts by table to which they are added. */
interface Counted {
  readonly table: string;
  readonly where: string;
  readonly into: Record<string, number>;
}

/** One statement for all tables of a part: the embedded database pays for each. */
async function count(
  counted: readonly Counted[],
  parameters: readonly unknown[],
  client: Queryable,
  sweep: Sweep,
): Promise<void> {
  const tables = [...new Set(counted.map(({ table }) => `revenant_${table}`))];
  await sweep(tables, async (ranges) => {
    const asked = ranges.flatMap(({ table, within }) =>
      counted.flatMap((one, number) =>
        table === `revenant_${one.table}`
          ? `select ${number} as one, count(*)::integer as n from ${table} t where (${one.where}) and ${within('t')}`
          : [],
      ),
    );
    const { rows } = await client.query<{ one: number; n: number }>(
      `${TYPED} ${asked.join(' union all ')}`,
      parameters,
    );
    for (const { one, n } of rows) {
      const { table = '', into = {} } = counted[one] ?? {};
      if (n > 0) into[table] = (into[table] ?? 0) + n;
    }
    return rows.length;
  });
}

/** The tables, each with SQL of all texts of a row `t` as JSON, as the value is. */
async function otherTexts({ value }: PurgeRule, client: Queryable): Promise<[table: string, texts: string][]> {
  const { rows } = await client.query<{ name: string; texts: string }>(
    `select substr(c.relname, 10) as name, string_agg(case when a.atttypid in ('json'::regtype, 'jsonb'::regtype)
        then format('t.%I::text', a.attname) else format('to_json(t.%I)', a.attname) end, ', ' order by a.attnum) as texts
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('json'::regtype, 'jsonb'::regtype, 'text'::regtype, 'text[]'::regtype)
    where c.relnamespace = (select oid from pg_namespace where nspname = current_schema()) and c.relkind = 'r'
      and c.relname || '.' || a.attname not in (select json_array_elements_text($1::json))
      and c.relname like 'revenant\\_%' group by c.relname order by c.relname`,
    [JSON.stringify(value === null ? [] : READ_COLUMNS)],
  );
  return rows
    .filter(({ name }) => !NOT_SEARCHED.includes(name))
    .map(({ name, texts }) => [name, `concat_ws(' ', ${texts})`]);
}
