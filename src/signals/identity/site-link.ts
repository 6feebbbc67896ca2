/** Links from one side's own pages to the other side's site. */
import { z } from 'zod';
import { siteOf } from '../../address/site-name.ts';
import { isSocialHost } from '../../address/social-profile.ts';
import { isSharedMediaHost } from '../../address/tenant-address.ts';
import { Occurrence, type Proof } from '../../model/derived/fingerprint.ts';
import { memoised } from '../../model/memoised.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { standsInPost } from '../../page/view/posts.ts';
import type { Link, Page, Site } from '../../page/view/views.ts';
import { domainName } from '../../values/domain-name.ts';
import { emailAddressesInMailto, isFreeMail } from '../../values/email-address.ts';
import { fullStop } from '../../values/shorten.ts';
import { writtenAddresses } from '../find/written-address.ts';
import { comparisonOf, eitherWay, homePlace, listed, SHARED_LEVELS, sideOf, strongest } from '../occurrences.ts';
import type { Comparison, SharedValue, Signal } from '../signal.ts';

/** Roles of links, those that say most about the operator of the other end first. */
const ROLES_OF = {
  identical: ['redirect', 'bio', 'canonical', 'hreflang'],
  close: ['frame', 'nav', 'footer', 'media'],
  // Scripts and styles may be a vendor's. Articles, directories and resellers also write mail
  // links. If both sides give such an address, contact-email counts it.
  partial: ['code', 'mail', 'main'],
} as const;
const ROLES = [...ROLES_OF.identical, ...ROLES_OF.close, ...ROLES_OF.partial] as const;
const Role = z.enum(ROLES);
type Role = z.infer<typeof Role>;

const Outbound = Occurrence.extend({ role: Role });
const Value = z.object({
  own: z.array(Occurrence).describe('the domain of the site; none for a page on somebody else’s platform'),
  outbound: z.array(Outbound).describe('domains its pages lead to, each in its most telling role'),
});
type Outbound = z.infer<typeof Outbound>;
type Value = z.infer<typeof Value>;

const MOST_OUTBOUND = 150;
/** A footer with more linked sites than this exchanges links. */
const MOST_FOOTER_SITES = 8;
const CREDIT =
  /power(?:ed)?\s{0,2}by|(?:design|develop|creat|host|support|built|made|theme)\w{0,5}\s{0,2}(?:and \w{1,12} )?by|技术支持|网站建设|友情链接|friend(?:ly)?\s?links?|our partners|разработ|создание сайт/i;

// Sites that half of all sites link to. Only keeps lists short; rarity does the rest.
const EVERYWHERE =
  /^(?:google|googleapis|gstatic|googletagmanager|google-analytics|googlesyndication|doubleclick|gmpg|w3|schema|cloudflare|cdnjs|jsdelivr|unpkg|bootstrapcdn|jquery|fontawesome|gravatar|wp|wordpress|w|adobe|apple|microsoft|mozilla|baidu|bdstatic|qq|gtimg|weixin|cnzz|umeng|51|alicdn|aliyuncs|miit|miibeian|beian|gov|yandex|yastatic|mail|bing|amazon|amazonaws|paypal|addthis|addtoany|sharethis|whatsapp|wa|skype|t|goo|bit|youtu|vimeo|creativecommons|archive|wikipedia|trustpilot|opera|maps|ogp|tawk|zoho|hcaptcha|recaptcha)\.[a-z.]{2,7}$/;

/** As `siteOf`, but a reserved name is one site under any port and sub-domain. */
function siteName(url: string): string {
  const host = isUrl(url) ? new URL(url).hostname : '';
  return /\.(?:test|example)$/.test(host) ? (domainName(host)?.domain ?? host) : siteOf(url, 'website');
}

/** The site of an address; null for platforms, sites that all link to, and anything but http. */
export function siteBehind(url: string): string | null {
  const { protocol, hostname } = isUrl(url) ? new URL(url) : { protocol: '', hostname: '' };
  if (!/^https?:$/.test(protocol) || isSocialHost(hostname)) return null;
  // Saved pages use made-up addresses for their own parts, which lead nowhere (RFC 6761).
  if (hostname.endsWith('.invalid')) return null;
  const site = siteName(url);
  return EVERYWHERE.test(site) || site.length > 253 ? null : site;
}

type Add = (url: string, role: Role, node: Link['node'], quote: string) => void;

