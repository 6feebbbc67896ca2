/** The listed party of a site, with the reason: from lists, captures, seeds and judgements. */
import { z } from 'zod';
import { Kind } from '../words.ts';

/**
 * The reasons, strongest first. `person`: a confirmed finding; `capture`: an archived site that the
 * entry names; `seed`: a seed with that entity; `list`: a website of the entry.
 */
export const AttributionReason = z.enum(['person', 'capture', 'seed', 'list']);
export type AttributionReason = z.infer<typeof AttributionReason>;

/** One reason why one site is a listed entity's. */
export const Attribution = z.object({
  site: z.string(),
  kind: Kind,
  address: z
    .string()
    .nullable()
    .describe('host and path, lower case, where the entry names only a part of the site; null: the whole site'),
  entity: z.string().describe('id of the listed entity'),
  why: AttributionReason,
  since: z.string().describe('date of the first list version with the website, or of the capture, seed or judgement'),
  until: z.string().nullable().describe('date from which it no longer holds; null: it holds'),
  chain: z.array(z.string()).optional().describe('of person: the confirmed sites that lead here, the oldest first'),
});
export type Attribution = z.infer<typeof Attribution>;

/** The attribution of a side as a match used it: `verify` and `recompute` need no list for it. */
export const UsedAttribution = Attribution.pick({ why: true, since: true, chain: true }).extend({
  address: z.string().optional().describe('the named part of the site; absent: the whole site'),
  checked: z.boolean().describe('false: nothing is known about the owner since then; a registry look-up may tell'),
  alsoListed: z.array(z.string()).optional().describe('ids of other entries that name the same site'),
  weakenedBy: z
    .string()
    .optional()
    .describe('why it does not count: a stranger may own the site by now; the side then has no entity'),
});
export type UsedAttribution = z.infer<typeof UsedAttribution>;
