/** Finds the names of the platform that a site stands on, known to revenant or not. */
import { isPlatformsName } from '../../address/platform.ts';
import { isUrl } from '../../model/text/is-url.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { normaliseCompanyName } from '../../values/company-name.ts';
import { domainName } from '../../values/domain-name.ts';
import { lettersOf } from '../../values/plain-text.ts';

/** Sub-domains for a language, a device or a part of one site, not for a seller. */
const PART =
  /^(?:www\d?|m|wap|mobile|touch|amp|shop|store|blog|news|docs?|help|support|static|cdn|[a-z]{2}|[a-z]{2}-[a-z]{2})$/;
const NOTICE = /(?:©|copyright)\s{0,3}(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,]{0,3}([^©|\n]{2,80})/giu;
const SELLER_PATH =
  /^\/(?:company|showroom|shops?|stores?|supplier|sellers?|members?|vendor|profile|user)\/([^/]{3,80})/i;

/** True for a normalised name of the platform: on its sellers' pages it is not the seller's. */
export function platformNameTest(site: Site): (value: string) => boolean {
  const names = platformNames(site);
  const known = site.platform?.platform;
  return (value) => names.has(value) || (known !== undefined && isPlatformsName(known, value));
}

/**
 * A page on a platform says so twice: its address names a seller below another domain, and its
 * frame (site name, end of the title) names that domain. A copied site with the old canonical
 * address names no seller there, so its names stay.
 */
function platformNames(site: Site): ReadonlySet<string> {
  const names = new Set<string>();
  const [home] = site.pages;
  if (home === undefined) return names;
  const served = domainName(new URL(site.url).hostname);
  // On a profile or a listing the host is the platform's own.
  if (site.kind !== 'website' && served !== null) addNames(names, home, served.label);
  const address = statedAddress(home);
  const stated = address === null ? null : domainName(address.hostname);
  if (address !== null && stated !== null && stated.domain !== served?.domain && namesSeller(address, stated))
    if (frameNames(home).includes(lettersOf(stated.label))) addNames(names, home, stated.label);
  // "… by Seller on Platform", where the site name says which word is the platform's.
  for (const { name, content } of home.metas) {
    if (name !== 'og:site_name' || content === '' || home.title === null) continue;
    const end = ` on ${content}`.toLowerCase();
    if (/(?:^|\s)by\s\S/i.test(home.title) && home.title.toLowerCase().trim().endsWith(end))
      names.add(normaliseCompanyName(content));
  }
  return names;
}

/** Adds the label and the frame's notices that do not name the seller: it is the platform's. */
function addNames(names: Set<string>, home: Page, label: string): void {
  names.add(normaliseCompanyName(label.replaceAll('-', ' ')));
  names.add(label);
  for (const name of siteNames(home))
    if (lettersOf(name).startsWith(lettersOf(label))) names.add(normaliseCompanyName(name));
  // "Someplatform", "Someplatform Inc.": names of the platform's companies begin with its name.
  for (const block of home.blocks.slice(-40)) {
    if (block.zone === 'main' || block.text.length > 400) continue;
    for (const [, owner = ''] of block.text.matchAll(NOTICE)) {
      const name = normaliseCompanyName(owner.replace(/[.,]?\s{0,2}all rights.{0,20}$/i, ''));
      if (name.replaceAll(' ', '').startsWith(lettersOf(label)) && label.length >= 4) names.add(name);
    }
  }
}

function statedAddress({ links, metas }: Page): URL | null {
  const canonical = links.find(({ rel }) => /\bcanonical\b/.test(rel))?.url;
  const stated = canonical ?? metas.find(({ name }) => name === 'og:url')?.content;
  return stated !== undefined && stated !== null && isUrl(stated) ? new URL(stated) : null;
}

function namesSeller({ pathname }: URL, { host, domain }: { host: string; domain: string }): boolean {
  const labels = host === domain ? [] : host.slice(0, -domain.length - 1).split('.');
  return labels.some((label) => !PART.test(label)) || SELLER_PATH.test(pathname);
}

/** The site name, and the last part of the title. */
function frameNames(page: Page): string[] {
  const last = (page.title ?? '').split(/\s[-–—]\s|\s?[|·•]\s?/).at(-1);
  return [...siteNames(page), last ?? ''].map(lettersOf).filter((name) => name !== '');
}

const siteNames = ({ metas }: Page): string[] =>
  metas.flatMap(({ name, content }) => (/^(?:og:site_name|application-name)$/.test(name) ? content : []));
