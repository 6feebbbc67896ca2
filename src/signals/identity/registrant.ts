/** The holder of the domain according to a registry: facts supplied with the seed. */
import { z } from 'zod';
import { Occurrence } from '../../model/derived/fingerprint.ts';
import type { Registration } from '../../model/facts/visit.ts';
import { Instant, PartialDate } from '../../model/words.ts';
import type { Site } from '../../page/view/views.ts';
import { hasLegalForm, isGenericName, normaliseCompanyName } from '../../values/company-name.ts';
import { emailAddressesIn, isFreeMail } from '../../values/email-address.ts';
import { foldedText } from '../../values/plain-text.ts';
import { fullStop } from '../../values/shorten.ts';
import { isProxyMailbox, namesNobody } from '../find/privacy-proxy.ts';
import {
  collected,
  comparisonOf,
  differenceOf,
  homePlace,
  KindedOccurrence,
  listed,
  sharedValues,
  strongest,
} from '../occurrences.ts';
import type { Comparison, Signal } from '../signal.ts';

const Registrant = KindedOccurrence.extend({
  kind: z.enum(['email', 'organisation', 'person', 'mail-domain']),
  shown: z.string().describe('as a person reads it'),
});
const Value = z.object({
  domain: Occurrence.describe('what was registered, with the place that stands for the registry’s answer'),
  registrants: z.array(Registrant).describe('who is named there; none behind a privacy service'),
  created: PartialDate.nullable(),
  expires: PartialDate.nullable(),
  seenAt: z.union([Instant, PartialDate]).nullable(),
  source: z.string(),
});
type Registrant = z.infer<typeof Registrant>;
type Value = z.infer<typeof Value>;

const LONGEST_FIELD = 500;

/** Words sorted, lower case: "ZHANG San" and "San Zhang" are one person. Empty if incomplete. */
function personName(text: string): string {
  const words = foldedText(text)
    .split(/[^\p{L}\p{M}'’]+/u)
    .filter((word) => word !== '')
    .sort();
  const isHan = words.length === 1 && /^\p{Script=Han}{2,4}$/u.test(words[0] ?? '');
  return isHan || (words.length > 1 && words.length <= 6) ? words.join(' ') : '';
}

function namedIn(registration: Registration, own: string): Omit<Registrant, 'place'>[] {
  const { registrantEmail = '', registrantName = '', registrantOrganisation = '', registrar = '' } = registration;
  const found: Omit<Registrant, 'place'>[] = [];
  for (const address of emailAddressesIn(registrantEmail.slice(0, LONGEST_FIELD))) {
    if (isProxyMailbox(address, own, registrar)) continue;
    found.push({ kind: 'email', value: address.address, shown: address.written });
    const { domain, label } = address;
    // A mailbox at another company's domain links to that company; one at the own adds nothing.
    if (domain !== own && !isFreeMail(domain, label)) found.push({ kind: 'mail-domain', value: domain, shown: domain });
  }
  for (const [text, isOrganisation] of [
    [registrantOrganisation, true],
    [registrantName, false],
  ] as const) {
    const shown = text.slice(0, LONGEST_FIELD).trim();
    if (namesNobody(shown) || isGenericName(shown)) continue;
    // Some registrants write the company into the name field.
    const company = isOrganisation || hasLegalForm(shown);
    const value = company ? normaliseCompanyName(shown) : personName(shown);
    if (value !== '') found.push({ kind: company ? 'organisation' : 'person', value, shown });
  }
  return found;
}

function extract(site: Site): Value | null {
  const { registration } = site.visit;
  const placeOf = homePlace(site);
  if (registration === undefined || placeOf === null) return null;
  const { created = null, expires = null, seenAt = null, source } = registration;
  const from = `${source}${seenAt === null ? '' : `, ${seenAt.slice(0, 10)}`}`;
  const registrants = namedIn(registration, site.domain).map((one) => ({
    ...one,
    place: placeOf(`registrant: ${one.shown} (${from})`),
  }));
  const quote = `${site.domain}${created === null ? '' : `, registered ${created}`} (${from})`;
  const domain = { value: site.domain, place: placeOf(quote) };
  return { domain, registrants: collected(registrants), created, expires, seenAt, source };
}

const LEVELS = [
  ['email', 'identical', 'Both domains are registered with the e-mail address'],
  ['organisation', 'close', 'Both domains are registered to'],
  ['mail-domain', 'partial', 'Both domains are registered with e-mail addresses at'],
  ['person', 'partial', 'Both domains are registered to a person named'],
] as const;

function compare(left: Value, right: Value): Comparison | null {
  const ofKind = (value: Value, kind: Registrant['kind']) => value.registrants.filter((one) => one.kind === kind);
  const found = strongest(LEVELS, ([kind, level, says]) => {
    const shared = sharedValues(ofKind(left, kind), ofKind(right, kind), `registrant:${kind}`);
    const named = [...left.registrants, ...right.registrants];
    // As the registry writes it, in one spelling from either side.
    const names = shared.map(
      (pair) => named.flatMap((one) => (one.value === pair.left.value ? one.shown : [])).sort()[0] ?? '',
    );
    return comparisonOf(level, shared, fullStop(`${says} ${listed(names)}`));
  });
  if (found !== null) return found;
  const [one, two] = [ofKind(left, 'organisation')[0], ofKind(right, 'organisation')[0]];
  // Only names in one script can contradict: a name and its translation look different.
  if (one === undefined || two === undefined || isHan(one.value) !== isHan(two.value)) return null;
  const names = listed([one.shown, two.shown].sort());
  return differenceOf(one, two, fullStop(`The domains are registered to different companies: ${names}`));
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

export const registrant: Signal<'registrant', Value> = {
  id: 'registrant',
  version: 2,
  group: 'identity',
  onNewOwner: 'own',
  noun: ['registrant', 'registrants'],
  changeAbout: 'owner',
  offPage: true,
  sentence:
    'Who holds the domain according to its registry: e-mail address, company or person; privacy services are left out.',
  traps: [
    'Registrars, agencies and privacy services register domains for many customers in their own name.',
    'Two people can have the same common name.',
    'A stranger can have registered a domain that its former holder let go.',
  ],
  // On a platform's page the domain is the platform's.
  kinds: ['website'],
  value: Value,
  extract,
  keys: ({ registrants }) => [...new Set(registrants.map(({ kind, value }) => `registrant:${kind}:${value}`))],
  compare,
};
