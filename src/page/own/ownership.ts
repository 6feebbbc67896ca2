/**
 * The pages of a site → the proof by which content at a place is the site's own. Content without a
 * proof is only said: a text may give anybody's mailbox, so that no list of marks could tell its
 * owner.
 */
import { type AnyNode, isTag } from 'domhandler';
import type { Proof } from '../../model/derived/fingerprint.ts';
import { appendTo } from '../../model/group-by.ts';
import { memoised } from '../../model/memoised.ts';
import type { Kind } from '../../model/words.ts';
import { domainName } from '../../values/domain-name.ts';
import { lettersOf } from '../../values/plain-text.ts';
import { remembered } from '../../values/remember.ts';
import type { TextBlock } from '../view/views.ts';
import { blockOf, givenAt, isLookup, linedText, textIn, withoutLink } from './at-node.ts';
import { contactBlocks } from './contact-blocks.ts';
import { creditLines, isContactLine } from './contact-line.ts';
import { contactTokens, linkTokens } from './contact-tokens.ts';
import { areTogether, declaresSite, namesSite } from './controller.ts';
import { areOfSeveral } from './groups.ts';
import { isOrder, MOST_PAGES } from './orders.ts';
import type { OwnPage } from './own-page.ts';
import { pageBoxes } from './page-boxes.ts';
import { blocksOfSeveral } from './several.ts';
import { siteFrame } from './site-frame.ts';

export interface Ownership extends ReturnType<typeof pageBoxes> {
  proofAt(page: OwnPage, node: AnyNode): Proof | undefined;
  /** True if the text at a node is in the frame, in whatever words. */
  isFramed(page: OwnPage, node: AnyNode): boolean;
  isFramedTitle(part: string): boolean;
}

/** The blocks of text right before one. */
function blocksBefore(page: OwnPage, block: TextBlock): readonly TextBlock[] {
  const at = placesOf(page).get(block.node) ?? 0;
  return page.blocks.slice(Math.max(0, at - MOST_BEFORE), at);
}

const MOST_BEFORE = 3;
const placesOf = memoised(({ blocks }: OwnPage) => new Map(blocks.map(({ node }, at) => [node, at])));

/** Mailboxes that are linked in a block of text, by its node. */
const linkedMail = memoised((page: OwnPage) => {
  const linked = new Map<AnyNode, string[]>();
  for (const { href, node } of page.links) {
    const block = /^\s*mailto:/i.test(href) ? blockOf(page, node) : null;
    if (block !== null) for (const token of linkTokens(href)) appendTo(linked, block.node, token);
  }
  return linked;
});

export function ownershipOf(
  pages: readonly OwnPage[],
  { domain, kind }: { readonly domain: string; readonly kind: Kind },
): Ownership {
  const frame = siteFrame(pages);
  const blocks = contactBlocks(pages, frame, domain);
  /**
   * Outside of a notice in known words, any sentence may name the site beside somebody else's
   * contact, so only the form proves it.
   */
  const isController = (page: OwnPage, text: string): boolean => {
    if (page.isNotice && namesSite(text, domain)) return true;
    if (
      page.role === 'home' ||
      frame.callsContact(page) ||
      !frame.leadsTo(page) ||
      !declaresSite(text, domain, frame.names())
    )
      return false;
    const here = new Set(contactTokens(text));
    return areTogether(text, domain, frame.names()) || [...blocks.anywhere()].every((token) => here.has(token));
  };

  /** True if a card with the site's name gives it, on a page that the frame leads to. */
  const isOnCard = (page: OwnPage, node: AnyNode): boolean =>
    frame.leadsTo(page) &&
    (givenAt(page).get(node) ?? []).some(({ of = [] }) => of.some((name) => frame.names().has(name)));

  const isOfSite = (line: string): boolean =>
    namesSite(line, domain) || [...frame.names()].some((name) => line.includes(name));
  // By their words: many blocks of a page may be the same, and those of its frame are.
  const creditsAmong = remembered((lines): readonly string[] => creditLines(lines, domain, isOfSite));
  const creditsIn = (page: OwnPage, block: TextBlock): readonly string[] => {
    const text = linedText(page, block);
    // A page of contacts has several of its own, each in a block.
    const before = frame.callsContact(page) ? [] : blocksBefore(page, block);
    const lines = [...before.map((one) => linedText(page, one)), text].join('\n');
    return creditsAmong(lines).filter((line) => text.includes(line));
  };
  const isCredit = (page: OwnPage, block: TextBlock, node: AnyNode): boolean => {
    const said = node === block.node || !isTag(node) ? null : textIn(node);
    return creditsIn(page, block).some((line) => said === null || line.includes(said));
  };

  /** True for a line that links several parties, such as friends or sponsors. */
  const namesSeveral = remembered((text): boolean => areOfSeveral(contactTokens(text), domain));
  const isOfSeveral = (page: OwnPage, { text, node }: TextBlock): boolean => {
    const linked = linkedMail(page).get(node);
    return linked === undefined ? namesSeveral(text) : areOfSeveral([...contactTokens(text), ...linked], domain);
  };

  const ofSeveral = memoised((page: OwnPage) => {
    const names = [...frame.names(), domainName(domain)?.label ?? ''];
    return blocksOfSeveral(page, names.map(lettersOf));
  });

  const proofAt = (page: OwnPage, node: AnyNode): Proof | undefined => {
    if (kind !== 'website') return page.role === 'home' ? 'field' : undefined;
    const block = blockOf(page, node);
    const text = block === null ? '' : withoutLink(linedText(page, block), node);
    if (block !== null && (isCredit(page, block, node) || isOfSeveral(page, block))) return undefined;
    if (block !== null && ofSeveral(page).has(block.node)) return undefined;
    if (frame.isFramed(page, node) && isContactLine(text) && !isLookup(page, node)) return 'frame';
    if (blocks.holds(page, node) || isOnCard(page, node)) return 'contact';
    if (page.role === 'home' && pages.length <= MOST_PAGES && isOrder(page, node)) return 'action';
    return block !== null && isController(page, block.text) ? 'controller' : undefined;
  };
  return {
    ...pageBoxes(pages),
    ...{ proofAt, isFramed: frame.isFramed, isFramedTitle: (part: string) => frame.names().has(part) },
  };
}
