/** The person who works on a finding: a decision, kept in the log. The latest counts. */
import { z } from 'zod';
import { Instant } from '../words.ts';

export const Assignment = z.object({
  schema: z.literal('revenant.assignment/1'),
  match: z.string(),
  to: z.string().min(1).max(200).nullable().describe('null: to nobody'),
  by: z.string(),
  at: Instant,
});
export type Assignment = z.infer<typeof Assignment>;
