/** Entries of the inbox of one user. */
import { z } from 'zod';
import { Instant, Verdict } from '../words.ts';
import { WatchedFit } from './saved-search.ts';

export const InboxKind = z
  .enum(['assigned', 'waiting', 'mention', 'search', 'weaker'])
  .describe(
    'assigned: given to you; waiting: judged positive by one person, it counts when another agrees; mention: in a comment; search: a hit of a saved search; weaker: a finding that you work on or judged positive has lost evidence',
  );
export type InboxKind = z.infer<typeof InboxKind>;

const Strength = z.object({ verdict: Verdict, weight: z.number() });

export const InboxEntry = z.object({
  schema: z.literal('revenant.inbox-entry/1'),
  id: z.string().describe('SHA-256 of (user, kind, what happened): the same is told once'),
  user: z.string(),
  kind: InboxKind,
  about: z.enum(['finding', 'site', 'case', 'entity', 'search']),
  subject: z.string().describe('id of the finding, case, entity or saved search; name of the site'),
  title: z.string().describe('the sites of the finding, the name of the case or entity'),
  by: z.string().nullable().describe('who did it; null: the program'),
  at: Instant,
  comment: z.string().optional().describe('of mention: id of the comment'),
  search: z
    .object({ id: z.string(), name: z.string(), fit: WatchedFit.nullable() })
    .optional()
    .describe('of search; fit null: more hits on that day than are told'),
  weaker: z.object({ was: Strength, now: Strength }).optional(),
});
export type InboxEntry = z.infer<typeof InboxEntry>;

export const ShownEntry = InboxEntry.extend({ readAt: Instant.nullable().describe('null: unread') });
export type ShownEntry = z.infer<typeof ShownEntry>;
