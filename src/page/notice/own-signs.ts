import { platformOfHost } from '../../address/platform.ts';
import type { Kind } from '../../model/words.ts';
import { countWords } from '../view/fold-text.ts';
import { namedOn, type Tape } from '../view/walk.ts';

export interface PageFacts {
  readonly status: number | null;
  readonly url: string;
  readonly kind: Kind;
  readonly title: string;
  /** All visible text, and that of the main zone. */
  readonly text: string;
  readonly mainText: string;
  readonly markup: string;
  readonly tape: Tape;
}

/** Fewer may be a logo and a badge. */
const PICTURES = 3;
const MENU = 3;

// Grouped as people write numbers, from + or 0, so that request ids, dates and addresses of
// machines are none.
const TELEPHONE = /(?:^|[^\w.:/-])(?:\+|00?(?=[\d(]))[\d(][\d() /-]{1,24}[ /)-][\d() /-]{1,20}\d/;
const MAIL = /[\w.+-]{1,64}@[\w-]{1,63}\.[a-z]{2}/i;
/** A street with its house number, in the orders of languages; names stand with a capital. */
const STREETS: readonly RegExp[] = [
  /\p{Lu}[\p{L}-]{2,30}(?:stra(?:ß|ss)e|str\.|platz|gasse|allee|weg|damm|ufer|straat|plein|gatan|vej),? \d{1,3}(?!\d)/u,
  /(?:^|[^\p{L}])(?:(?:[Уу]л|[Пп]р|[Пп]росп|[Пп]ер|[Вв]ул|[Ss]tr|[Uu]l|[Cc]ad|[Ss]ok)\.|улица|проспект|вулиця|[Cc]alle|[Aa]venida|[Rr]ua|[Vv]ia|[Vv]iale|[Pp]iazza|[Uu]lica|[Jj]alan) ?\p{Lu}\p{L}[\p{L}. ]{1,40}?,? (?:№ ?|n[º°.] ?|д\. ?)?\d{1,3}(?!\d)/u,
  /(?:^|[^\d.,])\d{1,5}[a-z]?,? (?:\p{Lu}[\p{L}’'.-]{0,20} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Square|Row|Terrace|Yard|Mews|Boulevard|Blvd)(?!\p{L})/u,
  /(?:^|\D)\d{1,4},? (?:bis,? )?(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Pp]lace|[Qq]uai|[Ii]mpasse) (?:d\S{1,4} )?\p{Lu}/u,
  /[路街道巷]\s?\d{1,5}\s?号|丁目|番地|[로길] \d{1,4}(?!\d)/,
];
const POLICY =
  /privacy|policy|terms|legal|cookie|imprint|impressum|log-?in|sign-?in|account|password|javascript:|mailto:|tel:/i;

/** Signs of a real site beside its words, which the notice of a gatekeeper or server lacks. */
const SIGNS = {
  pictures: (page: PageFacts): boolean => picturesIn(page) >= PICTURES,
  menu: (page: PageFacts): boolean => menuIn(page) >= MENU,
  contact: ({ text }: PageFacts): boolean => TELEPHONE.test(text.slice(0, 4000)),
};
export type Sign = keyof typeof SIGNS;

/** Number of signs of an own site on a page, without those in `besides`. */
export const ownSigns = (page: PageFacts, besides: readonly string[] = []): number =>
  Object.entries(SIGNS).filter(([sign, has]) => !besides.includes(sign) && has(page)).length;

export function givesContact({ tape, text }: Pick<PageFacts, 'tape' | 'text'>): boolean {
  const start = text.slice(0, 4000);
  if (TELEPHONE.test(start) || MAIL.test(start) || STREETS.some((street) => street.test(start))) return true;
  return tape.anchors.some((number) =>
    /^(?:mailto|tel):\S/i.test(tape.elements[number]?.attribs['href']?.trim() ?? ''),
  );
}

/** Words of the longest notices: parkers explain themselves at length. */
const NOTICE = 160;

/**
 * True if a page shows no more than an unlisted notice: few words, and no way to call, write to or
 * find anybody.
 */
export function isBarePage(page: PageFacts): boolean {
  if (countWords(page.text, NOTICE) >= NOTICE || ownSigns(page) > 0 || givesContact(page)) return false;
  const links = namedOn(page.tape, 'a').map(({ attribs }) => attribs['href']?.trim() ?? '');
  return !page.tape.named.has('textarea') && !links.some((href) => platformOfHost(hostOf(href)) !== null);
}

/** Pictures on the page, as far as eight. */
export function picturesIn({ tape }: Pick<PageFacts, 'tape'>): number {
  let count = 0;
  for (const number of tape.pictures) if (tape.elements[number]?.name === 'img' && ++count >= 8) break;
  return count;
}

/** Other pages of the site that the page leads to, without policies and entrances; up to MENU. */
function menuIn({ tape, url }: PageFacts): number {
  const host = hostOf(url);
  const found = new Set<string>();
  for (const number of tape.anchors) {
    const element = tape.elements[number];
    const href = element?.name === 'a' ? (element.attribs['href'] ?? '').trim().slice(0, 300) : '';
    if (href === '' || /^[#?]|^\/?$/.test(href) || POLICY.test(href)) continue;
    const other = hostOf(href);
    if (other === '' || other === host) found.add(href.split('#', 1)[0] ?? '');
    if (found.size >= MENU) break;
  }
  return found.size;
}

export function hostOf(url: string): string {
  return /^https?:\/\/([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
}
