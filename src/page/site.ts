import type { PlatformAddress } from '../address/platform.ts';
import { leavesSite, siteOf } from '../address/site-name.ts';
import type { Capture, CapturedSite } from '../model/visit.ts';
import type { Condition, Kind } from '../model/words.ts';
import { decode } from './decode.ts';
import { conditionElsewhere } from './notice/condition.ts';
import { OpenedPage } from './page.ts';
import { mayRepeat } from './view/echo.ts';
import { isOwnersWord } from './view/own-words.ts';
import type { Page, Site, SiteDocument, SiteImage, SiteRedirect } from './view/views.ts';

/**
 * A visit's captures as a site. Pages are the page captures that answered 2xx (or came from a file that records no
 * status) with a body and hold content; what another site answered is a redirect and no page. Nothing is parsed before it is
 * asked for. Pure and deterministic.
 */
export function openSite(captured: CapturedSite): Site {
  return new OpenedSite(captured);
}

class OpenedSite implements Site {
  readonly #captured: CapturedSite;
  #all: readonly OpenedPage[] | undefined;
  #pages: readonly OpenedPage[] | undefined;
  #images: readonly SiteImage[] | undefined;
  #documents: readonly SiteDocument[] | undefined;
  #condition: Condition | undefined;
  #platform: { readonly of: PlatformAddress | null } | undefined;
  #ownPart: Site | null | undefined;

  constructor(captured: CapturedSite) {
    this.#captured = captured;
  }

