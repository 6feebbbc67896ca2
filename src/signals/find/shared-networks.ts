/**
 * Networks behind whose addresses stand thousands of unrelated sites. Only ranges that their owners publish or that are
 * known beyond doubt; rarity by counts does the rest.
 */
import ipaddr from 'ipaddr.js';

/** By owner, as of 2026-11. Akamai, CloudFront and the large clouds are left out: their lists are long and change weekly. */
const NETWORKS: Readonly<Record<string, string>> = {
  // https://www.cloudflare.com/ips/
  Cloudflare: `173.245.48.0/20 103.21.244.0/22 103.22.200.0/22 103.31.4.0/22 141.101.64.0/18 108.162.192.0/18 190.93.240.0/20
    188.114.96.0/20 197.234.240.0/22 198.41.128.0/17 162.158.0.0/15 104.16.0.0/13 104.24.0.0/14 172.64.0.0/13 131.0.72.0/22
    2400:cb00::/32 2606:4700::/32 2803:f800::/32 2405:b500::/32 2405:8100::/32 2a06:98c0::/29 2c0f:f248::/32`,
  // https://api.fastly.com/public-ip-list
  Fastly: `23.235.32.0/20 43.249.72.0/22 103.244.50.0/24 103.245.222.0/23 103.245.224.0/24 104.156.80.0/20 140.248.64.0/18
    140.248.128.0/17 146.75.0.0/17 151.101.0.0/16 157.52.64.0/18 167.82.0.0/17 167.82.128.0/20 167.82.160.0/20 167.82.224.0/20
    172.111.64.0/18 185.31.16.0/22 199.27.72.0/21 199.232.0.0/16 2a04:4e40::/32 2a04:4e42::/32`,
  // Addresses to which these builders tell their customers to point a domain.
  Shopify: '23.227.38.0/24',
  'GitHub Pages': '185.199.108.0/22 2606:50c0:8000::/46',
  Squarespace: '198.185.159.0/24 198.49.23.0/24',
  Wix: '185.230.60.0/22',
};

const RANGES = Object.entries(NETWORKS).flatMap(([owner, list]) =>
  list.split(/\s+/).map((range) => ({ owner, range: ipaddr.parseCIDR(range) })),
);

/** Documentation addresses (RFC 5737, RFC 3849): never dialled, but made-up worlds are written in them. */
const MADE_UP = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32'].map((range) =>
  ipaddr.parseCIDR(range),
);

/**
 * What an address is compared as: an IPv4 one as it is, of an IPv6 one the /64, which is what one machine is given. Null
 * for addresses that are not of the public Internet, for shared networks, and for what is no address.
 */
export function comparableAddress(text: string): string | null {
  if (!(text.includes(':') ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text))) return null;
  const address = ipaddr.process(text);
  const isIn = (range: [ipaddr.IPv4 | ipaddr.IPv6, number]): boolean =>
    range[0].kind() === address.kind() && address.match(range as never);
  if (address.range() !== 'unicast' && !MADE_UP.some(isIn)) return null;
  if (RANGES.some(({ range }) => isIn(range))) return null;
  if (address.kind() === 'ipv4') return address.toString();
  const [a, b, c, d] = (address as ipaddr.IPv6).parts;
  return `${new ipaddr.IPv6([a ?? 0, b ?? 0, c ?? 0, d ?? 0, 0, 0, 0, 0]).toString()}/64`;
}
