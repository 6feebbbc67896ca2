/** Comments on a finding, a site or a case: never changed, only withdrawn. */
import { z } from 'zod';
import { Instant } from '../words.ts';

export const CommentAbout = z.enum(['finding', 'site', 'case']);
export type CommentAbout = z.infer<typeof CommentAbout>;

export const Comment = z.object({
  schema: z.literal('revenant.comment/1'),
  id: z.string(),
  about: CommentAbout,
  subject: z.string().describe('id of the finding or case, name of the site'),
  text: z.string(),
  by: z.string(),
  user: z.string().describe('id of the user who wrote it; `owner`: the printed key'),
  at: Instant,
  mentions: z.array(z.string()).describe('names of the users that it mentions'),
});
export type Comment = z.infer<typeof Comment>;

export const Withdrawal = z.object({
  schema: z.literal('revenant.withdrawal/1'),
  id: z.string(),
  comment: z.string().describe('its id'),
  by: z.string(),
  user: z.string(),
  at: Instant,
});
export type Withdrawal = z.infer<typeof Withdrawal>;

/** A comment as it is read: with its withdrawal. The text stays. */
export const ShownComment = Comment.extend({
  withdrawn: Withdrawal.pick({ by: true, at: true }).nullable().describe('null: it stands'),
});
export type ShownComment = z.infer<typeof ShownComment>;
