/** The time since when a domain has its present owner, and the statements that are older. */
import { groupBy } from '../../model/group-by.ts';
import { signalOf } from '../../signals/list.ts';
import type { Comparison } from '../../signals/signal.ts';
import { fullStop } from '../../values/shorten.ts';
import { dayAfter, daysBetween, daysOf, isBefore } from '../readings/interval.ts';
import { registrationOf } from '../readings/readings.ts';
import type { OwnershipPeriod, Subject } from '../readings/subject.ts';
import { LONG_GAP_DAYS } from '../weigh/policy.ts';
import { withoutShared } from '../weigh/without-shared.ts';

/** The owners that two visits of one domain found. */
export interface OwnerComparison {
  readonly holder: 'same' | 'new' | 'unknown';
  readonly reason: string;
}

const isOwn = (signal: string): boolean => signalOf(signal)?.onNewOwner === 'own';

/** False for a saved page of unknown time: it comes neither before nor after another. */
function isDated({ visit }: Subject): boolean {
  return daysOf(visit.startedAt) !== null;
}

/** The domain without the port that a local name may have. */
function domainOf({ visit }: Subject): string {
  return visit.site.replace(/:\d+$/, '').toLowerCase();
}

/**
 * Compares a domain's owner now and at an earlier visit. A common registrant, a registration in
 * between, or contacts that stayed decide. Otherwise the owner is new only if both visits have
 * contacts and share nothing, and the domain was parked or may have lapsed in a long gap.
 *
 * @param then an earlier visit of the same domain
 * @param parked when it was parked in between; null: not seen parked
 */
export function compareOwners(now: Subject, then: Subject, parked: string | null = null): OwnerComparison {
  const [mine, theirs] = [registrationOf(now), registrationOf(then)];
  const site = now.visit.site;
  const day = isDated(then) ? then.visit.startedAt.slice(0, 10) : 'an unknown day';
  const names = (one: typeof mine) => new Set((one?.registrants ?? []).map(({ kind, value }) => `${kind}:${value}`));
  if ([...names(mine)].some((name) => names(theirs).has(name)))
    return { holder: 'same', reason: `${site} has the same registrant as on ${day}.` };
  const created = daysOf(mine?.created);
  if (isBefore(daysOf(then.visit.startedAt), created))
    return { holder: 'new', reason: fullStop(`${site} ${registeredAgain(mine)}, after the capture of ${day}`) };

  const [here, there] = [ownedTokens(now), ownedTokens(then)];
  const common = [...here].filter((token) => there.has(token));
  if (common.some((token) => isOwn(idOf(token))))
    return { holder: 'same', reason: `${site} still has contacts or accounts that it had on ${day}.` };
  const theirKinds = new Set([...there].map(idOf));
  const isComparable = [...here].map(idOf).some((kind) => isOwn(kind) && theirKinds.has(kind));
  // A sold domain keeps its registration, so one that never lapsed proves no owner.
  const mayHaveLapsed = !isBefore(created, daysOf(then.visit.startedAt));
  const long = isDated(then) && isDated(now) && daysBetween(then.visit.startedAt, now.visit.startedAt) >= LONG_GAP_DAYS;
  if ((parked !== null || (mayHaveLapsed && long)) && isComparable && common.length === 0) {
    const was = parked === null ? '' : ` was parked on ${parked.slice(0, 10)}, and`;
    const reason = `${site}${was} has another owner’s contacts and nothing in common with the capture of ${day}`;
    return { holder: 'new', reason: fullStop(reason) };
  }
  return { holder: 'unknown', reason: `It is not known whether ${site} still has the owner of ${day}.` };
}

/** True for two visits of one domain, unless the owner is known to be new. */
export function haveOneHolder(left: Subject, right: Subject): boolean {
  if (left.visit.site !== right.visit.site) return false;
  const [then, now] = left.visit.startedAt < right.visit.startedAt ? [left, right] : [right, left];
  return compareOwners(now, then).holder !== 'new';
}

function registeredAgain(registration: ReturnType<typeof registrationOf>): string {
  return `was registered again (${registration?.created}, ${registration?.source})`;
}

const idOf = (token: string): string => token.slice(0, token.indexOf(':'));

/** Values that belong to one owner. Those at the domain itself come with the domain. */
function ownedTokens(side: Subject): Set<string> {
  const domain = domainOf(side);
  return new Set(
    side.fingerprint.tokens.filter(
      (token) => signalOf(idOf(token))?.onNewOwner !== 'found' && !isAbout(token, domain) && !/:@|@$/.test(token),
    ),
  );
}

