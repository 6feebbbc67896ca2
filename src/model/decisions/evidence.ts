/**
 * Documents that make a finding provable: records of a visit, the log, its checkpoints, the check
 * of a bundle.
 */
import { z } from 'zod';
import { Digest, Instant, Verdict } from '../words.ts';
import { AuditKind } from './audit.ts';

/**
 * One WARC record, byte for byte: header and start of the block as latin-1 text, the rest by its
 * digest.
 */
export const WarcPart = z.object({
  header: z.string().describe('the WARC header, its empty line included'),
  front: z.string().describe('start of the block: an HTTP header, or a whole small block'),
  body: Digest.nullable().describe('SHA-256 of the rest of the block in the blob store; null: no rest'),
});
export type WarcPart = z.infer<typeof WarcPart>;

export const VisitRecords = z.object({
  schema: z.literal('revenant.records/1'),
  visit: z.string(),
  records: z.array(WarcPart),
});
export type VisitRecords = z.infer<typeof VisitRecords>;

export const LogKind = z.enum([
  'capture',
  'match',
  'judgement',
  'retraction',
  'export',
  'assignment',
  'purge',
  'restore',
  'hold',
  'lift',
  'drawing',
  'comment',
  'withdrawal',
  'operator',
  ...AuditKind.options,
]);

export const LogEntry = z.object({
  schema: z.literal('revenant.log-entry/1'),
  seq: z.int().positive(),
  at: Instant.describe('by the database’s clock'),
  kind: LogKind,
  subject: z
    .string()
    .describe('id of the visit, match, drawing, operator, purge, restore, hold, comment or audit event'),
  digest: Digest.describe(
    'SHA-256 of the canonical JSON of what was stored; for an export: of its datapackage.json, or of the file',
  ),
  previous: Digest.describe('hash of the previous entry; zeros for the first'),
  hash: Digest,
});
export type LogEntry = z.infer<typeof LogEntry>;

