/** The reasons why a site may be a listed party's → the attribution that holds at a visit. */
import { type Attribution, AttributionReason, type UsedAttribution } from '../../model/derived/attribution.ts';
import type { Entity } from '../../model/facts/seed.ts';
import { isAt } from '../../signals/find/listed-identifier.ts';
import { normaliseCompanyName } from '../../values/company-name.ts';
import { type DayInterval, daysOf, isBefore } from '../readings/interval.ts';
import { registrationOf } from '../readings/readings.ts';
import type { Subject } from '../readings/subject.ts';
import { MOST_PARTIES } from '../weigh/policy.ts';

export interface Claim {
  readonly attribution: Attribution;
  readonly entity: Entity;
}

/** All that is known about whose a site is. */
export interface SiteClaims {
  readonly claims: readonly Claim[];
  /** Times of visits that found it parked. */
  readonly parked: readonly string[];
  /** Profiles or listings of its members are stored: it is a platform. */
  readonly isPlatform: boolean;
}

/** `entity` null: every reason is weakened, and the attribution says by what. */
export type Attributed = Pick<Subject, 'entity'> & { readonly attribution: UsedAttribution };

type Side = Pick<Subject, 'fingerprint' | 'visit' | 'ownership'>;

/**
 * The strongest reason that nothing weakens, then the oldest. Null: nothing names this site. What a
 * page says of its owner never counts: a listed firm under a new name on its own site is the
 * commonest succession.
 */
export function attributionOf(side: Side, { claims, parked, isPlatform }: SiteClaims): Attributed | null {
  const isShared = isPlatform || partiesOf(claims) > MOST_PARTIES;
  const about = claims.filter(({ attribution, entity }) => {
    const { until, address, why } = attribution;
    if (until !== null || entity.lastOnList !== undefined) return false;
    if (address !== null) return isAt(side.visit.target, address);
    return !(isShared && why === 'list' && side.visit.kind === 'website');
  });
  const weighed = about
    .map((claim) => ({ claim, weakenedBy: weaknessOf(claim, side, parked) }))
    .sort((a, b) => order(a.claim, b.claim));
  const holding = weighed.filter(({ weakenedBy }) => weakenedBy === null).map(({ claim }) => claim);
  const [first, ...others] = holding.length > 0 ? holding : weighed.map(({ claim }) => claim);
  if (first === undefined) return null;
  const { why, since, address, chain } = first.attribution;
  const alsoListed = [...new Set(others.map(({ entity }) => entity.id))].filter((id) => id !== first.entity.id);
  const weakenedBy = holding.length > 0 ? null : (weighed[0]?.weakenedBy ?? null);
  return {
    entity: weakenedBy === null ? first.entity : null,
    attribution: {
      ...{ why, since, checked: weakenedBy === null && isChecked(first, side) },
      ...(address !== null && { address }),
      ...(chain !== undefined && { chain }),
      ...(alsoListed.length > 0 && { alsoListed }),
      ...(weakenedBy !== null && { weakenedBy }),
    },
  };
}

type Owned = Pick<Subject, 'entity' | 'attribution'>;

/** The ids of all entries that name the site of a side. */
export function listedIds({ entity, attribution }: Owned): string[] {
  return entity === null ? [] : [entity.id, ...(attribution?.alsoListed ?? [])];
}

/** The entries whose own site it is, before any finding: what they share is no news. */
export function ownedBy(side: Owned): string[] {
  return side.attribution?.why === 'person' ? [] : listedIds(side);
}

/** True if both sides are one listed party's, before any finding. */
export function areOneParty(left: Owned, right: Owned): boolean {
  const ids = new Set(ownedBy(left));
  return ownedBy(right).some((id) => ids.has(id));
}

/**
 * The two sides of one finding. A confirmed successor stays the unlisted side of the findings that
 * made it one, so that a judgement changes nothing in what was judged.
 */
