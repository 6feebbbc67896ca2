import type { Element } from 'domhandler';
import { leavesSite } from '../address/site-name.ts';
import type { PageAdvice, ShownPage } from '../model/ports/capture.ts';
import { decodedUri } from '../model/text/decoded-uri.ts';
import type { Kind } from '../model/words.ts';
import { parseWebAddress } from './address.ts';
import { conditionElsewhere } from './notice/condition.ts';
import { WHERE_WE_ARE } from './notice/condition-phrases.ts';
import { type KeptPages, type OpenedPage, openShown } from './page.ts';
import { isNofollow, robotsTagsOf } from './robots-tags.ts';
import { isOnSite } from './role-words.ts';
import { sortsVisitors } from './sorts-visitors.ts';
import { pageStyles } from './styles/links.ts';
import { textSketch } from './text-sketch.ts';
import { baseOf } from './view/links.ts';
import type { ImageRef } from './view/views.ts';
import { type Wanted, wantedPages } from './wanted-pages.ts';

/** Characters at the start of a refusal that give its reason. */
const LONGEST_REFUSAL = 2_000;
const MOST_PICTURES = 200;

export interface Advice extends PageAdvice {
  readonly pages: readonly Wanted[];
}

/** The page of another site leads to no further page of this one. */
const NOTHING = {
  ...{ emptyShell: false, sketch: null, sortsVisitors: null },
  ...{ pages: [], images: [], documents: [], styles: [], backdrops: [] },
} as const;

/**
 * A page that was just captured → the next steps of capture. Pure; never throws.
 * @param kept gets the page, so that its site need not parse it again
 */
export function advise(body: Uint8Array, capture: ShownPage['capture'], kind: Kind, kept?: KeptPages): Advice {
  const page = openShown({ body, capture }, kind, kept);
  if (leavesSite(capture.url, capture.finalUrl, kind))
    return { ...NOTHING, condition: conditionElsewhere(page.condition), marks: [...page.marks] };
  const { marks, follow, pictures } = robotsTagsOf(capture.headers['x-robots-tag'], page.metas);
  const { styles, backdrops } = pageStyles(page.layout.tape, baseOf(page.layout.tape, page.url));
  const spares = follow && page.links.some((link) => isNofollow(link) && link.url !== null);
  return {
    condition: page.condition,
    emptyShell: page.emptyShell,
    sketch: textSketch(page),
    sortsVisitors: sortsVisitors(page.scripts),
    pages: follow ? wantedPages(page, kind) : [],
    images: pictures ? picturesOf(page).slice(0, MOST_PICTURES) : [],
    documents: follow ? documentsOf(page, kind) : [],
    styles,
    backdrops: pictures ? backdrops : [],
    marks: [
      ...page.marks,
      ...marks,
      ...(spares ? ['robots:rel-nofollow'] : []),
      // Such a notice is short. A long text with words of a refusal is about something else.
      ...(page.condition === 'blocked' && WHERE_WE_ARE.test(page.text.slice(0, LONGEST_REFUSAL)) ? ['geo'] : []),
    ],
  };
}

/** Content pictures by size and place, the logo, og:image, icons, last the old default favicon. */
function picturesOf(page: OpenedPage): string[] {
  const ranked = page.images.map((image) => ({ url: image.url, rank: rankOf(image) })).filter(({ rank }) => rank < 9);
  const urls = ranked.sort((a, b) => a.rank - b.rank).map(({ url }) => url);
  // A page that came from a file has no address to ask for an icon.
  const favicon = parseWebAddress('/favicon.ico', page.url);
  if (favicon !== null && !page.images.some(({ node }) => (node as Element).name === 'link')) urls.push(favicon.href);
  return [...new Set(urls)];
}

/** A page with more than this is an archive of papers. */
const MOST_DOCUMENTS = 20;
/** Documents that a seller publishes: certificates, catalogues, price lists, presentations. */
const TELLING =
  /certif|licen[cs]|registrat|catalog|brochure|booklet|flyer|price|presentation|profile|company|about|portfolio|сертификат|лицензи|свидетельств|каталог|прайс|презентац|брошюр|реквизит|о[ _-]компании|zertifikat|katalog|preisliste|broschüre|catálogo|preços|precios|apresenta|presentaci|tarif|plaquette|listino|证书|執照|执照|画册|目录|目錄|价格|報價|报价|简介|認証|証明|カタログ/i;

function documentsOf(page: OpenedPage, kind: Kind): { url: string; telling: boolean }[] {
  const found = new Map<string, boolean>();
  for (const link of page.links) {
    const { url, text } = link;
    if (isNofollow(link) || url === null || !/\.pdf(?:$|\?)/i.test(url) || url.length > 2083) continue;
    if (!isOnSite(url, page.url, kind)) continue;
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
