import { type Review, reviewOf } from '../../model/decisions/review.ts';
import type { Ports } from '../ports.ts';

/** How far the review of these findings is, by id. Empty where no second reviewer is wanted. */
export async function reviewsOf(
  ids: readonly string[],
  { store, secondReviewer }: Pick<Ports, 'store' | 'secondReviewer'>,
): Promise<ReadonlyMap<string, Review>> {
  const reviews = new Map<string, Review>();
  for (const [id, judgements] of secondReviewer ? await store.judgements.several(ids) : []) {
    const review = reviewOf(judgements);
    if (review !== null) reviews.set(id, review);
  }
  return reviews;
}
