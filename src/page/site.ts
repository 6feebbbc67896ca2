import type { PlatformAddress } from '../address/platform.ts';
import { leavesSite, siteOf } from '../address/site-name.ts';
import type { Place } from '../model/derived/fingerprint.ts';
import type { Capture, CapturedSite, Visit } from '../model/facts/visit.ts';
import type { Condition, Kind } from '../model/words.ts';
import { parseWebAddress } from './address.ts';
import { decode } from './decode.ts';
import { lazy, lazyMembers } from './lazy.ts';
import { conditionElsewhere } from './notice/condition.ts';
import { type Ownership, ownershipOf } from './own/ownership.ts';
import { type KeptPages, type OpenedPage, openPage, type PageSource } from './page.ts';
import { appliedRules, type FindByRules, NO_RULES } from './rules/rule-find.ts';
import { mayRepeat } from './view/echo.ts';
import { isOwnersWord } from './view/part.ts';
import type { Page, Site, SiteDocument, SiteImage, SiteRedirect } from './view/views.ts';

/**
 * A visit's captures as a site. Its pages are the page captures with a 2xx answer (or from a file
 * that records no status), a body and content. Another site's answer is a redirect and no page.
 * Nothing is parsed before it is needed. Pure and deterministic.
 * @param kept pages that were read for advice; what a rule names may differ from what they show
 */
export function openSite(captured: CapturedSite, rules: FindByRules = NO_RULES, kept?: KeptPages): Site {
  const { visit } = captured;
  const { kind } = visit;
  const pageCaptures = visit.captures.filter(({ role }) => role === 'page');
  /** The address of the site. */
  const asked = (pageCaptures.find(({ pageRole }) => pageRole === 'home') ?? pageCaptures[0])?.url ?? visit.target;
  const leaves = ({ finalUrl }: Capture): boolean => leavesSite(asked, finalUrl, kind);
  /** Pictures are the site's by being shown on it, wherever they come from. */
  const own = lazy(() => visit.captures.filter((capture) => capture.role === 'image' || !leaves(capture)));
  const opened: () => OpenedPage[] = lazy(() =>
    openPages(own(), captured, { owns: () => owns(), ...(rules === NO_RULES ? { kept } : { rules }) }),
  );
  const owns: () => Ownership = lazy(() => ownershipOf(content(), { domain: site.domain, kind }));
  const content: () => OpenedPage[] = lazy(() => (site.condition === 'content' ? opened().filter(hasContent) : []));
  const site: Site = lazyMembers<Site>({
    visit: () => visit,
    kind: () => kind,
    url: () => {
      const [first] = pageCaptures;
      return opened()[0]?.url ?? (first === undefined || leaves(first) ? asked : first.finalUrl);
    },
    domain: () => siteOf(site.url, 'website') || visit.site,
    condition: () => conditionOfSite(captured, opened(), (capture) => capture.url === asked && leaves(capture)),
    pages: content,
    languages: () => [...new Set(site.pages.map(({ lang }) => lang).filter((lang) => lang !== null))],
    images: () => imagesOn(site.pages, visit.captures),
    documents: () => (site.condition === 'content' ? documentsIn(own()) : []),
    rules: () => appliedRules(rules, content()),
    redirects: () => [...redirectsOf(visit, asked, leaves), ...refreshesOf(opened()[0], kind)],
    bare: () => content().length > 0 && content().every(({ bare }) => bare),
    platform: () => content()[0]?.platformAddress ?? null,
    ownPart: () => (site.platform === null ? null : withoutFrame(site, content(), site.platform)),
  });
  return site;
}

/**
 * The condition of the home page, unless another page has content. If no page can be opened: the
 * condition in the visit. Pages behind a parked home page (terms, a policy, an imprint) are the
 * parking company's, and the same on all its domains. A home page without content that leads to
 * another site: redirected.
 */
function conditionOfSite(
  captured: CapturedSite,
  opened: readonly OpenedPage[],
  isRedirectedHome: (capture: Capture) => boolean,
): Condition {
  const { visit, bodies } = captured;
  const [first] = opened;
  if (first?.role === 'home' && first.condition === 'parked') return 'parked';
  if (opened.some(hasContent)) return 'content';
  const left = visit.captures.find((capture) => hasAnswered(capture) && isRedirectedHome(capture));
  if (left !== undefined && (first === undefined || first.condition === 'empty-shell'))
    return conditionElsewhere(openCapture(left, captured)?.condition ?? 'content');
  if (first !== undefined) return first.condition;
  const failed = visit.captures.find(
    ({ role, body, reason }) => role === 'page' && body !== null && reason === null && bodies.has(body),
  );
  const condition = failed === undefined ? visit.condition : openCapture(failed, captured)?.condition;
  return condition === undefined || condition === 'content' ? 'empty-shell' : condition;
}

function redirectsOf(visit: Visit, asked: string, leaves: (capture: Capture) => boolean): SiteRedirect[] {
  const found = new Map<string, SiteRedirect>();
  for (const capture of visit.captures) {
    const { role, url: from, finalUrl: to } = capture;
    if (role !== 'page' || !leaves(capture) || leavesSite(asked, from, visit.kind) || found.has(`${from} ${to}`))
      continue;
    const place = wholeOf(capture, from, `${from} → ${to}`);
    found.set(`${from} ${to}`, { from, to, home: from === asked, place });
  }
  return [...found.values()];
}

