/** What was observed of a domain → its registration as it was known at one moment. Pure. */
import type { Observation } from '../model/observation.ts';
import type { Registration } from '../model/visit.ts';
import { namesNobody } from '../signals/privacy-proxy.ts';

type Seen = Extract<Observation, { kind: 'registration' }>;

/**
 * The latest that was seen by then. Where it names nobody (registries withhold names now that they showed before), the holder who
 * was last named under the same registration stands in, with the day on which that was seen: a domain that was not registered
 * anew is still the same registration. Without a date of creation on both sides nothing is filled in.
 */
export function registrationAt(observations: readonly Observation[], at: string): Registration | undefined {
  const seen = observations
    .filter((one): one is Seen => one.kind === 'registration' && Date.parse(one.firstSeen) <= Date.parse(at))
    .sort((a, b) => Date.parse(b.lastSeen) - Date.parse(a.lastSeen) || Number(namesHolder(b)) - Number(namesHolder(a)));
  const [latest] = seen;
  if (latest === undefined) return undefined;
  const named = seen.find((one) => namesHolder(one) && (one === latest || isSameRegistration(one, latest))) ?? latest;
  const { value, source, lastSeen } = named;
  const holder = Object.fromEntries(Object.entries(value).filter(([field]) => field.startsWith('registrant')));
  // Of an interval that goes on beyond that moment, the moment itself is what is known.
  const seenAt = Date.parse(lastSeen) < Date.parse(at) ? lastSeen : at;
  return { ...latest.value, ...holder, source, seenAt };
}

function namesHolder({ value }: Seen): boolean {
  const { registrantName = '', registrantOrganisation = '', registrantEmail = '' } = value;
  return !namesNobody(registrantName) || !namesNobody(registrantOrganisation) || registrantEmail.includes('@');
}

function isSameRegistration({ value: one }: Seen, { value: other }: Seen): boolean {
  return one.created !== undefined && one.created === other.created;
}
