import { canonicalJson } from '../model/canonical-json.ts';
import { sha256 } from '../model/digest.ts';
import type { FreedBlob, Purges } from '../model/ports/purges.ts';
import type { PurgeDocument, PurgePlan, PurgeRule } from '../model/purge.ts';
import { shortHash } from './fingerprints.ts';
import { appendToLog } from './log.ts';
import { type Queryable, type SqlPool, transaction } from './pool.ts';
import { conditions, has, keyOfRule, mark, parametersOf } from './purge-marks.ts';
import { cleanJson, documents, firstRow } from './rows.ts';

/** Rows of these are never changed; a purge is the one exception, and is in the log itself. */
const APPEND_ONLY: Readonly<Record<string, string>> = {
  judgements: 'revenant_judgements_stay',
  assignments: 'revenant_assignments_stay',
  case_events: 'revenant_case_events_stay',
};
/** They have no text of sites, or only hashes of it. */
const NOT_SEARCHED = [
  'log',
  'log_head',
  'checkpoints',
  'operations',
  'holds',
  'freed_blobs',
  'keys',
  'lanes',
  'migrations',
  'workers',
  'totals',
];
/** Gives each parameter its type, whether a condition uses it or not. */
const TYPED = 'with typed as (select $1::timestamptz, $2::text, $3::text, $4::text, $5::text)';

export function openPurges(pool: SqlPool): Purges {
  return {
    plan: (rule) => transaction(pool, (client) => planOf(rule, client)),
    purge: (rule, recordOf) =>
      transaction(pool, async (client) => {
        const plan = await planOf(rule, client);
        const record = recordOf(plan);
        await freeBlobs(client);
        await replaceSites(client);
        await remove(rule, client);
        await addOperation('purge', record, client);
        return record;
      }),
    records: () =>
      documents<PurgeDocument>(pool, `select doc from revenant_operations where kind = 'purge' order by seq`),
    async freed(limit) {
      const { rows } = await pool.query<{ digest: string; is_list: boolean }>(
        'select digest, is_list from revenant_freed_blobs order by digest limit $1',
        [limit],
      );
      return rows.map(({ digest, is_list: isList }): FreedBlob => ({ digest, isList }));
    },
    addFreed: (digests, lists) =>
      transaction(pool, async (client) => {
        await client.query(
          `insert into revenant_freed_blobs (digest, is_list) select distinct d, false from json_array_elements_text($1::json) as d
          on conflict (digest) do nothing`,
          [JSON.stringify(digests)],
        );
        const sql =
          'update revenant_freed_blobs set is_list = false where digest in (select json_array_elements_text($1::json))';
        await client.query(sql, [JSON.stringify(lists)]);
      }),
    async settle(digests) {
      const sql = 'delete from revenant_freed_blobs where digest in (select json_array_elements_text($1::json))';
      await pool.query(sql, [JSON.stringify(digests)]);
    },
  };
}

/** The record of what an operator did, with its log entry. `doc` has a fresh id. */
export async function addOperation(
  kind: 'purge' | 'restore',
  doc: { readonly id: string | null },
  client: Queryable,
): Promise<void> {
  const text = cleanJson(doc);
  await client.query('insert into revenant_operations (id, kind, doc) values ($1, $2, $3::json)', [doc.id, kind, text]);
  await appendToLog([{ kind, subject: doc.id ?? '', digest: sha256(canonicalJson(JSON.parse(text))) }], client);
}

async function planOf(rule: PurgeRule, client: Queryable): Promise<PurgePlan> {
  const { kept, busy } = await mark(rule, client);
  const parameters = [...parametersOf(rule), keyOfRule(rule)];
  const count = async (table: string, where: string): Promise<number> => {
    const sql = `${TYPED} select count(*)::integer as n from revenant_${table} t where ${where}`;
    return (await firstRow<{ n: number }>(client, sql, parameters))?.n ?? 0;
  };
  const removed: Record<string, number> = {};
  const gone = conditions(rule);
  for (const [table, where] of gone) removed[table] = where === 'false' ? 0 : await count(table, where);
  const { rows: held } = await client.query<PurgePlan['held'][number]>(
    'select id as match, why from held_matches order by id',
  );
  const elsewhere: Record<string, number> = {};
  const sought = rule.value === null ? (rule.site === null ? null : '$2') : '$4';
  if (sought !== null)
    for (const table of await otherTables(client)) {
      const own = gone.find(([name]) => name === table)?.[1] ?? 'false';
      const n = await count(table, `${has('t', sought)} and (${own}) is not true`);
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

/** Whatever looks like a digest in what is removed: what is no blob costs one look, what is forgotten would stay for ever. */
async function freeBlobs(client: Queryable): Promise<void> {
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
    on conflict (digest) do update set is_list = b.is_list or excluded.is_list`,
  );
}

/** A site whose visit goes is from now on known by the newest one that stays; without one, it is not compared any more. */
async function replaceSites(client: Queryable): Promise<void> {
  const { rows } = await client.query<{ site: string; id: string; visit: string; at: string; keys: string[] }>(
    `select distinct on (f.site_key) encode(f.site_key, 'hex') as site, f.id, f.visit, f.doc->>'capturedAt' as at, f.doc->'keys' as keys
    from revenant_fingerprints f join revenant_sites s on s.site_key = f.site_key
    where s.visit in (select id from purged_visits) and f.comparable and f.visit not in (select id from purged_visits)
    order by f.site_key, (f.doc->>'capturedAt')::timestamptz desc, f.visit collate "C" desc, f.seq desc`,
  );
  await client.query(
    `delete from revenant_keys where site_key in (select site_key from revenant_sites where visit in (select id from purged_visits))`,
  );
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
  await client.query('delete from revenant_sites where visit in (select id from purged_visits)');
}

async function remove(rule: PurgeRule, client: Queryable): Promise<void> {
  const parameters = [...parametersOf(rule), keyOfRule(rule)];
  for (const [table, where] of conditions(rule)) {
    if (where === 'false') continue;
    const trigger = APPEND_ONLY[table];
    const set = async (state: 'disable' | 'enable'): Promise<void> => {
      if (trigger !== undefined) await client.query(`alter table revenant_${table} ${state} trigger ${trigger}`);
    };
    await set('disable');
    await client.query(`${TYPED} delete from revenant_${table} t where ${where}`, parameters);
    await set('enable');
  }
}
