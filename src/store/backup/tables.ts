/**
 * Every table of the database as rows of text, and back. The catalogue lists the tables: a new one
 * needs no line here.
 */
import { ConfigError, InputError } from '../../errors.ts';
import type { LoadedTables, Snapshot, TableShape, Tables } from '../../model/ports/tables.ts';
import { migrateWithin, migrationChecksum, tooNew } from '../database/migrate.ts';
import { MIGRATIONS, NEWEST } from '../database/migrations.ts';
import { type Queryable, type SqlPool, transaction } from '../database/pool.ts';
import { firstRow, firstValue, hasRow, mapOf } from '../database/rows.ts';
import { addOperation } from '../ledger/audit.ts';
import { pauseAll } from './pause-all.ts';

/** Aim of one batch of rows, in characters. */
const BATCH = 2_000_000;
const MOST_ROWS = 5_000;
/** Written by the migrations, which run on an empty database too. */
const MIGRATED = 'revenant_migrations';
const LOG_HEAD = 'revenant_log_head';

export function openTables(pool: SqlPool): Tables {
  return {
    snapshot: (read) =>
      transaction(pool, async (client) => {
        await client.query('set transaction isolation level repeatable read, read only');
        // The text of a value depends on these.
        const style = { timezone: 'UTC', datestyle: 'ISO, MDY', bytea_output: 'hex', extra_float_digits: '1' };
        for (const [name, value] of Object.entries(style)) await client.query(`set local ${name} = '${value}'`);
        const last = await firstRow<{ version: number; checksum: string }>(
          client,
          'select version, checksum from revenant_migrations order by version desc limit 1',
        );
        if (last === null) throw new Error('the database has no version');
        const snapshot: Snapshot = { ...last, tables: await shapes(client), rows: (table) => rowsOf(table, client) };
        return read(snapshot);
      }),
    isEmpty: async () => (await firstFilled(await shapes(pool), pool)) === null,
    load: (from, { rollback, pausedAt } = {}) =>
      transaction(pool, async (client) => {
        await load(from, client);
        if (rollback !== undefined) await addOperation({ kind: 'restore', doc: rollback }, client);
        return pausedAt === undefined ? null : pauseAll(pausedAt, client);
      }),
  };
}

/** In an order in which each table comes after those that its foreign keys name. */
async function shapes(client: Queryable): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape & { needs: string[] }>(
    `select c.relname as name,
      (select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(distinct r.relname), '[]') from pg_constraint k join pg_class r on r.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and r.oid <> c.oid) as needs
    from pg_class c where c.relnamespace = (select oid from pg_namespace where nspname = current_schema())
      and c.relkind in ('r', 'p') and c.relname like 'revenant\\_%' and c.relname <> $1 order by c.relname`,
    [MIGRATED],
  );
  const ordered: TableShape[] = [];
  const placed = new Set<string>();
  while (ordered.length < rows.length) {
    const next = rows.filter(({ name, needs }) => !placed.has(name) && needs.every((one) => placed.has(one)));
    if (next.length === 0) throw new Error('the foreign keys of the tables form a ring');
    for (const { name, columns } of next) {
      placed.add(name);
      ordered.push({ name, columns });
    }
  }
  return ordered;
}

async function* rowsOf({ name, columns }: TableShape, client: Queryable): AsyncGenerator<string[]> {
  const texts = columns.map((column) => `${quoted(column)}::text`).join(', ');
  // The log is a chain, so its order counts. Others come as they lie on the disk, which is fastest.
  // Qualified: the plain name is the text, by which 10 comes before 2.
  const order = name === 'revenant_log' ? ' order by revenant_log.seq' : '';
  await client.query(
    `declare rows_of no scroll cursor for
    select row_to_json(r)::text as line from (select ${texts} from ${quoted(name)}${order}) as r`,
  );
  for (let wanted = 50; ; ) {
    const { rows } = await client.query<{ line: string }>(`fetch ${wanted} from rows_of`);
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < wanted) break;
    const average = rows.reduce((sum, { line }) => sum + line.length, 0) / rows.length;
    wanted = Math.max(1, Math.min(MOST_ROWS, wanted * 4, Math.floor(BATCH / average)));
  }
  await client.query('close rows_of');
}

