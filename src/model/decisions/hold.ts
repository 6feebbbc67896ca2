/** Evidence that a person keeps from every purge. */
import { z } from 'zod';
import { Instant } from '../words.ts';

export const HoldKind = z
  .enum(['site', 'visit', 'finding', 'case'])
  .describe(
    'what is kept: a site with its visits and findings; one visit; a finding with its visits; all that is in a case',
  );
export type HoldKind = z.infer<typeof HoldKind>;

export const Hold = z.object({
  schema: z.literal('revenant.hold/1'),
  id: z.string(),
  kind: HoldKind,
  subject: z.string().describe('the site, or the id of the visit, finding or case'),
  by: z.string(),
  at: Instant,
  reason: z.string(),
  lifted: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable().describe('null: in force'),
});
export type Hold = z.infer<typeof Hold>;
