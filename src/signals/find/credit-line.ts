/** Reads credits ("Website by …"): contacts in them belong to the site's builder. */
import { type AnyNode, isTag } from 'domhandler';
import { memoised } from '../../model/memoised.ts';
import { nodesBelow, textBelow } from '../../page/view/tree.ts';
import type { Page } from '../../page/view/views.ts';
import { domainName } from '../../values/domain-name.ts';
import { emailAddressesIn, emailAddressesInMailto, isFreeMail } from '../../values/email-address.ts';

const CREDIT =
  /(?<!\p{L})(?:power(?:ed)?|(?:web\s{0,2})?(?:site|page)s?|(?:(?:web|site|website)\s{0,2})?(?:design|develop|creat|host|support|built|made|theme|marketing)\p{L}{0,5})\s{0,2}(?:(?:and|&) (?:\p{L}{1,12} ){1,2})?by(?!\p{L})|technical\s{1,2}support\s{0,2}[:：]|技术支持|技術支援|网站(?:建设|制作|设计)|(?:разработ|созда)\p{L}{0,6}(?: и \p{L}{1,14})?(?: сайт\p{L}{0,2}|\s{0,2}[—:–-])|(?:desenvolvid[oa]|criad[oa]|desarrollad[oa]|diseñad[oa]|cread[oa]) por(?!\p{L})|réalis(?:é|ation)\s{0,2}(?:par|:)|realizzat[oa] da(?!\p{L})|(?:umsetzung|webdesign|wykonanie|tasarım)\s{0,2}[:：]/iu;
/** A credit names its company at once; later words in a footer are the site's own again. */
const REACH = 100;
/** A credit is a line at the end, not an article on site builders. */
const LONGEST = 1_000;
// After the end of a sentence, or such a label, a footer gives the site's own address again.
const END = /[.!?]\s|[。！]|e-?mail|contact|phone|tel|write to us|邮箱|电话|почт/iu;

/** The words of a credit outside the main text, from "by" on; null if there is none. */
const creditIn = (block: Page['blocks'][number]): string | null =>
  block.zone === 'main' || block.text.length > LONGEST ? null : creditOutside(block);

const creditOutside = memoised(({ text, node }: Page['blocks'][number]): string | null => {
  const found = CREDIT.exec(text);
  if (found === null) return null;
  const behind = text.slice(found.index + found[0].length).slice(0, REACH);
  return beginsWithName(behind, linkedWords(node)) ? behind.slice(0, END.exec(behind)?.index ?? REACH) : null;
});

const creditsOf = memoised((page: Page): { credits: readonly string[]; linked: Page['links'] } => {
  const credits = page.blocks.flatMap((block) => creditIn(block) ?? []);
  const isCredited = (text: string): boolean => text.length >= 3 && credits.some((credit) => credit.includes(text));
  return { credits, linked: page.links.filter(({ zone, text }) => zone !== 'main' && isCredited(text)) };
});

/** True if a block only says who built the site. */
export const isCreditLine = (block: Page['blocks'][number]): boolean =>
  creditIn(block) !== null && block.text.length <= 2 * REACH && !/©|\(c\)|copyright/iu.test(block.text);

/** The companies that a page credits: the words behind "by", and the links in them. */
export function creditedNames(page: Page): string[] {
  const { credits, linked } = creditsOf(page);
  return [...credits.map((credit) => credit.split(/[|•·,–—]/, 1)[0] ?? ''), ...linked.map(({ text }) => text)]
    .map((name) => name.replace(/^[\s:：©-]+/, '').trim())
    .filter((name) => name.length >= 3);
}

/** Registrable domains of credited companies; never the site's own, nor free mail. */
export function creditedDomains(page: Page, own: string): Set<string> {
  const { credits, linked } = creditsOf(page);
  const sites = linked.flatMap(({ url }) => (url === null ? [] : (domainName(new URL(url).hostname) ?? [])));
  const mailed = linked.flatMap(({ href }) => (/^\s*mailto:/i.test(href) ? emailAddressesInMailto(href) : []));
  const all = [...sites, ...mailed, ...credits.flatMap((credit) => emailAddressesIn(credit))];
  return new Set(all.flatMap(({ domain, label }) => (domain === own || isFreeMail(domain, label) ? [] : domain)));
}

const MOST_NODES = 200;
const LONGEST_NAME = 80;
const BEFORE = /^[\s:：—–«"“'‘(-]+/u;
/** "Whose", "how many", "this kind of": no name begins so, in capitals either. */
const DETERMINER =
  /^(?:an?|our|your|their|its|his|her|my|this|that|these|those|some|many|more|most|all|any|one of|two|three|hand)\s/iu;
const AMOUNT = /^\d[\d.,]{0,9}(?:\s|-?(?:k?w|k?v|hp|mm|cm|mah?|kg|amps?|volts?|watts?)(?!\p{L}))/iu;
const HOST_OR_MAIL = /^(?:[\w.+-]{1,64}@)?[\w-]{1,63}(?:\.[\w-]{1,63})*\.[a-z]{2,12}(?![\w-])/i;
/** A capital, a digit, or a letter of a script that has no capitals. */
const NAME = /^[\p{Lu}\p{Lt}\p{Lo}\p{Nd}]/u;

/** @param linked texts of the links in the block: a linked name may be in small letters */
export function beginsWithName(words: string, linked: readonly string[]): boolean {
  const text = words.replace(BEFORE, '');
  if (DETERMINER.test(text) || AMOUNT.test(text)) return false;
  return NAME.test(text) || HOST_OR_MAIL.test(text) || isLinked(text, linked);
}

export function isLinked(words: string, linked: readonly string[]): boolean {
  const text = words.replace(BEFORE, '');
  return linked.some((one) => text.startsWith(one));
}

/** Texts of the links inside a node, white space folded. */
export function linkedWords(node: AnyNode): string[] {
  const links = [...nodesBelow(node, MOST_NODES, MOST_NODES, /^a$/)].filter((one) => isTag(one) && one.name === 'a');
  return links.map((link) => textBelow(link, LONGEST_NAME).replaceAll(', ', ' ')).filter((text) => text.length >= 2);
}
