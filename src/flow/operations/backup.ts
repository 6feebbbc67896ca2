/** The whole store → one folder, signed. */

import { InputError, PermanentError } from '../../errors.ts';
import { chainProblems, makeCheckpoint } from '../../evidence/checkpoint.ts';
import { publicKeyOf, sign } from '../../evidence/signing.ts';
import type { BackupManifest } from '../../model/backup.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import { type Checkpoint, LogEntry } from '../../model/decisions/evidence.ts';
import { NOTHING_BEFORE } from '../../model/decisions/log-hash.ts';
import type { BackupDraft, Backups } from '../../model/ports/backups.ts';
import type { KeptCheckpoints } from '../../model/ports/evidence.ts';
import type { Snapshot, Tables } from '../../model/ports/tables.ts';
import { command } from '../../model/text/program.ts';
import { stamped } from '../evidence/time-stamps.ts';
import type { Ports } from '../ports.ts';

export const KEY_PATH = 'keys/signing-key.pem';
export const LOG_TABLE = 'revenant_log';

export type BackupPorts = Pick<Ports, 'blobs' | 'clock' | 'egress' | 'tsaUrl' | 'keys'> & {
  readonly store: { readonly tables: Tables };
  readonly backups: Backups;
  readonly kept: KeptCheckpoints;
  /** The private keys, as their file has them. */
  keyText(): Promise<string>;
  readonly software: string;
};

export interface BackupProgress {
  table(name: string, rows: number): void;
  blobs(count: number, total: number, bytes: number): void;
}

/**
 * Writes a backup into a new folder, or in place of an earlier backup of the same store.
 * Throws UsageError or InputError when the folder holds anything else.
 *
 * @param full copies every blob again; else those that the earlier backup has are taken from it
 */
export async function backUp(
  folder: string,
  ports: BackupPorts,
  progress: BackupProgress,
  full = false,
): Promise<BackupManifest> {
  const keys = await ports.keys();
  const draft = await ports.backups.draft(folder, full);
  try {
    const at = ports.clock.now().toISOString();
    const { hashes, ...state } = await ports.store.tables.snapshot((snapshot) => addTables(snapshot, draft, progress));
    checkSame(draft.before, hashes, publicKeyOf(keys.ed25519));
    // After the rows: bytes are stored before the rows that name them.
    const blobs = await draft.addBlobs(ports.blobs.digests(), (digest) => readable(digest, ports), progress.blobs);
    await draft.addText(KEY_PATH, await ports.keyText());
    for (const one of await ports.kept.all())
      await draft.addText(`checkpoints/${String(one.size).padStart(9, '0')}-${shortOf(one)}.json`, JSON.stringify(one));
    const checkpoint = hashes.length === 0 ? null : await stamped(makeCheckpoint(hashes, at, keys), ports);
    return await draft.finish((files) => {
      const log = { size: hashes.length, head: hashes.at(-1) ?? '' };
      const { software } = ports;
      const key = publicKeyOf(keys.ed25519);
      const unsigned = { schema: 'revenant.backup/1' as const, software, at, ...state, blobs, log, checkpoint };
      const whole = { ...unsigned, files: [...files], key };
      return { ...whole, signature: sign(canonicalJson(whole), keys.ed25519) };
    });
  } finally {
    await draft.abandon();
  }
}

async function addTables(snapshot: Snapshot, draft: BackupDraft, progress: BackupProgress) {
  const hashes: string[] = [];
  let before = { seq: 0, hash: NOTHING_BEFORE };
  const tables: BackupManifest['tables'] = [];
  for (const table of snapshot.tables) {
    const path = `tables/${table.name}.jsonl.gz`;
    let rows = 0;
    async function* batches(): AsyncGenerator<readonly string[]> {
      for await (const lines of snapshot.rows(table)) {
        rows += lines.length;
        if (table.name === LOG_TABLE) before = takeEntries(lines, before, hashes);
        progress.table(table.name, rows);
        yield lines;
      }
    }
    await draft.addLines(path, batches());
    tables.push({ name: table.name, columns: [...table.columns], rows, path });
  }
  const { version, checksum } = snapshot;
  return { database: { version, checksum }, tables, hashes };
}

/** The entries of the log in rows as a snapshot gives them. */
export function entriesIn(lines: readonly string[]): LogEntry[] {
  return lines.map((line) => {
    const row = JSON.parse(line) as Record<string, string>;
    return LogEntry.parse({ schema: 'revenant.log-entry/1', ...row, seq: Number(row['seq']) });
  });
}

function takeEntries(lines: readonly string[], before: { seq: number; hash: string }, hashes: string[]) {
  const entries = entriesIn(lines);
  const [problem] = chainProblems(entries, before);
  // A signed backup of a broken chain would make it look sound.
  if (problem !== undefined)
    throw new PermanentError('log:broken', `the log is damaged, see ${command('log verify')}: ${problem.detail}`);
  for (const { hash } of entries) hashes.push(hash);
  return entries.at(-1) ?? before;
}

/** The log tells one store from another, and an earlier state from a later one. */
function checkSame(before: BackupManifest | null, hashes: readonly string[], key: string): void {
  if (before === null) return;
  const { size, head } = before.log;
  const isSame = size === 0 ? before.key === key : hashes[size - 1] === head;
  if (!isSame)
    throw new InputError(
      'the folder holds a backup of another store, or of a later state of this one: name a new folder',
    );
}

/** Null: the store has lost it, or its bytes have changed. The backup notes it and goes on. */
async function readable(digest: string, { blobs }: Pick<BackupPorts, 'blobs'>): Promise<Uint8Array | null> {
  try {
    return await blobs.get(digest);
  } catch (error) {
    if (error instanceof PermanentError) return null;
    throw error;
  }
}

function shortOf({ signature }: Checkpoint): string {
  return Buffer.from(signature, 'base64').toString('hex').slice(0, 16);
}
