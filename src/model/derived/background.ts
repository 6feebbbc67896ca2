import { memoised } from '../memoised.ts';

/** Rarity: how many unrelated sites carry a value, from an immutable snapshot of counts. */
export interface Background {
  /** Hash of the counts: the same id always gives the same weights. */
  readonly id: string;
  readonly sites: number;
  /** Counted sites that carry the token ("signal:value"). */
  count(token: string): number;
}

/**
 * The name under which a stated value is counted with those sites, too, that cost nothing; stored
 * where it is more.
 */
export function countedWithFree(token: string): string {
  return `free ${token}`;
}

/** The same snapshot, in which sites that cost nothing count as any other. */
export const withFree = memoised(
  (background: Background): Background => ({
    ...background,
    count: (token) => Math.max(background.count(token), background.count(countedWithFree(token))),
  }),
);

/** A background with the counts of a stored snapshot added. */
export function addedTo(
  base: Background,
  { id, sites, counts }: { id: string; sites: number; counts: Iterable<readonly [token: string, sites: number]> },
): Background {
  const added = new Map(counts);
  return { id, sites: base.sites + sites, count: (token) => base.count(token) + (added.get(token) ?? 0) };
}
