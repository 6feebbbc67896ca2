import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryLanes } from '../../src/egress/memory-lanes.ts';
import type { Lanes } from '../../src/model/ports.ts';
import { type EmbeddedDatabase, openEmbedded } from '../../src/store/embedded.ts';
import { openLanes } from '../../src/store/lanes.ts';
import { openStore } from '../../src/store/store.ts';
import { lanesContract, sharedLanesContract } from '../contract/lanes.contract.ts';
import { startPostgres } from '../servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-lanes-'));
const server = await startPostgres();
let embedded: EmbeddedDatabase;
const pool = server === null ? null : new pg.Pool({ connectionString: server.url, max: 16 });
pool?.on('error', () => undefined);

beforeAll(async () => {
  embedded = await openEmbedded(join(folder, 'data'));
  await openStore(embedded.pool);
  if (pool !== null) await openStore(pool);
}, 60_000);
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
  const before = await openEmbedded(own);
  const { lanes } = await openStore(before.pool);
  await lanes.take([use], 1_000);
  await lanes.leave([use], { inARow: 3, pauseMs: 1 });
  await before.close();
  const after = await openEmbedded(own);
  const answer = await (await openStore(after.pool)).lanes.take([use], 1_000);
  await after.close();
  expect(answer).toMatchObject({ ok: false, held: false });
  expect(answer.ok || answer.pausedMs).toBeGreaterThan(3_500_000);
});
