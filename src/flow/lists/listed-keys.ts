/** Listed values → names and blocking keys of stored sites that may show them. */
import { kindOfAddress } from '../../address/platform.ts';
import { siteOf } from '../../address/site-name.ts';
import type { SiteQuery } from '../../model/ports/watchlists.ts';
import type { Entity, ListedValue } from '../../model/seed.ts';
import { keysOf, listedIdentifiers } from '../../signals/find/listed-identifier.ts';

/** Postal addresses and unreadable values lead to no site. */
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
    // A link to a shared host need not mean this tenant, nor a shared building a tie.
    if (address === undefined && identifier.signal !== 'street-address')
      for (const one of keysOf(identifier)) keys.push({ ...one, value });
  }
  return { sites, keys };
}
