/**
 * Folders of backups. A new one is written beside its place and renamed when whole, so that half a
 * backup never looks whole.
 */
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError, messageOf, PermanentError, UsageError } from '../../errors.ts';
import { type BackupFile, BackupManifest } from '../../model/backup.ts';
import { sha256 } from '../../model/digest.ts';
import type { BackupDraft, Backups, StoredBackup } from '../../model/ports/backups.ts';
import { entriesOf } from '../blobs/blob-packs.ts';
import { lockFolder } from '../database/folder-lock.ts';
import { syncFolder } from '../database/sync-folder.ts';
import { faultOf, linesOf, readFileOf, writeFileOf } from './backup-files.ts';
import { addPacks } from './backup-packs.ts';

const MANIFEST = 'backup.json';

export function openBackups(): Backups {
  return { draft: openDraft, open: openStored };
}

async function openDraft(named: string, full: boolean): Promise<BackupDraft> {
  const folder = resolve(named);
  const part = `${folder}.part`;
  const old = `${folder}.old`;
  await makeFolder(part);
  const lock = await lockFolder(part);
  try {
    // A backup that was killed while it took its name.
    if (!existsSync(folder) && existsSync(join(old, MANIFEST))) await rename(old, folder);
    const before = await manifestIn(folder);
    for (const name of await readdir(part)) await rm(join(part, name), { recursive: true, force: true });
    const files: BackupFile[] = [];
    let done = false;
    return {
      before,
      async addLines(path, batches) {
        files.push(await writeFileOf(part, path, textOf(batches), { compress: true }));
      },
      async addText(path, text) {
        files.push(await writeFileOf(part, path, one(text)));
      },
      async addBlobs(digests, get, said) {
        const kept = full || before === null ? null : { folder, manifest: before };
        const added = await addPacks({ part, kept, digests, get, said });
        files.push(...added.files);
        return added.blobs;
      },
      async finish(manifestOf) {
        const manifest = manifestOf(files);
        await writeFileOf(part, MANIFEST, one(`${JSON.stringify(manifest)}\n`));
        await syncFolders(part);
        await rm(old, { recursive: true, force: true });
        if (existsSync(folder)) await rename(folder, old);
        await rename(part, folder);
        await syncFolder(dirname(folder));
        done = true;
        await rm(old, { recursive: true, force: true });
        await lock.release();
        return manifest;
      },
      async abandon() {
        if (done) return;
        await rm(part, { recursive: true, force: true });
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Null: there is no such folder, or it is empty. */
async function manifestIn(folder: string): Promise<BackupManifest | null> {
  const names: string[] = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw new UsageError(`cannot use ${folder}: ${messageOf(error)}`);
  });
  if (names.length === 0) return null;
  if (!names.includes(MANIFEST)) throw new UsageError(`${folder} is not empty and holds no backup: name a new folder`);
  return (await openStored(folder)).manifest;
}

async function openStored(named: string): Promise<StoredBackup> {
  const folder = resolve(named);
  const manifest = await readManifest(folder);
  return {
    manifest,
    async *problems(said) {
      for (const file of manifest.files) {
        const detail = await faultOf(folder, file, (bytes) => said(bytes, file.path));
        if (detail !== null) yield { path: file.path, detail };
        else if (manifest.blobs.packs.includes(file.path)) yield* packProblems(folder, file.path);
      }
    },
    lines: (path) => linesOf(folder, path),
    text: (path) => readFile(join(folder, path), 'utf8'),
    async *blobs() {
      for (const path of manifest.blobs.packs)
        for await (const { bytes } of entriesOf(readFileOf(folder, path))) yield bytes;
    },
  };
}

/** The pack is as it was written, but were its blobs right then? */
async function* packProblems(folder: string, path: string) {
  for await (const { digest, bytes } of entriesOf(createReadStream(join(folder, path))))
    if (sha256(bytes) !== digest) yield { path, detail: `the blob ${digest} is damaged` };
}

async function readManifest(folder: string): Promise<BackupManifest> {
  const path = join(folder, MANIFEST);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const hint = existsSync(`${folder}.old`) ? `; ${basename(folder)}.old is the backup before it` : '';
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      throw new InputError(`${folder} holds no backup: there is no ${MANIFEST} in it${hint}`);
    throw error;
  });
  try {
    return BackupManifest.parse(JSON.parse(text));
  } catch {
    throw new PermanentError('backup:damaged', `${path} is damaged: it does not describe a backup`);
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${messageOf(error)}`);
  }
}

async function* one(text: string): AsyncGenerator<string> {
  yield text;
}

async function* textOf(batches: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  for await (const lines of batches) yield `${lines.join('\n')}\n`;
}

async function syncFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await syncFolder(join(folder, entry.name));
  await syncFolder(folder);
}
