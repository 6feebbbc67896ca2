/** What was observed of a domain → its registration as it was known at one moment. Pure. */
import { type Observation, SAME_INTERVAL_MS } from '../../model/observation.ts';
import type { Registration } from '../../model/visit.ts';
import { isProxyMailbox, namesNobody } from '../../signals/find/privacy-proxy.ts';
import { emailAddressesIn } from '../../values/email-address.ts';

type Seen = Extract<Observation, { kind: 'registration' }>;

const LONGEST_FIELD = 500;

/**
 * The latest that was seen by then. Where it names nobody (registries withhold names now that they showed before), the holder
 * stands in who was named last, with the day on which that was seen: only under the same registration (date and registrar), and
 * when names were withheld within half a year of it. A domain that is sold keeps its date; who held it long ago is no holder now.
 */
export function registrationAt(
  observations: readonly Observation[],
  domain: string,
  at: string,
): Registration | undefined {
  const seen = observations
    .filter((one): one is Seen => one.kind === 'registration' && Date.parse(one.firstSeen) <= Date.parse(at))
    .map((one) => ({ ...one, named: namesHolder(one, domain) }))
    .sort(latestFirst);
  const [latest] = seen;
  if (latest === undefined) return undefined;
  const known = latest.named ? latest : (seen.find((one) => one.named && goesOn(one, latest)) ?? latest);
  const { value, source, lastSeen } = known;
  const holder = Object.fromEntries(Object.entries(value).filter(([field]) => field.startsWith('registrant')));
  // Of an interval that goes on beyond that moment, the moment itself is what is known.
  const seenAt = Date.parse(lastSeen) < Date.parse(at) ? lastSeen : at;
  return { ...latest.value, ...holder, source, seenAt };
}

/** Of answers of one day the one that names somebody, and of these RDAP's: its fields are named, those of WHOIS are guessed at. */
function latestFirst(a: Seen & { named: boolean }, b: Seen & { named: boolean }): number {
  const day = ({ lastSeen }: Seen): string => lastSeen.slice(0, 10);
  const isRdap = ({ source }: Seen): number => Number(source.startsWith('RDAP'));
  if (day(a) !== day(b)) return day(a) < day(b) ? 1 : -1;
  return Number(b.named) - Number(a.named) || isRdap(b) - isRdap(a) || Date.parse(b.lastSeen) - Date.parse(a.lastSeen);
}

function namesHolder({ value }: Seen, domain: string): boolean {
  const { registrantName = '', registrantOrganisation = '', registrantEmail = '', registrar = '' } = value;
  if (!namesNobody(registrantName) || !namesNobody(registrantOrganisation)) return true;
  const addresses = emailAddressesIn(registrantEmail.slice(0, LONGEST_FIELD));
  return addresses.some((address) => !isProxyMailbox(address, domain, registrar));
}

function goesOn(named: Seen, latest: Seen): boolean {
  const [one, other] = [named.value, latest.value];
  const isSame =
    one.created !== undefined &&
    one.created === other.created &&
    one.registrar !== undefined &&
    one.registrar.toLowerCase() === other.registrar?.toLowerCase();
  return isSame && Date.parse(latest.firstSeen) - Date.parse(named.lastSeen) <= SAME_INTERVAL_MS;
}
