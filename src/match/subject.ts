import { z } from 'zod';
import type { Fingerprint } from '../model/fingerprint.ts';
import type { Entity } from '../model/seed.ts';
import type { Visit } from '../model/visit.ts';
import { UNKNOWN_TIME } from '../model/words.ts';
import { normaliseCompanyName } from '../values/company-name.ts';
import type { DayInterval } from './interval.ts';

/** The time since which a domain has had its present owner. */
export interface OwnershipPeriod {
  readonly since: DayInterval;
  /** How that is known, as the middle of a sentence that begins with the domain. */
  readonly because: string;
}

/** One side of a comparison: what was read, on which visit, and the listed entity it is attributed to. */
export interface Subject {
  readonly fingerprint: Fingerprint;
  readonly visit: Pick<Visit, 'id' | 'target' | 'site' | 'kind' | 'state' | 'condition' | 'startedAt'>;
  readonly entity: Entity | null;
  /** Null: unknown. Undefined: not looked up; domain-ownership.ts then derives it from the two sides. */
  readonly ownership?: OwnershipPeriod | null;
}

/** What the match room is told about one side. */
export function subjectOf(fingerprint: Fingerprint, entity: Entity | null): Subject {
  const { visit: id, target, site, kind, state, condition, capturedAt, timeDoubt } = fingerprint;
  // What is in doubt comes neither before nor after anything.
  const startedAt = timeDoubt === undefined ? capturedAt : UNKNOWN_TIME;
  return { fingerprint, visit: { id, target, site, kind, state, condition, startedAt }, entity };
}

/** The value that a signal read. Undefined: it was not read. Null: read, and the site carries nothing of the kind. */
export function valueOf({ fingerprint }: Subject, signal: string): unknown {
  return fingerprint.readings.find((one) => one.signal === signal && one.failure === null)?.value;
}

const RegistrationShape = z.object({
  registrants: z.array(z.object({ kind: z.string(), value: z.string() })),
  created: z.string().nullable(),
  source: z.string(),
});
export type Registration = z.infer<typeof RegistrationShape>;

/** What a registry says of a side's domain; null: not known. */
export function registrationOf(side: Subject): Registration | null {
  const found = RegistrationShape.safeParse(valueOf(side, 'registrant'));
  return found.success ? found.data : null;
}

/** The names under which a side's entity is listed, as names are compared. */
export function listedNames({ entity }: Pick<Subject, 'entity'>): string[] {
  return [...(entity?.names ?? []), ...(entity?.aliases ?? [])].map(normaliseCompanyName);
}

const Sites = z.array(z.object({ value: z.string() }));
const Links = z.object({ outbound: Sites });
const Own = z.object({ own: Sites });

/** The sites that its pages lead to, in whatever role. */
export function linkedSites(side: Subject): string[] {
  const read = Links.safeParse(valueOf(side, 'site-link'));
  return read.success ? read.data.outbound.map(({ value }) => value) : [];
}

/** A side that holds nothing but a redirect can be compared with the site that it leads to, and with no other. */
export function areComparable(left: Subject, right: Subject): boolean {
  if (!left.fingerprint.comparable || !right.fingerprint.comparable) return false;
  // Two notices in words that nobody listed agree to the letter: what both sides show might be anybody's.
  if (left.fingerprint.bare === true && right.fingerprint.bare === true) return false;
  const [one, other] = [left, right].map(({ visit }) => visit.condition === 'redirected');
  if (one || other) return one !== other && (one ? redirectsTo(left, right) : redirectsTo(right, left));
  return [left, right].every(({ visit: { condition, state } }) => {
    return condition === 'content' && (state === 'captured' || state === 'partial');
  });
}

function redirectsTo(from: Subject, to: Subject): boolean {
  const read = Own.safeParse(valueOf(to, 'site-link'));
  const linked = new Set(linkedSites(from));
  return read.success && read.data.own.some(({ value }) => linked.has(value));
}
