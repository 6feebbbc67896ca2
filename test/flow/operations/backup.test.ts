import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveryOf, newAlert } from '../../../src/alert/deliveries.ts';
import { readSettings, runOptionsOf } from '../../../src/config.ts';
import { InputError, UsageError } from '../../../src/errors.ts';
import { sign } from '../../../src/evidence/signing.ts';
import { resumeSchedules } from '../../../src/flow/crawl/manage-schedules.ts';
import { waitingSince } from '../../../src/flow/crawl/schedule-times.ts';
import { exportMatch } from '../../../src/flow/evidence/export-match.ts';
import { newCheckpoint, verifyLog } from '../../../src/flow/evidence/log.ts';
import { verifyBundle } from '../../../src/flow/evidence/verify-bundle.ts';
import { createHook, resumeHook } from '../../../src/flow/hooks.ts';
import { type BackupPorts, backUp } from '../../../src/flow/operations/backup.ts';
import { beginPurge, finishPurges } from '../../../src/flow/operations/purge.ts';
import { checkBackup, restore } from '../../../src/flow/operations/restore.ts';
import { judge } from '../../../src/flow/screen/judge.ts';
import { BackupManifest, RestoreDocument } from '../../../src/model/backup.ts';
import { canonicalJson } from '../../../src/model/canonical-json.ts';
import type { Checkpoint } from '../../../src/model/decisions/evidence.ts';
import { openServices, type Services } from '../../../src/services.ts';
import { openBackups } from '../../../src/store/backup/backups.ts';
import { NEWEST } from '../../../src/store/database/migrations.ts';
import { expectOneLine, runHere } from '../../../testkit/cli/run-cli.ts';
import { type Bench, openBench } from '../../../testkit/evidence/bench.ts';

const home = mkdtempSync(join(tmpdir(), 'revenant-backup-'));
const folder = join(home, 'backup');
const quiet = { table: () => undefined, blobs: () => undefined };
const check = (of: string, anchors: Checkpoint[] = [], keys: string[] = []) =>
  checkBackup(of, openBackups(), anchors, keys, () => undefined);

let bench: Bench;
let ports: BackupPorts;
let manifest: BackupManifest;
const hook = createHook({ url: 'https://hook.example/alerts', all: true }, new Date());
const opened: Services[] = [];
beforeAll(async () => {
  bench = await openBench();
  const { services } = bench.shop;
  await newCheckpoint(services);
  await services.store.hooks.add(hook);
  await services.store.outbox.add([deliveryOf(newAlert('match.flagged', ['d1'], new Date(), {}), hook)]);
  const options = runOptionsOf(services.settings, 3);
  const at = { every: '7d', cron: null, createdAt: new Date().toISOString(), lastRunAt: null };
  await services.store.schedules.add({ id: 's1', name: "the agent's", seeds: [], options, ...at });
  const rule = { before: '2001-01-01T00:00:00.000Z', site: null, entity: null, value: null };
  await beginPurge(rule, { by: 'A. Admin', reason: 'an order' }, services);
  ports = { ...services, software: 'revenant 0.1.0' };
  manifest = await backUp(folder, ports, quiet);
});
afterAll(async () => {
  for (const services of opened) await services.close();
  await bench?.close();
  rmSync(home, { recursive: true, force: true });
});

async function emptyStore(name: string): Promise<Services> {
  const services = await openServices(
    readSettings({ data: join(home, name), browser: 'never', logLevel: 'silent' }, {}),
  );
  opened.push(services);
  return services;
}