  get visit(): CapturedSite['visit'] {
    return this.#captured.visit;
  }
  get kind(): Kind {
    return this.visit.kind;
  }
  get url(): string {
    const first = this.visit.captures.find(({ role }) => role === 'page');
    return this.#opened[0]?.url ?? (first === undefined || this.#leaves(first) ? this.#asked : first.finalUrl);
  }
  get domain(): string {
    const named = siteOf(this.url, 'website');
    return named === '' ? this.visit.site : named;
  }
  get condition(): Condition {
    return (this.#condition ??= this.#judge());
  }
  get pages(): readonly Page[] {
    return this.#content;
  }
  get languages(): readonly string[] {
    return [...new Set(this.pages.map(({ lang }) => lang).filter((lang) => lang !== null))];
  }
  get images(): readonly SiteImage[] {
    return (this.#images ??= this.#showImages());
  }

  /** Of a hollow site none, as with its pages. The same bytes under two addresses are one document. */
  get documents(): readonly SiteDocument[] {
    return (this.#documents ??= this.condition === 'content' ? showDocuments(this.#own) : []);
  }

  get redirects(): readonly SiteRedirect[] {
    const found = new Map<string, SiteRedirect>();
    for (const capture of this.visit.captures) {
      const { id, role, url: from, finalUrl: to } = capture;
      if (role !== 'page' || !this.#leaves(capture) || leavesSite(this.#asked, from, this.kind)) continue;
      if (found.has(`${from} ${to}`)) continue;
      const place = {
        capture: id,
        url: from,
        selector: ':root',
        quote: `${from} → ${to}`.slice(0, 200).toWellFormed(),
      };
      found.set(`${from} ${to}`, { from, to, home: from === this.#asked, place });
    }
    return [...found.values()];
  }

  get bare(): boolean {
    return this.#content.length > 0 && this.#content.every(({ bare }) => bare);
  }

  get platform(): PlatformAddress | null {
    return (this.#platform ??= { of: this.#content[0]?.standing ?? null }).of;
  }
  get ownPart(): Site | null {
    if (this.#ownPart === undefined)
      this.#ownPart = this.platform === null ? null : this.#withoutFrame(this.platform.platform);
    return this.#ownPart;
  }

  #withoutFrame(platform: string): Site {
    const { visit, url, domain, kind, condition, bare, languages, redirects, documents } = this;
    const pages = this.#content.map((page) => page.withoutFrame(platform));
    const shown = new Set(pages.flatMap((page) => page.images.map((image) => image.url)));
    const images = this.images.filter((image) => shown.has(image.url));
    return {
      visit,
      url,
      domain,
      kind,
      condition,
      bare,
      languages,
      redirects,
      documents,
      pages,
      images,
      platform: this.platform,
      ownPart: null,
    };
  }

  get #content(): readonly OpenedPage[] {
    return (this.#pages ??= this.condition === 'content' ? this.#opened.filter(isContent) : []);
  }
  get #opened(): readonly OpenedPage[] {
    return (this.#all ??= openPages(this.#own, this.#captured));
  }

  /** The address whose site this is. */
  get #asked(): string {
    const pages = this.visit.captures.filter(({ role }) => role === 'page');
    return (pages.find(({ pageRole }) => pageRole === 'home') ?? pages[0])?.url ?? this.visit.target;
  }
  #leaves({ finalUrl }: Capture): boolean {
    return leavesSite(this.#asked, finalUrl, this.kind);
  }
  /** Pictures are the site's by being shown on it, wherever they come from. */
  get #own(): readonly Capture[] {
    return this.visit.captures.filter((capture) => capture.role === 'image' || !this.#leaves(capture));
  }

  /**
   * That of the home page, unless another page holds content. Where no page can be opened: what the visit said. What
   * stands behind a parked home page (terms, a policy, an imprint) is the parking firm's, and the same on all its domains.
   * A home page that holds nothing itself and leads to another site: redirected.
   */
  #judge(): Condition {
    const opened = this.#opened;
    if (opened[0]?.role === 'home' && opened[0].condition === 'parked') return 'parked';
    if (opened.some(isContent)) return 'content';
    const left = this.visit.captures.find((capture) => isHomeOf(capture, this.#asked) && this.#leaves(capture));
    if (left !== undefined && (opened[0] === undefined || opened[0].condition === 'empty-shell'))
      return conditionElsewhere(openPage(left, this.#captured)?.condition ?? 'content');
    if (opened[0] !== undefined) return opened[0].condition;
    const failed = this.visit.captures.find(
      ({ role, body, reason }) =>
        role === 'page' && body !== null && reason === null && this.#captured.bodies.has(body),
    );
    const condition = failed === undefined ? this.visit.condition : openPage(failed, this.#captured)?.condition;
    return condition === undefined || condition === 'content' ? 'empty-shell' : condition;
  }

  #showImages(): SiteImage[] {
    const shown = new Map<string, { page: Page; ref: Page['images'][number]; cited: boolean }>();
    for (const page of this.pages)
      for (const ref of page.images) {
        if (shown.get(ref.url)?.cited === false) continue;
        const cited = !isOwnersWord(page, ref.node);
        if (!cited || !shown.has(ref.url)) shown.set(ref.url, { page, ref, cited });
      }
    const images: SiteImage[] = [];
    const digests = new Set<string>();
    for (const capture of this.visit.captures) {
      const { role, image, body, url, finalUrl } = capture;
      if (role !== 'image' || image === null || body === null || digests.has(body)) continue;
      const found = shown.get(url) ?? shown.get(finalUrl);
      const page = found?.page ?? this.pages[0];
      if (page === undefined) continue;
      digests.add(body);
      images.push({
        capture,
        url,
        alt: found?.ref.alt ?? '',
        grid: image,
        digest: body,
        ref: found?.ref ?? null,
        cited: found?.cited ?? false,
        // The default favicon and pictures of style sheets stand nowhere in the markup.
        place:
          found === undefined
            ? { capture: page.capture.id, url: page.url, selector: ':root', quote: url.slice(0, 200) }
            : page.place(found.ref.node, found.ref.alt || url),
      });
    }
    return images;
  }
}

function showDocuments(captures: readonly Capture[]): SiteDocument[] {
  const documents = new Map<string, SiteDocument>();
  for (const capture of captures) {
    const { id, role, body, document: info, finalUrl: url } = capture;
    if (role !== 'document' || body === null || info === undefined || documents.has(body)) continue;
    // The reader of a document shows it whole: there is no element to point at.
    const place = (quote: string) => ({
      capture: id,
      url,
      selector: ':root',
      quote: quote.slice(0, 200).toWellFormed(),
    });
    documents.set(body, { capture, url, info, digest: body, place });
  }
  return [...documents.values()];
}

function isContent(page: Page): boolean {
  return page.condition === 'content';
}

function isHomeOf(capture: Capture, asked: string): boolean {
  return capture.url === asked && answered(capture);
}

/** A page with a reason is one that could not be read: it would end the next reader too. */
function answered({ role, status, body, reason }: Capture): boolean {
  return role === 'page' && body !== null && reason === null && (status === null || (status >= 200 && status < 300));
}

function ownersLinks(pages: readonly OpenedPage[]): ReadonlySet<string> {
  const plain = pages.filter(({ url, role }) => role === 'home' || !mayRepeat(url));
  return new Set(plain.flatMap((page) => page.ownersLinks));
}

function openPage(
  capture: Capture,
  { visit, bodies }: CapturedSite,
  isLedTo: (url: string) => boolean = () => false,
): OpenedPage | null {
  const body = capture.body === null ? undefined : bodies.get(capture.body);
  if (body === undefined) return null;
  const { finalUrl, status, charset } = capture;
  const source = {
    ...{ url: finalUrl, status, kind: visit.kind, role: capture.pageRole ?? 'other', capture },
    isLedTo: () => isLedTo(finalUrl) || isLedTo(capture.url),
  };
  return new OpenedPage(decode(body, charset), source);
}

/**
 * One page per address and kind of visitor it was shown to, the home page first: of a page that was also rendered, what the
 * browser saw, unless only the plain one holds content. The same bytes under a second address are no second page.
 */
function openPages(own: readonly Capture[], captured: CapturedSite): OpenedPage[] {
  const byUrl = new Map<string, OpenedPage>();
  let ledTo: ReadonlySet<string> | undefined;
  const isLedTo = (url: string): boolean => (ledTo ??= ownersLinks([...byUrl.values()])).has(url);
  for (const capture of own) {
    if (!answered(capture)) continue;
    const page = openPage(capture, captured, isLedTo);
    if (page === null) continue;
    const key = addressOf(capture, capture.url);
    const known = byUrl.get(key);
    if (known !== undefined && !(capture.rendered && !known.capture.rendered && (isContent(page) || !isContent(known))))
      continue;
    byUrl.set(key, page);
  }
  const bodies = new Set<string>();
  const finals = new Set<string>();
  const pages = [...byUrl.values()];
  const home = pages.findIndex(({ role }) => role === 'home');
  if (home > 0) pages.unshift(...pages.splice(home, 1));
  return pages.filter(({ url, capture }) => {
    const body = capture.body as string;
    const key = addressOf(capture, url);
    if (bodies.has(body) || finals.has(key)) return false;
    bodies.add(body);
    finals.add(key);
    return true;
  });
}

function addressOf({ view = 'plain' }: Capture, url: string): string {
  return `${view} ${url}`;
}
