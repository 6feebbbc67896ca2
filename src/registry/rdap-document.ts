/** An RDAP answer (RFC 9083) → the facts of the domain. */

import type { RegistrationFacts } from '../model/facts/observation.ts';
import { fieldOf } from '../model/parse-json.ts';
import { isUrl } from '../model/text/is-url.ts';
import { cleanLine, cleanLines, hostIn, listOf, textOf } from './answers.ts';
import { registryDate } from './registry-date.ts';

const MOST_ENTITIES = 50;
const MOST_PROPERTIES = 100;

/** Null: the document is not about that domain. */
export function readRdapDomain(document: unknown, domain: string) {
  if (textOf(fieldOf(document, 'objectClassName')) !== 'domain') return null;
  const names = [fieldOf(document, 'ldhName'), fieldOf(document, 'unicodeName')].map(textOf).filter(Boolean);
  if (!names.some((name) => asciiOf(name) === domain)) return null;
  const entities = listOf(fieldOf(document, 'entities')).slice(0, MOST_ENTITIES);
  const withRole = (role: string) =>
    entities.find((entity) => listOf(fieldOf(entity, 'roles')).some((one) => textOf(one).toLowerCase() === role));
  const registrant = withRole('registrant');
  const registrar = withRole('registrar');
  const withheld = withheldOf(document, registrant);
  const nameservers = listOf(fieldOf(document, 'nameservers')).map((one) => hostIn(textOf(fieldOf(one, 'ldhName'))));
  const registration: RegistrationFacts = {
    ...registrantFacts(contactOf(registrant), withheld),
    ...registrarFacts(registrar),
    ...datesOf(document),
    ...linesAs('nameservers', nameservers),
    ...linesAs('status', listOf(fieldOf(document, 'status')).map(textOf)),
    ...linesAs('withheld', withheld),
  };
  // Without a registrant: a thin registry, which leaves it to the registrar, whose answer is at
  // `related`.
  return { registration, related: relatedOf(document), hasRegistrant: registrant !== undefined };
}

/** RFC 9083, 4.5 and 10.2.3. After a deletion and reregistration the new holder's time counts. */
const EVENTS: Readonly<Record<string, 'created' | 'expires' | 'updated'>> = {
  registration: 'created',
  reregistration: 'created',
  expiration: 'expires',
  'last changed': 'updated',
};

