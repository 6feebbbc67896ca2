/** Lists with more rows than a call of JavaScript takes arguments (about 120,000). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings, runOptionsOf } from '../../../src/config.ts';
import { type FollowPorts, followLists } from '../../../src/flow/crawl/follow-lists.ts';
import { followName } from '../../../src/flow/crawl/followed-list.ts';
import { partsOf } from '../../../src/flow/crawl/schedule-parts.ts';
import type { Seed } from '../../../src/model/facts/seed.ts';
import { seedDumpPath } from '../../../src/store/database/data-folder.ts';
import { type EmbeddedDatabase, openEmbedded } from '../../../src/store/database/embedded.ts';
import { openStore } from '../../../src/store/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-rows-'));
const ROWS = 130_000;
const seeds = Array.from(
  { length: ROWS },
  (_, i): Seed => ({ url: `https://shop-${i}.test/`, kind: 'website', tags: [] }),
);
const options = runOptionsOf(readSettings({}, {}), 0);
let database: EmbeddedDatabase;

beforeAll(async () => {
  database = await openEmbedded(folder, { seedDump: seedDumpPath() });
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a list of 130,000 rows', () => {
  it('is followed', async () => {
    const store = await openStore(database.pool);
    await store.lists.add({ id: 'l', name: 'all', by: 'Ann', at: '2026-01-01T00:00:00.000Z' });
    await store.lists.addRows('l', seeds);
    const createdAt = '2026-01-01T00:00:00.000Z';
    const [part] = partsOf('all', seeds.slice(0, 1), { every: '7d', cron: null }).parts;
    if (part === undefined) throw new Error('there is no part');
    const { id, rowInterval, when } = part;
    const schedule = {
      ...{ id, rowInterval, ...when, name: 'all', seeds: [], options, createdAt, lastRunAt: null },
      follows: [followName('l')],
    };
    await store.schedules.add(schedule);
    const log = { warn: () => undefined };
    const ports = { store, log, ofReplay: () => null } as unknown as FollowPorts;
    const { current } = await followLists(schedule, ports);
    expect(current?.seeds).toHaveLength(ROWS);
  });
});
