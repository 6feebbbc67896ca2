import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDumpPath } from '../../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../../src/store/database/embedded.ts';
import { migrate } from '../../../src/store/database/migrate.ts';
import { MIGRATIONS, NEWEST } from '../../../src/store/database/migrations.ts';
import type { SqlPool } from '../../../src/store/database/pool.ts';
import { documents, expectOneLine, runHere, temporaryFolder } from '../../../testkit/cli/run-cli.ts';
import { startPostgres } from '../../../testkit/servers.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'data');
const older = MIGRATIONS.slice(0, -2);

/** As an older program left it. */
async function makeOlder(pool: SqlPool): Promise<void> {
  await pool.query('drop schema public cascade');
  await pool.query('create schema public');
  await migrate(pool, older);
}

beforeAll(async () => {
  const { pool, close } = await openEmbedded(data, { seedDump: seedDumpPath() });
  await makeOlder(pool);
  await close();
});
afterAll(() => folder.remove());

describe('revenant migrate', () => {
  it('brings the embedded database to this version, and says from which to which', async () => {
    const first = await runHere(['migrate', '--data', data], folder.path);
    expect(first).toMatchObject({
      code: 0,
      stdout: `Migrated the database from version ${NEWEST - 2} to ${NEWEST}.\n`,
    });
    const again = await runHere(['migrate', '--data', data], folder.path);
    expect(again).toMatchObject({ code: 0, stdout: `The database has version ${NEWEST}: nothing to do.\n` });
    const { stdout } = await runHere(['migrate', '--data', data, '--json'], folder.path);
    expect(documents(stdout, 'revenant.migration-1')).toEqual([
      { schema: 'revenant.migration/1', from: NEWEST, to: NEWEST },
    ]);
  });

  it('makes no data folder, and takes no folder of something else for one', async () => {
    expectOneLine(await runHere(['migrate', '--data', 'none'], folder.path), /none does not exist/);
    mkdirSync(join(folder.path, 'other', 'thing'), { recursive: true });
    expectOneLine(await runHere(['migrate', '--data', 'other'], folder.path), /holds something else/);
  });

  it('makes the tables of a new server', async ({ skip }) => {
    const server = await startPostgres();
    if (server === null) return skip('PostgreSQL is not installed');
    try {
      const environment = { REVENANT_DATABASE_URL: server.url };
      const first = await runHere(['migrate'], folder.path, environment);
      expect(first).toMatchObject({ code: 0, stdout: `Migrated the database from version 0 to ${NEWEST}.\n` });
    } finally {
      await server.stop();
    }
  });

  it('refuses the database of a newer program in one line', async () => {
    const { pool, close } = await openEmbedded(data);
    await pool.query('insert into revenant_migrations (version, name, checksum) values ($1, $2, $3)', [
      ...[NEWEST + 1, 'later', 'none'],
    ]);
    await close();
    const refused = await runHere(['migrate', '--data', data], folder.path);
    expect(refused.code).toBe(1);
    expectOneLine(refused, new RegExp(`the database has version ${NEWEST + 1}, this program knows ${NEWEST}`));
  });
});
