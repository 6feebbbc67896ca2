/** Decides if a positive judgement counts yet, where a second reviewer is required. */
import { z } from 'zod';
import { areAlike } from '../text/person-name.ts';
import type { Judgement } from './evidence.ts';

export const Review = z
  .enum(['proposed', 'confirmed'])
  .describe('with the setting secondReviewer: proposed: one person judged it positive; confirmed: another one agrees');
export type Review = z.infer<typeof Review>;

/**
 * Counts the people who judged a finding positive since the last negative judgement. A person is a
 * user, with all keys and sign-ins of this user; two users whose names look the same are one. The
 * printed key and the command line do not name their user, so they may propose, but confirm
 * nothing. Null: not judged positive.
 *
 * @param judgements oldest first
 */
export function reviewOf(judgements: readonly Pick<Judgement, 'judgement' | 'by' | 'as' | 'user'>[]): Review | null {
  const since = judgements.slice(judgements.findLastIndex(({ judgement }) => judgement === 'negative') + 1);
  const positive = since.filter(({ judgement }) => judgement === 'positive');
  if (positive.length === 0) return null;
  const [first, ...others] = positive.filter(({ as }) => as !== undefined);
  const isConfirmed = first !== undefined && others.some((other) => !isSamePerson(first, other));
  return isConfirmed ? 'confirmed' : 'proposed';
}

type Judge = Pick<Judgement, 'by' | 'user'>;

/** Old judgements have only the name. */
const isSamePerson = (one: Judge, other: Judge): boolean =>
  (one.user !== undefined && one.user === other.user) || areAlike(one.by, other.by);
