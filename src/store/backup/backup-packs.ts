/**
 * The blobs of a backup: packs of the one before whose blobs are all still wanted, and new packs
 * with the rest.
 */
import { randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BackupFile, BackupManifest } from '../../model/backup.ts';
import type { BlobsAdded } from '../../model/ports/backups.ts';
import { type PackedBlob, packOf } from '../blobs/blob-packs.ts';
import { writeFileOf } from './backup-files.ts';

/** A pack ends after the blob that makes it this large. */
const PACK_BYTES = 256 * 1024 * 1024;
/** Blobs that are asked for ahead: a remote store takes long for each. */
const AHEAD = 16;

interface Asked {
  /** Folder of the draft. */
  readonly part: string;
  /** The backup before. */
  readonly kept: { readonly folder: string; readonly manifest: BackupManifest } | null;
  readonly digests: AsyncIterable<string>;
  readonly get: (digest: string) => Promise<Uint8Array | null>;
  readonly said: (count: number, total: number, bytes: number) => void;
}

export async function addPacks({ part, kept, digests, get, said }: Asked) {
  const wanted = new Set<string>();
  for await (const digest of digests) wanted.add(binary(digest));
  const total = wanted.size;
  const files: BackupFile[] = [];
  const packs: string[] = [];
  const missing: string[] = [];
  let count = 0;
  let bytes = 0;
  let added = 0;

  for (const path of kept?.manifest.blobs.packs ?? []) {
    if (kept === null) break;
    const list = await listOf(kept.folder, path);
    // A purged blob must leave the backup too: then the pack is written anew, without it.
    if (list === null || !list.every(([digest]) => wanted.has(binary(digest)))) continue;
    for (const name of [path, listPath(path)]) {
      const file = kept.manifest.files.find((one) => one.path === name);
      if (file === undefined) continue;
      await takeOver(join(kept.folder, name), join(part, name));
      files.push(file);
    }
    packs.push(path);
    for (const [digest, length] of list) {
      wanted.delete(binary(digest));
      count++;
      bytes += length;
    }
  }

  const blobs = ahead(wanted, get)[Symbol.asyncIterator]();
  for (let next = await blobs.next(); !next.done; ) {
    const list: string[] = [];
    const path = `blobs/${randomUUID()}.tar`;
    const pack = await writeFileOf(part, path, packOf(entries()));
    files.push(pack, await writeFileOf(part, listPath(path), list));
    packs.push(path);

    async function* entries(): AsyncGenerator<PackedBlob> {
      for (let size = 0; !next.done && size < PACK_BYTES; next = await blobs.next()) {
        const [digest, blob] = next.value;
        if (blob === null) {
          missing.push(digest);
          continue;
        }
        yield { digest, bytes: blob };
        list.push(`${digest} ${blob.byteLength}\n`);
        size += blob.byteLength;
        count++;
        added++;
        bytes += blob.byteLength;
        said(count, total, bytes);
      }
    }
  }
  const result: BlobsAdded = { count, bytes, added, packs, missing };
  return { files, blobs: result };
}

/** Half the memory of the hexadecimal text. */
function binary(digest: string): string {
  return Buffer.from(digest, 'hex').toString('latin1');
}

function listPath(pack: string): string {
  return pack.replace(/\.tar$/, '.txt');
}

async function listOf(folder: string, pack: string): Promise<[digest: string, length: number][] | null> {
  const text = await readFile(join(folder, listPath(pack)), 'latin1').catch(() => null);
  if (text === null) return null;
  return text.split('\n').flatMap((line) => {
    const [digest, length] = line.split(' ');
    return digest && length ? [[digest, Number(length)] as [string, number]] : [];
  });
}

/** No copy where the file system has hard links. */
async function takeOver(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await link(from, to).catch(() => copyFile(from, to));
}

/** The blobs in order, a few of them fetched ahead; null: missing or damaged. */
async function* ahead(
  wanted: ReadonlySet<string>,
  get: Asked['get'],
): AsyncGenerator<readonly [digest: string, bytes: Uint8Array | null]> {
  const waiting: { readonly digest: string; readonly bytes: Promise<Uint8Array | null> }[] = [];
  for (const one of wanted) {
    const digest = Buffer.from(one, 'latin1').toString('hex');
    const bytes = get(digest);
    // Awaited below, perhaps after a later one has failed.
    bytes.catch(() => undefined);
    waiting.push({ digest, bytes });
    if (waiting.length < AHEAD) continue;
    const first = waiting.shift();
    if (first !== undefined) yield [first.digest, await first.bytes];
  }
  for (const { digest, bytes } of waiting) yield [digest, await bytes];
}
