/**
 * A web address → its unit on a platform: a shop or profile, a product or post, or the platform
 * itself.
 */
import { parse } from 'tldts';
import { decodedUri } from '../model/text/decoded-uri.ts';
import { isUrl } from '../model/text/is-url.ts';
import type { Kind } from '../model/words.ts';
import { remembered } from '../values/remember.ts';
import type { Platform, PlatformUnit } from './platform-form.ts';
import { SOCIAL_PLATFORMS } from './platform-social.ts';
import { TRADE_PLATFORMS } from './platform-trade.ts';

export interface PlatformAddress {
  /** Short name: alibaba, facebook. */
  readonly platform: string;
  readonly unit: PlatformUnit;
  /**
   * The platform's id of this unit, lower case unless case matters; null for mirrors and the
   * platform itself.
   */
  readonly id: string | null;
  /** The seller or profile that the address names; for a product or post, its owner. */
  readonly owner: string | null;
}

const PLATFORMS: readonly Platform[] = [...TRADE_PLATFORMS, ...SOCIAL_PLATFORMS];
const COUNTRY = /^(?:com|net|[a-z]{2}|com?\.[a-z]{2})$/;
/** By "name.suffix", and by "name.*". */
const BY_DOMAIN = new Map(
  PLATFORMS.flatMap((platform) => platform.domains.split(' ').map((domain) => [domain, platform])),
);

/** Labels that say which view of a platform it is, and never who sells there. */
const SERVICE =
  /^(?:www\d?|m|wap|3g|4g|touch|mip|h5|amp|mobile|[a-z]{2}|[a-z]{2}-[a-z]{2}|english|chinese|spanish|russian|french|german|arabic|portuguese|japanese|korean|italian|turkish|china|global|usa)$/;
const OWN_SERVICE =
  /^(?:img\d?|image|images|static|assets?|cdn|style|news|my|sell|sellers?|buy|buyer|login|passport|accounts?|i|s|us|cas|shop|search|message|offer|trade|service|services|expo|help|support|about|blog|careers|api|dev|developers|pay|secure|manage|checkout|business|market|home|main|trustpass|manufacturer|supplier|suppliers|detail|item|world|list|lista|member|members|store|stores|mail|e?mall|forum|ads|app|apps)$/;

/** Labels of hosts on which a network shows its members' pages too. */
const FRONT = /^(?:web|api|chat|call|old|new|basic|free|upload|player|channel|profile|profiles|go|click|send|me)$/;

const LONGEST = 2_000;

/** Null where the address is on no platform of the tables, or is no web address. */
export const readPlatformAddress = remembered((url): PlatformAddress | null => {
  if (url.length > LONGEST || !isUrl(url)) return null;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
  const found = platformOf(parsed.hostname);
  if (found === null) return null;
  const { platform, subdomain } = found;
  const labels = subdomain.split('.').filter((label) => label !== '' && !SERVICE.test(label));
  const named = labels.filter((label) => !isOwnService(platform, label));
  const seller = platform.subdomain !== undefined && named.length > 0 ? named.join('.') : null;
  // Other hosts of a network (developers, status, documentation) have no members' pages.
  if (platform.subdomain === undefined && labels.some((label) => !FRONT.test(label)))
    return { platform: platform.name, unit: 'platform', id: null, owner: null };
  const written = `${parsed.pathname}${parsed.search}`.replace(/\/{2,}/g, '/');
  const target = written.toLowerCase();
  for (const [unit, path] of platform.paths) {
    const match = path.exec(target);
    if (match === null) continue;
    const groups = match.groups ?? {};
    const said = groups['id'] ?? groups['exact'];
    // An exact one ends its match: its letters stay as they were written.
    const exact = groups['exact'] === undefined ? 0 : match[0].length - groups['exact'].length;
    const id = said === undefined ? null : decodedUri(exact > 0 ? written.slice(exact, match[0].length) : said);
    const isOwner = unit === 'seller' || unit === 'profile';
    const of = groups['of'] === undefined ? null : decodedUri(groups['of']);
    return { platform: platform.name, unit, id, owner: isOwner ? id : (of ?? seller) };
  }
  if (seller !== null) return { platform: platform.name, unit: 'seller', id: seller, owner: seller };
  const isMirror = subdomain !== '' && subdomain.split('.').some((label) => SERVICE.test(label) && label !== 'www');
  return { platform: platform.name, unit: isMirror ? 'mirror' : 'platform', id: null, owner: null };
});

function isOwnService(platform: Platform, label: string): boolean {
  return OWN_SERVICE.test(label) || platform.subdomain?.notSellers?.test(label) === true;
}

const platformOf = remembered((host): { platform: Platform; subdomain: string } | null => {
  const hostname = host.replace(/\.$/, '');
  const { domain, publicSuffix, domainWithoutSuffix } = parse(hostname);
  if (domain === null) return null;
  // From the whole host down to the registrable domain: one company may run several platforms.
  for (let at = hostname; at.length >= domain.length; at = at.slice(at.indexOf('.') + 1)) {
    const platform =
      BY_DOMAIN.get(at) ??
      (at === domain && COUNTRY.test(publicSuffix ?? '') ? BY_DOMAIN.get(`${domainWithoutSuffix}.*`) : undefined);
    if (platform !== undefined) return { platform, subdomain: hostname.slice(0, -at.length).replace(/\.$/, '') };
    if (at === domain) break;
  }
  return null;
});

/** Name of the platform that a host belongs to; null for everybody else's hosts. */
export function platformOfHost(hostname: string): string | null {
  return platformOf(hostname)?.platform.name ?? null;
}

/** The owner of the frame around a platform's pages: its group, or itself. */
export function frameOwner(platform: string): string {
  return PLATFORMS.find(({ name }) => name === platform)?.group ?? platform;
}

/** True if a normalised name is the platform's own. On its pages such a name is no seller's. */
export function isPlatformsName(platform: string, name: string): boolean {
  const found = PLATFORMS.find((one) => one.name === platform);
  const bare = name.replaceAll(' ', '');
  return found !== undefined && (found.name.replaceAll('-', '') === bare || found.calledItself.includes(name));
}

/**
 * Kind of presence by the address; null off the platforms. A trade platform's front is a website.
 */
export function kindOfAddress(url: string): Kind | null {
  const standing = readPlatformAddress(url);
  if (standing === null) return null;
  const kind = PLATFORMS.find(({ name }) => name === standing.platform)?.kind ?? null;
  const isFront = standing.unit === 'platform' || standing.unit === 'mirror';
  return isFront && kind === 'trade-listing' ? null : kind;
}