async function firstFilled(tables: readonly TableShape[], client: Queryable): Promise<string | null> {
  for (const { name } of tables) {
    const some = name === LOG_HEAD ? 'where seq > 0' : '';
    if (await hasRow(client, `select 1 from ${quoted(name)} ${some} limit 1`)) return name;
  }
  return null;
}

async function load(from: LoadedTables, client: Queryable): Promise<void> {
  if (from.version > NEWEST) throw tooNew(from.version, NEWEST);
  const step = MIGRATIONS.find(({ version }) => version === from.version);
  if (step === undefined || migrationChecksum(step) !== from.checksum)
    throw new ConfigError(`version ${from.version} of the tables belongs to another build of revenant`);
  const present = await shapes(client);
  await client.query(`lock table ${present.map(({ name }) => quoted(name)).join(', ')} in access exclusive mode`);
  const filled = await firstFilled(present, client);
  if (filled !== null) throw new InputError(`the database is not empty: ${filled} has rows`);
  if (from.version < NEWEST) await rebuild(from.version, client);
  const tables = await shapes(client);
  for (const { name } of tables) {
    // Not "user" triggers of a superuser alone: those that check foreign keys stay.
    await client.query(`alter table ${quoted(name)} disable trigger user`);
    if (name === LOG_HEAD) await client.query(`delete from ${quoted(name)}`);
  }
  for (const table of from.tables) {
    const known = tables.find(({ name }) => name === table.name);
    if (known === undefined || known.columns.join() !== table.columns.join())
      throw new ConfigError(`${table.name} has other columns in the backup than in version ${from.version}`);
    for await (const lines of from.rows(known)) await insert(known, lines, client);
  }
  await client.query('set constraints all immediate');
  for (const { name, columns } of tables) {
    await client.query(`alter table ${quoted(name)} enable trigger user`);
    await continueSequences(name, columns, client);
  }
  await migrateWithin(client);
}

/** An empty database as it was at an earlier version. */
async function rebuild(version: number, client: Queryable): Promise<void> {
  const { rows } = await client.query<{ sql: string }>(
    `select 'drop table ' || c.oid::regclass || ' cascade' as sql from pg_class c
      where c.relnamespace = (select oid from pg_namespace where nspname = current_schema())
        and c.relkind in ('r', 'p') and c.relname like 'revenant\\_%'
    union all select 'drop function ' || p.oid::regprocedure || ' cascade' from pg_proc p
      where p.pronamespace = (select oid from pg_namespace where nspname = current_schema())
        and p.proname like 'revenant\\_%'`,
  );
  for (const { sql } of rows) if (sql.startsWith('drop table')) await client.query(sql);
  for (const { sql } of rows) if (!sql.startsWith('drop table')) await client.query(sql);
  await migrateWithin(
    client,
    MIGRATIONS.filter((step) => step.version <= version),
  );
}

async function insert({ name, columns }: TableShape, lines: readonly string[], client: Queryable): Promise<void> {
  const types = await mapOf<string, string>(
    client,
    `select attname as column, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [name],
  );
  const names = columns.map(quoted).join(', ');
  const values = columns.map((column) => `r.${quoted(column)}::${types.get(column)}`).join(', ');
  const texts = columns.map((column) => `${quoted(column)} text`).join(', ');
  await client.query(
    `insert into ${quoted(name)} (${names}) overriding system value
    select ${values} from json_to_recordset($1::json) as r(${texts})`,
    [`[${lines.join(',')}]`],
  );
}

/** A number that a row has is never given again. */
async function continueSequences(name: string, columns: readonly string[], client: Queryable): Promise<void> {
  for (const column of columns) {
    const sequence = await firstValue<string | null>(client, 'select pg_get_serial_sequence($1, $2)', [name, column]);
    if (sequence === null) continue;
    const sql = `select setval($1, coalesce(max(${quoted(column)}), 1), max(${quoted(column)}) is not null) from ${quoted(name)}`;
    await client.query(sql, [sequence]);
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
