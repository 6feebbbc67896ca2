/** Comments on findings, sites and cases. */
import { z } from '@hono/zod-openapi';
import { CommentAbout, ShownComment } from '../../model/decisions/comment.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { By } from '../frame/fields.ts';
import { operation } from '../frame/operations.ts';
import type { CommentRule } from './rule.ts';

const Shown = ShownComment.meta({ id: 'Comment' });
const Subject = written(LENGTHS.id).min(1).describe('id of the finding or case, name of the site');

export const commentOperations = (rule: CommentRule) => [
  operation('GET /comments', 'listComments', 'Comments on a finding, a site or a case, oldest first', rule.list, {
    query: z.object({ about: CommentAbout, subject: Subject }),
    gives: z.array(Shown),
  }),
  operation(
    'POST /comments',
    'writeComment',
    'Write a comment; `@` and the whole name of a user tells that person. It is never changed',
    rule.write,
    {
      body: z
        .object({ about: CommentAbout, subject: Subject, text: written(LENGTHS.reason).min(1), by: By.optional() })
        .meta({ id: 'CommentWish' }),
      gives: ShownComment.omit({ withdrawn: true }).meta({ id: 'WrittenComment' }),
      status: 201,
      also: [404],
    },
  ),
  operation(
    'POST /comments/{id}/withdraw',
    'withdrawComment',
    'Withdraw a comment of your own (an admin: any). Its text stays on record',
    rule.withdraw,
    { body: z.object({ by: By.optional() }).meta({ id: 'CommentWithdrawal' }), gives: Shown },
  ),
];
