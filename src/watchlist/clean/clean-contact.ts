/**
 * Contact fields of a list, often typed by hand and malformed → values as signals read them from
 * pages.
 */
import { kindOfAddress } from '../../address/platform.ts';
import type { ListedValue } from '../../model/facts/seed.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { domainName } from '../../values/domain-name.ts';
import { readEmailAddress } from '../../values/email-address.ts';
import { likelyCountries, PhoneReader, vouchedNumber } from '../../values/phone-number.ts';
import { foundOr } from '../listed-entity.ts';

/** Characters of a field that are read; the raw text is kept whole. */
const MOST = 4_000;

const MAIL_PUNCTUATION = /^[\s<>()[\]{}"'“”‘’.,:;!|*]+|[\s<>()[\]{}"'“”‘’.,:;!|*]+$/g;
const SPACED_AT = /\s{0,3}@\s{0,3}/g;

/**
 * As the email signal spells them. `sales@gmail.com` counts: here a government says whose it is.
 */
export function cleanEmail(raw: string): ListedValue[] {
  const found: ListedValue[] = [];
  const text = raw.normalize('NFKC').slice(0, MOST).replace(SPACED_AT, '@');
  for (const part of text.split(/[\s;,|/]+/)) {
    const written = part
      .replace(MAIL_PUNCTUATION, '')
      .replace(/^mailto:/i, '')
      .replace(/^\p{L}[\p{L}.-]{0,40}:/u, '');
    const value = mailAddressOf(written);
    if (value !== null) found.push({ kind: 'email', value, raw });
  }
  return foundOr(found, raw, 'email', 'holds no e-mail address that can be read');
}

function mailAddressOf(written: string): string | null {
  const read = readEmailAddress(written);
  if (read !== null) return read.written;
  const [, local = '', host = ''] = /^([^\s@]{1,64})@([^\s@]{1,253})$/.exec(written) ?? [];
  if (!/^[\p{L}\p{N}._+'&-]+$/u.test(local)) return null;
  const lower = host.toLowerCase();
  // Some providers have addresses directly under a public suffix (net.sy).
  const isSuffix = host.includes('.') && domainName(`x.${lower}`) !== null;
  const name = domainName(lower)?.host ?? (isSuffix ? lower : null);
  return name === null ? null : `${local.toLowerCase()}@${name}`;
}

const EMAIL = /[^\s;,<>()[\]"'|]{1,64}@[^\s;,<>()[\]"'|]{1,253}/g;
/** `http:/x`, `http//x`, `http: //x`, `https;//x`. */
const BROKEN_SCHEME = /\b(https?)\s{0,3}(?::|;)?\s{0,3}(?:\/|\\){1,4}\s{0,3}/gi;
const PUNCTUATION = /^[\s<>()[\]{}"'“”‘’.,:;!|*-]+|[\s<>()[\]{}"'“”‘’.,:;!|*]+$/g;
/** "quill. com" is one host; "Quill Co. Ltd" is not, though .ltd is a top-level domain. */
const COMMON_SUFFIX = /^(?:com|net|org|info|biz|ru|cn|ir)(?:[/.]|$)/i;
const LABEL = /^\p{L}[\p{L} .-]{0,40}:(?!\/\/|\d)/u;

/** The websites and profiles in a field, and e-mail addresses in it. */
export function cleanWebsites(raw: string): ListedValue[] {
  const text = raw.normalize('NFKC').slice(0, MOST);
  const found: ListedValue[] = [];
  for (const [email] of text.matchAll(EMAIL))
    if (!email.includes('/')) found.push(...cleanEmail(email).filter(({ fault }) => fault === undefined));
  const tokens = text
    .replace(EMAIL, (email) => (email.includes('/') ? email : ' '))
    .replace(BROKEN_SCHEME, (_, scheme: string) => ` ${scheme.toLowerCase()}://`)
    .split(/[\s;,|]+/)
    .filter((token) => token !== '');
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    const next = tokens[at + 1] ?? '';
    const address = webAddressOf(token);
    if (address !== null) found.push(valueOf(address, raw));
    else {
      // A space inside a host: only where the first half alone is no host and looks like the
      // beginning of an address.
      const broken =
        /^(?:https?:\/\/|www\.)/i.test(token) ||
        next.startsWith('.') ||
        (token.endsWith('.') && COMMON_SUFFIX.test(next));
      const joined = broken ? webAddressOf(token + next) : null;
      if (joined === null) continue;
      found.push(valueOf(joined, raw));
      at += 1;
    }
  }
  const values = found.map((value) => ({ ...value, raw }));
  return foundOr(values, raw, 'website', 'holds no web address that can be read');
}

/**
 * Without scheme, `www.` and the last slash, as they do not make another site. Null: no web
 * address.
 */
function webAddressOf(token: string): string | null {
  const bare = token.replace(PUNCTUATION, '').replace(LABEL, '').replace(PUNCTUATION, '');
  const written = /^https?:\/\//i.test(bare) ? bare : `http://${bare}`;
  if (!/^https?:\/\/[\p{L}\p{N}_.-]+\.\p{L}[\p{L}\p{N}-]+\.?(?::\d{1,5})?(?:[/?#]|$)/iu.test(written)) return null;
  if (!isUrl(written)) return null;
  const url = new URL(written);
  const name = domainName(url.hostname);
  if (name === null) return null;
  const port = url.port === '' ? '' : `:${url.port}`;
  const path = `${url.pathname}${url.search}`.replace(/\/+$/, '');
  return `${name.host}${port}${path}`;
}

function valueOf(address: string, raw: string): ListedValue {
  const kind = kindOfAddress(`https://${address}`) === 'social-page' ? 'social' : 'website';
  return { kind, value: address, raw };
}

const MOST_OF_PHONES = 2_000;
const EXTENSION = /[\s,;]{0,3}(?:ext(?:ension|n)?\.?|доб\.?|内线)\s{0,3}:?\s{0,3}\d{1,6}/giu;
/** Shorter runs are extensions, years or area codes. */
const LEAST_DIGITS = 7;
/** With a country code; a shorter number without "+" may be national. */
const LEAST_WITH_CODE = 10;

/**
 * E.164, without extensions. Lists often omit the "+".
 * @param countries of the entity (ISO 3166), for national numbers
 */
export function cleanPhones(raw: string, countries: readonly string[] = []): ListedValue[] {
  const found: ListedValue[] = [];
  const national = countries.flatMap((country) => likelyCountries('', [], [country.toUpperCase()]));
  const reader = new PhoneReader([...new Set(national)].slice(0, 2), 60);
  const text = raw.normalize('NFKC').slice(0, MOST_OF_PHONES).replace(EXTENSION, ';');
  for (const part of text.split(/[;,|]|\s(?:and|or|и|alt\.?)\s|\//iu)) {
    const written = part.replace(/^[^+(\d]{0,60}/u, '').replace(/[^\d)]+$/, '');
    const digits = written.replace(/\D/g, '');
    if (digits.length < LEAST_DIGITS) continue;
    const value = numberOf(written, digits, reader);
    if (value !== null) found.push({ kind: 'phone', value, raw });
  }
  return foundOr(found, raw, 'phone', 'no country has a phone number of this form');
}

function numberOf(written: string, digits: string, reader: PhoneReader): string | null {
  if (/^\(?\s?(?:\+|00)/.test(written)) return vouchedNumber(`+${digits.replace(/^00/, '')}`);
  const whole = !digits.startsWith('0') && digits.length >= LEAST_WITH_CODE ? vouchedNumber(`+${digits}`) : null;
  return whole ?? reader.value(written);
}

/** The beginning of a profile's address, by the usual name of the service. */
// biome-ignore format: a dense table
const PROFILE_AT: Readonly<Record<string, string>> = {
  telegram: 't.me/', facebook: 'facebook.com/', instagram: 'instagram.com/', twitter: 'x.com/', x: 'x.com/',
  vk: 'vk.com/', vkontakte: 'vk.com/', youtube: 'youtube.com/@', tiktok: 'tiktok.com/@', linkedin: 'linkedin.com/in/',
};

/** Lists also put e-mail addresses, phone numbers and web addresses where the name belongs. */
export function cleanAccount(service: string, name: string): ListedValue[] {
  const raw = service === '' ? name : `${service}: ${name}`;
  const known = PROFILE_AT[service.trim().toLowerCase()];
  const handle = name.trim().replace(/^@/, '');
  const read = [
    ...(/^https?:\/\//i.test(name) ? cleanWebsites(name) : []),
    ...(/.@./.test(name) ? cleanEmail(name) : []),
    ...(/^\+?[\d ()-]{7,20}$/.test(name) ? cleanPhones(name) : []),
    ...(known !== undefined && /^[\w.-]{2,60}$/.test(handle) ? cleanWebsites(`${known}${handle}`) : []),
  ].filter(({ fault }) => fault === undefined);
  if (read.length > 0) return read.map((value) => ({ ...value, raw }));
  return [{ kind: 'social', value: raw, raw, fault: 'names no profile of a service that is known' }];
}
