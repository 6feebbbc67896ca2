/** Values that a list gives → where stored sites would show the same: their names, and the blocking keys under which a match finds them. */

import { kindOfAddress } from '../../address/platform.ts';
import { siteOf } from '../../address/site-name.ts';
import type { SiteQuery } from '../../model/ports/watchlists.ts';
import type { Entity, ListedValue } from '../../model/seed.ts';
import { keysOf, listedIdentifiers } from '../../signals/find/listed-identifier.ts';

/** Addresses and what could not be read bring no site. */
export function touchedBy(entity: Entity, values: readonly ListedValue[]): Pick<SiteQuery, 'sites' | 'keys'> {
  const sites: SiteQuery['sites'][number][] = [];
  const keys: SiteQuery['keys'][number][] = [];
  for (const identifier of listedIdentifiers(entity, values)) {
    const { listed, address } = identifier;
    const { kind: by, value } = listed;
    if (by === 'website' || by === 'social') {
      const url = `https://${value}`;
      const site = siteOf(url, kindOfAddress(url) ?? 'website');
      sites.push({ site, by, value, ...(address !== undefined && { address }) });
    }
    // Whoever links to a host of many need not know this tenant, nor those who sit in one building one another.
    if (address === undefined && identifier.signal !== 'street-address')
      for (const one of keysOf(identifier)) keys.push({ ...one, value });
  }
  return { sites, keys };
}
