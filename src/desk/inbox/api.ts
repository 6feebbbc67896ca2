/** The inbox of the account that asks. */
import { z } from '@hono/zod-openapi';
import { InboxKind, ShownEntry } from '../../model/decisions/inbox.ts';
import { COUNTS, LENGTHS, written } from '../../model/lengths.ts';
import { Flag } from '../frame/fields.ts';
import { operation } from '../frame/operations.ts';
import { next, Paged } from '../frame/paging.ts';
import { type InboxRule, MOST_UNREAD } from './rule.ts';

const Unread = z.int().describe(`unread entries; ${MOST_UNREAD}: that many or more`);
const Entries = z
  .object({ unread: Unread, entries: z.array(ShownEntry.meta({ id: 'InboxEntry' })), next })
  .meta({ id: 'Inbox' });

export const inboxOperations = (rule: InboxRule) => [
  operation('GET /inbox', 'listInbox', 'What waits for the user who asks, the newest first', rule.list, {
    query: Paged.extend({ kind: InboxKind.optional(), unread: Flag.describe('true: only unread entries') }),
    gives: Entries,
  }),
  operation(
    'POST /inbox/read',
    'markInboxRead',
    'Mark entries of the own inbox as read, or all. It is your own, so a reader may',
    rule.read,
    {
      body: z
        .object({
          entries: z.array(written(LENGTHS.digest)).min(1).max(COUNTS.findings).nullable().describe('null: all'),
        })
        .meta({ id: 'InboxRead' }),
      gives: z.object({ marked: z.int(), unread: Unread }).meta({ id: 'InboxMarked' }),
    },
  ),
];
