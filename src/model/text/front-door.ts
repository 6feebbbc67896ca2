import { isUrl } from './is-url.ts';

/** True if an address is the home page of a website: its own host or `www.`, at the root. */
export function isFrontDoor(address: string, site: string): boolean {
  if (!isUrl(address)) return false;
  const { host, pathname, search } = new URL(address);
  return isHostOf(host, site) && pathname === '/' && search === '';
}

/**
 * @param host with its port unless it is the default. Subdomains do not count: `ru.` may go while
 * the site stays.
 */
export function isHostOf(host: string, site: string): boolean {
  const name = host.replace(/\.(?=:|$)/, '');
  return name === site || name === `www.${site}`;
}
