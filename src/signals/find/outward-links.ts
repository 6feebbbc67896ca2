/** Links of a site's pages that lead to other sites, each with the role that it plays. */
import { siteOf } from '../../address/site-name.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { standsInPost } from '../../page/view/posts.ts';
import type { Link, Page, Site } from '../../page/view/views.ts';
import { domainName } from '../../values/domain-name.ts';
import { emailAddressesInMailto, isFreeMail } from '../../values/email-address.ts';
import { remembered } from '../../values/remember.ts';
import { writtenAddresses } from './written-address.ts';

/** Roles of links, those that say most about the operator of the other end first. */
export const ROLES_OF = {
  identical: ['redirect', 'bio', 'canonical', 'hreflang'],
  close: ['frame', 'nav', 'footer', 'media'],
  // Scripts and styles may be a vendor's. Articles, directories and resellers also write mail
  // links. If both sides give such an address, contact-email counts it.
  partial: ['code', 'mail', 'main'],
} as const;
export const LINK_ROLES = [...ROLES_OF.identical, ...ROLES_OF.close, ...ROLES_OF.partial] as const;
export type LinkRole = (typeof LINK_ROLES)[number];

export interface OutwardLink {
  readonly url: string;
  readonly role: LinkRole;
  readonly page: Page;
  readonly node: Link['node'];
  readonly quote: string;
  /** True if the owner put the link there, in the frame or on the front page; else in passing. */
  isOwn(): boolean;
}

/** A footer with more linked sites than this exchanges links. */
const MOST_FOOTER_SITES = 8;
const CREDIT =
  /power(?:ed)?\s{0,2}by|(?:design|develop|creat|host|support|built|made|theme)\w{0,5}\s{0,2}(?:and \w{1,12} )?by|技术支持|网站建设|友情链接|friend(?:ly)?\s?links?|our partners|разработ|создание сайт/i;

/** As `siteOf` of a website, but a reserved name is one site under any port and sub-domain. */
export const siteName = remembered((url): string => {
  const host = isUrl(url) ? new URL(url).hostname : '';
  return /\.(?:test|example)$/.test(host) ? (domainName(host)?.domain ?? host) : siteOf(url, 'website');
});

type Add = (url: string, role: LinkRole, node: Link['node'], quote: string) => void;

/** True if a line names who made or hosts the site. */
export const isCredit = (line: string): boolean => line.length < 1_000 && CREDIT.test(line);

function readLinks(page: Page, inPassing: ((node: Link['node']) => boolean) | null, add: Add): void {
  const credits = page.blocks.filter(({ text, zone }) => zone !== 'main' && isCredit(text)).map(({ text }) => text);
  const outward = page.links.filter(({ url }) => url !== null && siteName(url) !== siteName(page.url));
  const footerSites = new Set(outward.filter(({ zone }) => zone === 'footer').map(({ url }) => siteName(url ?? '')));
  for (const { url, zone, node, text, hreflang, rel } of outward) {
    if (url === null) continue;
    if (/\balternate\b/.test(rel) && hreflang !== null) add(url, 'hreflang', node, `${hreflang} ${url}`);
    else if (/\bcanonical\b/.test(rel)) add(url, 'canonical', node, url);
    // On a profile the owner gives their own site; a post may be about others.
    else if (inPassing !== null) add(url, inPassing(node) ? 'main' : 'bio', node, text || url);
    // A visitor's link is in passing anywhere.
    else if (zone === 'main' || page.isOfVisitors(node)) add(url, 'main', node, text || url);
    else if (zone !== 'head') {
      const credit = text !== '' && credits.some((line) => line.includes(text));
      const exchange = zone === 'footer' && footerSites.size > MOST_FOOTER_SITES;
      add(url, credit || exchange ? 'main' : zone === 'footer' ? 'footer' : 'nav', node, text || url);
    }
  }
  if (inPassing !== null)
    for (const { text, node, hidden } of page.blocks)
      if (!hidden)
        for (const { url, isOwn, quote } of writtenAddresses(text))
          add(url, isOwn && !inPassing(node) ? 'bio' : 'main', node, quote);
  for (const { href, node } of page.links)
    if (/^\s*mailto:/i.test(href))
      for (const { host, domain, label } of emailAddressesInMailto(href))
        if (!isFreeMail(domain, label)) add(`http://${host}/`, 'mail', node, href);
}

function readMachinery(page: Page, isHome: boolean, add: Add): void {
  for (const node of page.named('script', 'link', 'iframe', 'frame', 'form')) {
    const { name: tag } = node;
    const { href, src, action, rel = '', hreflang } = node.attribs;
    const resolve = (address: string): string => (isUrl(address, page.url) ? new URL(address, page.url).href : '');
    if (tag === 'script' && src !== undefined) add(resolve(src), 'code', node, src);
    else if (tag === 'link' && href !== undefined) {
      if (/\bstylesheet\b/i.test(rel)) add(resolve(href), 'code', node, href);
      if (/\bcanonical\b/i.test(rel)) add(resolve(href), 'canonical', node, href);
      else if (/\balternate\b/i.test(rel) && hreflang !== undefined)
        add(resolve(href), 'hreflang', node, `${hreflang} ${href}`);
    } else if ((tag === 'iframe' || tag === 'frame') && src !== undefined) add(resolve(src), 'frame', node, src);
    else if (tag === 'form' && action !== undefined) add(resolve(action), 'frame', node, action);
  }
  for (const { name, content, node } of page.metas) {
    const target = name === 'refresh' ? /url\s{0,3}=\s{0,3}['"]?([^'"\s;]{4,500})/i.exec(content)?.[1] : undefined;
    if (target !== undefined) add(target, isHome ? 'redirect' : 'main', node, content);
    if (name === 'og:url') add(content, 'canonical', node, content);
  }
  for (const { url, node } of page.images) {
    // WordPress' picture proxy has the real address in its path.
    const proxied = /^https?:\/\/i\d\.wp\.com\/([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})\//.exec(url)?.[1];
    add(proxied === undefined ? url : `http://${proxied}/`, 'media', node, url);
  }
}

function isOwnWord(page: Page, role: LinkRole, node: Link['node'], isHome: boolean): boolean {
  if (role === 'main' || role === 'mail') return false;
  if (role === 'bio' || role === 'code') return true;
  return (isHome || page.isFramed(node)) && !page.isOfVisitors(node);
}

/** Links to the site itself are among them. */
export function* outwardLinks(site: Site): Generator<OutwardLink> {
  const [home] = site.pages;
  const inPassing = site.kind === 'website' ? null : standsInPost;
  for (const page of site.pages) {
    const found: Omit<OutwardLink, 'page' | 'isOwn'>[] = [];
    const add: Add = (url, role, node, quote) => found.push({ url, role, node, quote });
    readLinks(page, inPassing === null ? null : inPassing(site, page), add);
    readMachinery(page, page === home, add);
    for (const link of found)
      yield { ...link, page, isOwn: () => isOwnWord(page, link.role, link.node, page === home) };
  }
}
