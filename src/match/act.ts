/** Whose act made a value shared, where one of two sides is listed: the listed one may show what is another's. */
import type { SharedValue, Signal } from '../signals/signal.ts';
import { domainName } from '../values/domain-name.ts';
import type { Subject } from './subject.ts';

/** Tells the values that the listed side took over from the other: its mailbox, a link to it. Null where not one side is listed. */
export function actOfListed(
  left: Subject,
  right: Subject,
): ((signal: Pick<Signal, 'id'>, shared: SharedValue) => boolean) | null {
  if ((left.entity === null) === (right.entity === null)) return null;
  const [listed, other] = left.entity === null ? ([right, left] as const) : ([left, right] as const);
  return ({ id }, shared) => {
    const value = listed === left ? shared.left.value : shared.right.value;
    // A mailbox belongs to whom its domain belongs to.
    if (id === 'contact-email') return domainName(value.slice(value.lastIndexOf('@') + 1))?.domain === other.visit.site;
    // The side that links has the role of the link before the address.
    return id === 'site-link' && /^[a-z]+: /.test(value);
  };
}