export function sidesOf(left: Subject, right: Subject): [Subject, Subject] {
  const ids = new Set(listedIds(left));
  if (!listedIds(right).some((id) => ids.has(id))) return [left, right];
  const steps = ({ attribution }: Subject): number =>
    attribution?.why === 'person' ? (attribution.chain?.length ?? 0) + 1 : 0;
  const [one, other] = [steps(left), steps(right)];
  return [one > other ? unlisted(left) : left, other > one ? unlisted(right) : right];
}

function unlisted({ attribution: _, ...side }: Subject): Subject {
  return { ...side, entity: null };
}

function order({ attribution: a }: Claim, { attribution: b }: Claim): number {
  const strength = ({ why }: Attribution): number => AttributionReason.options.indexOf(why);
  return strength(a) - strength(b) || text(a.since, b.since) || text(a.entity, b.entity);
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The day from which a new owner would make the reason void. */
function namedOn({ attribution: { why, since }, entity }: Claim): DayInterval | null {
  const [named, listed] = [daysOf(since), daysOf(entity.dates.listed)];
  // A person, a capture and a seed speak of their own day; a list, of the day of the listing too.
  return why === 'list' && isBefore(listed, named) ? listed : named;
}

/** Why a new owner may have the site since it was named, as a sentence; null: nothing shows one. */
function weaknessOf(claim: Claim, side: Side, parked: readonly string[]): string | null {
  const { visit, ownership } = side;
  const named = namedOn(claim);
  const day = claim.attribution.since.slice(0, 10);
  if (visit.kind !== 'website' || claim.attribution.address !== null || named === null) return null;
  const registration = registrationOf(side);
  const created = daysOf(registration?.created);
  if (isBefore(named, created) && !isBefore(daysOf(visit.startedAt), created))
    return `${visit.site} was registered on ${registration?.created} (${registration?.source}), after it became the listed party’s: a stranger may own it now.`;
  if (ownership != null && isBefore(named, ownership.since))
    return `${visit.site} ${ownership.because}, after it was named on ${day}: a stranger may own it now.`;
  const lapse = parked.find((at) => isBefore(named, daysOf(at)) && at < visit.startedAt);
  return lapse === undefined
    ? null
    : `${visit.site} was parked on ${lapse.slice(0, 10)}, after it was named on ${day}: a stranger may own it now.`;
}

/** True if the registration is older, or the visit is not later than the day of the reason. */
function isChecked(claim: Claim, side: Side): boolean {
  const named = namedOn(claim);
  const created = daysOf(registrationOf(side)?.created);
  if (created !== null) return !isBefore(named, created);
  return claim.attribution.why !== 'list' && !isBefore(named, daysOf(side.visit.startedAt));
}

/** Entries with a common name, contact or relationship are one party: groups, and several lists. */
export function partiesOf(claims: readonly Claim[]): number {
  const whole = claims.filter(({ attribution: { why, address } }) => why === 'list' && address === null);
  let parties: Set<string>[] = [];
  for (const { entity } of whole) {
    const marks = new Set(marksOf(entity));
    const joined = parties.filter((party) => [...marks].some((mark) => party.has(mark)));
    parties = [
      ...parties.filter((party) => !joined.includes(party)),
      new Set([...marks, ...joined.flatMap((party) => [...party])]),
    ];
  }
  return parties.length;
}

/** All that two entries of one party may have in common, but for the website. */
function marksOf({ id, names, aliases, values = [], relationships = [] }: Entity): string[] {
  const named = [...names, ...aliases, ...relationships.flatMap(({ name }) => name ?? [])].map(normaliseCompanyName);
  const ids = [id, ...relationships.flatMap((one) => one.id ?? [])].map((one) => `id ${one}`);
  const contacts = values.filter(({ kind }) => kind !== 'website' && kind !== 'social');
  return [...named, ...ids, ...contacts.map(({ kind, value }) => `${kind} ${value}`)];
}
