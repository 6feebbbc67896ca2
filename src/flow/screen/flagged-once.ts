/**
 * A finding that was flagged is compared again at every visit, even if the sites no longer share a
 * blocking key.
 */
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import type { Match, MatchSide } from '../../model/derived/match.ts';
import { isHandedInPage } from '../../model/facts/visit.ts';
import type { Store } from '../../model/ports/store.ts';

/** Findings of one site that are or were flagged, by id; without those of handed-in pages. */
export type FlaggedBefore = ReadonlyMap<string, Match>;

export async function flaggedOnce(site: string, { matches }: Pick<Store, 'matches'>): Promise<FlaggedBefore> {
  const flagged = await matches.list({ site, flagged: true });
  const wasFlagged = await matches.list({ site, wasFlagged: true });
  const own = [...flagged, ...wasFlagged].filter(
    ({ left, right }) => !isHandedInPage(left.site) && !isHandedInPage(right.site),
  );
  return new Map(own.map((match) => [match.id, match]));
}

/** The other sides of these findings that share no key, by their last compared visit. */
export async function othersOf(
  known: FlaggedBefore,
  own: Fingerprint,
  sharing: readonly { readonly fingerprint: Fingerprint }[],
  { fingerprints }: Pick<Store, 'fingerprints'>,
): Promise<{ fingerprint: Fingerprint; keys: string[] }[]> {
  const isOf = (side: Pick<MatchSide, 'site' | 'kind'>, one: Fingerprint) =>
    side.site === one.site && side.kind === one.kind;
  const others: { fingerprint: Fingerprint; keys: string[] }[] = [];
  for (const { left, right } of known.values()) {
    const other = isOf(left, own) ? right : isOf(right, own) ? left : null;
    if (other === null || other.kind === 'list' || sharing.some((one) => isOf(other, one.fingerprint))) continue;
    const fingerprint = await fingerprints.get(other.visit);
    if (fingerprint !== null) others.push({ fingerprint, keys: [] });
  }
  return others;
}

/** Ids of the entities whose list entry is a side of these findings. */
export function entriesOf(known: FlaggedBefore): string[] {
  return [...known.values()].flatMap(({ left }) =>
    left.kind === 'list' && left.entity !== null ? [left.entity.id] : [],
  );
}
