import { InputError } from '../../errors.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { instantOf } from '../web-address.ts';

/**
 * Public archives that replay under /<collection>/<14 digits><modifier>_/<address>; no other host
 * is believed.
 */
const ARCHIVES = new Set([
  'web.archive.org',
  'wayback.archive-it.org',
  'webarchive.loc.gov',
  'webarchive.nationalarchives.gov.uk',
  'www.webarchive.org.uk',
  'arquivo.pt',
  'swap.stanford.edu',
  'wayback.vefsafn.is',
]);

export type ReplayAddress = NonNullable<ReturnType<typeof replayAddress>>;

/**
 * The page that was captured, and when. Null for any other address. `trusted`: hosts besides the
 * public archives.
 */
export function replayAddress(address: string, trusted: readonly string[] = []) {
  if (!/\/\d{14}/.test(address) || !isUrl(address)) return null;
  const { host, pathname, search } = new URL(address);
  // Servers fold the two slashes of the inner address into one.
  const found = /^\/(?:[\w.-]{1,40}\/){0,3}(\d{14})([a-z]{2}_)?\/(https?):\/{1,2}(.*)$/s.exec(pathname);
  if (found === null || !isArchive(host, trusted)) return null;
  // `modifier`: `id_` and so on; empty for the plain form.
  const [, digits = '', modifier = '', scheme, rest] = found;
  const capturedAt = instantOfDigits(digits);
  const inner = `${scheme}://${rest}${search}`;
  if (capturedAt === null || !isUrl(inner)) return null;
  return { url: new URL(inner).href, capturedAt, digits, modifier };
}

/** Fills up a moment that has fewer digits: a year alone means its first second. */
const FIRST_MOMENT = '00000101000000';

/**
 * The page and moment that a replay address asks for; a year alone will do, and so will no moment.
 * Null for any other address. Throws InputError for digits that are no moment.
 */
export function askedOfReplay(address: string, trusted: readonly string[] = []): { url: string; at?: string } | null {
  if (!isUrl(address)) return null;
  const { host, pathname, search } = new URL(address);
  const [, before = '', scheme, rest] = /^\/(.{0,200}?)(https?):\/{1,2}(.*)$/s.exec(pathname) ?? [];
  const url = `${scheme}://${rest}${search}`;
  if (scheme === undefined || !isArchive(host, trusted) || !isUrl(url)) return null;
  const [, digits] = /(?:^|\/)(\d{4}(?:\d\d){0,5})\*?(?:[a-z]{2}_)?\/$/.exec(before) ?? [];
  if (digits === undefined) return { url: new URL(url).href };
  const at = instantOfDigits(`${digits}${FIRST_MOMENT.slice(digits.length)}`);
  if (at === null) throw new InputError(`${address}: ${digits} is no moment`);
  return { url: new URL(url).href, at };
}

export function isArchive(host: string, trusted: readonly string[]): boolean {
  return ARCHIVES.has(host) || trusted.includes(host);
}

/** 20210620101500 → 2021-06-20T10:15:00.000Z; null where there is no such moment. */
export function instantOfDigits(digits: string): string | null {
  if (!/^\d{14}$/.test(digits)) return null;
  const text = digits.replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3T$4:$5:$6.000Z');
  // 31 June would become 1 July.
  return instantOf(text) === text ? text : null;
}
