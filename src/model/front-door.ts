/** Whether an address of a website is the one at which its home page stands: its own host or `www.`, at the root. */
export function isFrontDoor(address: string, site: string): boolean {
  if (!URL.canParse(address)) return false;
  const { host, pathname, search } = new URL(address);
  return isHostOf(host, site) && pathname === '/' && search === '';
}

/** @param host with its port, where that is not the scheme's own. Not a subdomain: `ru.` may go while the site stands. */
export function isHostOf(host: string, site: string): boolean {
  const name = host.replace(/\.(?=:|$)/, '');
  return name === site || name === `www.${site}`;
}
