/** A captured site → the other addresses that its owner leads to. */
import { kindOfAddress, readPlatformAddress } from '../address/platform.ts';
import { siteOf } from '../address/site-name.ts';
import { type Lead, ReasonKind } from '../model/derived/suggestion.ts';
import { memoised } from '../model/memoised.ts';
import { isUrl } from '../model/text/is-url.ts';
import type { Kind } from '../model/words.ts';
import type { Page, Site } from '../page/view/views.ts';
import { isCredit, type LinkRole, outwardLinks } from '../signals/find/outward-links.ts';
import { certificate } from '../signals/host/certificate.ts';
import { contactEmail } from '../signals/identity/contact-email.ts';
import { siteBehind } from '../signals/identity/site-link.ts';
import { domainName } from '../values/domain-name.ts';
import { saidLinks } from './said-links.ts';

/** Parts that a page loads, and forms, are mostly of services; mailboxes have their own signal. */
const KIND_OF: Readonly<Record<LinkRole, ReasonKind | null>> = {
  ...{ redirect: 'redirect', bio: 'bio', canonical: 'version', hreflang: 'version', nav: 'frame', footer: 'frame' },
  ...{ main: 'passing', frame: null, media: null, code: null, mail: null },
};
const LONGEST = 2_000;
/** More from one site are only counted: a page can name any number of addresses. */
const MOST = 100;

type Found = Omit<Lead, 'among'>;

/** At most 100, the strongest first. */
export function leadsOf(site: Site): Lead[] {
  const found = new Map<string, Found>();
  const pages = new Map<ReasonKind, Map<string, Set<string>>>();
  for (const lead of everyLead(site)) {
    const key = `${lead.kind} ${lead.siteKind} ${lead.site}`;
    const known = found.get(key);
    // The shortest address of a site is nearest to its front door.
    if (known === undefined || lead.address.length < known.address.length) found.set(key, lead);
    const ofKind = pages.get(lead.kind) ?? new Map<string, Set<string>>();
    pages.set(lead.kind, ofKind.set(lead.url, (ofKind.get(lead.url) ?? new Set()).add(key)));
  }
  const among = amongOf(pages);
  return [...found]
    .map(([key, lead]) => ({ ...lead, among: among.get(key) ?? 1 }))
    .sort((a, b) => ReasonKind.options.indexOf(a.kind) - ReasonKind.options.indexOf(b.kind) || a.among - b.among)
    .slice(0, MOST);
}

/**
 * Pages share what a way says, and the addresses of each page its part: a notice alone on a page
 * says more than a line in a list of friends. The shares of all add up to one; an address is one
 * among its share's inverse.
 */
function amongOf(pages: ReadonlyMap<ReasonKind, ReadonlyMap<string, ReadonlySet<string>>>): Map<string, number> {
  const among = new Map<string, number>();
  for (const ofKind of pages.values()) {
    const shares = new Map<string, number>();
    for (const keys of ofKind.values()) for (const key of keys) shares.set(key, (shares.get(key) ?? 0) + 1 / keys.size);
    for (const [key, share] of shares) among.set(key, Math.max(1, ofKind.size / share));
  }
  return among;
}

function* everyLead(site: Site): Generator<Found> {
  const [home] = site.pages;
  for (const { to, home: isHome, place } of site.kind === 'website' ? site.redirects : [])
    yield* leadTo(to, isHome ? 'redirect' : 'passing', place, site);
  if (home === undefined) return;
  for (const { url, role, page, node, quote, isOwn } of outwardLinks(site)) {
    const kind = KIND_OF[role];
    if (kind === null || page.isOfVisitors(node)) continue;
    const given =
      kind === 'frame' && !isOwn() ? 'passing' : role === 'main' && isFramed(page, node, quote) ? 'frame' : kind;
    yield* leadTo(url, given, page.place(node, quote), site, profileNodes(page).has(node) || isNamed(url, site));
  }
  for (const page of site.pages)
    for (const { url, as, node, quote } of saidLinks(site, page))
      yield* leadTo(url, as === 'own' ? 'bio' : as, page.place(node, quote), site, as === 'profile');
  for (const { domain, standing, place, unseen } of contactEmail.extract(site) ?? []) {
    if (standing !== 'foreign') continue;
    // One that is only said may be a maker's: it is worth a visit, as any address in a text is.
    const kind = place.proof !== undefined ? 'mailbox' : place.part === 'cited' || unseen ? null : 'passing';
    if (kind !== null) yield* leadTo(`http://${domain}/`, kind, place, site);
  }
  for (const { others, place } of certificate.extract(site)?.certificates ?? [])
    for (const other of others) yield* leadTo(`https://${other}/`, 'certificate', place, site);
}

