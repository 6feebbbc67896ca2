/** A folder of a backup → a store: checked first, then all or nothing. */
import { randomUUID } from 'node:crypto';

import { InputError } from '../../errors.ts';
import { chainProblems, checkpointProblems, trustedKeys } from '../../evidence/checkpoint.ts';
import { isSigned, readKeys } from '../../evidence/signing.ts';
import type { BackupManifest, PausedByRestore, RestoreDocument, RollbackRecord } from '../../model/backup.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import { Checkpoint } from '../../model/decisions/evidence.ts';
import { NOTHING_BEFORE } from '../../model/decisions/log-hash.ts';
import { sha256 } from '../../model/digest.ts';
import type { Backups, StoredBackup } from '../../model/ports/backups.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import type { KeptCheckpoints } from '../../model/ports/evidence.ts';
import type { LoadOptions, Tables } from '../../model/ports/tables.ts';
import { entriesIn, KEY_PATH, LOG_TABLE } from './backup.ts';
import { type Said, saidBy } from './said-by.ts';

/** Blobs that are written at once: each waits for the disk. */
const AT_ONCE = 16;
const MOST_BYTES = 32 * 1024 * 1024;

type Problem = RestoreDocument['problems'][number];

export interface Checked {
  readonly document: RestoreDocument;
  readonly backup: StoredBackup;
}

/**
 * Reads every byte of a backup and compares its log with its checkpoints.
 *
 * @param anchors checkpoints kept elsewhere: if one covers more entries, the backup is older than
 * what was signed
 * @param keys public keys that may have signed; empty: any
 */
export async function checkBackup(
  folder: string,
  backups: Backups,
  anchors: readonly Checkpoint[],
  keys: readonly string[],
  said: (bytes: number, total: number, path: string) => void,
): Promise<Checked> {
  const backup = await backups.open(folder);
  const { manifest } = backup;
  const problems: Problem[] = signatureProblems(manifest, keys);
  let bytes = 0;
  const total = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  for await (const problem of backup.problems((more, path) => said((bytes += more), total, path)))
    problems.push(problem);
  let rollback: string[] = [];
  if (problems.length === 0) {
    const log = await logOf(backup);
    for (const problem of log.problems) problems.push(problem);
    const own = manifest.checkpoint === null ? [] : [manifest.checkpoint];
    const stored = await checkpointsIn(backup);
    const trusted = trustedKeys(keys, [...stored, ...own, ...anchors]);
    const wrong = (of: readonly Checkpoint[]): string[] =>
      of.flatMap((one) => checkpointProblems(one, log.hashes, trusted)).map(({ detail }) => detail);
    problems.push(...wrong(own).map((detail) => ({ path: null, detail })));
    rollback = wrong(anchors);
  }
  const document: RestoreDocument = {
    schema: 'revenant.restore/1',
    folder,
    ok: problems.length === 0,
    restored: false,
    problems,
    rollback,
    at: manifest.at,
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    blobs: manifest.blobs.count,
    bytes,
    log: manifest.log,
    key: manifest.key,
  };
  return { document, backup };
}

function signatureProblems({ signature, ...unsigned }: BackupManifest, keys: readonly string[]): Problem[] {
  const problem = (detail: string) => [{ path: 'backup.json', detail }];
  if (!isSigned(canonicalJson(unsigned), signature, unsigned.key))
    return problem('its signature is not valid: it was changed');
  return keys.length === 0 || keys.includes(unsigned.key)
    ? []
    : problem(`it is signed by another key (${unsigned.key})`);
}

async function logOf({ manifest, lines }: StoredBackup): Promise<{ hashes: string[]; problems: Problem[] }> {
  const hashes: string[] = [];
  const problems: Problem[] = [];
  const path = manifest.tables.find(({ name }) => name === LOG_TABLE)?.path;
  let before = { seq: 0, hash: NOTHING_BEFORE };
  for await (const batch of path === undefined ? [] : lines(path)) {
    const entries = entriesIn(batch);
    problems.push(...chainProblems(entries, before).map(({ detail }) => ({ path: path ?? null, detail })));
    for (const { hash } of entries) hashes.push(hash);
    before = entries.at(-1) ?? before;
  }
  return { hashes, problems };
}

async function checkpointsIn({ manifest, text }: Pick<StoredBackup, 'manifest' | 'text'>): Promise<Checkpoint[]> {
  const paths = manifest.files.map(({ path }) => path).filter((path) => path.startsWith('checkpoints/'));
  return Promise.all(paths.map(async (path) => Checkpoint.parse(JSON.parse(await text(path)))));
}

/**
 * The record of a restore that loses entries of the log on purpose. Throws InputError without a
 * name or reason.
 */
export function rollbackOf({ backup, document }: Checked, said: Said, at: string): RollbackRecord {
  const { by, reason } = saidBy(said, 'a step back to an old backup');
  const { manifest } = backup;
  return {
    schema: 'revenant.rollback/1',
    id: sha256(randomUUID()),
    ...{ at, by, reason },
    backup: { at: manifest.at, log: manifest.log },
    lost: document.rollback,
  };
}

export interface RestorePorts {
  readonly store: { readonly tables: Tables };
  readonly blobs: Blobs;
  readonly kept: KeptCheckpoints;
  /** Stores the private keys; throws ConfigError where other keys are. */
  restoreKeys(pem: string): Promise<void>;
}

/**
 * Fills an empty store. The rows come last and in one transaction: before them, nothing shows that
 * there was a restore. Returns what it paused; null: nothing was to be paused.
 */
export async function restore(
  { manifest, lines, text, blobs }: StoredBackup,
  ports: RestorePorts,
  said: { blobs(count: number): void; table(name: string): void },
  options: LoadOptions,
): Promise<PausedByRestore | null> {
  if (!(await ports.store.tables.isEmpty()))
    throw new InputError('the store is not empty: restore into a new data folder (--data) or an empty database');
  await putAll(blobs(), ports.blobs, said.blobs);
  const pem = await text(KEY_PATH);
  readKeys(pem, KEY_PATH);
  await ports.restoreKeys(pem);
  for (const one of await checkpointsIn({ manifest, text })) await ports.kept.keep(one);
  return ports.store.tables.load(
    {
      ...manifest.database,
      tables: manifest.tables,
      rows({ name }) {
        said.table(name);
        return lines(manifest.tables.find((one) => one.name === name)?.path ?? '');
      },
    },
    options,
  );
}

async function putAll(all: AsyncIterable<Uint8Array>, blobs: Blobs, said: (count: number) => void): Promise<void> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  let count = 0;
  const put = async (): Promise<void> => {
    await Promise.all(waiting.map((one) => blobs.put(one)));
    said((count += waiting.length));
    waiting = [];
    bytes = 0;
  };
  for await (const one of all) {
    waiting.push(one);
    bytes += one.byteLength;
    if (waiting.length === AT_ONCE || bytes > MOST_BYTES) await put();
  }
  await put();
}
