import type { EvidenceSide } from '../model/match.ts';

const QUOTATION = /(?:^|[\s>])(?:blockquote|q|cite)(?=$|[\s>:.#[])/;
const ARTICLE = /(?:^|[\s>])article(?=$|[\s>:.#[])/;
const NEWS_PATH =
  /\/(?:news|press(?:-releases?)?|media|blogs?|articles?|story|stories|posts?)(?:\/|$|\.)|\/(?:19|20)\d\d\/(?:0[1-9]|1[0-2])\//i;
// Builders wrap every page in <article>; only with a headline for an address is it a text about something.
const HEADLINE_PATH = /\/[^/]*[^/-]+(?:-[^/-]+){4,}[^/]*\/?$/;

/**
 * Whether something stands where a site speaks about others: in a quotation, in an article, or on a page of news. What
 * stands there may be anybody's, so an identifier there is no sign that the site is its owner's.
 */
export function isCited(side: Pick<EvidenceSide, 'selector' | 'url'>): boolean {
  const [path = ''] = side.url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').split(/[?#]/);
  return (
    QUOTATION.test(side.selector) || NEWS_PATH.test(path) || (ARTICLE.test(side.selector) && HEADLINE_PATH.test(path))
  );
}
