import { getDomain } from 'tldts';

/**
 * The two lanes of a request: of its registrable domain (public suffix list with its private part, so that each user of a
 * hosting service has a lane; the host itself where there is none), and of the address that is dialled.
 */
export function laneKeysOf(host: string, address: string): { readonly domain: string; readonly address: string } {
  const domain = getDomain(host, { allowPrivateDomains: true }) ?? host;
  return { domain: `domain ${domain.toLowerCase()}`, address: `address ${address}` };
}
