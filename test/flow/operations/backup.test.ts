import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/config.ts';
import { InputError, UsageError } from '../../../src/errors.ts';
import { exportMatch } from '../../../src/flow/evidence/export-match.ts';
import { newCheckpoint, verifyLog } from '../../../src/flow/evidence/log.ts';
import { verifyBundle } from '../../../src/flow/evidence/verify-bundle.ts';
import { type BackupPorts, backUp } from '../../../src/flow/operations/backup.ts';
import { checkBackup, restore } from '../../../src/flow/operations/restore.ts';
import { judge } from '../../../src/flow/screen/judge.ts';
import { BackupManifest, RestoreDocument } from '../../../src/model/backup.ts';
import type { Checkpoint } from '../../../src/model/evidence.ts';
import { openServices, type Services } from '../../../src/services.ts';
import { openBackups } from '../../../src/store/backups.ts';
import { type Bench, openBench } from '../../evidence/bench.ts';

const home = mkdtempSync(join(tmpdir(), 'revenant-backup-'));
const folder = join(home, 'backup');
const quiet = { table: () => undefined, blobs: () => undefined };
const check = (of: string, anchors: Checkpoint[] = [], keys: string[] = []) =>
  checkBackup(of, openBackups(), anchors, keys, () => undefined);

let bench: Bench;
let ports: BackupPorts;
let manifest: BackupManifest;
const opened: Services[] = [];
beforeAll(async () => {
  bench = await openBench();
  const { services } = bench.shop;
  await newCheckpoint(services);
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
    await restore(backup, target, { blobs: () => undefined, table: () => undefined });
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
    const file = Buffer.concat((await exportMatch(bench.match, { ...target, software })).file);
    const verified = await verifyBundle('bundle', file, { keys: [manifest.key], roots: [], software }, target.reader);
    expect(verified).toMatchObject({ ok: true, verdict: { outcome: 'same' } });
    await expect(restore(backup, target, { blobs: () => undefined, table: () => undefined })).rejects.toThrow(
      InputError,
    );
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
    for (const path of filesBelow(folder)) {
      const bytes = readFileSync(path);
      if (bytes.length === 0) continue;
      const at = Math.floor(Math.random() * bytes.length);
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(Math.random() * 8));
      writeFileSync(path, flipped);
      const name = path.slice(folder.length + 1);
      const found = await check(folder).then(
        ({ document }) => document.problems.map((one) => one.path),
        (error: Error) => [error.message],
      );
      expect(found.join(' '), `${name} at ${at}`).toContain(name);
      writeFileSync(path, bytes);
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
});
