/** Texts of the inbox. */
import { counted } from '../model/counted.ts';
import type { InboxEntry } from '../model/decisions/inbox.ts';
import { MOST_TOLD } from '../model/decisions/saved-search.ts';
import { sentence } from './sentence.ts';

export const inboxTexts = {
  about: 'What others give you, what waits for a second person, and what your searches find.',
  onlyUnread: 'only unread',
  readToo: 'what was read too',
  kinds: {
    assigned: 'Assigned to you',
    waiting: 'Waits for a second person',
    mention: 'Mention',
    search: 'Saved search',
    weaker: 'Weaker than before',
  } satisfies Record<InboxEntry['kind'], string>,
  things: {
    finding: 'the finding',
    site: 'the site',
    case: 'the case',
    entity: 'the listed entity',
    search: 'the search',
  } satisfies Record<InboxEntry['about'], string>,
  empty: 'Nothing has come yet.',
  noneUnread: 'Nothing is unread.',
  read: 'Mark as read',
  readAll: 'Mark all as read',
  readAt: (at: string) => `read ${at}`,
  isRead: (count: number) => `${counted(count, 'entry is', 'entries are')} marked as read.`,
  unread: (count: number, most: number) => `${count >= most ? `${most} or more` : count} unread`,
  assigned: <P>(by: P, thing: string, name: P) => sentence`${by} gave you ${thing} ${name}.`,
  waiting: <P>(by: P, name: P) => sentence`${by} judged ${name} positive. It counts when another person agrees.`,
  mention: <P>(by: P, thing: string, name: P) => sentence`${by} mentions you in a comment on ${thing} ${name}.`,
  weaker: (was: string, now: string) => `was ${was}, is ${now}.`,
  tooMany: <P>(search: P) =>
    sentence`${search}: more than ${MOST_TOLD} hits on this day. Its page has the rest; no more were told.`,
} as const;
