/** Host names → their registrable domains. */
import { parse } from 'tldts';
import { remembered } from './remember.ts';

export interface DomainName {
  /** ASCII host, lower case, no trailing dot, no www. */
  readonly host: string;
  readonly domain: string;
  /** The registered label without its suffix: "naipu" of www.naipu.com.cn. */
  readonly label: string;
}

// Reserved by RFC 2606: they never receive mail, but examples and tests use them.
const MADE_UP = new Set(['test', 'example']);

/**
 * Null for an IP address, a single label or an unknown suffix, by the ICANN section of the Public
 * Suffix List in tldts.
 */
export const domainName = remembered((raw): DomainName | null => {
  if (raw.length > 253 || !/[.\u3002]/.test(raw)) return null;
  let host: string;
  try {
    host = new URL(`http://${raw}/`).hostname.replace(/\.$/, '').replace(/^www\./, '');
  } catch {
    return null;
  }
  const found = parse(host, { allowPrivateDomains: false });
  if (found.isIp === true || found.domain === null || found.domainWithoutSuffix === null) return null;
  if (found.isIcann !== true && !MADE_UP.has(found.publicSuffix ?? '')) return null;
  return { host, domain: found.domain, label: found.domainWithoutSuffix };
});

/**
 * The registrable domain; a sub-domain that a hoster rents out (the list's private section) is one
 * of its own.
 */
export function registrableDomain(site: string): string {
  return parse(site, { allowPrivateDomains: true }).domain ?? site;
}

/** True if a hoster rents the name out: one more costs nothing (the list's private section). */
export function isRented(site: string): boolean {
  return parse(site, { allowPrivateDomains: true }).isPrivate === true;
}

/** True for a name under which anybody may have one of their own, such as that of a hoster. */
export function isPublicSuffix(hostname: string): boolean {
  const { publicSuffix, isIcann, isPrivate } = parse(hostname, { allowPrivateDomains: true });
  return publicSuffix === hostname && (isIcann === true || isPrivate === true);
}