/** The ownership period of a domain, by its registration and other visits of it; null: unknown. */
export function ownershipOf(side: Subject, others: readonly Subject[]): OwnershipPeriod | null {
  if (side.visit.kind !== 'website') return null;
  const periods: OwnershipPeriod[] = [];
  const registration = registrationOf(side);
  const created = daysOf(registration?.created);
  if (created !== null) periods.push({ since: created, because: registeredAgain(registration) });
  for (const then of others) {
    const { site, kind, startedAt } = then.visit;
    if (site !== side.visit.site || kind !== 'website' || startedAt >= side.visit.startedAt) continue;
    // Anybody can write an archive with another owner.
    if (then.fingerprint.handedIn !== undefined) continue;
    if (!isDated(then) || !isDated(side) || compareOwners(side, then).holder !== 'new') continue;
    const since = { from: dayAfter(startedAt), to: side.visit.startedAt.slice(0, 10) };
    periods.push({ since, because: `has changed hands since ${startedAt.slice(0, 10)}` });
  }
  periods.sort((a, b) => (a.since.from < b.since.from ? 1 : a.since.from > b.since.from ? -1 : 0));
  return periods[0] ?? null;
}

/** Each side with its ownership period, derived from the other visits of its domain. */
export function withOwnership(subjects: readonly Subject[]): Subject[] {
  const bySite = groupBy(subjects, ({ visit }) => visit.site);
  return subjects.map((side) => ({ ...side, ownership: ownershipOf(side, bySite.get(side.visit.site) ?? []) }));
}

/** Why `speaker` speaks of an earlier owner of `owner`'s domain, as a sentence; null: no sign. */
export function earlierOwnerReason(owner: Subject, speaker: Subject): string | null {
  const period = owner.ownership === undefined ? ownershipOf(owner, [speaker]) : owner.ownership;
  const said = speaker.visit.startedAt;
  if (period === null || !isBefore(daysOf(said), period.since)) return null;
  const [site, day] = [owner.visit.site, said.slice(0, 10)];
  return `${site} ${period.because}: what was said of that domain on ${day} is about an earlier owner.`;
}

/** Why a listed side's domain may be another owner's; null: nothing shows one. */
function attributionDoubt(side: Subject): string | null {
  const { entity, visit, attribution } = side;
  if (attribution?.weakenedBy !== undefined) return attribution.weakenedBy;
  const registration = registrationOf(side);
  const created = daysOf(registration?.created);
  if (entity === null || visit.kind !== 'website' || isBefore(daysOf(visit.startedAt), created)) return null;
  const end = (['dissolved', 'listed'] as const).find((event) => isBefore(daysOf(entity.dates[event]), created));
  if (end === undefined) return null;
  const registered = `${visit.site} was registered on ${registration?.created} (${registration?.source})`;
  const after = `after ${entity.names[0] ?? entity.id} was ${end} (${entity.dates[end]})`;
  return `${registered}, ${after}: its content since then may be another owner’s.`;
}

/** Sentences on earlier owners of a pair's domains, and on the owners at two visits of one. */
export function ownershipReasons(left: Subject, right: Subject): string[] {
  if (left.visit.site === right.visit.site) {
    const [then, now] = left.visit.startedAt < right.visit.startedAt ? [left, right] : [right, left];
    const apart = isDated(then) && then.visit.startedAt < now.visit.startedAt;
    if (!apart || then.visit.kind !== 'website' || now.visit.kind !== 'website') return [];
    const { holder, reason } = compareOwners(now, then);
    return holder === 'unknown' ? [] : [reason];
  }
  const doubts = [left, right].flatMap((side) => attributionDoubt(side) ?? []);
  const earlier = (owner: Subject, speaker: Subject): string[] => {
    const reason = earlierOwnerReason(owner, speaker);
    if (reason === null) return [];
    const domain = domainOf(owner);
    // The reason matters only if the other side speaks of that domain.
    return speaker.fingerprint.tokens.some((token) => isAbout(token, domain)) ? [reason] : [];
  };
  return [...doubts, ...earlier(left, right), ...earlier(right, left)];
}

/** True if a value names a domain: the domain, a host under it, a mailbox at it, a link to it. */
function isAbout(value: string, domain: string): boolean {
  const text = value.toLowerCase();
  if (!text.endsWith(domain)) return false;
  const before = text.at(-domain.length - 1);
  return before === undefined || /[@.:\s/]/.test(before);
}

/** The comparison without statements older than the present owner (null: nothing left), and why. */
export function withoutEarlierOwner(comparison: Comparison, left: Subject, right: Subject) {
  if (comparison.shared.length === 0) return { rest: comparison, why: [] };
  const [ofLeft, ofRight] = [earlierOwnerReason(left, right), earlierOwnerReason(right, left)];
  if (ofLeft === null && ofRight === null) return { rest: comparison, why: [] };
  const reasons = new Set<string>();
  const rest = withoutShared(comparison, (shared) => {
    const past = [
      ...(ofLeft !== null && isAbout(shared.right.value, domainOf(left)) ? [ofLeft] : []),
      ...(ofRight !== null && isAbout(shared.left.value, domainOf(right)) ? [ofRight] : []),
    ];
    for (const reason of past) reasons.add(reason);
    return past.length > 0;
  });
  return { rest, why: [...reasons].sort() };
}
