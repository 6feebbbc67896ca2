/** Purges: rows removed for good, with the rule and the reason. */
import { z } from 'zod';
import { Instant } from '../words.ts';

export const PurgeRule = z.object({
  before: Instant.nullable().describe('what was stored before; null: of any age'),
  site: z.string().nullable(),
  entity: z.string().nullable().describe('id of a listed entity'),
  value: z
    .string()
    .nullable()
    .describe('a value such as an e-mail address; in the record of a purge: sha256:<salt>:<SHA-256 of salt and value>'),
});
export type PurgeRule = z.infer<typeof PurgeRule>;

const Counts = z.record(z.string(), z.int().nonnegative());

/** The rows that a rule would remove, or has removed. */
export const PurgePlan = z.object({
  removed: Counts.describe('rows by table, without the prefix revenant_'),
  held: z
    .array(z.object({ match: z.string(), why: z.enum(['confirmed', 'case', 'hold']) }))
    .describe(
      'findings that the rule names, kept with their visits: under a hold, confirmed by a person, or in an open case',
    ),
  kept: z
    .int()
    .nonnegative()
    .describe('visits that the rule names, kept since a kept finding, a hold or an open case needs them'),
  busy: z.int().nonnegative().describe('visits that the rule names, kept since a worker has their target'),
  elsewhere: Counts.describe(
    'rows by table that still have the site or value in their text: a person decides on these',
  ),
});
export type PurgePlan = z.infer<typeof PurgePlan>;

export const PurgeDocument = z.object({
  schema: z.literal('revenant.purge/1'),
  id: z.string().nullable().describe('of the record in the log; null: a dry run'),
  done: z.boolean().describe('false: a dry run, nothing was removed'),
  at: Instant,
  by: z.string().nullable(),
  reason: z.string().nullable(),
  rule: PurgeRule,
  ...PurgePlan.shape,
});
export type PurgeDocument = z.infer<typeof PurgeDocument>;

/** One part of a purge, as the log has it: a purge that was killed has parts and goes on. */
export const PurgePart = z.object({
  schema: z.literal('revenant.purge-part/1'),
  id: z.string(),
  purge: z.string(),
  part: z.int().positive(),
  at: Instant,
  by: z.string().nullable(),
  reason: z.string().nullable(),
  rule: PurgeRule,
  removed: Counts,
});
export type PurgePart = z.infer<typeof PurgePart>;

/** A purge that has not ended. */
export const PurgeProgress = z.object({
  schema: z.literal('revenant.purge-progress/1'),
  id: z.string(),
  at: Instant.describe('when it began'),
  by: z.string().nullable(),
  reason: z.string().nullable(),
  rule: PurgeRule,
  planned: Counts.describe('rows that it found when it began'),
  removed: Counts.describe('rows so far'),
  parts: z.int().nonnegative(),
});
export type PurgeProgress = z.infer<typeof PurgeProgress>;

export const FreedBlobs = z.object({
  removed: z.int().nonnegative(),
  held: z.int().nonnegative().describe('other stored things name them'),
  later: z.int().nonnegative().describe('stored again within the last day, so a running visit may need them'),
});
export type FreedBlobs = z.infer<typeof FreedBlobs>;
