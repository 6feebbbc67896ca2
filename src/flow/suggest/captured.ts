/** A suggested site → the visit that captured it. */
import type { Suggestion } from '../../model/derived/suggestion.ts';
import type { Visit } from '../../model/facts/visit.ts';
import type { Store } from '../../model/ports/store.ts';

/** Visits of a site that are looked at, the newest. */
const MOST_VISITS = 5;

/**
 * The newest visit that read the site, and the newest of all. An archive is no visit: today the old
 * address may send its visitors to the new one.
 */
export async function visitsOf(
  { site, kind }: Pick<Suggestion, 'site' | 'kind'>,
  { ledger }: Pick<Store, 'ledger'>,
): Promise<{ read: Visit | null; last: Visit | null }> {
  const latest = await ledger.visitsOfSite(site, { before: null, limit: MOST_VISITS });
  const ours = latest.flatMap(({ visit }) => (visit.kind === kind && visit.source === 'crawl' ? [visit] : []));
  return { read: ours.find(isRead) ?? null, last: ours[0] ?? null };
}

/** A site that sends its visitors on has no content: where it sends them is what it says. */
const isRead = ({ state, condition }: Visit): boolean =>
  state === 'captured' || state === 'partial' || condition === 'redirected';
