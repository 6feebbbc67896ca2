/** What a rule would remove, counted. */
import type { PurgePlan, PurgeRule } from '../model/purge.ts';
import type { Queryable } from './pool.ts';
import { has, mark } from './purge-marks.ts';
import { conditions, sqlParametersOf, TYPED } from './purge-rows.ts';
import { firstRow } from './rows.ts';

/** They have no text of sites, or only hashes of it; or a purge itself writes them. */
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
];

export async function planOf(rule: PurgeRule, client: Queryable): Promise<PurgePlan> {
  const { kept, busy } = await mark(rule, client);
  const parameters = sqlParametersOf(rule);
  const count = async (table: string, where: string): Promise<number> => {
    const sql = `${TYPED} select count(*)::integer as n from revenant_${table} t where ${where}`;
    return (await firstRow<{ n: number }>(client, sql, parameters))?.n ?? 0;
  };
  const removed: Record<string, number> = {};
  const gone = conditions(rule);
  for (const [table, where] of gone)
    removed[table] = (removed[table] ?? 0) + (where === 'false' ? 0 : await count(table, where));
  const { rows: held } = await client.query<PurgePlan['held'][number]>(
    'select id as match, why from held_matches order by id',
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