/** A signed statement of the content of the log at one time. */
export const Checkpoint = z.object({
  schema: z.literal('revenant.checkpoint/1'),
  size: z.int().positive().describe('entries'),
  head: Digest.describe('hash of the last of them'),
  root: Digest.describe('Merkle tree hash over their hashes (RFC 6962, 2.1)'),
  at: Instant,
  key: z.base64().describe('public key, Ed25519, 32 bytes'),
  signature: z.base64(),
  next: z.base64().optional().describe('the key that signs from now on, certified by the old one'),
  timeStamp: z
    .base64()
    .nullable()
    .describe(
      'RFC 3161 token (DER) over the canonical JSON of the other members; null where no authority is set or it did not answer',
    ),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

export const Judgement = z.object({
  schema: z.literal('revenant.judgement/1'),
  id: z.string().describe('SHA-256 of (match, judgement, by, why, at)'),
  match: z.string(),
  judgement: z.enum(['positive', 'negative', 'unsure']),
  by: z.string(),
  as: z
    .enum(['key', 'user'])
    .optional()
    .describe('`by` is the name of a user, who had a key or signed in; absent: a typed name'),
  user: z.string().optional().describe('id of that user; `owner`: the printed key; absent: the command line, or old'),
  why: z.string(),
  at: Instant,
  judged: z
    .object({
      match: Digest.describe('SHA-256 of the canonical JSON of the match document that was judged'),
      evidence: Digest.describe('SHA-256 of its evidence without times, places and rarity'),
      verdict: Verdict,
      weight: z.number(),
      model: z.string(),
    })
    .optional()
    .describe('what was judged; old judgements have none'),
});
export type Judgement = z.infer<typeof Judgement>;

/** One log entry in a bundle, with its Merkle audit path to the root of the checkpoint. */
export const LoggedEntry = z.object({ entry: LogEntry, path: z.array(Digest).describe('RFC 6962, 2.1.1') });

export const LogExtract = z.object({
  schema: z.literal('revenant.log-extract/1'),
  checkpoint: Checkpoint,
  entries: z.array(LoggedEntry),
  keys: z.array(Checkpoint).optional().describe('checkpoints in which a key certifies the next one'),
});
export type LogExtract = z.infer<typeof LogExtract>;

/** The counts that a recomputation needs besides fingerprints and visits. */
export const BackgroundCounts = z.object({
  schema: z.literal('revenant.background/1'),
  id: Digest,
  shipped: Digest.describe('id of the shipped snapshot to which these counts are added'),
  sites: z.int().nonnegative(),
  counts: z.array(z.tuple([z.string(), z.int()])).describe('sites that carry each value'),
});
export type BackgroundCounts = z.infer<typeof BackgroundCounts>;

const Problems = z
  .array(z.object({ entry: z.string(), record: z.string().nullable(), detail: z.string() }))
  .describe('each damaged entry, with the damaged record where known');

const SealSignature = z.object({
  key: z.string().nullable().describe('of the sealer: Ed25519 public key, base64'),
  trusted: z.boolean().nullable().describe('null: no key was given for comparison'),
  signedAt: Instant.nullable().describe('by the clock of the sealer'),
  timeStamps: z.array(
    z.object({ of: z.string(), at: Instant, authority: z.string(), trusted: z.boolean().nullable() }),
  ),
});

export const VerificationDocument = z.object({
  schema: z.literal('revenant.verification/1'),
  bundle: z.string(),
  ok: z.boolean().describe('every byte is as sealed, and a verdict that can be recomputed is the same'),
  bytes: z.enum(['intact', 'damaged']),
  problems: Problems,
  match: z.string().nullable(),
  verdict: z.object({
    outcome: z.enum(['same', 'different', 'not-recomputable', 'not-tried']),
    stated: z.string().nullable(),
    recomputed: z.string().nullable(),
    detail: z.string(),
    differences: z.array(z.string()),
  }),
  asStated: z.array(z.string()).describe('facts that the recomputation takes from the bundle as stated'),
  judgement: Judgement.nullable().describe(
    'the latest judgement before the bundle was made; negative: the finding was rejected',
  ),
  signature: SealSignature,
  log: z.object({ size: z.int().nullable(), entries: z.int(), checkpointAt: Instant.nullable() }),
});
export type VerificationDocument = z.infer<typeof VerificationDocument>;

/** The check of a case that was exported whole. */
export const CaseVerificationDocument = z.object({
  schema: z.literal('revenant.case-verification/1'),
  file: z.string(),
  ok: z.boolean().describe('every byte is as sealed, and every bundle in it is right'),
  bytes: z.enum(['intact', 'damaged']),
  problems: Problems,
  case: z.object({ id: z.string(), name: z.string() }).nullable().describe('null: case.json cannot be read'),
  bundles: z.array(VerificationDocument).describe('each bundle in it, checked as by itself'),
  others: z.array(z.object({ path: z.string(), detail: z.string() })).describe('files of the case: they are no bundle'),
  asStated: z.array(z.string()).describe('what the check takes from the export as stated'),
  signature: SealSignature,
});
export type CaseVerificationDocument = z.infer<typeof CaseVerificationDocument>;

export const ExportDocument = z.object({
  schema: z.literal('revenant.export/1'),
  match: z.string(),
  path: z.string(),
  bytes: z.int(),
  sha256: Digest.describe('of the file'),
  manifest: Digest.describe('SHA-256 of its datapackage.json, as noted in the log'),
  key: z.string().describe('public key of the seal, Ed25519, base64: publish it for verify --key'),
  checkpoint: Checkpoint,
});
export type ExportDocument = z.infer<typeof ExportDocument>;

export const LogVerificationDocument = z.object({
  schema: z.literal('revenant.log-verification/1'),
  ok: z.boolean(),
  size: z.int().nonnegative(),
  head: z.string().nullable(),
  checkpoints: z.int().nonnegative().describe('checkpoints that agree with the log'),
  stamped: z.int().nonnegative().describe('of these, with a valid time stamp'),
  problems: z.array(z.object({ seq: z.int().nullable(), detail: z.string() })),
});
export type LogVerificationDocument = z.infer<typeof LogVerificationDocument>;
