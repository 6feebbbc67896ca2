/** A website that a list gives → the site that is meant, and where on it. */
import { isUrl } from '../../model/is-url.ts';
import { domainName } from '../../values/domain-name.ts';
import { isFreeMail } from '../../values/email-address.ts';
import { siteBehind } from '../identity/site-link.ts';

/** Views of one site: telephones, languages, the shop of a firm. Any other name before a domain may be a tenant's. */
const SERVICE_LABEL =
  /^(?:www\d?|m|wap|mobile|web|shop|store|mail|(?:en|ru|zh|cn|fa|ir|ar|fr|de|es|it|tr|pt|br|ko|kr|ja|jp|vi|uk|ua|kk|kz|by|az|uz|hy|ka|he|hi|ur|pl|sr|bg)(?:-[a-z]{2})?|eng|rus|english|russian|chinese|arabic|french|german|spanish)$/;
/** Pages that any site has: where a list gives one of them the whole site is meant. */
const ANY_PAGE =
  /^(?:[a-z]{2}|eng|rus|english|russian|index|default|home|main|glavna[jy]a|about(?:[-_]?us)?|contacts?(?:[-_]?us)?|company)(?:\.(?:html?|php|aspx?|jsp))?$/;

/**
 * The site as links write it; with `address` where only what stands there is meant. Null: a platform, a free mail host or a
 * service of everybody, which names nobody; and what is no web address.
 */
export function websiteOf(url: string): { readonly value: string; readonly address?: string } | null {
  if (!isUrl(url)) return null;
  const { hostname, pathname, search } = new URL(url);
  const name = domainName(hostname);
  const site = name === null || isFreeMail(name.domain, name.label) ? null : siteBehind(url);
  if (site === null) return null;
  const labels = hostname === site ? [] : hostname.slice(0, -site.length - 1).split('.');
  const steps = pathname
    .toLowerCase()
    .split('/')
    .filter((step) => step !== '');
  const isWhole = labels.every((label) => SERVICE_LABEL.test(label)) && steps.every((step) => ANY_PAGE.test(step));
  if (isWhole && (search === '' || steps.length > 0)) return { value: site };
  return { value: site, address: placeOf(url) };
}

/** A web address as addresses of listed websites are compared: host without www., then path and query, lower case. */
function placeOf(url: string): string {
  const { host, pathname, search } = new URL(url);
  return `${host.replace(/^www\./, '')}${pathname}${search}`.toLowerCase().replace(/\/+$/, '');
}

/** Whether a page stands where the list says, or below. */
export function isAt(url: string, address: string): boolean {
  if (!isUrl(url)) return false;
  const place = placeOf(url);
  return place.startsWith(address) && /^(?:[/?#]|$)/.test(place.slice(address.length));
}
