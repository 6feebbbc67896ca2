/** A case folder: the findings, sites and notes that investigators put together. */
import { z } from 'zod';
import { Instant } from './words.ts';

export const CaseItem = z.object({
  kind: z.enum(['finding', 'site', 'note']),
  subject: z.string().max(300).describe('id of the match, name of the site; of a note: its own id'),
  text: z.string().max(20_000).describe('what the person wrote about it; may be empty for a finding or site'),
  by: z.string().max(200),
  at: Instant,
});
export type CaseItem = z.infer<typeof CaseItem>;

export const CaseFolder = z.object({
  schema: z.literal('revenant.case/1'),
  id: z.string(),
  name: z.string(),
  by: z.string().describe('who opened it'),
  at: Instant,
  closedAt: Instant.nullable(),
  items: z.array(CaseItem).describe('oldest first'),
});
export type CaseFolder = z.infer<typeof CaseFolder>;
