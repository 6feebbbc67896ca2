/**
 * A domain's present holder → what words about that domain still count. A domain lapses, and a stranger registers it
 * anew: what was linked to it or mailed from it before then was about somebody else.
 */
import { SIGNALS } from '../signals/list.ts';
import type { Comparison } from '../signals/signal.ts';
import { fullStop } from '../values/shorten.ts';
import { dayAfter, daysBetween, daysOf, isBefore } from './interval.ts';
import { type OwnershipPeriod, type Registration, registrationOf, type Subject } from './subject.ts';
import { withoutShared } from './without-shared.ts';

/** Whether two visits of one domain found the same holder; unknown where nothing tells. */
export interface OwnerComparison {
  readonly holder: 'same' | 'new' | 'unknown';
  readonly reason: string;
}

const ON_NEW_OWNER = new Map(SIGNALS.map(({ id, onNewOwner }) => [id, onNewOwner]));
const isOwn = (signal: string): boolean => ON_NEW_OWNER.get(signal) === 'own';
/** A site that has kept its holder may change everything in this time; a domain takes about a year to lapse. */
const LONG_GAP_DAYS = 365;

/** False for a saved page of which nobody says when it was taken: it comes neither before nor after another. */
function isDated({ visit }: Subject): boolean {
  return daysOf(visit.startedAt) !== null;
}
function dayOf(side: Subject): string {
  return isDated(side) ? side.visit.startedAt.slice(0, 10) : 'a day that is not known';
}

/** The domain without the port that a local name may carry. */
function domainOf({ visit }: Subject): string {
  return visit.site.replace(/:\d+$/, '').toLowerCase();
}

/**
 * Whether who was found on a domain now is who was found there then. A registrant that both have, a registration in between
 * or contacts that stayed decide. Where the domain may have lapsed, a long gap with other contacts on both sides and
 * nothing in common says that it changed hands, and so does any gap in which it was parked; nothing less does.
 *
 * @param then an earlier visit of the same domain
 * @param parked when in between it was parked; null: it was not seen to be
 */
export function compareOwners(now: Subject, then: Subject, parked: string | null = null): OwnerComparison {
  const [mine, theirs] = [registrationOf(now), registrationOf(then)];
  const [day, site] = [dayOf(then), now.visit.site];
  const names = (one: typeof mine) => new Set((one?.registrants ?? []).map(({ kind, value }) => `${kind}:${value}`));
  if ([...names(mine)].some((name) => names(theirs).has(name)))
    return { holder: 'same', reason: `${site} is registered to whom it was registered to on ${day}.` };
  const created = daysOf(mine?.created);
  if (isBefore(daysOf(then.visit.startedAt), created))
    return { holder: 'new', reason: fullStop(`${site} ${registeredAnew(mine)}, after the capture of ${day}`) };

  const [here, there] = [telling(now), telling(then)];
  const common = [...here].filter((token) => there.has(token));
  if (common.some((token) => isOwn(signalOf(token))))
    return { holder: 'same', reason: `${site} still shows what it showed on ${day}.` };
  const theirKinds = new Set([...there].map(signalOf));
  const speak = [...here].map(signalOf).some((kind) => isOwn(kind) && theirKinds.has(kind));
  // A domain that is sold keeps its registration: that it never lapsed makes a stranger less likely, and a holder no surer.
  const mayHaveLapsed = !isBefore(created, daysOf(then.visit.startedAt));
  const long = isDated(then) && isDated(now) && daysBetween(then.visit.startedAt, now.visit.startedAt) >= LONG_GAP_DAYS;
  if ((parked !== null || (mayHaveLapsed && long)) && speak && common.length === 0) {
    const was = parked === null ? '' : ` was parked on ${parked.slice(0, 10)}, and`;
    const reason = `${site}${was} has another owner’s contacts and nothing in common with the capture of ${day}`;
    return { holder: 'new', reason: fullStop(reason) };
  }
  return { holder: 'unknown', reason: `Nothing tells whether ${site} still has the holder of ${day}.` };
}

function registeredAnew(registration: Registration | null): string {
  return `was registered anew (${registration?.created}, ${registration?.source})`;
}

const signalOf = (token: string): string => token.slice(0, token.indexOf(':'));

/** Values that are somebody's own; those at the domain itself come with the domain. */
function telling(side: Subject): Set<string> {
  const domain = domainOf(side);
  return new Set(
    side.fingerprint.tokens.filter((token) => {
      return ON_NEW_OWNER.get(signalOf(token)) !== 'found' && !isAbout(token, domain) && !/:@|@$/.test(token);
    }),
  );
}

/**
 * When the time of a domain's present holder began, as far as its registration and other visits of the same domain tell;
 * null where nothing does.
 */
