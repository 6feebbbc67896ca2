/** An RDAP answer (RFC 9083) → what it says of the domain. */
import type { RegistrationFacts } from '../model/observation.ts';
import { fieldOf, listOf, textOf } from './json-fields.ts';
import { registryDate } from './registry-date.ts';
import { saidHost, saidList, saidText } from './said-text.ts';
import { type Contact, contactOf } from './vcard.ts';

export interface RdapDomain {
  readonly registration: RegistrationFacts;
  /** Where the registrar answers for the same name, where the registry names it. */
  readonly related: string | null;
  /** Whether a registrant is spoken of at all: thin registries leave that to the registrar. */
  readonly hasRegistrant: boolean;
}

/** Entities stand in entities; the registrar's contacts for abuse are no deeper than this. */
const MOST_ENTITIES = 50;

/** Null for what is no answer about that domain. */
export function readRdapDomain(document: unknown, domain: string): RdapDomain | null {
  if (textOf(fieldOf(document, 'objectClassName')) !== 'domain') return null;
  const names = [fieldOf(document, 'ldhName'), fieldOf(document, 'unicodeName')]
    .map(textOf)
    .filter((name) => name !== '');
  if (!names.some((name) => asciiOf(name) === domain)) return null;
  const entities = listOf(fieldOf(document, 'entities')).slice(0, MOST_ENTITIES);
  const withRole = (role: string) =>
    entities.find((entity) => listOf(fieldOf(entity, 'roles')).some((one) => textOf(one).toLowerCase() === role));
  const registrant = withRole('registrant');
  const registrar = withRole('registrar');
  const withheld = withheldOf(document, registrant);
  const registration = {
    ...registrantFacts(contactOf(registrant), withheld),
    ...registrarFacts(registrar),
    ...datesOf(document),
    ...listed(
      'nameservers',
      listOf(fieldOf(document, 'nameservers')).map((one) => saidHost(textOf(fieldOf(one, 'ldhName')))),
    ),
    ...listed('status', listOf(fieldOf(document, 'status')).map(textOf)),
    ...listed('withheld', withheld),
  };
  return { registration, related: relatedOf(document), hasRegistrant: registrant !== undefined };
}

/** RFC 9083, 4.5 and 10.2.3. Who registers a name again, after it was deleted, holds it from then on. */
const EVENTS: Readonly<Record<string, 'created' | 'expires' | 'updated'>> = {
  registration: 'created',
  reregistration: 'created',
  expiration: 'expires',
  'last changed': 'updated',
};

function datesOf(document: unknown): Pick<RegistrationFacts, 'created' | 'expires' | 'updated'> {
  const dates: { created?: string; expires?: string; updated?: string } = {};
  for (const event of listOf(fieldOf(document, 'events'))) {
    const action = textOf(fieldOf(event, 'eventAction')).toLowerCase();
    const name = Object.hasOwn(EVENTS, action) ? EVENTS[action] : undefined;
    const day = registryDate(textOf(fieldOf(event, 'eventDate')));
    if (name === undefined || day === undefined) continue;
    const known = dates[name];
    if (known === undefined || (name === 'created' && day > known)) dates[name] = day;
  }
  return dates;
}

function registrarFacts(registrar: unknown): Pick<RegistrationFacts, 'registrar' | 'registrarId'> {
  const { name, organisation } = contactOf(registrar);
  const shown = name === '' ? organisation : name;
  const id = listOf(fieldOf(registrar, 'publicIds')).find((one) => /iana/i.test(textOf(fieldOf(one, 'type'))));
  const number = saidText(textOf(fieldOf(id, 'identifier')));
  return { ...(shown !== '' && { registrar: shown }), ...(/^\d{1,6}$/.test(number) && { registrarId: number }) };
}

const FIELDS = {
  registrantName: 'name',
  registrantOrganisation: 'organisation',
  registrantEmail: 'email',
  registrantPhone: 'phone',
  registrantCountry: 'country',
} as const;

/** What is withheld may still have a value: a relay's mailbox, a part of the name. It is not the registrant's, so it is dropped. */
function registrantFacts(contact: Contact, withheld: readonly string[]): RegistrationFacts {
  const facts: RegistrationFacts = {};
  for (const [field, part] of Object.entries(FIELDS) as [keyof typeof FIELDS, (typeof FIELDS)[keyof typeof FIELDS]][]) {
    if (contact[part] !== '' && !withheld.includes(`registrant ${part}`)) facts[field] = contact[part];
  }
  return facts;
}

const PARTS: readonly [Contact[keyof Contact], RegExp][] = [
  ['name', /\bname\b|\[0\] ?== ?'fn'|\bfn\b/],
  ['organisation', /organi[sz]ation|'org'|\borg\b/],
  ['email', /e-?mail/],
  ['phone', /phone|'tel'|\btel\b/],
  ['country', /country/],
];

/**
 * What the registry says that it does not show: the `redacted` member (RFC 9537), each entry naming a field in words or by a
 * path, and the remark of the profile before it ("object redacted due to authorization").
 */
function withheldOf(document: unknown, registrant: unknown): string[] {
  const found = new Set<string>();
  for (const entry of listOf(fieldOf(document, 'redacted'))) {
    const name = fieldOf(entry, 'name');
    const words = [fieldOf(name, 'type'), fieldOf(name, 'description')].map(textOf);
    const paths = ['prePath', 'postPath', 'replacementPath'].map((path) => textOf(fieldOf(entry, path)));
    const told = [...words, ...paths].join(' ').slice(0, 2_000).toLowerCase();
    if (!told.includes('registrant')) continue;
    const parts = PARTS.filter(([, pattern]) => pattern.test(told)).map(([part]) => part);
    for (const part of parts) found.add(`registrant ${part}`);
    // The whole contact, or a part of it that we do not read.
    if (parts.length === 0) found.add(saidText(words.find((word) => word !== '') ?? 'registrant').toLowerCase());
  }
  for (const remark of listOf(fieldOf(registrant, 'remarks'))) {
    const told = `${textOf(fieldOf(remark, 'title'))} ${textOf(fieldOf(remark, 'type'))}`.slice(0, 500);
    if (/redacted|authoriz/i.test(told)) found.add('registrant');
  }
  return [...found].sort();
}

/** RFC 9083, 4.2: the registrar's answer about the same object. */
function relatedOf(document: unknown): string | null {
  for (const link of listOf(fieldOf(document, 'links'))) {
    const href = textOf(fieldOf(link, 'href'));
    const isRelated = textOf(fieldOf(link, 'rel')).toLowerCase() === 'related';
    const isRdap = /^application\/rdap\+json\b/i.test(textOf(fieldOf(link, 'type')));
    if (isRelated && isRdap && href.length <= 2_000 && /^https?:\/\//i.test(href) && URL.canParse(href)) return href;
  }
  return null;
}

function listed<Name extends 'nameservers' | 'status' | 'withheld'>(
  name: Name,
  texts: readonly string[],
): { [name in Name]?: string[] } {
  const list = saidList(texts);
  return (list.length === 0 ? {} : { [name]: list }) as { [name in Name]?: string[] };
}

function asciiOf(name: string): string {
  const bare = name.slice(0, 300).toLowerCase().replace(/\.$/, '');
  return URL.canParse(`http://${bare}/`) ? new URL(`http://${bare}/`).hostname : bare;
}
