/** A purge that is killed at any time leaves no half of a visit, and goes on where it was. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { verifyLog } from '../../../src/flow/evidence/log.ts';
import { seedDumpPath } from '../../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../../src/store/database/embedded.ts';
import type { SqlPool } from '../../../src/store/database/pool.ts';
import { openStore } from '../../../src/store/store.ts';

const VISITS = 400;
const BEFORE = '2026-06-01T00:00:00.000Z';
const CHILDREN: Readonly<Record<string, number>> = { captures: 3, fingerprints: 1, name_searches: 1 };

/** Old visits, each with its own site, target, captures, fingerprint, and one finding between two neighbours. */
async function fill(pool: SqlPool): Promise<void> {
  const at = '2025-01-01T00:00:00.000Z';
  const digest = (of: string) => `encode(sha256(convert_to(${of}, 'UTF8')), 'hex')`;
  const statements = [
    `insert into revenant_runs (id, key, ordinal, options, targets, finished_at) select 'r' || n, 'k', n, '{}', 1, '${at}' from generate_series(0, 3) as n`,
    `insert into revenant_targets (id, run, ordinal, seed) select 't' || n, 'r' || n % 4, n, '{}' from generate_series(1, ${VISITS}) as n`,
    `insert into revenant_visits (id, target_id, final, run, site, kind, state, condition, source, doc)
      select 'v' || n, 't' || n, true, 'r' || n % 4, 's' || n || '.test', 'website', 'captured', 'content', 'crawl',
        json_build_object('endedAt', '${at}', 'records', ${digest("'list' || n")}) from generate_series(1, ${VISITS}) as n`,
    `insert into revenant_captures (visit, ordinal, id, role, url, final_url, headers, length, captured_at, doc)
      select 'v' || n, k, 'c' || n || '-' || k, 'page', 'u', 'u', '{}', 1, '${at}', json_build_object('body', ${digest("'body' || n || k")})
      from generate_series(1, ${VISITS}) as n, generate_series(1, 3) as k`,
    `insert into revenant_fingerprints (id, visit, site_key, comparable, tokens, doc)
      select 'f' || n, 'v' || n, decode(md5('s' || n), 'hex'), true, '{}', '{}' from generate_series(1, ${VISITS}) as n`,
    `insert into revenant_sites (site_key, site, kind, fingerprint, visit, captured_at)
      select decode(md5('s' || n), 'hex'), 's' || n || '.test', 'website', 'f' || n, 'v' || n, '${at}' from generate_series(1, ${VISITS}) as n`,
    `insert into revenant_name_searches (visit, list, cut) select 'v' || n, 'l', false from generate_series(1, ${VISITS}) as n`,
    `insert into revenant_matches (id, verdict, weight, background, left_site, right_site, doc, found_at, seen_at)
      select 'm' || n, 'lead', 9, 'b', 's' || n || '.test', 's' || n + 1 || '.test', json_build_object('model', 'x',
        'left', json_build_object('visit', 'v' || n), 'right', json_build_object('visit', 'v' || n + 1)), '${at}', '${at}'
      from generate_series(1, ${VISITS - 1}) as n where n % 2 = 1`,
  ];
  for (const sql of statements) await pool.query(sql);
}

/** Runs a purge and kills it some time after it has said `parts` lines. Returns whether it ended before. */
async function purgeUntil(folder: string, parts: number, moreMs: number): Promise<boolean> {
  const script = join(import.meta.dirname, 'purge-worker.ts');
  const child = spawn(process.execPath, ['--liftoff-only', '--import', 'tsx', script, folder, BEFORE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  let said = 0;
  let done = false;
  for await (const line of createInterface(child.stdout)) {
    done = line === 'done';
    if (++said === parts) void sleep(moreMs).then(() => child.kill('SIGKILL'));
  }
  await exit;
  return done;
}

it('removes each visit whole or not at all, however often it is killed', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'revenant-purge-')), 'db');
  const seeded = await openEmbedded(folder, { seedDump: seedDumpPath() });
  await openStore(seeded.pool);
  await fill(seeded.pool);
  await seeded.close();
  let kills = 0;
  for (let done = false; !done; kills++) {
    done = await purgeUntil(folder, 12, kills * 7);
    const { pool, close } = await openEmbedded(folder);
    const store = await openStore(pool);
    const count = async (of: string): Promise<number> =>
      (await pool.query<{ n: number }>(`select count(*)::integer as n from ${of}`)).rows[0]?.n ?? 0;
    const visits = await count('revenant_visits');
    for (const [table, each] of Object.entries(CHILDREN)) {
      expect(await count(`revenant_${table}`), table).toBe(visits * each);
      expect(await count(`revenant_${table} where visit not in (select id from revenant_visits)`), table).toBe(0);
    }
    expect(await count('revenant_sites')).toBe(visits);
    expect(await count('revenant_targets')).toBe(visits);
    // The list of its records, and the bodies of its captures.
    expect(await count('revenant_freed_blobs')).toBe((VISITS - visits) * 4);
    const [running] = await store.purges.running();
    const parts = await count(`revenant_operations where kind = 'purge-part'`);
    expect(await verifyLog(store.log, [], [])).toMatchObject({ ok: true, size: done ? parts + 1 : parts });
    if (done) {
      expect([visits, await count('revenant_matches'), await count('revenant_runs'), running]).toEqual([
        0,
        0,
        0,
        undefined,
      ]);
      expect(await count('revenant_purge_marks')).toBe(0);
      const [record] = await store.purges.records();
      expect(record).toMatchObject({
        by: 'A. Admin',
        removed: { visits: VISITS, matches: VISITS / 2, captures: VISITS * 3 },
      });
    } else expect(running).toMatchObject({ parts, removed: { ...(visits < VISITS && { visits: VISITS - visits }) } });
    await close();
  }
  expect(kills).toBeGreaterThan(4);
  rmSync(join(folder, '..'), { recursive: true, force: true });
});
