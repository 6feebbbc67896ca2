import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { seedDumpPath } from '../../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../../src/store/database/embedded.ts';
import { openStore } from '../../../src/store/store.ts';
import { tellAll } from './search-teller.ts';

it('tells each hit of a watched search once, though its process is killed six times', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-search-killed-'));
  const teller = join(import.meta.dirname, 'search-teller.ts');
  for (let round = 0; round < 6; round++) {
    const child = spawn(process.execPath, ['--liftoff-only', '--import', 'tsx', teller, folder, seedDumpPath()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let lines = 0;
    // At another moment each round: after a capture, in a transaction that tells, after it.
    for await (const _ of createInterface(child.stdout))
      if (++lines === 3 + round * 4) setTimeout(() => child.kill('SIGKILL'), round * 7);
    expect(child.signalCode ?? (await once(child, 'exit'))[1]).toBe('SIGKILL');
  }
  const { pool, close } = await openEmbedded(folder);
  const store = await openStore(pool);
  await tellAll(store, new Date('2026-05-01T00:00:00Z'));
  const counts = await pool.query<{ sites: number; hits: number; entries: number; alerts: number; left: number }>(
    `select (select count(distinct site)::integer from revenant_visits) as sites,
      (select count(*)::integer from revenant_search_hits) as hits,
      (select count(*)::integer from revenant_inbox) as entries,
      (select count(*)::integer from revenant_deliveries) as alerts,
      (select count(*)::integer from revenant_search_fresh) as left`,
  );
  const [row] = counts.rows;
  expect(row?.sites).toBeGreaterThan(20);
  expect(row).toEqual({ sites: row?.sites, hits: row?.sites, entries: row?.sites, alerts: row?.sites, left: 0 });
  await close();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);
