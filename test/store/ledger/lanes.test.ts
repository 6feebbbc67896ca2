import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { memoryLanes } from '../../../src/egress/pace/memory-lanes.ts';
import type { Lanes } from '../../../src/model/ports/lanes.ts';
import { seedDumpPath } from '../../../src/store/database/data-folder.ts';
import { type EmbeddedDatabase, openEmbedded } from '../../../src/store/database/embedded.ts';
import { openLanes } from '../../../src/store/ledger/lanes.ts';
import { openStore } from '../../../src/store/store.ts';
import { lanesContract, sharedLanesContract } from '../../../testkit/contract/store/lanes.contract.ts';
import { startPostgres } from '../../../testkit/servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-lanes-'));
const server = await startPostgres();
let embedded: EmbeddedDatabase;
const pool = server === null ? null : new pg.Pool({ connectionString: server.url, max: 16 });
pool?.on('error', () => undefined);

beforeAll(async () => {
  embedded = await openEmbedded(join(folder, 'data'), { seedDump: seedDumpPath() });
  await openStore(embedded.pool);
  if (pool !== null) await openStore(pool);
});
afterAll(async () => {
  await embedded.close();
  await pool?.end();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const memory = memoryLanes(Date.now);
lanesContract('memory', () => ({ mine: memory, theirs: null }));
lanesContract('PGlite', () => ({ mine: openLanes(embedded.pool), theirs: openLanes(embedded.pool) }));
sharedLanesContract('PGlite', async () => openLanes(embedded.pool));

describe.skipIf(pool === null)('with PostgreSQL (skipped without it)', () => {
  const open = (): Lanes => openLanes(pool as pg.Pool);
  lanesContract('PostgreSQL', () => ({ mine: open(), theirs: open() }));
  sharedLanesContract('PostgreSQL', async () => open());
});

it('keeps pauses and rests in the data folder when the process ends', async () => {
  const own = join(folder, 'restarted');
  const use = { key: 'domain shop.example', restMs: 60_000, deferredMs: 3_600_000 };
  const before = await openEmbedded(own, { seedDump: seedDumpPath() });
  const { lanes } = await openStore(before.pool);
  await lanes.take([use], 1_000);
  await lanes.leave([use], { inARow: 3, pauseMs: 1 });
  await before.close();
  const after = await openEmbedded(own);
  const answer = await (await openStore(after.pool)).lanes.take([use], 1_000);
  await after.close();
  expect(answer).toMatchObject({ ok: false, held: [] });
  expect(answer.ok || answer.pausedMs).toBeGreaterThan(3_500_000);
});

it('forgets lanes that nobody has used for a day, also in a worker that runs for months', async () => {
  const age = () =>
    embedded.pool.query(`insert into revenant_lanes (key, lease_until, next_at)
      values ('domain old.example', now() - interval '2 days', now() - interval '2 days')`);
  const kept = async () =>
    (await embedded.pool.query("select 1 from revenant_lanes where key = 'domain old.example'")).rows.length;
  const lanes = openLanes(embedded.pool);
  const look = () => lanes.take([{ key: 'domain new.example', restMs: 0, deferredMs: null }], 1_000);
  await age();
  await look();
  expect(await kept()).toBe(0);
  await age();
  await look();
  expect(await kept()).toBe(1);
  const later = performance.now() + 3_700_000;
  const clock = vi.spyOn(performance, 'now').mockReturnValue(later);
  await look();
  clock.mockRestore();
  expect(await kept()).toBe(0);
});