function filesBelow(of: string): string[] {
  return readdirSync(of, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('a backup', () => {
  it('describes itself, and is open to its owner only', () => {
    expect(BackupManifest.parse(JSON.parse(readFileSync(join(folder, 'backup.json'), 'utf8')))).toEqual(manifest);
    expect(
      manifest.files
        .map(({ path }) => join(folder, path))
        .concat(join(folder, 'backup.json'))
        .sort(),
    ).toEqual(filesBelow(folder).sort());
    for (const path of filesBelow(folder)) expect(statSync(path).mode & 0o777, path).toBe(0o600);
    for (const name of ['', 'tables', 'blobs', 'keys', 'checkpoints'])
      expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o700);
    expect(readdirSync(home)).not.toContain('backup.part');
  });

  it('restores to a store with the same findings, visits and log, whose bundles verify', async () => {
    const { backup, document } = await check(folder);
    expect(RestoreDocument.parse(document)).toMatchObject({ ok: true, problems: [], rollback: [] });
    const target = await emptyStore('restored');
    const said = { blobs: () => undefined, table: () => undefined };
    expect(await restore(backup, target, said, {})).toBeNull();
    const source = bench.shop.services;
    expect(await target.store.matches.list({})).toEqual(await source.store.matches.list({}));
    expect(await target.store.ledger.visits({})).toEqual(await source.store.ledger.visits({}));
    expect(await target.store.log.head()).toEqual(await source.store.log.head());
    expect(await verifyLog(target.store.log, await target.kept.all(), [manifest.key])).toMatchObject({ ok: true });
    const digests = async ({ blobs }: Services): Promise<string[]> => {
      const all: string[] = [];
      for await (const digest of blobs.digests()) all.push(digest);
      return all.sort();
    };
    expect(await digests(target)).toEqual(await digests(source));
    const software = 'revenant 0.1.0';
    const file = (await exportMatch(bench.match, { ...target, software })).file;
    const verified = await verifyBundle('bundle', file, { keys: [manifest.key], roots: [], software }, target.reader);
    expect(verified).toMatchObject({ ok: true, verdict: { outcome: 'same' } });
    await expect(restore(backup, target, said, {})).rejects.toThrow(InputError);
    // As they were: --keep-running.
    expect(await target.store.hooks.list()).toEqual(await source.store.hooks.list());
    expect(await target.store.schedules.list()).toEqual(await source.store.schedules.list());
  });

  it('neither crawls nor alerts once restored, until a person resumes it', async () => {
    const into = join(home, 'paused');
    const { code, stdout, stderr } = await runHere(['restore', folder, '--into', into, '--json'], home);
    expect(code, stderr).toBe(0);
    const paused = { schedules: ["the agent's"], hooks: [hook.id], runs: 0, purges: 1 };
    expect(RestoreDocument.parse(JSON.parse(stdout))).toMatchObject({ restored: true, paused });
    expect(stderr).toContain(`revenant schedule resume 'the agent'\\''s' --data ${into}`);
    expect(stderr).toContain(`revenant hooks resume ${hook.id} --data ${into}`);
    expect(stderr).toContain(`revenant purge --resume --data ${into}`);
    const target = await emptyStore('paused');
    const { store } = target;
    const [schedule] = await store.schedules.list();
    const later = new Date(Date.now() + 90 * 86_400_000);
    const due = async () => waitingSince((await store.schedules.list())[0]!, later);
    expect([schedule?.pausedAt, await due()]).toEqual([expect.any(String), null]);
    expect(await store.outbox.due(10)).toEqual([]);
    await resumeSchedules([schedule!], target);
    const [restored] = await store.hooks.list();
    expect(restored?.disabledAt).toEqual(expect.any(String));
    await resumeHook(restored!, target);
    expect(await due()).toEqual(expect.any(Date));
    expect([await store.purges.running(1), (await store.purges.running()).length]).toEqual([[], 1]);
    expect([await finishPurges(target, 0), await store.purges.running()]).toEqual([1, []]);
    expect(await store.outbox.due(10)).toMatchObject([{ hook: hook.id, state: 'pending' }]);
  });

  it('copies only new blobs into the folder of an earlier one, and refuses any other folder', async () => {
    const again = join(home, 'again');
    await backUp(again, ports, quiet);
    const bytes = Buffer.from(`new ${Math.random()}`);
    await bench.shop.services.blobs.put(bytes);
    const second = await backUp(again, ports, quiet);
    expect([second.blobs.added, second.blobs.count]).toEqual([1, manifest.blobs.count + 1]);
    expect((await check(again)).document.ok).toBe(true);
    expect((await backUp(again, ports, quiet, true)).blobs.added).toBe(second.blobs.count);
    const other = join(home, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'letter.txt'), 'not ours');
    await expect(backUp(other, ports, quiet)).rejects.toThrow(UsageError);
    expect(readdirSync(other)).toEqual(['letter.txt']);
    const stranger = await emptyStore('stranger');
    await expect(backUp(again, { ...stranger, software: 'x' }, quiet)).rejects.toThrow('another store');
    expect((await check(again)).document.ok).toBe(true);
  });

  it('is found damaged by any flipped byte, with the name of the file', async () => {
    const paths = filesBelow(folder).filter((path) => statSync(path).size > 0);
    // Tables and blobs are checked one by one, so all of them at once; what lies above them may end the check.
    const isPart = (path: string) => ['tables', 'blobs'].some((room) => path.startsWith(join(folder, room)));
    const [below, above] = [paths.filter(isPart), paths.filter((path) => !isPart(path))];
    expect(below.length).toBeGreaterThan(2);
    for (const group of [below, ...above.map((path) => [path])]) {
      const kept = group.map((path) => [path, readFileSync(path)] as const);
      for (const [path, bytes] of kept) {
        const at = Math.floor(Math.random() * bytes.length);
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(Math.random() * 8));
        writeFileSync(path, flipped);
      }
      const found = await check(folder).then(
        ({ document }) => document.problems.map((one) => one.path),
        (error: Error) => [error.message],
      );
      for (const path of group) expect(found.join(' ')).toContain(path.slice(folder.length + 1));
      for (const [path, bytes] of kept) writeFileSync(path, bytes);
    }
    expect((await check(folder)).document.ok).toBe(true);
  });

  it('is known to be old by a later checkpoint, and foreign by its key', async () => {
    await judge(bench.match, { judgement: 'positive', by: 'A. Analyst', why: 'same owner' }, bench.shop.services);
    const later = await newCheckpoint(bench.shop.services);
    const { document } = await check(folder, [later]);
    expect(document.rollback.join()).toContain('the end of the log was cut off');
    expect(document.ok).toBe(true);
    const strange = await check(folder, [], ['AAAA']);
    expect(strange.document.problems).toMatchObject([{ path: 'backup.json' }]);
  });

  it('of the time before an upgrade is restored only on purpose, with who and why in the log', async () => {
    const { services } = bench.shop;
    await newCheckpoint(services);
    // The program went on, its database is gone, and its data folder still has the later checkpoints.
    const into = join(home, 'back');
    cpSync(join(services.settings.data, 'checkpoints'), join(into, 'checkpoints'), { recursive: true });
    const back = (...more: string[]) => runHere(['restore', folder, '--into', into, ...more], home);
    const said = ['--by', 'A. Admin', '--reason', 'the new version failed'];
    const refused = await back();
    expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining('--accept-rollback')]);
    expect((await back('--accept-rollback')).code).toBe(2);
    const restored = await back('--accept-rollback', ...said);
    expect(restored.code, restored.stderr).toBe(0);
    const { store } = await emptyStore('back');
    expect(await store.log.latest({ limit: 1 })).toMatchObject([{ kind: 'restore', seq: manifest.log.size + 1 }]);
    expect(await verifyLog(store.log, [], [manifest.key])).toMatchObject({ ok: true });
    expect(await store.matches.list({})).toHaveLength((await services.store.matches.list({})).length);
  });

  it('of a newer program is refused, whatever is accepted, and nothing is written', async () => {
    const newer = join(home, 'newer');
    cpSync(folder, newer, { recursive: true });
    const { signature: _, ...unsigned } = manifest;
    const changed = { ...unsigned, database: { ...unsigned.database, version: NEWEST + 1 } };
    const { ed25519 } = await bench.shop.services.keys();
    const text = JSON.stringify({ ...changed, signature: sign(canonicalJson(changed), ed25519) });
    writeFileSync(join(newer, 'backup.json'), text);
    const said = ['--accept-rollback', '--by', 'A. Admin', '--reason', 'try'];
    const refused = await runHere(['restore', newer, '--into', join(home, 'old-program'), ...said], home);
    expect(refused.code).toBeGreaterThan(0);
    expectOneLine(refused, /newer/);
    expect(await (await emptyStore('old-program')).store.tables.isEmpty()).toBe(true);
  });
});
