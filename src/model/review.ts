/** Whether a positive judgement counts yet, where a second reviewer is asked for. */
import { z } from 'zod';
import type { Judgement } from './evidence.ts';

export const Review = z
  .enum(['proposed', 'confirmed'])
  .describe('with the setting secondReviewer: proposed: one person judged it positive; confirmed: another one agrees');
export type Review = z.infer<typeof Review>;

/**
 * Counts the people who judged a finding positive since the last negative judgement: two keys or users are two people, by
 * their names. A name that somebody typed proves nothing, so all of these are one person. Null: not judged positive.
 *
 * @param judgements oldest first
 */
export function reviewOf(judgements: readonly Pick<Judgement, 'judgement' | 'by' | 'as'>[]): Review | null {
  const since = judgements.slice(judgements.findLastIndex(({ judgement }) => judgement === 'negative') + 1);
  const positive = since.filter(({ judgement }) => judgement === 'positive');
  const people = new Set(positive.map(({ by, as }) => (as === undefined ? '' : by.normalize('NFKC').toLowerCase())));
  return people.size === 0 ? null : people.size === 1 ? 'proposed' : 'confirmed';
}
