/** Values that a list gives → where stored sites would show the same: their names, and the blocking keys of the signals that read such values. */
import type { SiteQuery } from '../model/ports/watchlists.ts';
import type { ListedValue } from '../model/seed.ts';
import { siteOf } from '../page/site-name.ts';
import { socialProfile } from '../signals/social-profile.ts';
import { walletsIn } from '../signals/wallet-address.ts';
import { registerOf } from '../watchlist/clean-registration.ts';

/** Addresses and what could not be read bring no site. */
export function listedKeys(values: readonly ListedValue[]): Pick<SiteQuery, 'sites' | 'keys'> {
  const sites: { site: string; by: string; value: string }[] = [];
  const keys: { key: string; by: string; value: string }[] = [];
  for (const { kind, value, label = '', country = '', fault } of values) {
    if (fault !== undefined) continue;
    const key = (one: string, by: string = kind): void => {
      keys.push({ key: one, by, value });
    };
    switch (kind) {
      case 'website': {
        const site = siteOf(`http://${value}`, 'website');
        sites.push({ site, by: kind, value });
        // Who links to a listed website, or is fetched from it.
        key(`site-link:${site}`, 'link');
        break;
      }
      case 'social': {
        sites.push({ site: siteOf(`https://${value}`, 'social-page'), by: kind, value });
        const profile = socialProfile(`https://${value}`);
        if (profile !== null) key(`social-link:${profile}`);
        break;
      }
      case 'email':
        key(`contact-email:${value}`);
        break;
      case 'phone':
        key(`contact-phone:${value}`);
        break;
      case 'wallet':
        // The word stands in for the cue that an Ethereum address in one case needs.
        for (const wallet of walletsIn(`wallet ${value}`)) key(`registration-number:${wallet.kind}:${wallet.address}`);
        break;
      case 'registration-number': {
        const register = registerOf(value, label, country);
        if (register !== null)
          key(`registration-number:${register}:${register === 'cnpj' ? value.replace(/\D/g, '') : value}`);
        break;
      }
      case 'address':
        break;
    }
  }
  return { sites, keys };
}
