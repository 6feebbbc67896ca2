import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { Entity } from '../../src/model/facts/seed.ts';
import { seedDumpPath } from '../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../src/store/database/embedded.ts';
import { openStore } from '../../src/store/store.ts';
import { storeContract } from '../../testkit/contract/store.contract.ts';
import { startPostgres } from '../../testkit/servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-store-'));
const server = await startPostgres();
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const embedded = await openEmbedded(join(folder, 'data'), { seedDump: seedDumpPath() });
afterAll(() => embedded.close());
storeContract('PGlite', { store: await openStore(embedded.pool), pool: embedded.pool, isServer: false });

if (server === null) {
  describe('store contract: PostgreSQL', () => {
    it.skip('PostgreSQL is not installed', () => undefined);
  });
} else {
  const pool = new pg.Pool({ connectionString: server.url, max: 8 });
  // The pool's end does not wait for its connections' end: the server may go first.
  pool.on('error', () => undefined);
  afterAll(() => pool.end());
  storeContract('PostgreSQL', { store: await openStore(pool), pool, isServer: true });

  describe('the revision of the entities on PostgreSQL', () => {
    it('tells of a change that is committed after one that began later', async () => {
      const pool = new pg.Pool({ connectionString: server.url, max: 4 });
      pool.on('error', () => undefined);
      const { entities } = await openStore(pool);
      await entities.save(['early', 'late'].map((id) => Entity.parse({ id, names: [id] })));
      const early = await pool.connect();
      await early.query('begin');
      await early.query('select pg_current_xact_id()');
      await entities.save([Entity.parse({ id: 'late', names: ['Late, renamed'] })]);
      const revision = await entities.revision();
      await early.query(`update revenant_entities set doc = doc where id = 'early'`);
      await early.query('commit');
      early.release();
      expect(await entities.revision()).not.toBe(revision);
      await pool.end();
    });
  });
}