function* leadTo(
  url: string,
  kind: ReasonKind,
  { url: from, capture, quote }: { readonly url: string; readonly capture: string; readonly quote: string },
  site: Site,
  isProfileOfUs = false,
): Generator<Found> {
  const there = isProfileOfUs ? profileOf(url) : placeOf(url);
  if (there === null || there.site === site.visit.site || siteBehind(url) === siteBehind(site.url)) return;
  yield asProfile({ ...there, kind, url: from, capture, quote });
}

/** Where a page links to a listing or profile, that is one of its owner's. */
function asProfile<T extends Found>(lead: T): T {
  const isProfile = lead.siteKind !== 'website' && (lead.kind === 'frame' || lead.kind === 'passing');
  return isProfile ? { ...lead, kind: 'profile' } : lead;
}

/**
 * A lead to a host that is a platform.
 *
 * @param kind of the sites there
 */
export function asMember(lead: Lead, kind: Kind | undefined): Lead {
  if (kind === undefined || lead.siteKind !== 'website' || new URL(lead.address).pathname === '/') return lead;
  return asProfile({ ...lead, siteKind: kind, site: siteOf(lead.address, kind) });
}

/** A frame that no tag marks is known by its place on most pages. A maker's credit is there too. */
const isFramed = (page: Page, node: Page['links'][number]['node'], quote: string): boolean =>
  zonesOf(page).get(node) === 'main' && page.isFramed(node) && !creditsOf(page).some((line) => line.includes(quote));

const creditsOf = memoised(({ blocks }: Page) => blocks.flatMap(({ text }) => (isCredit(text) ? [text] : [])));

const zonesOf = memoised(({ links }: Page) => new Map(links.map(({ node, zone }) => [node, zone])));

/**
 * True if the path ends with the name of the site's own domain, its first words, or a shortened
 * form: a handle on another host.
 */
function isNamed(url: string, site: Site): boolean {
  const label = domainName(new URL(site.url).hostname)?.label ?? '';
  const handle = lettersOf(new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? '');
  const words = label.split('-').map((_, i, all) => lettersOf(all.slice(0, i + 1).join('')));
  const whole = lettersOf(label);
  return (
    (handle.length >= LEAST_WORD && words.includes(handle)) ||
    (Math.min(whole.length, handle.length) >= LEAST_PART && (whole.startsWith(handle) || handle.startsWith(whole)))
  );
}

const LEAST_WORD = 4;
const LEAST_PART = 6;
const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Links by which the owner says "this is me too" (XFN, rel="me"): profiles on any network. */
const profileNodes = memoised(
  ({ links }: Page) =>
    new Set<unknown>(links.filter(({ rel }) => /(?:^|\s)me(?:\s|$)/.test(rel)).map(({ node }) => node)),
);

/** A profile on a network that the tables do not know has a path of its own. */
export function profileOf(url: string): ReturnType<typeof placeOf> {
  const there = placeOf(url);
  if (there?.siteKind !== 'website' || new URL(url).pathname === '/') return there;
  return { ...there, site: siteOf(url, 'social-page'), siteKind: 'social-page' };
}

/** Null: no address of one owner, such as a platform itself, a post, or a site that all link to. */
export function placeOf(url: string): { address: string; site: string; siteKind: Kind } | null {
  if (url.length > LONGEST || !isUrl(url)) return null;
  const address = new URL(url);
  address.hash = '';
  if (!/^https?:$/.test(address.protocol)) return null;
  const standing = readPlatformAddress(url);
  if (standing !== null) {
    const siteKind = kindOfAddress(url);
    if (siteKind === null || (standing.unit !== 'profile' && standing.unit !== 'seller')) return null;
    return { address: address.href, site: siteOf(url, siteKind), siteKind };
  }
  return siteBehind(url) === null ? null : { address: address.href, site: siteOf(url, 'website'), siteKind: 'website' };
}
