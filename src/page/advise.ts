import type { Element } from 'domhandler';
import { isSameSite, leavesSite, siteOf, subdomainOf } from '../address/site-name.ts';
import { canonicalKey } from '../model/canonical-url.ts';
import { decodedUri } from '../model/decoded-uri.ts';
import type { PageAdvice, ShownPage } from '../model/ports/capture.ts';
import type { Kind, PageRole } from '../model/words.ts';
import { parseWebAddress } from './address.ts';
import { conditionElsewhere } from './notice/condition.ts';
import { WHERE_WE_ARE } from './notice/condition-phrases.ts';
import { type OpenedPage, openShown } from './page.ts';
import { isNofollow, robotsTagsOf } from './robots-tags.ts';
import { isWorthFetching, roleOf } from './role-words.ts';
import { sortsVisitors } from './sorts-visitors.ts';
import { textSketch } from './text-sketch.ts';
import { languageOfLink, languageOfSegment, primarySubtag } from './view/language-names.ts';
import type { ImageRef, Link } from './view/views.ts';

/** Characters of a page that refuses us in which it says why. */
const LONGEST_REFUSAL = 2_000;
const OUTLINKS = 200;
const ORDER: readonly PageRole[] = ['language', 'contact', 'about', 'products', 'other'];

/** Same-site pages worth fetching, best first, each with the role it seems to play, and the language it is a version in. */
interface Wanted {
  readonly url: string;
  readonly role: PageRole;
  readonly lang: string | null;
}

export interface Advice extends PageAdvice {
  readonly pages: readonly Wanted[];
}

/** Another site's page leads to nothing more of this one. */
const NOTHING = { emptyShell: false, sketch: null, sortsVisitors: null, pages: [], images: [], documents: [] } as const;

/** A page that was just captured → what capture does next. Pure; never throws. */
export function advise(body: Uint8Array, capture: ShownPage['capture'], kind: Kind): Advice {
  const page = openShown({ body, capture }, kind);
  if (leavesSite(capture.url, capture.finalUrl, kind))
    return { ...NOTHING, condition: conditionElsewhere(page.condition), marks: [...page.marks] };
  const { marks, follow, pictures } = robotsTagsOf(capture.headers['x-robots-tag'], page.metas);
  const spares = follow && page.links.some((link) => isNofollow(link) && link.url !== null);
  return {
    condition: page.condition,
    emptyShell: page.emptyShell,
    sketch: textSketch(page),
    sortsVisitors: sortsVisitors(page.scripts),
    pages: follow ? pagesOf(page, kind).slice(0, OUTLINKS) : [],
    images: pictures ? picturesOf(page).slice(0, OUTLINKS) : [],
    documents: follow ? documentsOf(page, kind) : [],
    marks: [
      ...page.marks,
      ...marks,
      ...(spares ? ['robots:rel-nofollow'] : []),
      // What comes then is short; where words of a refusal run on, it is about something else.
      ...(page.condition === 'blocked' && WHERE_WE_ARE.test(page.text.slice(0, LONGEST_REFUSAL)) ? ['geo'] : []),
    ],
  };
}

function pagesOf(page: OpenedPage, kind: Kind): Wanted[] {
  const found = new Map<string, Wanted>();
  const self = canonicalKey(page.url);
  const site = siteOf(page.url, kind);
  function offer(url: string | null, label: string, lang: string | null): void {
    if (url === null) return;
    // Of a profile or listing only its own pages: the platform's are everybody's.
    if (kind === 'website' ? !isSameSite(url, page.url) : siteOf(url, kind) !== site) return;
    const parsed = new URL(url);
    const key = canonicalKey(url);
    if (key === self || !isWorthFetching(parsed)) return;
    const known = found.get(key);
    const role: PageRole = lang !== null ? 'language' : roleOf(parsed, label);
    // Linked by a picture first and by its name further down: the better role counts, the first place stays.
    if (known === undefined || ORDER.indexOf(role) < ORDER.indexOf(known.role))
      found.set(key, { url: known?.url ?? url, role, lang: lang ?? known?.lang ?? null });
  }
  for (const link of page.links) {
    const { rel, node, hreflang } = link;
    const isAlternate = /\balternate\b/.test(rel) && hreflang !== null;
    const leads = isAlternate || /^(?:next|prev|home|index|contents|author)$/.test(rel);
    if (isNofollow(link) || ((node as Element).name === 'link' && !leads)) continue;
    offer(link.url, link.text, languageVersion(link, page));
  }
  for (const url of page.standIns) offer(url, '', null);
  return onePerLanguage([...found.values()]).sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));
}

/** Of each language the first page is its home; its further pages are ordinary pages. */
function onePerLanguage(pages: readonly Wanted[]): Wanted[] {
  const seen = new Set<string>();
  return pages.map((page) => {
    if (page.lang === null) return page;
    if (seen.has(page.lang)) return { ...page, role: roleOf(new URL(page.url), '') };
    seen.add(page.lang);
    return page;
  });
}

