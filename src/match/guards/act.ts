/** Stage `act`: whose act made a value shared. A listed side may show another's values. */
import type { Evidence } from '../../model/derived/match.ts';
import { contactEmail } from '../../signals/identity/contact-email.ts';
import { siteLink } from '../../signals/identity/site-link.ts';
import type { SharedValue, Signal } from '../../signals/signal.ts';
import { domainName } from '../../values/domain-name.ts';
import { daysBetween, daysOf, isBefore } from '../readings/interval.ts';
import { registrationOf } from '../readings/readings.ts';
import type { Subject } from '../readings/subject.ts';
import { capturedOn, wasThereBefore } from '../readings/timeline.ts';
import type { ActedSignal, ComparedSignal, OwnedSignal } from '../weigh/compared-signal.ts';
import { isCopied } from '../weigh/copied.ts';
import { LONG_GAP_DAYS } from '../weigh/policy.ts';
import type { Family } from '../weigh/weights.ts';
import type { Pair } from './pair.ts';

/** The listed side and the other; null: both or neither is listed. */
function sidesOf(left: Subject, right: Subject): { readonly listed: Subject; readonly other: Subject } | null {
  if ((left.entity === null) === (right.entity === null)) return null;
  return left.entity === null ? { listed: right, other: left } : { listed: left, other: right };
}

export function act(compared: readonly OwnedSignal[], { left, right }: Pair): readonly ActedSignal[] {
  const taken = actOfListed(left, right);
  if (taken === null) return compared;
  return compared.map((one) => ({ ...one, isTaken: (shared: SharedValue) => taken(one.signal, shared) }));
}

/** A test for values that the listed side took from the other; null: both or neither is listed. */
function actOfListed(left: Subject, right: Subject): ((signal: Signal, shared: SharedValue) => boolean) | null {
  const sides = sidesOf(left, right);
  if (sides === null) return null;
  const { listed, other } = sides;
  return ({ id }, shared) => {
    const value = listed === left ? shared.left.value : shared.right.value;
    // A mailbox belongs to the owner of its domain.
    if (id === contactEmail.id) return domainName(value.slice(value.lastIndexOf('@') + 1))?.domain === other.visit.site;
    // On the side that links, the role of the link stands before the address.
    return id === siteLink.id && /^[a-z]+: /.test(value);
  };
}

/**
 * The side that first showed what both show. `listed`: the other took it over. `other`: the listed
 * side took it over, so nothing flags. `open`: the other's domain is older, and no capture shows
 * the order, so values that anybody can copy flag nothing. `unknown`: a date is missing.
 */
export interface FirstToShow {
  readonly is: 'listed' | 'other' | 'open' | 'unknown';
  /** The look-up that would settle it, or the fact that settles it. */
  readonly why: string;
}

/**
 * Null: both or neither side is listed, or both are one site.
 *
 * @param tookPages true if the listed side's pages are a copy that still gives the other's mailbox
 */
export function firstToShow(left: Subject, right: Subject, tookPages: boolean): FirstToShow | null {
  const sides = sidesOf(left, right);
  if (sides === null || left.visit.site === right.visit.site) return null;
  const { listed, other } = sides;
  const [seen, seenOther] = [capturedOn(listed)?.days ?? null, capturedOn(other)?.days ?? null];
  const [created, createdOther] = [daysOf(registrationOf(listed)?.created), daysOf(registrationOf(other)?.created)];
  // A domain registered after the listing proves nothing: the listed company had others before.
  const isBeforeListing = isBefore(created, daysOf(listed.entity?.dates.listed));
  const isOlder = isBeforeListing && isBefore(createdOther, created);
  if (isOlder && tookPages)
    return {
      is: 'other',
      why: `${other.visit.site} has the older domain, and the pages of ${listed.visit.site} still give a mailbox there.`,
    };
  if (wasThereBefore(listed, other) || isBefore(seen, seenOther))
    return { is: 'listed', why: `${listed.visit.site} was captured before ${other.visit.site} is known to show it.` };
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

/** True if both show the same pages, with a mailbox that the listed side took from the other. */
export function tookPages(compared: readonly ComparedSignal[]): boolean {
  const isTaken = (one: ComparedSignal): boolean =>
    one.signal.id === contactEmail.id && one.comparison.shared.some((shared) => one.isTaken?.(shared) === true);
  return isCopied(compared) && compared.some(isTaken);
}

/** True for text, pictures, looks, names: anybody can copy them, but not a contact that answers. */
export function canBeCopied({
  family,
  evidence: { group },
}: {
  readonly family: Family | null;
  readonly evidence: Pick<Evidence, 'group'>;
}): boolean {
  return group === 'content' || group === 'look' || family === 'name';
}
