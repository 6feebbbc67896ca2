/**
 * Contacts that both sites give in a notice of law and nowhere else: the authority to complain to, the conciliation board, the
 * firm that wrote the notice. One that a side gives as its own elsewhere is not among them, nor a mailbox at either's domain.
 */

import type { Comparison, SharedValue } from '../signals/signal.ts';
import { domainName } from '../values/domain-name.ts';
import type { Subject } from './subject.ts';
import { withoutShared } from './without-shared.ts';

/** What is left of a comparison without them; null: nothing. */
export function withoutNotices(comparison: Comparison, left: Subject, right: Subject): Comparison | null {
  return withoutShared(comparison, (one) => isOfNotices(one, [left, right]));
}

function isOfNotices({ left, right }: SharedValue, sides: readonly Subject[]): boolean {
  if (left.part !== 'notice' || right.part !== 'notice') return false;
  const domains = [left, right].map(({ value }) => domainName(value.slice(value.lastIndexOf('@') + 1))?.domain);
  return !sides.some(({ visit }) => domains.includes(visit.site));
}
