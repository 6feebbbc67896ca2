/** A listed entity → its identifiers as signals read them on pages, so that a site which carries one is found by its keys. */
import type { Entity } from '../model/seed.ts';
import { chatLinkNumber } from './contact-phone.ts';
import { domainName } from './domain-name.ts';
import { emailAddressesIn, isFreeMail } from './email-address.ts';
import { messengerInLink, messengersInText } from './messenger.ts';
import { PhoneReader } from './phone-number.ts';
import { registrationNumbersIn } from './registration-number.ts';
import { siteBehind } from './site-link.ts';
import { socialProfile } from './social-profile.ts';
import { doorToken, streetAddressIn } from './street-address.ts';
import { walletsIn } from './wallet-address.ts';

export type ListedSignal =
  | 'contact-email'
  | 'contact-phone'
  | 'registration-number'
  | 'social-link'
  | 'messenger'
  | 'site-link'
  | 'street-address';

export interface ListedIdentifier {
  readonly signal: ListedSignal;
  /** As the signal's reading has it. */
  readonly value: string;
  /** As the list has it. */
  readonly raw: string;
  /** Field of the entity's identifiers. */
  readonly field: keyof Entity['identifiers'];
}

/** Identifiers of one entity; lists have few. */
const MOST = 200;
const LONGEST = 500;

/** Values of lists are as people typed them: several in one field, labels before them, blanks in a host. */
export function listedIdentifiers({ identifiers }: Pick<Entity, 'identifiers'>): ListedIdentifier[] {
  const found = new Map<string, ListedIdentifier>();
  const add = (signal: ListedSignal, value: string | null, raw: string, field: ListedIdentifier['field']): void => {
    if (value !== null && found.size < MOST && !found.has(`${signal}:${value}`))
      found.set(`${signal}:${value}`, { signal, value, raw, field });
  };
  const phones = new PhoneReader([]);
  const each = (field: ListedIdentifier['field'], read: (raw: string) => void): void => {
    for (const raw of identifiers[field].slice(0, MOST)) read(raw.slice(0, LONGEST));
  };
  each('emails', (raw) => {
    for (const { address } of emailAddressesIn(raw)) add('contact-email', address, raw, 'emails');
  });
  each('phones', (raw) => {
    for (const one of raw.split(/[;,]|\bor\b|\band\b/))
      add('contact-phone', phones.value(one, /^\s*(?:\+|00)/.test(one)), raw, 'phones');
  });
  each('wallets', (raw) => {
    for (const { kind, address } of walletsIn(`wallet ${raw}`))
      add('registration-number', `${kind}:${address}`, raw, 'wallets');
  });
  each('registrationNumbers', (raw) => {
    // Some are only known by the word before them.
    for (const text of [raw, `ИНН ${raw}`, `ОГРН ${raw}`])
      for (const { kind, number } of registrationNumbersIn(text))
        add('registration-number', `${kind}:${number}`, raw, 'registrationNumbers');
  });
  each('addresses', (raw) => {
    const address = streetAddressIn(raw);
    // A town, or a street without a number, is thousands'.
    if (address !== null && address.house !== null) add('street-address', address.value, raw, 'addresses');
  });
  for (const field of ['websites', 'social', 'phones'] as const)
    each(field, (raw) => {
      for (const { kind, id } of [messengerInLink(raw.trim()) ?? [], messengersInText(raw)].flat())
        add('messenger', `${kind}:${id}`, raw, field);
      const number = chatLinkNumber(raw);
      if (number !== null) add('contact-phone', phones.value(number, true), raw, field);
    });
  for (const field of ['websites', 'social'] as const)
    each(field, (raw) => {
      for (const { address } of emailAddressesIn(raw)) add('contact-email', address, raw, field);
      for (const url of addressesIn(raw)) {
        const handle = messengerInLink(url);
        if (handle !== null) add('messenger', `${handle.kind}:${handle.id}`, raw, field);
        const profile = socialProfile(url);
        if (profile !== null) add('social-link', profile, raw, field);
        else add('site-link', ownSite(url), raw, field);
      }
    });
  return [...found.values()];
}

/** The keys under which a site that carries one of them is found. */
export function listedKeys(entity: Pick<Entity, 'identifiers'>): string[] {
  return listedIdentifiers(entity).flatMap(({ signal, value, raw }) => {
    // Sites are found by street and number; whether it is one room is seen when they are compared.
    if (signal === 'street-address') return streetKeys(raw);
    // Whoever gives an address at a listed website's domain.
    return [`${signal}:${value}`, ...(signal === 'site-link' ? [`contact-email:@${value}`] : [])];
  });
}

/** Whether a key is of a street and number: a building houses many who have nothing to do with one another. */
export function isStreetKey(key: string): boolean {
  return key.startsWith('street-address:');
}

function streetKeys(raw: string): string[] {
  const address = streetAddressIn(raw);
  return address === null ? [] : [doorToken(address)];
}

/** Null: a platform, a free mail host or a service of everybody, which names nobody. */
function ownSite(url: string): string | null {
  const name = domainName(new URL(url).hostname);
  return name === null || isFreeMail(name.domain, name.label) ? null : siteBehind(url);
}

const ADDRESS = /(?:https?:\/{1,2})?(?:[\p{L}\p{N}_-]{1,63}\.){1,8}\p{L}{2,24}(?::\d{1,5})?(?:\/[^\s;,]{0,300})?/giu;

/** Web addresses in a field: "Social media: http://…", "www.a.example; www.b.example", "http:/x.example". */
function addressesIn(raw: string): string[] {
  return [...raw.matchAll(ADDRESS)].flatMap(({ 0: text, index }) => {
    if (raw[index - 1] === '@' || raw[index + text.length] === '@') return [];
    const url = `http://${text.replace(/^https?:\/{1,2}/i, '')}`;
    return URL.canParse(url) ? [url] : [];
  });
}
