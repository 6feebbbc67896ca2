/** What is new since a person last said that they had seen it. */
import { InputError } from '../../errors.ts';
import type { MatchFilter } from '../../model/ports/matches.ts';
import type { Ports } from '../ports.ts';

/** What a person sees who has never said that they have seen it. */
const FIRST_MS = 7 * 86_400_000;
/** A finding is dated before its transaction ends: what was stored while the answer was made is new next time. */
const UNDERWAY_MS = 10_000;

export interface NewsSpan {
  /** When the person last said so, or seven days ago. */
  readonly since: string;
  /** Null: the person never said so. */
  readonly known: string | null;
  /** What the person says to have seen with this answer. */
  readonly until: string;
}

/** @param account whose mark is kept: a key or user; empty for who started the desk */
export async function newsSpan(account: string, { store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<NewsSpan> {
  const now = clock.now().getTime();
  const known = await store.newsSeen.until(account);
  const since = known ?? new Date(now - FIRST_MS).toISOString();
  return { since, known, until: new Date(now - UNDERWAY_MS).toISOString() };
}

/** New findings that nobody judged, and changes of those that nobody rejected. */
export function newsFilters({ since }: Pick<NewsSpan, 'since'>): {
  readonly found: MatchFilter;
  readonly changed: MatchFilter;
} {
  return { found: { foundSince: since, judged: 'none' }, changed: { changedSince: since, rejected: false } };
}

/** Moves the mark, never back. Throws InputError for a time that is to come. */
export async function markSeen(
  account: string,
  until: string,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<void> {
  if (until > clock.now().toISOString()) throw new InputError('that is no time up to which something was seen');
  await store.newsSeen.move(account, until);
}
