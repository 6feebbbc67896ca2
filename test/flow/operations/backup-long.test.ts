import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorker } from '../../../jobs/worker.ts';
import { readSettings } from '../../../src/config.ts';
import { verifyLog } from '../../../src/flow/evidence/log.ts';
import { backUp } from '../../../src/flow/operations/backup.ts';
import { freeBlobs } from '../../../src/flow/operations/purge.ts';
import { checkBackup, restore } from '../../../src/flow/operations/restore.ts';
import { openServices, type Services } from '../../../src/services.ts';
import { openBackups } from '../../../src/store/backup/backups.ts';
import { run, start } from '../../../testkit/cli/run-cli.ts';
import { finished, openTestRun, openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';
import { startPostgres } from '../../../testkit/servers.ts';
import { localS3 } from '../../../testkit/store/local-s3.ts';
import { purge } from './purge-whole.ts';

const home = mkdtempSync(join(tmpdir(), 'revenant-backup-long-'));
const quiet = { table: () => undefined, blobs: () => undefined };
const SITES = 24;
const ROUNDS = 8;
const server = await startPostgres();

let world: GeneratedWorld;
let shop: Workshop;
let services: Services;
let data = '';
const opened: Services[] = [];
beforeAll(async () => {
  world = await startGeneratedWorld({ sites: SITES, twins: { 1: 0 }, delayMs: 20 });
  shop = await openWorkshop(world);
  services = shop.services;
  data = services.settings.data;
});
afterAll(async () => {
  for (const one of opened) await one.close();
  await shop?.close();
  await world?.close();
  await server?.stop();
  rmSync(home, { recursive: true, force: true });
});

async function open(settings: Record<string, unknown>): Promise<Services> {
  const one = await openServices(readSettings({ browser: 'never', logLevel: 'silent', ...settings }, {}));
  opened.push(one);
  return one;
}

const check = (folder: string) => checkBackup(folder, openBackups(), [], [], () => undefined);
const restoreInto = async (folder: string, target: Services): Promise<void> => {
  await restore((await check(folder)).backup, target, { blobs: () => undefined, table: () => undefined }, {});
};

/** Every blob that a stored visit names is there, and the log is whole. */
async function expectWhole({ store, blobs }: Services): Promise<number> {
  const visits = await store.ledger.visits({});
  for (const { visit } of visits) {
    const records = visit.records === undefined ? null : await blobs.get(visit.records);
    if (visit.records !== undefined) expect(records, visit.site).not.toBeNull();
    const inRecords = [
      ...Buffer.from(records ?? [])
        .toString()
        .matchAll(/"body":"([0-9a-f]{64})"/g),
    ].map(([, one]) => one);
    for (const digest of [...visit.captures.map(({ body }) => body), ...inRecords])
      if (digest) expect(await blobs.get(digest), `${visit.site} ${digest}`).not.toBeNull();
  }
  expect(await verifyLog(store.log, [], [])).toMatchObject({ ok: true, problems: [] });
  return visits.length;
}

/** All rows, in an order of their own. */
function rowsOf({ store }: Services): Promise<string[]> {
  return store.tables.snapshot(async (snapshot) => {
    const all: string[] = [];
    for (const table of snapshot.tables)
      for await (const lines of snapshot.rows(table)) all.push(...lines.map((line) => `${table.name} ${line}`));
    return all.sort();
  });
}

describe('beside a running worker', () => {
  it('a backup has one state, and a purge takes nothing that the worker needs', async () => {
    const crawl = await openTestRun(
      world,
      services,
      Array.from({ length: SITES }, (_, i) => i),
      true,
    );
    const worker = await startWorker(services);
    const sizes: number[] = [];
    for (let round = 0; round < 3; round++) {
      const folder = join(home, `beside-${round}`);
      // Another process, as an operator would: a guest of the one that holds the data folder.
      const ended = await run(['backup', folder, '--data', data, '--json'], home);
      expect(ended.code, ended.stderr).toBe(0);
      expect(JSON.parse(ended.stdout)).toMatchObject({ schema: 'revenant.backup/1', blobs: { missing: [] } });
      const target = await open({ data: join(home, `restored-${round}`) });
      await restoreInto(folder, target);
      sizes.push(await expectWhole(target));
      await target.close();
    }
    for (const site of ['s003.test', 's004.test'])
      await purge({ before: null, site, entity: null, value: null }, { by: 'A', reason: 'test' }, services);
    await freeBlobs(services);
    await finished(crawl, services);
    await worker.stop();
    await freeBlobs({ ...services, clock: { now: () => new Date(Date.now() + 2 * 86_400_000) } });
    expect(sizes.at(-1)).toBeGreaterThan(0);
    await expectWhole(services);
  });
});

describe('killed at any time', () => {
  const folder = join(home, 'killed');
  beforeAll(async () => {
    for (let i = 0; i < 200; i++) await services.blobs.put(randomBytes(200_000));
  });

  it('a backup is whole or not there, and never takes the one before with it', async () => {
    let killed = 0;
    for (let round = 0; round < ROUNDS; round++) {
      if (round === ROUNDS / 2) await backUp(folder, { ...services, software: 'test' }, quiet);
      await services.blobs.put(randomBytes(200_000));
      const { child, ended } = start(['backup', folder, '--data', data, '--full'], home);
      const timer = setTimeout(() => child.kill('SIGKILL'), 700 + round * 150);
      if ((await ended).code === null) killed++;
      clearTimeout(timer);
      const there = existsSync(folder) ? folder : existsSync(`${folder}.old`) ? `${folder}.old` : null;
      if (round >= ROUNDS / 2) expect(there).not.toBeNull();
      if (there !== null) expect((await check(there)).document).toMatchObject({ ok: true, problems: [] });
    }
    expect(killed).toBeGreaterThan(ROUNDS / 3);
    expect((await run(['backup', folder, '--data', data], home)).code).toBe(0);
    expect([existsSync(`${folder}.part`), existsSync(`${folder}.old`)]).toEqual([false, false]);
  });

  it('between its two renames, the one before is put back by the next', async () => {
    const before = readFileSync(join(folder, 'backup.json'), 'utf8');
    renameSync(folder, `${folder}.old`);
    const refused = await run(['restore', folder, '--check'], home);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('killed.old is the backup before it')]);
    const again = await backUp(folder, { ...services, software: 'test' }, quiet);
    expect(again.blobs.added).toBe(0);
    expect(again.blobs.count).toBe(JSON.parse(before).blobs.count);
  });

  it('a restore leaves an empty store or a whole one, and can be run again', async () => {
    const whole = await rowsOf(services);
    let killed = 0;
    let emptied = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const into = join(home, `into-${round}`);
      const { child, ended } = start(['restore', folder, '--into', into], home);
      const timer = setTimeout(() => child.kill('SIGKILL'), 800 + round * 250);
      if ((await ended).code === null) killed++;
      clearTimeout(timer);
      const target = await open({ data: into });
      if (await target.store.tables.isEmpty()) {
        emptied++;
        await restoreInto(folder, target);
      }
      expect(await rowsOf(target)).toEqual(whole);
      await expectWhole(target);
      await target.close();
      rmSync(into, { recursive: true, force: true });
    }
    expect(killed).toBeGreaterThan(ROUNDS / 3);
    expect(emptied).toBeGreaterThan(0);
  });
});

describe('between back ends', () => {
  it.skipIf(server === null)('embedded and files → PostgreSQL and S3 → embedded and files', async () => {
    const s3 = localS3(home);
    const { port } = await s3.run();
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' });
    try {
      const first = join(home, 'first');
      await backUp(first, { ...services, software: 'test' }, quiet);
      const blobUrl = `s3://captures/far?endpoint=${encodeURIComponent(`http://127.0.0.1:${port}`)}`;
      const far = await open({ data: join(home, 'far'), databaseUrl: server?.url ?? '', blobUrl });
      await restoreInto(first, far);
      await expectWhole(far);
      const second = join(home, 'second');
      const manifest = await backUp(second, { ...far, software: 'test' }, quiet);
      expect(manifest.blobs).toMatchObject({ missing: [] });
      const back = await open({ data: join(home, 'back') });
      await restoreInto(second, back);
      expect(await rowsOf(back)).toEqual(await rowsOf(services));
      await expectWhole(back);
    } finally {
      delete process.env['AWS_ACCESS_KEY_ID'];
      delete process.env['AWS_SECRET_ACCESS_KEY'];
      await sleep(10);
      await s3.close();
    }
  });
});
