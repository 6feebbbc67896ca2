/** Observations of a domain → its registration as known at one moment. Pure. */
import { type Observation, SAME_INTERVAL_MS } from '../../model/facts/observation.ts';
import type { Registration } from '../../model/facts/visit.ts';
import { isProxyMailbox, namesNobody } from '../../signals/find/privacy-proxy.ts';
import { emailAddressesIn } from '../../values/email-address.ts';

type RegistrationSeen = Extract<Observation, { kind: 'registration' }>;

const LONGEST_FIELD = 500;

/**
 * The latest registration seen by then. If it names nobody, as registries now withhold names, it
 * takes the last named holder of the same registration (date and registrar), if that was seen
 * within half a year before. A sold domain keeps its date, so an older holder does not count.
 */
export function registrationAt(
  observations: readonly Observation[],
  domain: string,
  at: string,
): Registration | undefined {
  const seen = observations
    .filter(
      (one): one is RegistrationSeen => one.kind === 'registration' && Date.parse(one.firstSeen) <= Date.parse(at),
    )
    .map((one) => ({ ...one, named: namesHolder(one, domain) }))
    .sort(latestFirst);
  const [latest] = seen;
  if (latest === undefined) return undefined;
  const known = latest.named ? latest : (seen.find((one) => one.named && goesOn(one, latest)) ?? latest);
  const { value, source, lastSeen } = known;
  const holder = Object.fromEntries(Object.entries(value).filter(([field]) => field.startsWith('registrant')));
  // An interval that extends beyond that moment is known up to it.
  const seenAt = Date.parse(lastSeen) < Date.parse(at) ? lastSeen : at;
  return { ...latest.value, ...holder, source, seenAt };
}

/**
 * On one day, an answer with a name first, then RDAP: its fields are named, those of WHOIS are
 * guessed.
 */
function latestFirst(a: RegistrationSeen & { named: boolean }, b: RegistrationSeen & { named: boolean }): number {
  const day = ({ lastSeen }: RegistrationSeen): string => lastSeen.slice(0, 10);
  const isRdap = ({ source }: RegistrationSeen): number => Number(source.startsWith('RDAP'));
  if (day(a) !== day(b)) return day(a) < day(b) ? 1 : -1;
  return Number(b.named) - Number(a.named) || isRdap(b) - isRdap(a) || Date.parse(b.lastSeen) - Date.parse(a.lastSeen);
}

function namesHolder({ value }: RegistrationSeen, domain: string): boolean {
  const { registrantName = '', registrantOrganisation = '', registrantEmail = '', registrar = '' } = value;
  if (!namesNobody(registrantName) || !namesNobody(registrantOrganisation)) return true;
  const addresses = emailAddressesIn(registrantEmail.slice(0, LONGEST_FIELD));
  return addresses.some((address) => !isProxyMailbox(address, domain, registrar));
}

function goesOn(named: RegistrationSeen, latest: RegistrationSeen): boolean {
  const [one, other] = [named.value, latest.value];
  const isSame =
    one.created !== undefined &&
    one.created === other.created &&
    one.registrar !== undefined &&
    one.registrar.toLowerCase() === other.registrar?.toLowerCase();
  return isSame && Date.parse(latest.firstSeen) - Date.parse(named.lastSeen) <= SAME_INTERVAL_MS;
}
