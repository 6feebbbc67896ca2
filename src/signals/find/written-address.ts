/** Finds web addresses written out in text: sellers do so where a platform allows no links. */
import { isUrl } from '../../model/text/is-url.ts';
import { plainText, quoteAround } from '../../values/plain-text.ts';

/** `isOwn`: the words before it call it the writer's own site. */
export type WrittenAddress = { readonly url: string; readonly isOwn: boolean; readonly quote: string };

const ADDRESS = /(?:https?:\/\/|www\.)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}(?:\/[^\s<>"'()，。；]{0,200})?/giu;
const CALLED_OWN =
  /(?:web ?(?:site|page)|home ?page|our (?:web )?(?:site|shop|store)|official (?:site|shop|store)|сайт|官网|网站|网址|ホームページ|公式サイト|sitio(?: web)?|p[aá]gina(?: web)?|webseite|site(?: officiel| oficial)?|الموقع)(?: is| at)?\s{0,2}[:：-]?\s{0,3}$/iu;
const MOST = 20;

/** At most twenty, in the order of the text. */
export function writtenAddresses(text: string): WrittenAddress[] {
  if (!/https?:\/\/|www\./i.test(text)) return [];
  const plain = plainText(text.slice(0, 4_000));
  const found: WrittenAddress[] = [];
  for (const { 0: match, index } of plain.matchAll(ADDRESS)) {
    const url = /^www\./i.test(match) ? `http://${match}` : match;
    if (!isUrl(url)) continue;
    const isOwn = CALLED_OWN.test(plain.slice(Math.max(0, index - 40), index));
    found.push({ url, isOwn, quote: quoteAround(plain, index, match.length) });
    if (found.length >= MOST) break;
  }
  return found;
}
