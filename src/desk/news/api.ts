/** News for the account that asks. */
import { z } from '@hono/zod-openapi';
import { Instant } from '../../model/words.ts';
import { Finding } from '../findings/api.ts';
import { Moment } from '../frame/fields.ts';
import { operation } from '../frame/operations.ts';
import { MOST } from '../frame/paging.ts';
import { MOST_COUNTED, type NewsRule } from './rule.ts';

const Mark = z.object({ until: Moment.describe('`until` of an answer of GET /news') }).meta({ id: 'Seen' });
const Part = z.object({
  count: z.int().describe(`${MOST_COUNTED}: that many or more`),
  findings: z.array(Finding).describe(`the heaviest first, at most ${MOST}`),
});
const News = z
  .object({
    since: Instant.describe(
      'when this account last said that it had seen what is new; seven days ago, where it never did',
    ),
    isFirst: z.boolean().describe('it never did'),
    until: Instant.describe('to send to POST /seen'),
    found: Part.describe('new findings that nobody has judged'),
    changed: Part.describe('findings that have changed, without those that were rejected'),
  })
  .meta({ id: 'News' });

export const newsOperations = (rule: NewsRule) => [
  operation('GET /news', 'getNews', 'What is new since this account last said that it had seen it', rule.show, {
    gives: News,
  }),
  operation(
    'POST /seen',
    'markSeen',
    'Say that this account has seen what is new. The mark is its own, so a reader may',
    rule.seen,
    { body: Mark, gives: Mark },
  ),
];
