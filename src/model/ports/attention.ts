/** Assignments of findings to people, what waits for each, and what each has seen. */
import type { Assignment } from '../decisions/assignment.ts';
import type { InboxKind, ShownEntry } from '../decisions/inbox.ts';

export interface Assignments {
  /**
   * Stores assignments of stored findings with their log entries in one transaction. Returns how
   * many.
   * @param told id of the user who is told of them; null: nobody
   */
  add(assignments: readonly Assignment[], told?: string | null): Promise<number>;
  /** The latest on each of these findings. */
  of(matches: readonly string[]): Promise<ReadonlyMap<string, Assignment>>;
  /** The people who were given findings, the latest first. */
  people(limit: number): Promise<string[]>;
  /** Changes after each assignment. */
  revision(): Promise<string>;
}

/** The times up to which people have seen the news. */
export interface NewsSeen {
  /** Null: never. @param account of the key or user; empty: the person who started the desk */
  until(account: string): Promise<string | null>;
  /** Never moves back. */
  move(account: string, until: string): Promise<void>;
}

/** Inboxes of users. Entries come in the transactions of what they tell. */
export interface Inbox {
  /** The newest first. @param before id of an entry: only older ones */
  of(
    user: string,
    filter: { readonly kind?: InboxKind | undefined; readonly unread?: boolean; readonly before?: string | undefined },
    limit: number,
  ): Promise<ShownEntry[]>;
  /** Unread entries, counted up to `most`. */
  unread(user: string, most: number): Promise<number>;
  /** Marks entries of the user as read. Returns how many were not. @param ids null: all of them */
  read(user: string, ids: readonly string[] | null, at: string): Promise<number>;
}
