/** The rows that a rule would remove, counted. */
import { randomUUID } from 'node:crypto';
import type { PurgePlan, PurgeRule } from '../../model/decisions/purge.ts';
import { byPages, type Sweep, whole } from '../database/page-ranges.ts';
import type { Queryable, SqlPool } from '../database/pool.ts';
import { firstRow } from '../database/rows.ts';
import { has, MARK_TABLES, mark } from './purge-marks.ts';
import { conditions, sqlParametersOf, TYPED } from './purge-rows.ts';

/**
 * Tables without text of sites, or with hashes of it only; or tables that a purge itself writes.
 */
const NOT_SEARCHED = [
  'log',
  'log_head',
  'checkpoints',
  'operations',
  'freed_blobs',
  'purges',
  'purge_marks',
  'keys',
  'lanes',
  'migrations',
  'workers',
  'totals',
  // Goes and stays with what it is derived from.
  'search',
  'search_visits',
  'search_unread',
  'search_fresh',
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
    query: (text, params) => client.query(text.replace(MARKS, `$&_${name}`).replace('on commit drop', ''), params),
  };
  try {
    return await planOf(rule, own, byPages(own, partBytes));
  } finally {
    await own.query(`drop table if exists ${Object.keys(MARK_TABLES).join(', ')}`).then(
      () => client.release(),
      () => client.release(true),
    );
  }
}

export async function planOf(rule: PurgeRule, client: Queryable, sweep: Sweep = whole): Promise<PurgePlan> {
  const { kept, busy } = await mark(rule, client, sweep);
  const parameters = sqlParametersOf(rule);
  const count = (table: string, where: string): Promise<number> =>
    sweep(`revenant_${table}`, async (within) => {
      const sql = `${TYPED} select count(*)::integer as n from revenant_${table} t where (${where}) and ${within('t')}`;
      return (await firstRow<{ n: number }>(client, sql, parameters))?.n ?? 0;
    });
  const removed: Record<string, number> = {};
  const gone = conditions(rule);
  for (const [table, where] of gone)
    removed[table] = (removed[table] ?? 0) + (where === 'false' ? 0 : await count(table, where));
  const { rows: held } = await client.query<PurgePlan['held'][number]>(
    'select id as match, why from held_matches where why is not null order by id',
  );
  const elsewhere: Record<string, number> = {};
  const sought = rule.value === null ? (rule.site === null ? null : '$2') : '$4';
  if (sought !== null)
    for (const table of await otherTables(client)) {
      const own = gone.filter(([name]) => name === table).map(([, where]) => `(${where})`);
      const n = await count(table, `${has('t', sought)} and (${own.join(' or ') || 'false'}) is not true`);
      if (n > 0) elsewhere[table] = n;
    }
  return { removed, held, kept, busy, elsewhere };
}

async function otherTables(client: Queryable): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select substr(relname, 10) as name from pg_class
    where relnamespace = (select oid from pg_namespace where nspname = current_schema()) and relkind = 'r'
      and relname like 'revenant\\_%' order by relname`,
  );
  return rows.map(({ name }) => name).filter((name) => !NOT_SEARCHED.includes(name));
}
