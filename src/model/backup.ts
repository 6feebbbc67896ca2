/** A backup as its folder describes itself, and the reports of restoring and purging. */

import { z } from 'zod';
import { Checkpoint } from './decisions/evidence.ts';
import { keptCommand } from './text/program.ts';
import { Digest, Instant } from './words.ts';

/** Below the folder of the backup, one folder deep. */
const Path = z.string().regex(/^[a-z]+\/[A-Za-z0-9][A-Za-z0-9._-]*$/);

export const BackupFile = z.object({ path: Path, bytes: z.int().nonnegative(), sha256: Digest });
export type BackupFile = z.infer<typeof BackupFile>;

export const BackupManifest = z.object({
  schema: z.literal('revenant.backup/1'),
  software: z.string(),
  at: Instant.describe('when the state was read, by the database’s clock'),
  database: z.object({
    version: z.int().positive().describe('number of the last migration'),
    checksum: Digest.describe('of that migration'),
  }),
  tables: z
    .array(
      z.object({
        name: z.string(),
        columns: z.array(z.string()),
        rows: z.int().nonnegative(),
        path: Path.describe('gzip of one JSON object a row: each column as the text of PostgreSQL, or null'),
      }),
    )
    .describe('each after those that its rows refer to'),
  blobs: z.object({
    count: z.int().nonnegative(),
    bytes: z.int().nonnegative(),
    added: z.int().nonnegative().describe('copied by this backup; the rest comes from the one before'),
    packs: z.array(Path).describe('tar files of blobs, each named by its SHA-256'),
    missing: z.array(Digest).describe('blobs that the store could not give: damaged or gone'),
  }),
  log: z.object({ size: z.int().nonnegative(), head: z.string().describe('hash of the last entry; empty: none') }),
  checkpoint: Checkpoint.nullable().describe('the log of this state, signed; null: the log is empty'),
  files: z.array(BackupFile).describe('every file of the backup but this one'),
  key: z.string().describe('public key of the signature, Ed25519, base64'),
  signature: z.base64().describe('over the canonical JSON of the other members'),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

/** The deliberate restore of an old backup: it goes into the log with the rows. */
export const RollbackRecord = z.object({
  schema: z.literal('revenant.rollback/1'),
  id: Digest,
  at: Instant,
  by: z.string(),
  reason: z.string(),
  backup: z.object({ at: Instant, log: z.object({ size: z.int(), head: z.string() }) }),
  lost: z.array(z.string()).describe('how the log is behind later checkpoints'),
});
export type RollbackRecord = z.infer<typeof RollbackRecord>;

/** Work that a restore stops (crawling and alerting) until a person resumes it. */
export const PausedByRestore = z.object({
  schedules: z.array(z.string()).describe('their names'),
  hooks: z.array(z.string()).describe('their ids'),
  runs: z.int().nonnegative().describe('unfinished runs, which are not paused: a worker that starts goes on with them'),
  purges: z
    .int()
    .nonnegative()
    .describe(`unfinished purges, which wait for \`${keptCommand('purge --resume')}\``),
});
export type PausedByRestore = z.infer<typeof PausedByRestore>;

export const RestoreDocument = z.object({
  schema: z.literal('revenant.restore/1'),
  folder: z.string(),
  ok: z.boolean().describe('every byte is as it was written, and the log agrees with each checkpoint'),
  restored: z.boolean().describe('false: checked only, or refused'),
  problems: z.array(z.object({ path: z.string().nullable(), detail: z.string() })),
  rollback: z.array(z.string()).describe('how the log of the backup is behind a later checkpoint; empty: it is not'),
  at: Instant.nullable().describe('of the backup'),
  rows: z.int().nonnegative(),
  blobs: z.int().nonnegative(),
  bytes: z.int().nonnegative().describe('of all files'),
  log: BackupManifest.shape.log.nullable(),
  key: z.string().nullable(),
  paused: PausedByRestore.optional().describe('absent: nothing was restored, or --keep-running was given'),
});
export type RestoreDocument = z.infer<typeof RestoreDocument>;
