/** The inbox of whoever asks. It is the account's own, so a reader may mark its entries. */
import { z } from 'zod';
import type { InboxKind } from '../../model/decisions/inbox.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { type Paged, readPage } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { reader } from '../frame/rule.ts';

/** The count stops here. */
export const MOST_UNREAD = 100;

type Asked = Paged & { readonly kind?: InboxKind | undefined; readonly unread: boolean };

export type InboxRule = ReturnType<typeof inboxRule>;

export function inboxRule({ services: { store, clock } }: DeskParts) {
  return {
    list: reader(async ({ kind, unread, ...asked }: Asked, { who }) => {
      const read = (before: string | undefined, limit: number) =>
        store.inbox.of(who.user, { kind, unread, before }, limit);
      const { shown, next } = await readPage(asked, z.string().max(LENGTHS.digest), read, ({ id }) => id);
      return { unread: await store.inbox.unread(who.user, MOST_UNREAD), entries: shown, next };
    }),
    /** @param asked.entries null: all */
    read: reader(async ({ entries }: { readonly entries: readonly string[] | null }, { who }) => {
      const marked = await store.inbox.read(who.user, entries, clock.now().toISOString());
      return { marked, unread: await store.inbox.unread(who.user, MOST_UNREAD) };
    }),
  };
}