/** A home page without content that a browser leaves for another site by itself. */
function refreshesOf(home: OpenedPage | undefined, kind: Kind): SiteRedirect[] {
  if (home?.role !== 'home' || hasContent(home)) return [];
  return home.metas.flatMap(({ name, content, node }) => {
    const to =
      name === 'refresh' ? parseWebAddress(/url\s*=\s*['"]?([^'"\s;]+)/i.exec(content)?.[1] ?? '', home.url) : null;
    if (to === null || !leavesSite(home.url, to.href, kind)) return [];
    return [{ from: home.url, to: to.href, home: true, place: home.place(node, content) }];
  });
}

/** A capture as a whole, where there is no element to point at. */
function wholeOf({ id }: Capture, url: string, quote: string): Place {
  return { capture: id, url, selector: ':root', quote: quote.slice(0, 200).toWellFormed() };
}

function withoutFrame(site: Site, content: readonly OpenedPage[], { platform }: PlatformAddress): Site {
  const { visit, url, domain, kind, condition, bare, languages, rules, redirects, documents } = site;
  const pages = content.map((page) => page.withoutFrame(platform));
  const shown = new Set(pages.flatMap((page) => page.images.map((image) => image.url)));
  const images = site.images.filter((image) => shown.has(image.url));
  return {
    ...{ visit, url, domain, kind, condition, bare, languages, rules, redirects, documents, pages, images },
    platform: site.platform,
    ownPart: null,
  };
}

function imagesOn(pages: readonly Page[], captures: readonly Capture[]): SiteImage[] {
  const shown = new Map<string, { page: Page; ref: Page['images'][number]; cited: boolean }>();
  for (const page of pages)
    for (const ref of page.images) {
      if (shown.get(ref.url)?.cited === false) continue;
      const cited = !isOwnersWord(page, ref.node);
      if (!cited || !shown.has(ref.url)) shown.set(ref.url, { page, ref, cited });
    }
  const images = new Map<string, SiteImage>();
  for (const capture of captures) {
    const { role, image: grid, body: digest, url, finalUrl } = capture;
    if (role !== 'image' || grid === null || digest === null || images.has(digest)) continue;
    const found = shown.get(url) ?? shown.get(finalUrl);
    const page = found?.page ?? pages[0];
    if (page === undefined) continue;
    const ref = found?.ref ?? null;
    // The default favicon and pictures of style sheets have no place in the markup.
    const place = ref === null ? wholeOf(page.capture, page.url, url) : page.place(ref.node, ref.alt || url);
    // Only a code in a picture gives a contact.
    const proof = grid.codes === undefined || ref === null ? undefined : page.proofAt(ref.node);
    const shownAs = { ref, cited: found?.cited ?? false, place, proof };
    images.set(digest, { capture, url, alt: ref?.alt ?? '', grid, digest, ...shownAs });
  }
  return [...images.values()];
}

/** The same bytes under two addresses are one document. */
function documentsIn(captures: readonly Capture[]): SiteDocument[] {
  const documents = new Map<string, SiteDocument>();
  for (const capture of captures) {
    const { role, body: digest, document: info, finalUrl: url } = capture;
    if (role !== 'document' || digest === null || info === undefined || documents.has(digest)) continue;
    documents.set(digest, { capture, url, info, digest, place: (quote) => wholeOf(capture, url, quote) });
  }
  return [...documents.values()];
}

function hasContent(page: Page): boolean {
  return page.condition === 'content';
}

/** A page with a reason is one that could not be read: it would end the next reader too. */
function hasAnswered({ role, status, body, reason }: Capture): boolean {
  return role === 'page' && body !== null && reason === null && (status === null || (status >= 200 && status < 300));
}

function openCapture(
  capture: Capture,
  { visit, bodies }: CapturedSite,
  { isLedTo, ...more }: { isLedTo?: (url: string) => boolean } & Pick<PageSource, 'owns' | 'rules' | 'kept'> = {},
): OpenedPage | null {
  const body = capture.body === null ? undefined : bodies.get(capture.body);
  if (body === undefined) return null;
  const { finalUrl: url, status, charset, pageRole } = capture;
  return openPage(decode(body, charset), {
    ...{ url, status, kind: visit.kind, role: pageRole ?? 'other', capture },
    isLedTo: () => isLedTo?.(url) === true || isLedTo?.(capture.url) === true,
    ...more,
  });
}

/**
 * One page per address and kind of visitor, the home page first. A page that was also rendered: the
 * browser's version, unless only the plain one has content. The same bytes under a second address
 * are no second page.
 */
function openPages(
  own: readonly Capture[],
  captured: CapturedSite,
  more: Pick<PageSource, 'owns' | 'rules' | 'kept'>,
): OpenedPage[] {
  const byUrl = new Map<string, OpenedPage>();
  // Addresses that the owner links to; a page that repeats its own address may link to itself with
  // it.
  const ledTo = lazy(() => {
    const plain = [...byUrl.values()].filter(({ url, role }) => role === 'home' || !mayRepeat(url));
    return new Set(plain.flatMap((page) => page.ownersLinks));
  });
  for (const capture of own) {
    if (!hasAnswered(capture)) continue;
    const page = openCapture(capture, captured, { isLedTo: (url) => ledTo().has(url), ...more });
    if (page === null) continue;
    const key = viewOf(capture, capture.url);
    const known = byUrl.get(key);
    const isBetter = capture.rendered && known?.capture.rendered === false && (hasContent(page) || !hasContent(known));
    if (known === undefined || isBetter) byUrl.set(key, page);
  }
  const seen = new Set<string>();
  const pages = [...byUrl.values()];
  const home = pages.findIndex(({ role }) => role === 'home');
  if (home > 0) pages.unshift(...pages.splice(home, 1));
  return pages.filter(({ url, capture }) => {
    const names = [`body ${capture.body}`, viewOf(capture, url)];
    if (names.some((name) => seen.has(name))) return false;
    for (const name of names) seen.add(name);
    return true;
  });
}

function viewOf({ view = 'plain' }: Capture, url: string): string {
  return `${view} ${url}`;
}
