import ipaddr from 'ipaddr.js';

/**
 * Which addresses of the world may be dialled. Only global unicast is "out there"; everything else could be ours.
 * ipaddr.js names the special ranges of the IANA registries; what its table misses is added here.
 */

/** All of IPv6 that IANA has given out as global unicast (RFC 4291; the rest of the space is reserved). */
const GLOBAL_V6 = ipaddr.parseCIDR('2000::/3');

/** IETF protocol assignments: nothing in it is a public web server, named in the library's table or not. */
const PROTOCOL_V6 = ipaddr.parseCIDR('2001::/23');

/**
 * Metadata services of cloud providers that sit on addresses which look public or merely private.
 * They answer to the machine only, with credentials in the answer.
 */
const METADATA = new Set(['168.63.129.16', 'fd00:ec2::254']);

const PRIVATE = new Set(['loopback', 'private', 'uniqueLocal']);

export type AddressRange = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** The canonical spelling of an address literal (an IPv4 one inside IPv6 is taken out), or null when it is none. */
export function canonicalAddress(text: string): string | null {
  const parsed = parse(text);
  return parsed === null ? null : parsed.toString();
}

/** True for global unicast, the only addresses that are dialled without the user's word. */
export function isGlobal(address: string): boolean {
  const parsed = parse(address);
  if (parsed === null || parsed.range() !== 'unicast' || METADATA.has(parsed.toString())) return false;
  if (parsed instanceof ipaddr.IPv4) return true;
  return !hasZone(parsed) && parsed.match(GLOBAL_V6) && !parsed.match(PROTOCOL_V6);
}

/** Loopback and private (RFC 1918, RFC 4193): what --allow-private opens. Link-local and metadata addresses it does not. */
export function isPrivate(address: string): boolean {
  const parsed = parse(address);
  return parsed !== null && PRIVATE.has(parsed.range()) && !METADATA.has(parsed.toString());
}

/** `10.0.0.0/8`, `fd00::/8`; null when it is no CIDR range. */
export function parseRange(text: string): AddressRange | null {
  return ipaddr.isValidCIDR(text) ? ipaddr.parseCIDR(text) : null;
}

export function isInRange(address: string, [base, bits]: AddressRange): boolean {
  const parsed = parse(address);
  return parsed !== null && parsed.kind() === base.kind() && parsed.match([base, bits] as never);
}

function parse(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  // The library also reads `0x7f.1` and `2130706433`; a URL has been folded before, so here these are mistakes.
  const strict = text.includes(':') ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text);
  return strict ? ipaddr.process(text) : null;
}

function hasZone(address: ipaddr.IPv6): boolean {
  return address.zoneId !== undefined && address.zoneId !== null;
}
