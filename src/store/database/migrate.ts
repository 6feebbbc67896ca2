import { ConfigError, messageOf } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import type { Migrated } from '../../model/ports/store.ts';
import { MIGRATIONS, type Migration, NEWEST } from './migrations.ts';
import { type Queryable, type SqlPool, transaction } from './pool.ts';
import { firstValue } from './rows.ts';

/** Any fixed number that all processes agree on. */
const LOCK = 7_305_420_817;

/**
 * All missing steps or none; waits while another process applies them. Throws ConfigError for the
 * database of a newer program that this one may not work beside, or an applied step with another
 * text.
 */
export function migrate(pool: SqlPool, migrations: readonly Migration[] = MIGRATIONS): Promise<Migrated> {
  return transaction(pool, (client) => migrateWithin(client, migrations));
}

/** As `migrate`, in a transaction that the caller has opened. */
export async function migrateWithin(
  client: Queryable,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Migrated> {
  await client.query('select pg_advisory_xact_lock($1::bigint)', [String(LOCK)]);
  await client.query(`create table if not exists revenant_migrations (
    version integer primary key, name text not null, checksum text not null,
    applied_at timestamptz not null default clock_timestamp())`);
  // As JSON, since a step of its own adds the column `oldest`.
  const done = await client.query<{ version: number; checksum: string; oldest: number | null }>(
    `select version, checksum, (to_json(m)->>'oldest')::integer as oldest from revenant_migrations m order by version`,
  );
  const newest = migrations.at(-1)?.version ?? 0;
  for (const row of done.rows) {
    if (row.version > newest && (row.oldest ?? row.version) > newest) throw tooNew(row.version, newest);
    const step = migrations.find((one) => one.version === row.version);
    if (step !== undefined && migrationChecksum(step) !== row.checksum) {
      throw new ConfigError(
        `migration ${step.version} ("${step.name}") was applied to this database in another form: it belongs to another build of revenant`,
      );
    }
  }
  const applied = new Set(done.rows.map((row) => row.version));
  const missing = migrations.filter(({ version }) => !applied.has(version));
  for (const step of missing) await apply(step, client);
  for (const { version, oldest } of missing)
    if (oldest !== undefined)
      await client.query('update revenant_migrations set oldest = $2 where version = $1', [version, oldest]);
  const from = done.rows.at(-1)?.version ?? 0;
  return { from, to: Math.max(from, newest) };
}

/**
 * For rows of revenant_migrations: steps that a program which knows the version `$n` must not work
 * beside.
 */
export const beyond = (known: string): string => `version > ${known} and coalesce(oldest, version) > ${known}`;

/**
 * Throws ConfigError when a newer program has migrated the database so that this one must not go
 * on.
 */
export async function checkVersion(client: Queryable): Promise<void> {
  const version = await firstValue<number>(
    client,
    `select max(version) as version from revenant_migrations where ${beyond('$1::integer')}`,
    [NEWEST],
  );
  if (version !== null) throw tooNew(version, NEWEST);
}

export function tooNew(version: number, known: number): ConfigError {
  return new ConfigError(
    `the database has version ${version}, this program knows ${known}: use the newer revenant, or another data folder or database`,
  );
}

function withoutExtension(name: string, error: unknown): ConfigError {
  return new ConfigError(
    `the database has no extension ${name}, and this user cannot make it: ${messageOf(error)}. Install PostgreSQL's contrib package on the server, let an administrator run "create extension ${name}" in this database, then run this command again`,
    { cause: error },
  );
}

async function apply(step: Migration, client: Queryable): Promise<void> {
  for (const statement of statements(step.sql))
    await client.query(statement).catch((error: unknown) => {
      const extension = /^create extension if not exists (\w+)/.exec(statement)?.[1];
      throw extension === undefined ? error : withoutExtension(extension, error);
    });
  const sql = 'insert into revenant_migrations (version, name, checksum) values ($1, $2, $3)';
  await client.query(sql, [step.version, step.name, migrationChecksum(step)]);
}

/**
 * One by one, since the extended protocol takes a single statement. Inside a statement no semicolon
 * ends a line.
 */
function statements(sql: string): string[] {
  return sql
    .replaceAll(/^--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

export function migrationChecksum(step: Migration): string {
  return sha256(step.sql.trim());
}
