/** The address from which a request comes, through proxies that the settings trust. */
import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Log } from '../../log.ts';

/** The address by which tries are counted. For IPv6 a /64 network, which one customer has. */
export type AddressOf = (c: Context) => string;

/** @param trusted addresses and ranges of proxies, checked by the setting */
export function openAddresses(trusted: readonly string[], log: Pick<Log, 'warn'>): AddressOf {
  const proxies = new BlockList();
  for (const one of trusted) {
    const [address = '', bits] = one.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(bits), family);
  }
  const isProxy = (address: string): boolean => proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  let isWarned = false;
  return (c) => {
    let address = plain(getConnInfo(c).remote.address ?? '');
    const header = c.req.header('x-forwarded-for');
    if (header !== undefined && trusted.length === 0 && !isWarned) {
      isWarned = true;
      log.warn(
        { address },
        'a proxy is before the desk: name it in REVENANT_TRUSTED_PROXIES, or all people count as one',
      );
    }
    const way = (header ?? '').split(',');
    // Reads from the right: anybody can write the addresses to the left of an untrusted proxy.
    while (isProxy(address) && way.length > 0) {
      const before = plain(way.pop() ?? '');
      if (isIP(before) === 0) break;
      address = before;
    }
    return networkOf(address);
  };
}

/** The address without port and brackets; an IPv4 address in IPv6 form becomes IPv4. */
function plain(text: string): string {
  const address = text.trim().replace(/^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/, '$1$2');
  return address.replace(/^::ffff:(?=[\d.]+$)/i, '');
}

function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, '')}]/`);
  const [front = [], back = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((side) => side.split(':').filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return `${[...front, ...zeros, ...back].slice(0, 4).join(':')}::/64`;
}
