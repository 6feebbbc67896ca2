/** A URL → the name of the site that it belongs to. */
import { parse } from 'tldts';
import { isUrl } from '../model/text/is-url.ts';
import type { Kind } from '../model/words.ts';
import { remembered } from '../values/remember.ts';
import { readPlatformAddress } from './platform.ts';

interface Host {
  readonly hostname: string;
  /** Registrable domain, private suffixes allowed; the host itself where there is none. */
  readonly domain: string;
  /** The part before the domain, lower case, without the dot. */
  readonly subdomain: string;
}

const hostOf = remembered((hostname): Host => {
  const bare = hostname.replace(/\.$/, '');
  const { domain, subdomain, isIp } = parse(bare, { allowPrivateDomains: true });
  return isIp || domain === null
    ? { hostname: bare, domain: bare, subdomain: '' }
    : { hostname: bare, domain, subdomain: subdomain ?? '' };
});

/**
 * Name of the site that a URL belongs to. website: the registrable domain (private suffixes too, so
 * each user of a hoster is a site), or host and port under no public suffix. social-page: domain
 * and profile path. trade-listing: the seller's sub-domain, or domain and seller path. Anything
 * else comes back as given.
 */
export function siteOf(url: string, kind: Kind): string {
  const parsed = isUrl(url) ? new URL(url) : null;
  if (parsed === null || parsed.hostname === '') return url;
  const host = hostOf(parsed.hostname);
  if (kind === 'website') return isBareHost(host.hostname) ? parsed.host : host.domain;
  const path = kind === 'social-page' ? profilePath(parsed) : sellerPath(parsed, host);
  const name = kind === 'social-page' ? host.domain : hasSeller(host) ? sellersHost(host) : host.domain;
  return withPlatformId(path === '' ? name : `${name}/${path}`, url, host);
}

/** Uses the platform's own id where the first path segment does not name the owner. */
function withPlatformId(name: string, url: string, host: Host): string {
  const standing = readPlatformAddress(url);
  const id = standing?.owner ?? standing?.id ?? null;
  return id === null || name.toLowerCase().includes(id) ? name : `${host.domain}/${id}`;
}

/** Views for phones are the same shop. */
function sellersHost({ domain, subdomain }: Host): string {
  const labels = subdomain.split('.').filter((label) => !/^(?:www|m|wap|3g|touch|mip|h5|mobile)$/.test(label));
  return [...labels, domain].join('.');
}

/** IP addresses and names under no public suffix: there the port tells sites apart. */
function isBareHost(hostname: string): boolean {
  const { isIp, isIcann, isPrivate } = parse(hostname, { allowPrivateDomains: true });
  return isIp === true || (!isIcann && !isPrivate);
}

/**
 * One registrable domain, and one port under no public suffix. ru.seller.test is the same site as
 * seller.test.
 */
export function isSameSite(left: string, right: string): boolean {
  if (!isUrl(left) || !isUrl(right)) return false;
  const [a, b] = [new URL(left), new URL(right)];
  return hostOf(a.hostname).domain === hostOf(b.hostname).domain && (a.port === b.port || !isBareHost(a.hostname));
}

/**
 * True if another site answered. Within a platform only the platform redirects, to the member's new
 * name.
 */
export function leavesSite(asked: string, reached: string, kind: Kind): boolean {
  if (asked === reached || !/^https?:/i.test(reached)) return false;
  const [from, to] = [readPlatformAddress(asked), readPlatformAddress(reached)];
  if (kind === 'website' || (from === null && to === null))
    return !isSameSite(asked, reached) && !isSecured(asked, reached);
  if (siteOf(asked, kind) === siteOf(reached, kind)) return false;
  return from?.platform !== to?.platform || to?.owner == null;
}

/** One host, by http and then by https: a reserved name or an address then has another port. */
function isSecured(asked: string, reached: string): boolean {
  if (!isUrl(asked) || !isUrl(reached)) return false;
  const [from, to] = [new URL(asked), new URL(reached)];
  return from.hostname === to.hostname && from.protocol === 'http:' && to.protocol === 'https:';
}

/** The part before the registrable domain of a URL's host. */
export function subdomainOf(url: string): string {
  return isUrl(url) ? hostOf(new URL(url).hostname).subdomain : '';
}

/** First segments that only say what kind of profile the next one names. */
const PROFILE_KINDS =
  /^(?:company|in|school|showcase|channel|c|user|users|groups|people|pages|profile|pub|add|organization|store|u|p)$/i;

function profilePath({ pathname, searchParams }: URL): string {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const [first, second, third] = segments;
  if (first === undefined) return '';
  if (/^profile\.php$/i.test(first)) return `profile.php?id=${searchParams.get('id') ?? ''}`;
  // Telegram's preview and old Facebook addresses put one more segment in front.
  if (/^(?:s|pg)$/i.test(first) && second !== undefined) return second.toLowerCase();
  if (/^(?:pages|people)$/i.test(first) && second !== undefined && third !== undefined)
    return `${first}/${second}/${third}`.toLowerCase();
  if (PROFILE_KINDS.test(first) && second !== undefined)
    return `${first.toLowerCase()}/${/^channel$/i.test(first) ? second : second.toLowerCase()}`;
  return first.toLowerCase();
}

const NOT_SELLERS =
  /^(?:www\d?|m|wap|3g|touch|mip|h5|mobile|shop|store|china|[a-z]{2}|english|russian|spanish|chinese)$/;

/** A platform's own hosts (www, m, languages) name no seller; any other sub-domain does. */
function hasSeller({ subdomain }: Host): boolean {
  return subdomain !== '' && subdomain.split('.').some((label) => !NOT_SELLERS.test(label));
}

/** First segments of listing platforms that say that the next one names a seller. */
const SELLER_KINDS =
  /^(?:company|companies|showroom|shop|shops|store|stores|factory|supplier|suppliers|seller|sellers|member|members|manufacturer|vendor|firm|profile|companyprofile|user)$/i;

function sellerPath({ pathname }: URL, host: Host): string {
  if (hasSeller(host)) return '';
  const [first, second] = pathname.split('/').filter((segment) => segment !== '');
  if (first === undefined) return '';
  const seller = SELLER_KINDS.test(first) && second !== undefined ? `${first}/${second}` : first;
  return seller.toLowerCase().replace(/\.(?:html?|php|aspx?)$/, '');
}
