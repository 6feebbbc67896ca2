/** What makes a finding provable: the records of a visit, the log of what was done, its checkpoints, a check of a bundle. */
import { z } from 'zod';
import { Instant, Verdict } from './words.ts';

const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * One record of a visit's WARC with every byte of it settled: its own header and the front of its block as text, one
 * character a byte (latin-1), and the rest of the block by the digest of stored bytes.
 */
export const WarcPart = z.object({
  header: z.string().describe('the WARC header, its empty line included'),
  front: z.string().describe('of the block: an HTTP header, or a whole small block'),
  body: Digest.nullable().describe('SHA-256 of the rest of the block in the blob store; null: there is none'),
});
export type WarcPart = z.infer<typeof WarcPart>;

export const VisitRecords = z.object({
  schema: z.literal('revenant.records/1'),
  visit: z.string(),
  records: z.array(WarcPart),
});
export type VisitRecords = z.infer<typeof VisitRecords>;

export const LogKind = z.enum(['capture', 'match', 'judgement', 'retraction', 'export']);
export type LogKind = z.infer<typeof LogKind>;

export const LogEntry = z.object({
  schema: z.literal('revenant.log-entry/1'),
  seq: z.int().positive(),
  at: Instant.describe('by the database’s clock'),
  kind: LogKind,
  subject: z.string().describe('id of the visit or match that it is about'),
  digest: Digest.describe(
    'SHA-256 of the canonical JSON of what was stored; of an export: of its datapackage.json, or of the file itself',
  ),
  previous: Digest.describe('hash of the entry before; zeros for the first'),
  hash: Digest,
});
export type LogEntry = z.infer<typeof LogEntry>;

/** A signed word that the log had this content at that time. */
export const Checkpoint = z.object({
  schema: z.literal('revenant.checkpoint/1'),
  size: z.int().positive().describe('entries'),
  head: Digest.describe('hash of the last of them'),
  root: Digest.describe('Merkle tree hash over their hashes (RFC 6962, 2.1)'),
  at: Instant,
  key: z.base64().describe('public key, Ed25519, 32 bytes'),
  signature: z.base64(),
  next: z.base64().optional().describe('the key that signs from now on: the old one vouches for it'),
  timeStamp: z
    .base64()
    .nullable()
    .describe(
      'RFC 3161 token over the canonical JSON of all else of it, signature included, DER; null where no authority was set or it did not answer',
    ),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

export const Judgement = z.object({
  schema: z.literal('revenant.judgement/1'),
  id: z.string().describe('SHA-256 of (match, judgement, by, why, at)'),
  match: z.string(),
  judgement: z.enum(['positive', 'negative', 'unsure']),
  by: z.string(),
  why: z.string(),
  at: Instant,
  judged: z
    .object({
      match: Digest.describe('SHA-256 of the canonical JSON of the match document that was judged'),
      evidence: Digest.describe('SHA-256 of what it rests on, without times, places and rarity'),
      verdict: Verdict,
      weight: z.number(),
      model: z.string(),
    })
    .optional()
    .describe('what was judged; judgements from before this was kept have none'),
});
export type Judgement = z.infer<typeof Judgement>;

/** One entry of the log in a bundle, with what leads from it to the root of the checkpoint. */
export const LoggedEntry = z.object({ entry: LogEntry, path: z.array(Digest).describe('RFC 6962, 2.1.1') });
export type LoggedEntry = z.infer<typeof LoggedEntry>;

export const LogExtract = z.object({
  schema: z.literal('revenant.log-extract/1'),
  checkpoint: Checkpoint,
  entries: z.array(LoggedEntry),
  keys: z.array(Checkpoint).optional().describe('those in which a key vouches for the one after it'),
});
export type LogExtract = z.infer<typeof LogExtract>;

/** What a recomputation needs beside fingerprints and visits. */
export const BackgroundCounts = z.object({
  schema: z.literal('revenant.background/1'),
  id: Digest,
  shipped: Digest.describe('id of the snapshot shipped with the program, on top of which these counts stand'),
  sites: z.int().nonnegative(),
  counts: z.array(z.tuple([z.string(), z.int()])).describe('sites that carry each value'),
});
export type BackgroundCounts = z.infer<typeof BackgroundCounts>;

export const VerificationDocument = z.object({
  schema: z.literal('revenant.verification/1'),
  bundle: z.string(),
  ok: z.boolean().describe('every byte is as it was sealed, and the verdict is the same where it can be recomputed'),
  bytes: z.enum(['intact', 'damaged']),
  problems: z
    .array(z.object({ entry: z.string(), record: z.string().nullable(), detail: z.string() }))
    .describe('each damaged entry, and the record in it where it can be told'),
  match: z.string().nullable(),
  verdict: z.object({
    outcome: z.enum(['same', 'different', 'not-recomputable', 'not-tried']),
    stated: z.string().nullable(),
    recomputed: z.string().nullable(),
    detail: z.string(),
    differences: z.array(z.string()),
  }),
  asStated: z
    .array(z.string())
    .describe('what bears on the finding and was taken as the bundle states it, not recomputed'),
  judgement: Judgement.nullable().describe(
    'the last word that a person said of the finding before the bundle was made; negative: it does not stand',
  ),
  signature: z.object({
    key: z.string().nullable().describe('who sealed it: Ed25519 public key, base64'),
    trusted: z.boolean().nullable().describe('null: no key was given to compare it with'),
    signedAt: Instant.nullable().describe('by the clock of who sealed it'),
    timeStamps: z.array(
      z.object({ of: z.string(), at: Instant, authority: z.string(), trusted: z.boolean().nullable() }),
    ),
  }),
  log: z.object({ size: z.int().nullable(), entries: z.int(), checkpointAt: Instant.nullable() }),
});
export type VerificationDocument = z.infer<typeof VerificationDocument>;

export const ExportDocument = z.object({
  schema: z.literal('revenant.export/1'),
  match: z.string(),
  path: z.string(),
  bytes: z.int(),
  sha256: Digest.describe('of the file'),
  manifest: Digest.describe('SHA-256 of its datapackage.json: what the log notes of this export'),
  key: z.string().describe('public key that sealed it, Ed25519, base64: publish it, for verify --key'),
  checkpoint: Checkpoint,
});
export type ExportDocument = z.infer<typeof ExportDocument>;

export const LogVerificationDocument = z.object({
  schema: z.literal('revenant.log-verification/1'),
  ok: z.boolean(),
  size: z.int().nonnegative(),
  head: z.string().nullable(),
  checkpoints: z.int().nonnegative().describe('that the log agrees with'),
  stamped: z.int().nonnegative().describe('checkpoints of these whose time stamp holds'),
  problems: z.array(z.object({ seq: z.int().nullable(), detail: z.string() })),
});
export type LogVerificationDocument = z.infer<typeof LogVerificationDocument>;
