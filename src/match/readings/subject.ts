import type { UsedAttribution } from '../../model/derived/attribution.ts';
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import type { Entity } from '../../model/facts/seed.ts';
import type { Visit } from '../../model/facts/visit.ts';
import { UNKNOWN_TIME } from '../../model/words.ts';
import { normaliseCompanyName } from '../../values/company-name.ts';
import type { DayInterval } from './interval.ts';
import { linkedSites, linksOf } from './readings.ts';

export interface OwnershipPeriod {
  readonly since: DayInterval;
  /** The reason, as the middle of a sentence that begins with the domain. */
  readonly because: string;
}

/** One side of a comparison: its fingerprint, visit and listed entity. */
export interface Subject {
  readonly fingerprint: Fingerprint;
  readonly visit: Pick<Visit, 'id' | 'target' | 'site' | 'kind' | 'state' | 'condition' | 'startedAt'>;
  readonly entity: Entity | null;
  /** Why the site counts as that entity's, or why not any more; absent: nothing names it. */
  readonly attribution?: UsedAttribution;
  /** Null: unknown. Undefined: domain-ownership.ts derives it from the two sides. */
  readonly ownership?: OwnershipPeriod | null;
}

export function subjectOf(fingerprint: Fingerprint, entity: Entity | null): Subject {
  const { visit: id, target, site, kind, state, condition, capturedAt, timeDoubt } = fingerprint;
  // A doubtful time comes neither before nor after any other.
  const startedAt = timeDoubt === undefined ? capturedAt : UNKNOWN_TIME;
  return { fingerprint, visit: { id, target, site, kind, state, condition, startedAt }, entity };
}

/** The names under which a side's entity is listed, normalised. */
export function listedNames({ entity }: Pick<Subject, 'entity'>): string[] {
  return [...(entity?.names ?? []), ...(entity?.aliases ?? [])].map(normaliseCompanyName);
}

/** True if comparable. A redirect is comparable only with the site that it leads to. */
export function areComparable(left: Subject, right: Subject): boolean {
  const sides = [left, right];
  if (!sides.every(({ fingerprint }) => fingerprint.comparable)) return false;
  // Two notices in an unknown wording may agree to the letter, whatever their owners.
  if (sides.every(({ fingerprint }) => fingerprint.bare === true)) return false;
  const [one, other] = sides.map(({ visit }) => visit.condition === 'redirected');
  if (one || other) return one !== other && (one ? leadsTo(left, right) : leadsTo(right, left));
  return sides.every(
    ({ visit: { condition, state } }) => condition === 'content' && (state === 'captured' || state === 'partial'),
  );
}

function leadsTo(from: Subject, to: Subject): boolean {
  const linked = new Set(linkedSites(from));
  return (linksOf(to)?.own ?? []).some(({ value }) => linked.has(value));
}