export function ownershipOf(side: Subject, others: readonly Subject[]): OwnershipPeriod | null {
  if (side.visit.kind !== 'website') return null;
  const periods: OwnershipPeriod[] = [];
  const registration = registrationOf(side);
  const created = daysOf(registration?.created);
  if (created !== null) periods.push({ since: created, because: registeredAnew(registration) });
  for (const then of others) {
    const { site, kind, startedAt } = then.visit;
    if (site !== side.visit.site || kind !== 'website' || startedAt >= side.visit.startedAt) continue;
    if (!isDated(then) || !isDated(side)) continue;
    if (compareOwners(side, then).holder !== 'new') continue;
    const since = { from: dayAfter(startedAt), to: side.visit.startedAt.slice(0, 10) };
    periods.push({ since, because: `has changed hands since ${startedAt.slice(0, 10)}` });
  }
  periods.sort((a, b) => (a.since.from < b.since.from ? 1 : a.since.from > b.since.from ? -1 : 0));
  return periods[0] ?? null;
}

/** Each side with the epoch that the others of its domain tell. */
export function withOwnership(subjects: readonly Subject[]): Subject[] {
  const bySite = new Map<string, Subject[]>();
  for (const side of subjects) bySite.set(side.visit.site, [...(bySite.get(side.visit.site) ?? []), side]);
  return subjects.map((side) => ({ ...side, ownership: ownershipOf(side, bySite.get(side.visit.site) ?? []) }));
}

/**
 * Why words of `speaker` about the domain of `holder` say nothing of its present holder; null where they may. The sentence names
 * the epoch.
 */
export function earlierOwnerReason(holder: Subject, speaker: Subject): string | null {
  const period = holder.ownership === undefined ? ownershipOf(holder, [speaker]) : holder.ownership;
  const said = speaker.visit.startedAt;
  if (period === null || !isBefore(daysOf(said), period.since)) return null;
  const [site, day] = [holder.visit.site, said.slice(0, 10)];
  return `${site} ${period.because}: what was said of that domain on ${day} is about an earlier holder.`;
}

/** Null unless the domain of a listed side was registered after its firm had come to its end or onto the list. */
function attributionDoubt(side: Subject): string | null {
  const { entity, visit } = side;
  const registration = registrationOf(side);
  const created = daysOf(registration?.created);
  if (entity === null || visit.kind !== 'website' || isBefore(daysOf(visit.startedAt), created)) return null;
  const { dissolved, listed } = entity.dates;
  const ended = [
    { became: 'dissolved', on: dissolved },
    { became: 'listed', on: listed },
  ].find(({ on }) => isBefore(daysOf(on), created));
  if (ended === undefined) return null;
  const registered = `${visit.site} was registered on ${registration?.created} (${registration?.source})`;
  const after = `after ${entity.names[0] ?? entity.id} was ${ended.became} (${ended.on})`;
  return `${registered}, ${after}: what it shows since may be somebody else’s.`;
}

/** What is to be said of a pair's domains: who had one before, and whether two visits of one domain found the same holder. */
export function ownershipReasons(left: Subject, right: Subject): string[] {
  if (left.visit.site === right.visit.site) {
    const [then, now] = [left, right].sort((a, b) => (a.visit.startedAt < b.visit.startedAt ? -1 : 1)) as [
      Subject,
      Subject,
    ];
    const websites = then.visit.kind === 'website' && now.visit.kind === 'website';
    const apart = websites && isDated(then) && then.visit.startedAt < now.visit.startedAt;
    const found = apart ? compareOwners(now, then) : null;
    return found === null || found.holder === 'unknown' ? [] : [found.reason];
  }
  const doubts = [left, right].flatMap((side) => attributionDoubt(side) ?? []);
  // Only where the other side speaks of that domain is it of any interest here.
  const pairs = [
    [left, right],
    [right, left],
  ] as const;
  const outlivedBy = pairs.flatMap(([holder, speaker]) => {
    const reason = earlierOwnerReason(holder, speaker);
    return reason !== null && speaksOf(speaker, domainOf(holder)) ? [reason] : [];
  });
  return [...doubts, ...outlivedBy];
}

function speaksOf({ fingerprint }: Subject, domain: string): boolean {
  return fingerprint.tokens.some((token) => isAbout(token, domain));
}

/** Whether a value names a domain: the domain itself, a host under it, a mailbox at it, a link to it. */
function isAbout(value: string, domain: string): boolean {
  const text = value.toLowerCase();
  if (!text.endsWith(domain)) return false;
  const before = text.at(-domain.length - 1);
  return before === undefined || /[@.:\s/]/.test(before);
}

/**
 * Takes out of a comparison what names a domain and was said before its present holder came.
 *
 * @returns what is left (null: nothing), and the sentences that say why; no sentence: nothing was taken out
 */
export function withoutEarlierOwner(
  comparison: Comparison,
  left: Subject,
  right: Subject,
): { readonly rest: Comparison | null; readonly reasons: readonly string[] } {
  const [ofLeft, ofRight] = [earlierOwnerReason(left, right), earlierOwnerReason(right, left)];
  if ((ofLeft === null && ofRight === null) || comparison.shared.length === 0) return { rest: comparison, reasons: [] };
  const reasons = new Set<string>();
  const rest = withoutShared(comparison, (shared) => {
    const past = [
      ...(ofLeft !== null && isAbout(shared.right.value, domainOf(left)) ? [ofLeft] : []),
      ...(ofRight !== null && isAbout(shared.left.value, domainOf(right)) ? [ofRight] : []),
    ];
    for (const reason of past) reasons.add(reason);
    return past.length > 0;
  });
  return { rest, reasons: [...reasons].sort() };
}