function readLinks(page: Page, inPassing: ((node: Link['node']) => boolean) | null, add: Add): void {
  const credits = page.blocks
    .filter(({ text, zone }) => zone !== 'main' && text.length < 1_000 && CREDIT.test(text))
    .map(({ text }) => text);
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
  for (const { tag, node } of page.outline) {
    if (!('attribs' in node)) continue;
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

const PROOF_OF: Readonly<Record<Role, Proof>> = {
  ...{ redirect: 'data', bio: 'field', canonical: 'data', hreflang: 'data', frame: 'action', nav: 'frame' },
  ...{ footer: 'frame', media: 'action', code: 'action', mail: 'contact', main: 'contact' },
};

/** True if the owner put the link there, in the frame or on the front page; else in passing. */
function isOwnWord(page: Page, role: Role, node: Link['node'], isHome: boolean): boolean {
  if (role === 'main' || role === 'mail') return false;
  if (role === 'bio' || role === 'code') return true;
  return (isHome || page.isFramed(node)) && !page.isOfVisitors(node);
}

function extract(site: Site): Value | null {
  const [home] = site.pages;
  const placeOf = homePlace(site);
  const social = site.kind !== 'website';
  const outbound = new Map<string, Outbound>();
  for (const { to, home: isHome, place } of social ? [] : site.redirects) {
    const target = siteBehind(to);
    // An inner page that redirects may be an exit for visitors' links: it counts as a link in
    // passing.
    if (target !== null)
      keep(outbound, target, isHome ? 'redirect' : 'main', () => (isHome ? { ...place, proof: 'data' } : place));
  }
  if (home === undefined || placeOf === null)
    return outbound.size === 0 ? null : { own: [], outbound: [...outbound.values()] };
  const asked = siteName(home.url);
  const own = social ? [] : [{ value: asked, place: { ...placeOf(home.title ?? home.url), proof: 'domain' as const } }];
  for (const page of site.pages) {
    const add: Add = (url, role, node, quote) => {
      const target = siteBehind(url);
      if (target === null || target === asked) return;
      // A file on a platform or CDN is for the tenant signal: the host belongs to no single site.
      if (/^(?:media|frame|code)$/.test(role) && isSharedMediaHost(new URL(url).hostname)) return;
      keep(outbound, target, role, () => {
        const place = page.place(node, quote);
        return isOwnWord(page, role, node, page === home) ? { ...place, proof: PROOF_OF[role] } : place;
      });
    };
    readLinks(page, social ? standsInPost(site, page) : null, add);
    readMachinery(page, page === home, add);
  }
  return { own, outbound: [...outbound.values()] };
}

function keep(outbound: Map<string, Outbound>, target: string, role: Role, place: () => Outbound['place']): void {
  const known = outbound.get(target);
  if (known === undefined ? outbound.size >= MOST_OUTBOUND : ROLES.indexOf(known.role) <= ROLES.indexOf(role)) return;
  outbound.set(target, { value: target, role, place: place() });
}

/** Only the holder of the redirecting site vouches for a redirect. */
function redirectNote(shared: readonly SharedValue[]): string {
  const from = shared.flatMap(({ left, right }) => [left, right]).find(({ value }) => value.startsWith('redirect: '));
  return from === undefined
    ? ''
    : ` The holder of ${siteName(from.url)} set that redirect and can redirect to any site.`;
}

const NOTES = {
  identical: 'One side sends its visitors on to the other',
  close: 'One side leads to the other from its menu, its footer or a part that it loads',
  partial: 'One side links to or writes from the other in passing',
} as const;

const linkedSites = memoised(({ outbound }: Value) => new Set(outbound.map(({ value }) => value)));

/** False for most sites: they do not link to each other. */
function leadTo(from: Value, { own }: Value): boolean {
  const linked = linkedSites(from);
  return own.some(({ value }) => linked.has(value));
}

function compare(left: Value, right: Value): Comparison | null {
  if (!leadTo(left, right) && !leadTo(right, left)) return null;
  return strongest(SHARED_LEVELS, (level) => {
    const roles: readonly Role[] = ROLES_OF[level];
    const names = new Set<string>();
    const shared = eitherWay(left, right, (from, to) =>
      to.own.flatMap(({ value, place }) =>
        from.outbound
          .filter((link) => link.value === value && roles.includes(link.role))
          .map((link) => {
            names.add(value);
            // A profile's link is its owner's word. Several profiles with it have one operator, so
            // rarity does not count.
            const token = link.role === 'bio' ? null : `site-link:${value}`;
            return { token, one: sideOf(`${link.role}: ${value}`, link.place), other: sideOf(value, place) };
          }),
      ),
    );
    const note = `${fullStop(`${NOTES[level]}: ${listed([...names].sort())}`)}${redirectNote(shared)}`;
    return comparisonOf(level, shared, note);
  });
}

export const siteLink: Signal<'site-link', Value> = {
  id: 'site-link',
  version: 7,
  group: 'identity',
  stated: true,
  onNewOwner: 'found',
  noun: ['link to the other site', 'links to the other site'],
  rowName: 'Link to the other site',
  listNoun: 'website',
  sentence: 'Links, redirects and loaded parts of pages that lead from the pages of one side to the site of the other.',
  traps: [
    'Directories, news sites, partners and resellers link to companies that they do not belong to.',
    'A web agency signs the sites of its clients with a link to its own.',
    'Old links can lead to a domain that a stranger has bought since, and the holder of a domain can redirect it to any site.',
  ],
  value: Value,
  extract,
  keys: ({ own, outbound }) => [...new Set([...own, ...outbound].map(({ value }) => `site-link:${value}`))],
  compare,
};
