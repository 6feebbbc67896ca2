import { isSameSite, siteOf } from '../address/site-name.ts';
import type { NamedAddress } from '../model/ports/capture.ts';
import type { Kind } from '../model/words.ts';
import { foldAddress } from './address.ts';
import { isWorthFetching, roleOf } from './role-words.ts';

/** Addresses of the same site as `home`, each with the role that its path suggests. Pure; never throws. */
export function namedAddresses(addresses: readonly string[], home: string, kind: Kind): NamedAddress[] {
  const site = siteOf(home, kind);
  const found: NamedAddress[] = [];
  for (const address of addresses) {
    const url = foldAddress(address, home);
    if (url === null || (kind === 'website' ? !isSameSite(url, home) : siteOf(url, kind) !== site)) continue;
    const parsed = new URL(url);
    found.push({ url, role: roleOf(parsed, ''), isPage: isWorthFetching(parsed) });
  }
  return found;
}
