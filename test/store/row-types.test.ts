import { existsSync, readFileSync } from 'node:fs';
import { PGlite, protocol } from '@electric-sql/pglite';
import { beforeAll, expect, it } from 'vitest';
import { seedDumpPath } from '../../src/store/database/data-folder.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import type { SqlPool } from '../../src/store/database/pool.ts';
import { MARK_TABLES } from '../../src/store/purge/purge-marks.ts';
import { type Look, type TypedStatement, typedStatements } from './row-types.ts';

interface Column {
  readonly name: string;
  /** Null: a generated column, which is as its document is. */
  readonly optional: boolean | null;
}

let database: PGlite;
/** By "table number". */
const columnsOfTables = new Map<string, Column>();
const looks = new Map<number, Look>();

beforeAll(async () => {
  const seed = seedDumpPath();
  database = await PGlite.create(existsSync(seed) ? { loadDataDir: new Blob([readFileSync(seed)]) } : {});
  const client = { query: (sql: string, params: never[]) => database.query(sql, params), release: () => undefined };
  await migrate({ ...client, connect: async () => client } as unknown as SqlPool);
  for (const [table, more] of Object.entries(MARK_TABLES))
    await database.query(`create temporary table ${table} (id text primary key${more})`);
  const columns = await database.query<Column & { at: string }>(
    `select attrelid || ' ' || attnum as at, attname as name, case attgenerated when '' then not attnotnull end as optional
    from pg_attribute where attnum > 0`,
  );
  for (const { at, ...column } of columns.rows) columnsOfTables.set(at, column);
  const types = await database.query<{ oid: number; typname: string; typcategory: string }>(
    'select oid::integer, typname, typcategory from pg_type',
  );
  for (const { oid, typname, typcategory } of types.rows) looks.set(oid, lookOf(typname, typcategory));
});

function lookOf(type: string, category: string): Look {
  if (type === 'json' || type === 'jsonb') return 'document';
  // 64 bits are too many for a number.
  if (type === 'int8' || type === 'numeric') return 'string';
  return ({ N: 'number', B: 'boolean', D: 'date', A: 'array' } as const)[category] ?? 'string';
}

/** The columns of a statement, as the database describes them without running it. */
async function fieldsOf(sql: string) {
  const { parse, describe, sync } = protocol.serialize;
  const asked = Buffer.concat([parse({ text: sql }), describe({ type: 'S' }), sync()]);
  const { messages } = await database.execProtocol(asked);
  const [described] = messages.filter((message) => message instanceof protocol.messages.RowDescriptionMessage);
  return described?.fields ?? [];
}

async function problemsOf({ sql, columns }: Pick<TypedStatement, 'sql' | 'columns'>): Promise<string[]> {
  // The rows of a cursor are not described.
  if (sql === null || sql.startsWith('fetch ')) return [];
  const fields = await fieldsOf(sql);
  if (columns.has(0) && fields.length !== columns.size) return [`${fields.length} columns, not ${columns.size}`];
  return [...columns].flatMap(([name, said]) => {
    const field = typeof name === 'number' ? fields[name] : fields.find((one) => one.name === name);
    if (field === undefined) return said.has('undefined') ? [] : `${name} is no column`;
    const look = looks.get(field.dataTypeID) ?? 'string';
    const fits = said.has(look) || said.has('document') || (look === 'document' && !said.has('date'));
    if (!fits) return `${name} is ${look}, not ${[...said].join(' or ')}`;
    const column = columnsOfTables.get(`${field.tableID} ${field.columnID}`);
    const isSought = new RegExp(`\\b${column?.name} (is not null|<>|>)`).test(sql);
    if (column?.optional === true && !isSought && !said.has('null')) return `${name} may be null`;
    const isJoined = /\b(left|full) join\b/.test(sql);
    return column?.optional === false && !isJoined && said.has('null') ? `${name} is never null` : [];
  });
}

it('every declared row has the columns of its statement, with their types, and null where it may be', async () => {
  const statements = typedStatements('src/store/');
  expect(statements.length).toBeGreaterThan(150);
  expect(statements.filter(({ sql }) => sql === null).length, 'put together at run time').toBeLessThan(25);
  const wrong: string[] = [];
  for (const statement of statements) {
    const problems = await problemsOf(statement).catch((error: Error) => [error.message]);
    wrong.push(...problems.map((problem) => `${statement.place}: ${problem}`));
  }
  expect(wrong).toEqual([]);
});

it.each<[string, string, Record<string, Look[]>, string]>([
  ['another name', 'select id from revenant_runs', { ids: ['string'] }, 'ids is no column'],
  [
    'another type',
    'select created_at from revenant_runs',
    { created_at: ['string'] },
    'created_at is date, not string',
  ],
  ['a big number', 'select count(*) as n from revenant_runs', { n: ['number'] }, 'n is string, not number'],
  ['no null', 'select finished_at as at from revenant_runs', { at: ['date'] }, 'at may be null'],
  ['null', 'select id from revenant_runs', { id: ['string', 'null'] }, 'id is never null'],
])('a row with %s is found', async (_, sql, columns, problem) => {
  const said = new Map(Object.entries(columns).map(([name, of]) => [name, new Set(of)]));
  expect(await problemsOf({ sql, columns: said })).toEqual([problem]);
});

it('a statement about a column that is gone is found', async () => {
  await expect(problemsOf({ sql: 'select gone from revenant_runs', columns: new Map() })).rejects.toThrow('"gone"');
});
