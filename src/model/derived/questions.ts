/** Questions to sources, and what became of them. */
import { z } from 'zod';
import { SourceName } from '../sources.ts';

export const Outcome = z
  .enum(['found', 'empty', 'quota', 'later', 'refused', 'slow', 'too-large', 'unreadable', 'failed'])
  .describe(
    'quota: its quota or credit is used up; later: it asked to wait (429, 503); refused: by it, by robots.txt, or by the guard; unreadable: not in its published form',
  );
export type Outcome = z.infer<typeof Outcome>;

export const SourceReport = z.object({
  source: SourceName,
  outcome: Outcome,
  detail: z.string().nullable(),
  retryAfter: z.int().nullable().describe('milliseconds to wait, where it said so'),
  questions: z.int().describe('values that were asked; each is an entry of the log'),
  requests: z.int(),
  addresses: z.int(),
  notes: z.array(z.string()),
});
export type SourceReport = z.infer<typeof SourceReport>;

export const QuestionsDocument = z.object({
  schema: z.literal('revenant.questions/1'),
  entity: z.string(),
  suggested: z.int().describe('suggestions that are new'),
  sources: z.array(SourceReport),
});
export type QuestionsDocument = z.infer<typeof QuestionsDocument>;
