import ipaddr from 'ipaddr.js';

/**
 * Our own list after IANA's (RFC 6890, RFC 8190), because those of packages have holes. It includes
 * anycast relays and AS112 sinks.
 */
const NOT_PUBLIC_V4 = ranges(
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // shared by carriers; a cloud provider's metadata service is in it
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // a cloud provider's metadata service on an address that looks public
  '169.254.0.0/16', // link-local, with most metadata services
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // AMT relays
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/3', // multicast, class E, broadcast
);

/**
 * The parts of 2000::/3 in use (IANA, IPv6 Global Unicast Address Assignments). The rest is
 * reserved: an answer is local.
 */
const GIVEN_OUT_V6 = ranges('2001::/16', '2003::/18', '2400::/6', '2800::/6', '2c00::/8');
const NOT_PUBLIC_V6 = ranges(
  '2001::/23', // protocol assignments: Teredo, benchmarks, AMT, AS112, ORCHID, drone tags
  '2001:db8::/32', // documentation
  '2620:4f:8000::/48', // AS112
);

const PRIVATE = ranges('10.0.0.0/8', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '::1/128', 'fc00::/7');
/** Metadata services of clouds on private addresses: they hand out the machine's credentials. */
const METADATA = ranges('fd00:ec2::/32', 'fd20:ce::254/128', 'fd00:42::42/128');

export type AddressRange = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** The canonical spelling of an address literal (IPv4 inside IPv6 as IPv4); null for other text. */
export function canonicalAddress(text: string): string | null {
  const parsed = parse(text);
  return parsed === null ? null : parsed.toString();
}

/** True for global unicast, the only addresses that are dialled without the user's permission. */
export function isGlobal(address: string): boolean {
  const parsed = parse(address);
  if (parsed === null) return false;
  if (parsed instanceof ipaddr.IPv4) return !isWithin(parsed, NOT_PUBLIC_V4);
  return isWithin(parsed, GIVEN_OUT_V6) && !isWithin(parsed, NOT_PUBLIC_V6);
}

/**
 * Loopback and private (RFC 1918, RFC 4193), which --allow-private opens; not link-local and
 * metadata addresses.
 */
export function isPrivate(address: string): boolean {
  const parsed = parse(address);
  return parsed !== null && isWithin(parsed, PRIVATE) && !isWithin(parsed, METADATA);
}

/** `10.0.0.0/8`, `fd00::/8`; null when it is no CIDR range. */
export function parseRange(text: string): AddressRange | null {
  return ipaddr.isValidCIDR(text) ? ipaddr.parseCIDR(text) : null;
}

export function isInRange(address: string, range: AddressRange): boolean {
  const parsed = parse(address);
  return parsed !== null && isWithin(parsed, [range]);
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, within: readonly AddressRange[]): boolean {
  return within.some(([base, bits]) => address.kind() === base.kind() && address.match([base, bits] as never));
}

/** Null also for an address with a zone (`fe80::1%eth0`): it names a network card of ours. */
function parse(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  // The library also reads `0x7f.1` and `2130706433`; in a normalised URL these are mistakes.
  const strict =
    text.includes(':') && !text.includes('%') ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text);
  return strict ? ipaddr.process(text) : null;
}

function ranges(...texts: readonly string[]): readonly AddressRange[] {
  return texts.map((text) => ipaddr.parseCIDR(text));
}