function datesOf(document: unknown): RegistrationFacts {
  const dates: RegistrationFacts = {};
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

function registrarFacts(registrar: unknown): RegistrationFacts {
  const { name, organisation } = contactOf(registrar);
  const shown = name === '' ? organisation : name;
  const id = listOf(fieldOf(registrar, 'publicIds')).find((one) => /iana/i.test(textOf(fieldOf(one, 'type'))));
  const number = cleanLine(textOf(fieldOf(id, 'identifier')));
  return { ...(shown !== '' && { registrar: shown }), ...(/^\d{1,6}$/.test(number) && { registrarId: number }) };
}

/**
 * A withheld field may still have a value, such as a relay's mailbox: not the registrant's, so it
 * is dropped.
 */
function registrantFacts(contact: Contact, withheld: readonly string[]): RegistrationFacts {
  const facts: RegistrationFacts = {};
  for (const [part, field] of PARTS)
    if (contact[part] !== '' && !withheld.includes(`registrant ${part}`)) facts[field] = contact[part];
  return facts;
}

/** Part of a contact, the field it becomes, and how the words and paths of a redaction name it. */
const PARTS = [
  ['name', 'registrantName', /\bname\b|\[0\] ?== ?'fn'|\bfn\b/],
  ['organisation', 'registrantOrganisation', /organi[sz]ation|'org'|\borg\b/],
  ['email', 'registrantEmail', /e-?mail/],
  ['phone', 'registrantPhone', /phone|'tel'|\btel\b/],
  ['country', 'registrantCountry', /country/],
] as const;

/**
 * Fields in `redacted` (RFC 9537), by words or path; or the remark "object redacted due to
 * authorization".
 */
function withheldOf(document: unknown, registrant: unknown): string[] {
  const found = new Set<string>();
  for (const entry of listOf(fieldOf(document, 'redacted'))) {
    const name = fieldOf(entry, 'name');
    const words = [fieldOf(name, 'type'), fieldOf(name, 'description')].map(textOf);
    const paths = ['prePath', 'postPath', 'replacementPath'].map((path) => textOf(fieldOf(entry, path)));
    const named = [...words, ...paths].join(' ').slice(0, 2_000).toLowerCase();
    if (!named.includes('registrant')) continue;
    const parts = PARTS.filter(([, , pattern]) => pattern.test(named)).map(([part]) => part);
    for (const part of parts) found.add(`registrant ${part}`);
    // The whole contact, or a part that we do not read.
    if (parts.length === 0) found.add(cleanLine(words.find((word) => word !== '') ?? 'registrant').toLowerCase());
  }
  for (const remark of listOf(fieldOf(registrant, 'remarks'))) {
    const remarked = `${textOf(fieldOf(remark, 'title'))} ${textOf(fieldOf(remark, 'type'))}`.slice(0, 500);
    if (/redacted|authoriz/i.test(remarked)) found.add('registrant');
  }
  return [...found].sort();
}

/** RFC 9083, 4.2: the registrar's answer about the same object. */
function relatedOf(document: unknown): string | null {
  for (const link of listOf(fieldOf(document, 'links'))) {
    const href = textOf(fieldOf(link, 'href'));
    const isRelated = textOf(fieldOf(link, 'rel')).toLowerCase() === 'related';
    const isRdap = /^application\/rdap\+json\b/i.test(textOf(fieldOf(link, 'type')));
    if (isRelated && isRdap && href.length <= 2_000 && /^https?:\/\//i.test(href) && isUrl(href)) return href;
  }
  return null;
}

function linesAs(name: 'nameservers' | 'status' | 'withheld', texts: readonly string[]): RegistrationFacts {
  const lines = cleanLines(texts);
  return lines.length === 0 ? {} : { [name]: lines };
}

function asciiOf(name: string): string {
  const bare = name.slice(0, 300).toLowerCase().replace(/\.$/, '');
  return isUrl(`http://${bare}/`) ? new URL(`http://${bare}/`).hostname : bare;
}

/** Empty: not given. */
type Contact = Readonly<Record<'name' | 'organisation' | 'email' | 'phone' | 'country', string>>;

/** The contact in an entity's jCard (RFC 7095). */
function contactOf(entity: unknown): Contact {
  const properties = listOf(listOf(fieldOf(entity, 'vcardArray'))[1])
    .slice(0, MOST_PROPERTIES)
    .map(listOf);
  // ["email", {}, "text", "x@y.example"]: name, parameters, type, value, which may be a list.
  const valueOf = (name: string): string => {
    for (const property of properties) {
      if (textOf(property[0]).toLowerCase() !== name) continue;
      const text = cleanLine(plain(property[3]));
      if (text !== '') return text;
    }
    return '';
  };
  const isFirm = /^org/i.test(valueOf('kind'));
  const [fn, org] = [valueOf('fn'), valueOf('org')];
  return {
    name: isFirm && org === '' ? '' : fn,
    organisation: isFirm && org === '' ? fn : org,
    email: valueOf('email'),
    phone: valueOf('tel').replace(/^tel:/i, ''),
    country: countryOf(properties),
  };
}

/** RFC 6350, 6.3.1: the seventh part of an address; RFC 8605 writes the code as a parameter. */
function countryOf(properties: readonly (readonly unknown[])[]): string {
  for (const [name, parameters, , value] of properties) {
    if (textOf(name).toLowerCase() !== 'adr') continue;
    const country = cleanLine(textOf(fieldOf(parameters, 'cc')) || plain(listOf(value)[6]));
    if (country !== '') return country;
  }
  return '';
}

function plain(value: unknown): string {
  return Array.isArray(value) ? value.map(textOf).filter(Boolean).join(', ') : textOf(value);
}
