/** Turns a listed entity's values into what signals read on pages. No other file knows how. */
import { socialProfile } from '../../address/social-profile.ts';
import type { Entity, ListedValue } from '../../model/facts/seed.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { registerOf } from '../../values/check-character.ts';
import { domainName } from '../../values/domain-name.ts';
import { isFreeMail, oneMailbox } from '../../values/email-address.ts';
import { vouchedNumber } from '../../values/phone-number.ts';
import { walletsIn } from '../../values/wallet-address.ts';
import { chatLinkNumber } from '../identity/contact-phone.ts';
import { messengerInLink, messengersInText } from '../identity/messenger.ts';
import { registrationNumbersIn } from '../identity/registration-number.ts';
import { siteBehind } from '../identity/site-link.ts';
import { doorToken, streetAddressIn } from '../identity/street-address.ts';
import type { SignalId } from '../list.ts';

export interface ListedIdentifier {
  readonly signal: SignalId;
  /** As the signal reads it. */
  readonly value: string;
  readonly listed: ListedValue;
  /** Host and path, lower case, for a website that is only part of a domain, such as a tenant's. */
  readonly address?: string;
}

/** Values of one entity; lists have few. */
const MOST = 200;
const LONGEST = 500;

type ListedValues = Pick<Entity, 'values' | 'identifiers' | 'programme' | 'programmes'>;
type Identifier = Omit<ListedIdentifier, 'listed'>;

/** The field of `identifiers` for each kind of value. */
export const FIELD_OF: Readonly<Record<ListedValue['kind'], keyof Entity['identifiers']>> = {
  website: 'websites',
  social: 'social',
  email: 'emails',
  phone: 'phones',
  wallet: 'wallets',
  'registration-number': 'registrationNumbers',
  address: 'addresses',
};

/** The values of an entity, uncleaned where its identifiers were never cleaned. */
function valuesOf({ values, identifiers }: ListedValues): readonly ListedValue[] {
  if (values !== undefined) return values;
  const kinds = Object.entries(FIELD_OF) as [ListedValue['kind'], keyof Entity['identifiers']][];
  return kinds.flatMap(([kind, field]) => identifiers[field].map((value) => ({ kind, value, raw: value })));
}

/** Unreadable values may still name an account. @param values others, such as lost ones */
export function listedIdentifiers(
  entity: ListedValues,
  values: readonly ListedValue[] = valuesOf(entity),
): ListedIdentifier[] {
  const found = new Map<string, ListedIdentifier>();
  const country = isRussian(entity) ? 'Russia' : '';
  for (const listed of values) {
    if (found.size >= MOST) break;
    if (listed.value.length > LONGEST) continue;
    const read = listed.fault === undefined ? identifiersOf(listed, country) : [];
    for (const one of [...read, ...messengersOf(listed)]) {
      const key = `${one.signal}:${one.value} ${one.address ?? ''}`;
      if (!found.has(key)) found.set(key, { ...one, listed });
    }
  }
  return [...found.values()];
}

function identifiersOf(listed: ListedValue, entityCountry: string): Identifier[] {
  const { kind, value, label = '', country = entityCountry } = listed;
  const registered = (of: string): Identifier => ({ signal: 'registration-number', value: of });
  switch (kind) {
    case 'website':
    case 'social':
      return pageOf(value);
    case 'email':
      return [{ signal: 'contact-email', value: oneMailbox(value) }];
    case 'phone':
      return [{ signal: 'contact-phone', value }];
    case 'wallet':
      // An Ethereum address in one case needs a cue, so the word is added.
      return walletsIn(`wallet ${value}`).map(({ kind: chain, address }) => ({
        signal: 'wallet',
        value: `${chain}:${address}`,
      }));
    case 'registration-number': {
      // Own lists may put the word before the number.
      const named = registrationNumbersIn(value).map(({ kind: register, number }) =>
        registered(`${register}:${number}`),
      );
      const register = named.length > 0 ? null : registerOf(value, label, country);
      if (register === null) return named;
      return [registered(`${register}:${register === 'cnpj' ? value.replace(/\D/g, '') : value}`)];
    }
    case 'address': {
      const address = streetAddressIn(value);
      // A town, or a street without a number, identifies nobody.
      return address === null || address.house === null ? [] : [{ signal: 'street-address', value: address.value }];
    }
  }
}

