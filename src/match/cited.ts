import type { EvidenceSide } from '../model/match.ts';

const QUOTING_ELEMENT = /(?:^|[\s>])(?:article|blockquote|q|cite|figcaption)(?=$|[\s>:.#[])/;
const QUOTING_PATH =
  /\/(?:news|press(?:-releases?)?|media|blogs?|articles?|stories|posts?|reports?|story|article)(?:\/|$|-|\.)/i;

/**
 * Whether something stands where a site speaks about others: in an article or a quotation, or on a page of news. What
 * stands there may be anybody's, so an identifier there is no sign that the site is its owner's.
 */
export function isCited(side: Pick<EvidenceSide, 'selector' | 'url'>): boolean {
  if (QUOTING_ELEMENT.test(side.selector)) return true;
  return QUOTING_PATH.test(URL.parse(side.url)?.pathname ?? '');
}
