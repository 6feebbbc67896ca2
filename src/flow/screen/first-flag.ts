import { shippedBackground } from '../../match/background/background.ts';
import { asFirstFlagged, firstBackground } from '../../match/first-flag.ts';
import type { Background } from '../../model/derived/background.ts';
import { isFlagged, type Match } from '../../model/derived/match.ts';
import type { Store } from '../../model/ports/store.ts';

/**
 * The document to store for a finding that was flagged before: weighed with the counts of its first
 * flag where only those flag it.
 *
 * @param weigh the same two sides with other counts; null: they cannot be compared
 */
export async function withFirstFlag(
  today: Match,
  before: Match | undefined,
  weigh: (background: Background) => Match | null,
  { fingerprints }: Pick<Store, 'fingerprints'>,
): Promise<Match> {
  const first = firstBackground(before, today.model);
  if (first === null || first === today.background) return today;
  const counts = isFlagged(today) ? null : await fingerprints.background(first, shippedBackground());
  const again = counts === null ? null : weigh(counts);
  return again !== null && isFlagged(again) ? asFirstFlagged(again, today) : { ...today, flaggedWith: first };
}