/** Messenger accounts, as links or in words ("WeChat ID: …"), and the numbers in such links. */
function messengersOf({ kind, raw }: ListedValue): Identifier[] {
  if (kind !== 'website' && kind !== 'social' && kind !== 'phone') return [];
  const text = raw.slice(0, LONGEST);
  const number = chatLinkNumber(text);
  const phone = number === null ? null : vouchedNumber(`+${number.replace(/\D/g, '').replace(/^00/, '')}`);
  const accounts = [messengerInLink(text.trim()) ?? [], messengersInText(text)].flat().map(messengerOf);
  return phone === null ? accounts : [...accounts, { signal: 'contact-phone', value: phone }];
}

const messengerOf = ({ kind, id }: { kind: string; id: string }): Identifier => ({
  signal: 'messenger',
  value: `${kind}:${id}`,
});

function pageOf(value: string): Identifier[] {
  const url = `http://${value.replace(/^https?:\/\//i, '')}`;
  const profile = socialProfile(url);
  if (profile === null) {
    const website = websiteOf(url);
    return website === null ? [] : [{ signal: 'site-link', ...website }];
  }
  const account = messengerInLink(url);
  return [{ signal: 'social-link', value: profile }, ...(account === null ? [] : [messengerOf(account)])];
}

/** The country of a number without one, from the programme or an address. */
const isRussian = ({ programme = '', programmes = [], identifiers }: ListedValues): boolean =>
  /\bRUSSIA/i.test([programme, ...programmes].join(' ')) ||
  identifiers.addresses.some((address) => /\bRussian?\b|Росси/i.test(address.slice(0, LONGEST)));

/** The blocking keys of sites that carry it, each with what it stands for. */
export function keysOf({ signal, value, address, listed }: ListedIdentifier): { key: string; by: string }[] {
  if (signal === 'street-address') {
    const read = streetAddressIn(listed.value);
    // Sites are found by street and number; the comparison later checks the room.
    return read === null ? [] : [{ key: doorToken(read), by: listed.kind }];
  }
  const key = `${signal}:${value}`;
  if (signal !== 'site-link') return [{ key, by: listed.kind }];
  // Sites that link to a listed website, are fetched from it, or have a mailbox at its domain.
  return [{ key, by: 'link' }, ...(address === undefined ? [{ key: `contact-email:@${value}`, by: 'mail' }] : [])];
}

/** True for a street and number: one building houses many unrelated parties. */
export const isStreetKey = (key: string): boolean => key.startsWith('street-address:');

export function listedKeys(entity: ListedValues): string[] {
  const keys = listedIdentifiers(entity).flatMap(keysOf);
  return [...new Set(keys.map(({ key }) => key))];
}

/** Views of one site: phones, languages, a shop. Another sub-domain may be a tenant's. */
const SERVICE_LABEL =
  /^(?:www\d?|m|wap|mobile|web|shop|store|mail|(?:en|ru|zh|cn|fa|ir|ar|fr|de|es|it|tr|pt|br|ko|kr|ja|jp|vi|uk|ua|kk|kz|by|az|uz|hy|ka|he|hi|ur|pl|sr|bg)(?:-[a-z]{2})?|eng|rus|english|russian|chinese|arabic|french|german|spanish)$/;
/** Pages that any site has: a list that gives one of them means the whole site. */
const ANY_PAGE =
  /^(?:[a-z]{2}|eng|rus|english|russian|index|default|home|main|glavna[jy]a|about(?:[-_]?us)?|contacts?(?:[-_]?us)?|company)(?:\.(?:html?|php|aspx?|jsp))?$/;

/** The site as links write it; `address` for a part of it. Null: no web address, or shared host. */
export function websiteOf(url: string): { readonly value: string; readonly address?: string } | null {
  if (!isUrl(url)) return null;
  const { hostname, pathname, search } = new URL(url);
  const name = domainName(hostname);
  const site = name === null || isFreeMail(name.domain, name.label) ? null : siteBehind(url);
  if (site === null) return null;
  const labels = hostname === site ? [] : hostname.slice(0, -site.length - 1).split('.');
  const steps = pathname
    .toLowerCase()
    .split('/')
    .filter((step) => step !== '');
  const isWhole = labels.every((label) => SERVICE_LABEL.test(label)) && steps.every((step) => ANY_PAGE.test(step));
  if (isWhole && (search === '' || steps.length > 0)) return { value: site };
  return { value: site, address: placeOf(url) };
}

/** The form in which listed websites are compared: host without www., path, query, lower case. */
function placeOf(url: string): string {
  const { host, pathname, search } = new URL(url);
  return `${host.replace(/^www\./, '')}${pathname}${search}`.toLowerCase().replace(/\/+$/, '');
}

/** True if a page is at the listed address or below. */
export function isAt(url: string, address: string): boolean {
  if (!isUrl(url)) return false;
  const place = placeOf(url);
  return place.startsWith(address) && /^(?:[/?#]|$)/.test(place.slice(address.length));
}
