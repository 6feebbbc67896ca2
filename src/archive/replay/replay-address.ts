import { InputError } from '../../errors.ts';
import { instantOf } from '../web-address.ts';

/**
 * Hosts of public web archives that replay under /<collection>/<14 digits><modifier>_/<address>. Only these are believed: a site of
 * its own could serve such addresses and so pass its pages off as somebody else's, years ago.
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

export interface ReplayAddress {
  /** What was captured. */
  readonly url: string;
  /** ISO 8601 instant of the 14 digits. */
  readonly capturedAt: string;
  readonly digits: string;
  /** `id_` and so on; empty for the plain form. */
  readonly modifier: string;
}

/** Takes an address of a web archive's replay apart; null for any other. `believed`: hosts besides the public archives. */
export function replayAddress(address: string, believed: readonly string[] = []): ReplayAddress | null {
  if (!/\/\d{14}/.test(address) || !URL.canParse(address)) return null;
  const { host, pathname, search } = new URL(address);
  if (!isArchive(host, believed)) return null;
  // Servers fold the two slashes of the inner address into one.
  const found = /^\/(?:[\w.-]{1,40}\/){0,3}(\d{14})([a-z]{2}_)?\/(https?):\/{1,2}(.*)$/s.exec(pathname);
  if (found === null) return null;
  const [, digits = '', modifier = '', scheme = '', rest = ''] = found;
  const capturedAt = instantOfDigits(digits);
  const inner = `${scheme}://${rest}${search}`;
  if (capturedAt === null || !URL.canParse(inner)) return null;
  return { url: new URL(inner).href, capturedAt, digits, modifier };
}

/**
 * What somebody asks for who gives an address of a web archive's replay: the page, and the moment, which may be told by its year alone
 * or not at all (the archive then shows the capture nearest to it, or the latest). Null for any other address. Throws InputError for digits that are no moment.
 */
export function askedOfReplay(address: string, believed: readonly string[] = []): { url: string; at?: string } | null {
  if (!URL.canParse(address)) return null;
  const { host, pathname, search } = new URL(address);
  const [, before = '', scheme = '', rest = ''] = /^\/(.{0,200}?)(https?):\/{1,2}(.*)$/s.exec(pathname) ?? [];
  const url = `${scheme}://${rest}${search}`;
  if (scheme === '' || !isArchive(host, believed) || !URL.canParse(url)) return null;
  const [, digits] = /(?:^|\/)(\d{4}(?:\d\d){0,5})\*?(?:[a-z]{2}_)?\/$/.exec(before) ?? [];
  if (digits === undefined) return { url: new URL(url).href };
  const at = instantOfDigits(`${digits}${FIRST_MOMENT.slice(digits.length)}`);
  if (at === null) throw new InputError(`${address}: ${digits} is no moment`);
  return { url: new URL(url).href, at };
}
/** What is not told of a moment is its beginning. */
const FIRST_MOMENT = '00000101000000';

export function isArchive(host: string, believed: readonly string[]): boolean {
  return ARCHIVES.has(host) || believed.includes(host);
}

/** 20210620101500 → 2021-06-20T10:15:00.000Z; null where there is no such moment. */
export function instantOfDigits(digits: string): string | null {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second] = found;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  // 31 June would become 1 July.
  return instantOf(text) === text ? text : null;
}