/** The language version that a link leads to: by hreflang or label, or by being the home of a language's path or host. */
function languageVersion(link: Link, page: OpenedPage): string | null {
  const { url, hreflang } = link;
  if (url === null || hreflang === 'x-default') return null;
  const isAlternate = (link.node as Element).name === 'link';
  const named = isAlternate ? primarySubtag(hreflang) : languageOfLink(link);
  // A link to this very version of the page, which is being looked at.
  if (named !== null) return isAlternate && named === page.lang && keyOf(url) === keyOf(page.url) ? null : named;
  const parsed = new URL(url);
  const segments = parsed.pathname.split('/').filter((segment) => segment !== '' && !INDEX_FILE.test(segment));
  if (segments.length === 1 && parsed.search === '') return languageOfSegment(segments[0] as string);
  if (segments.length > 0) return null;
  const sub = subdomainOf(url);
  return sub !== subdomainOf(page.url) && !sub.includes('.') ? languageOfSegment(sub) : null;
}

const INDEX_FILE = /^(?:index|default|home)\.(?:html?|php|aspx?|jsp)$/i;

/** One page under its spellings: scheme, www, index file, closing slash and default port do not count. */
function keyOf(url: string): string {
  const { host, pathname, search } = new URL(url);
  const path = pathname.replace(/\/(?:index|default|home)\.(?:html?|php|aspx?|jsp)$/i, '/').replace(/\/$/, '');
  return host.replace(/^www\./, '') + path + search;
}

/** Content pictures by size and place, the logo, og:image, icons, and the favicon of old at last. */
function picturesOf(page: OpenedPage): string[] {
  const ranked = page.images.map((image) => ({ url: image.url, rank: rankOf(image) })).filter(({ rank }) => rank < 9);
  const urls = ranked.sort((a, b) => a.rank - b.rank).map(({ url }) => url);
  // A page that came from a file has no address to ask for an icon.
  const favicon = parseWebAddress('/favicon.ico', page.url);
  if (favicon !== null && !page.images.some(({ node }) => (node as Element).name === 'link')) urls.push(favicon.href);
  return [...new Set(urls)];
}

/** More than this on one page is an archive of papers. */
const MOST_DOCUMENTS = 20;
/** What a seller hands out about itself: certificates, catalogues, price lists, presentations. */
const TELLING =
  /certif|licen[cs]|registrat|catalog|brochure|booklet|flyer|price|presentation|profile|company|about|portfolio|сертификат|лицензи|свидетельств|каталог|прайс|презентац|брошюр|реквизит|о[ _-]компании|zertifikat|katalog|preisliste|broschüre|certificad|catálogo|preços|precios|apresenta|presentaci|certificat|tarif|plaquette|listino|证书|執照|执照|画册|目录|目錄|价格|報價|报价|简介|認証|証明|カタログ/i;

function documentsOf(page: OpenedPage, kind: Kind): { url: string; telling: boolean }[] {
  const found = new Map<string, boolean>();
  const site = siteOf(page.url, kind);
  for (const link of page.links) {
    const { url, text } = link;
    if (isNofollow(link) || url === null || !/\.pdf(?:$|\?)/i.test(url) || url.length > 2083) continue;
    if (kind === 'website' ? !isSameSite(url, page.url) : siteOf(url, kind) !== site) continue;
    if (found.size >= MOST_DOCUMENTS && !found.has(url)) continue;
    found.set(url, found.get(url) === true || TELLING.test(`${decodedUri(new URL(url).pathname)} ${text}`));
  }
  return [...found].map(([url, telling]) => ({ url, telling }));
}

const STAND_IN =
  /(?:^|[/_-])(?:blank|spacer|pixel|transparent|loading|loader|placeholder|lazy|clear|1x1|dot|empty)(?:[._-]|\d|$)[^/]*$/i;
const COUNTER =
  /counter|hit\.|\/watch\/|mc\.yandex|analytics|facebook\.com\/tr|doubleclick|top-fwz|liveinternet|cnzz|stat\b/i;
const SMALL =
  /(?:^|[/_.-])(?:icons?|flags?|sprite|bullet|arrow|btn|button|social|avatar|emoji|star|payment|visa)(?:[/_.-]|\d|$)/i;

function rankOf({ url, alt, zone, node }: ImageRef): number {
  const { name, attribs } = node as Element;
  if (name === 'link') return 7;
  if (name === 'meta') return 6;
  if (STAND_IN.test(url) || COUNTER.test(url)) return 9;
  const width = sizeOf(attribs['width'], attribs['style'], 'width');
  const height = sizeOf(attribs['height'], attribs['style'], 'height');
  if (width <= 2 || height <= 2) return 9;
  if (/logo/i.test(`${url} ${alt} ${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`)) return 3;
  if (Math.min(width, height) < 48 || SMALL.test(url)) return 5;
  if (zone === 'header' || zone === 'nav' || zone === 'footer') return 4;
  if (/\.svg(?:$|\?)/i.test(url)) return 4;
  return Number.isFinite(width) && width < 120 ? 2 : 1;
}

/** Pixels that an attribute or inline style gives; infinite when none does. */
function sizeOf(attribute: string | undefined, style: string | undefined, name: string): number {
  const pixels =
    /^\s*(\d+)(?:px)?\s*$/.exec(attribute ?? '')?.[1] ??
    new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*(\\d+)px`, 'i').exec(style ?? '')?.[1];
  return pixels === undefined ? Number.POSITIVE_INFINITY : Number(pixels);
}
