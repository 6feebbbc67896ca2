/** The findings that are new since a person last marked them as seen. */
import { InputError } from '../../errors.ts';
import type { MatchFilter } from '../../model/ports/matches.ts';
import type { Ports } from '../ports.ts';

/** The span for a person who has never marked anything as seen. */
const FIRST_MS = 7 * 86_400_000;
/**
 * A finding is dated before its transaction ends: one stored while the answer was made is new next
 * time.
 */
const UNDERWAY_MS = 10_000;

export interface NewsSpan {
  /** The time of the person's last mark, or seven days ago. */
  readonly since: string;
  /** Null: the person has marked nothing. */
  readonly known: string | null;
  /** The time up to which the person marks this answer as seen. */
  readonly until: string;
}

/** @param account the key or user of the mark; empty for the person who started the desk */
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

/** Moves the mark, never back. Throws InputError for a time in the future. */
export async function markSeen(
  account: string,
  until: string,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<void> {
  if (until > clock.now().toISOString()) throw new InputError('that is no time up to which something was seen');
  await store.newsSeen.move(account, until);
}
