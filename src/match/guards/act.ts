/** Whose act made a value shared, where one of two sides is listed: the listed one may show what is another's. */
import type { Evidence } from '../../model/match.ts';
import { contactEmail } from '../../signals/identity/contact-email.ts';
import { siteLink } from '../../signals/identity/site-link.ts';
import type { SharedValue, Signal } from '../../signals/signal.ts';
import { domainName } from '../../values/domain-name.ts';
import { daysBetween, daysOf, isBefore } from '../readings/interval.ts';
import { registrationOf } from '../readings/readings.ts';
import type { Subject } from '../readings/subject.ts';
import { capturedOn, wasThereBefore } from '../readings/timeline.ts';
import { LONG_GAP_DAYS } from '../weigh/policy.ts';
import type { Family } from '../weigh/weights.ts';

/** Null where not one side is listed: then neither can be told from the other. */
function sidesOf(left: Subject, right: Subject): { readonly listed: Subject; readonly other: Subject } | null {
  if ((left.entity === null) === (right.entity === null)) return null;
  return left.entity === null ? { listed: right, other: left } : { listed: left, other: right };
}

/** Tells the values that the listed side took over from the other: its mailbox, a link to it. Null where not one side is listed. */
export function actOfListed(
  left: Subject,
  right: Subject,
): ((signal: Pick<Signal, 'id'>, shared: SharedValue) => boolean) | null {
  const sides = sidesOf(left, right);
  if (sides === null) return null;
  const { listed, other } = sides;
  return ({ id }, shared) => {
    const value = listed === left ? shared.left.value : shared.right.value;
    // A mailbox belongs to whom its domain belongs to.
    if (id === contactEmail.id) return domainName(value.slice(value.lastIndexOf('@') + 1))?.domain === other.visit.site;
    // The side that links has the role of the link before the address.
    return id === siteLink.id && /^[a-z]+: /.test(value);
  };
}

/**
 * Which side showed first what both show. `listed`: the other took it over. `other`: the listed
 * side did, so nothing flags. `open`: the other's domain is the older one, and no capture tells, so
 * what anybody can copy flags nothing. `unknown`: a date is missing.
 */
export interface FirstToShow {
  readonly is: 'listed' | 'other' | 'open' | 'unknown';
  /** Which look-up would settle it, or what settles it. */
  readonly why: string;
}

/** Null where not one side is listed, or both are one site. */
export function firstToShow(left: Subject, right: Subject): FirstToShow | null {
  const sides = sidesOf(left, right);
  if (sides === null || left.visit.site === right.visit.site) return null;
  const { listed, other } = sides;
  const [seen, seenOther] = [capturedOn(listed)?.days ?? null, capturedOn(other)?.days ?? null];
  const [created, createdOther] = [daysOf(registrationOf(listed)?.created), daysOf(registrationOf(other)?.created)];
  if (wasThereBefore(listed, other) || isBefore(seen, seenOther))
    return { is: 'listed', why: `${listed.visit.site} was captured before ${other.visit.site} is known to show it.` };
  // A domain that the listed firm registered after the listing tells nothing: it had others before.
  const isBeforeListing = isBefore(created, daysOf(listed.entity?.dates.listed));
  const isOlder = isBeforeListing && isBefore(createdOther, created);
  const isLongBefore = seen !== null && seenOther !== null && daysBetween(seenOther.to, seen.from) > LONG_GAP_DAYS;
  const cameLater =
    (isBeforeListing && wasThereBefore(other, listed)) || (isLongBefore && (created === null || isOlder));
  if (cameLater)
    return { is: 'other', why: `${other.visit.site} was there years before ${listed.visit.site} is known to show it.` };
  const before = createdOther?.from ?? seenOther?.from ?? null;
  const since = before === null ? '' : ` from before ${before}`;
  const ask = createdOther === null ? ` and the registration date of ${other.visit.site}` : '';
  return {
    is: isOlder ? 'open' : 'unknown',
    why: `To find out, look for an archived capture of ${listed.visit.site}${since}${ask}.`,
  };
}

/**
 * Text, pictures, looks and names: anybody who sees a page can copy them, and a contact that
 * answers is another matter.
 */
export function canBeCopied({
  family,
  evidence: { group },
}: {
  readonly family: Family | null;
  readonly evidence: Pick<Evidence, 'group'>;
}): boolean {
  return group === 'content' || group === 'look' || family === 'name';
}
