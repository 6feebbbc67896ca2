/** A case folder: the findings, sites and notes that investigators put together. */
import { z } from 'zod';
import { Instant } from '../words.ts';
import { ShownComment } from './comment.ts';

/** Most bytes of a file in a case. */
export const CASE_FILE_BYTES = 20 * 1024 * 1024;

export const CaseItem = z.object({
  kind: z.enum(['finding', 'site', 'note', 'file']),
  subject: z
    .string()
    .max(300)
    .describe('id of the match, name of the site; of a note: its own id; of a file: SHA-256 of its bytes'),
  text: z.string().max(20_000).describe('what the person wrote about it; may be empty for a finding or site'),
  by: z.string().max(200),
  at: Instant,
  file: z
    .object({ name: z.string().max(300), bytes: z.int().nonnegative() })
    .optional()
    .describe('of a file: its name as it was uploaded, and its length'),
});
export type CaseItem = z.infer<typeof CaseItem>;

export const CaseEvent = z.object({
  action: z.enum(['opened', 'put', 'removed', 'assigned', 'closed', 'reopened', 'exported']),
  kind: CaseItem.shape.kind.optional().describe('of the item that was put in or removed'),
  subject: z.string().optional().describe('of that item'),
  to: z.string().nullable().optional().describe('to whom the case was assigned; null: to nobody'),
  by: z.string(),
  at: Instant,
});
export type CaseEvent = z.infer<typeof CaseEvent>;

export const CaseFolder = z.object({
  schema: z.literal('revenant.case/1'),
  id: z.string(),
  name: z.string(),
  by: z.string().describe('who opened it'),
  at: Instant,
  closedAt: Instant.nullable(),
  assignee: z.string().nullable().optional().describe('who works on it; null: nobody'),
  items: z.array(CaseItem).describe('oldest first'),
  comments: z
    .array(ShownComment)
    .optional()
    .describe('of an export: what people said about the case, its findings and its sites'),
  history: z.array(CaseEvent).optional().describe('what was done in it, oldest first: rows that are never changed'),
});
export type CaseFolder = z.infer<typeof CaseFolder>;
