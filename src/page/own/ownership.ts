/**
 * The pages of a site → by which proof what stands at a place is the site's own. What has none is only said: a text may give
 * anybody's mailbox, so that no list of marks could say whose it is.
 */
import { type AnyNode, type Element, isTag } from 'domhandler';
import type { Proof } from '../../model/fingerprint.ts';
import { groupBy } from '../../model/group-by.ts';
import { isUrl } from '../../model/is-url.ts';
import { memoised } from '../../model/memoised.ts';
import type { Kind } from '../../model/words.ts';
import { domainName } from '../../values/domain-name.ts';
import { lazy } from '../lazy.ts';
import { roleOf } from '../role-words.ts';
import type { Page, TextBlock } from '../view/views.ts';
import { numbersOf } from '../view/walk.ts';
import { wideBoxes } from '../view/wrapper.ts';
import { isContactLine, VALUE } from './contact-line.ts';
import { contactTokens, kindOf, linkTokens } from './contact-tokens.ts';
import { type ContactGroup, type ContactLine, contactGroups } from './contacts.ts';
import { framesOf, spotOf } from './frame.ts';
import { type Given, givenToReaders, standsAt } from './given.ts';
import { type Item, itemsOf, type Layout } from './items.ts';
import { commonTitleParts } from './title-parts.ts';

export interface OwnPage
  extends Pick<Page, 'url' | 'role' | 'lang' | 'title' | 'blocks' | 'links' | 'images' | 'outline' | 'isOfVisitors'> {
  readonly layout: Layout;
  /** Called a page of contacts by its address or by what leads to it. */
  readonly isContactPage: boolean;
  /** A legal notice that is no imprint. */
  readonly isNotice: boolean;
}

export interface Ownership {
  proofAt(page: OwnPage, node: AnyNode): Proof | undefined;
  /** Whether what stands at a node is in the frame, in whatever words. */
  isFramed(page: OwnPage, node: AnyNode): boolean;
  isFramedTitle(part: string): boolean;
  /** Whether most pages, the home page among them, have a box of this shape around most of their main text. */
  isOnMostPages(shape: string): boolean;
}

/** Of blocks that have no contact in common one at most is the site's; nothing tells which. */
const MOST_GROUPS = 1;
const LONGEST_BLOCK = 1_000;

export function ownershipOf(
  pages: readonly OwnPage[],
  site: { readonly domain: string; readonly kind: Kind },
): Ownership {
  const items = lazy(() => pages.map((page) => itemsOf(page, page.layout)));
  const frames = lazy(() =>
    framesOf(
      pages.map(({ lang, role, layout }, i) => ({
        ...{ lang, tape: layout.tape, items: items()[i] as Item[] },
        isFront: role === 'home' || role === 'language',
      })),
    ),
  );
  const indexOf = new Map(pages.map((page, i) => [page, i]));
  const frameOf = (page: OwnPage): ReadonlySet<string> => frames()[indexOf.get(page) ?? -1] ?? NONE;
  const isSpot = (page: OwnPage, node: AnyNode, key: string): boolean =>
    frameOf(page).has(spotOf({ number: numbersOf(page.layout.tape).get(node) ?? -1, key }));
  const isFramed = (page: OwnPage, node: AnyNode): boolean =>
    keysAt(page, node).some(([at, key]) => isSpot(page, at, key));
  const framedLinks = lazy(() =>
    pages.flatMap((page) =>
      page.links.filter(({ url, href, node }) => url !== null && isUrl(url) && isSpot(page, node, `link ${href}`)),
    ),
  );
  const linkedFromFrame = lazy(() => new Set(framedLinks().map(({ url }) => plainUrl(url ?? ''))));
  const leadsFromFrame = (page: OwnPage): boolean => page.role === 'home' || linkedFromFrame().has(plainUrl(page.url));
  const groupsOf = memoised((page: OwnPage) =>
    contactGroups(page, (node) => !page.isOfVisitors(node) && !isFramed(page, node)),
  );
  const titles = lazy(() => commonTitleParts(pages.map(({ title }) => title)));
  /** Pages that a link of the frame calls contacts. */
  const calledContact = lazy(() => {
    const called = framedLinks().filter(({ url, text }) => roleOf(new URL(url ?? ''), text) === 'contact');
    return new Set(called.map(({ url }) => plainUrl(url ?? '')));
  });
  const named = (page: OwnPage): boolean =>
    page.role !== 'home' && (page.isContactPage ? leadsFromFrame(page) : calledContact().has(plainUrl(page.url)));

  /** What the frame, a page called "Contact", or a mailbox at the site's own domain gives. */
  const firm = lazy(() => {
    const tokens = new Set<string>();
    for (const page of pages) {
      for (const { text, node } of page.blocks)
        if (isSpot(page, node, `text ${text}`) && isContactLine(text) && !page.isOfVisitors(node))
          for (const token of contactTokens(text)) tokens.add(token);
      for (const { href, node } of page.links)
        if (isSpot(page, node, `link ${href}`)) for (const token of linkTokens(href)) tokens.add(token);
      for (const { text, node } of givenToReaders(page))
        if (isSpot(page, standsAt(node), `given ${text}`) && !page.isOfVisitors(node))
          for (const token of [...contactTokens(text), ...linkTokens(text)]) tokens.add(token);
      if (named(page))
        for (const { tokens: given } of groupsOf(page).flatMap(({ lines }) => lines))
          for (const token of given) tokens.add(token);
    }
    return tokens;
  });
  const hasOwnMailbox = lazy(() => {
    const own = `@${site.domain}`;
    return pages.some(({ blocks, links }) =>
      [...blocks.map(({ text }) => text), ...links.map(({ href }) => href)].some((said) => said.includes(own)),
    );
  });
  /** Groups of two kinds of contacts, or beside a form, on the home page and on pages that the frame leads to. */
  const unnamed = lazy(() => {
    const found = pages
      .filter((page) => !named(page) && leadsFromFrame(page))
      .flatMap((page) => {
        const form = hasForm(page);
        return groupsOf(page).filter((group) => form || kindsOf(group).size >= 2 || (isWallet(group) && hasPost(page)));
      });
    const known = firm();
    const isKnown = (token: string): boolean => known.has(token) || token.endsWith(`@${site.domain}`);
    const own = found.filter(
      ({ lines, heads }) =>
        lines.some(({ tokens }) => tokens.some(isKnown)) || heads.some((head) => titles().has(head)),
    );
    // Where no other place gives a contact, the only such block is the site's.
    const alone =
      reaches(known) || hasOwnMailbox() || own.length > 0 || unlike(found).length > MOST_GROUPS ? own : found;
    return new Set(alone.flatMap(({ lines }) => lines.map(({ node }) => node)));
  });

  const proofAt = (page: OwnPage, node: AnyNode): Proof | undefined => {
    if (site.kind !== 'website') return page.role === 'home' ? 'field' : undefined;
    const block = blockOf(page, node);
    const text = block === null ? '' : withoutLink(block, node);
    if (isFramed(page, node) && isContactLine(text)) return 'frame';
    const at = block?.node ?? node;
    const isIn = (line: ContactLine): boolean => isWithin(at, line.node) || line.node === node;
    if (named(page) && groupsOf(page).some(({ lines }) => lines.some(isIn))) return 'contact';
    if (unnamed().has(at) || unnamed().has(node)) return 'contact';
    if (page.isNotice && block !== null && namesSite(block.text, site.domain)) return 'controller';
    return undefined;
  };
  const shapes = lazy(() =>
    pages.map(
      ({ layout: { tape, zoning } }) => new Set([...wideBoxes(tape, zoning).values()].map(({ shape }) => shape)),
    ),
  );
  const isOnMostPages = (shape: string): boolean => {
    const count = shapes().filter((some) => some.has(shape)).length;
    return (
      count >= 2 &&
      2 * count > pages.length &&
      shapes()[pages.findIndex(({ role }) => role === 'home')]?.has(shape) === true
    );
  };
  return { proofAt, isFramed, isFramedTitle: (part) => titles().has(part), isOnMostPages };
}

const NONE: ReadonlySet<string> = new Set();

const plainUrl = (url: string): string => url.replace(/#.*$/s, '').replace(/\/(?:index\.\w{3,5})?$/i, '');

/** What stands at a node, with the elements that it stands in. */
function keysAt(page: OwnPage, node: AnyNode): (readonly [at: AnyNode, key: string])[] {
  const keys: (readonly [AnyNode, string])[] = [];
  const block = blockOf(page, node);
  if (block !== null) keys.push([block.node, `text ${block.text}`]);
  for (let up: AnyNode | null = node, step = 0; up !== null && step < 4; up = up.parent, step += 1)
    if (isTag(up) && up.attribs['href'] !== undefined) keys.push([up, `link ${up.attribs['href']}`]);
  for (const { text, node: given } of givenAt(page).get(node) ?? []) keys.push([standsAt(given), `given ${text}`]);
  const picture = pictureUrls(page).get(node);
  if (picture !== undefined) keys.push([node, `picture ${picture}`]);
  return keys;
}

const blocksByNode = memoised(
  (page: OwnPage) =>
    new Map<AnyNode, TextBlock>(page.blocks.map((block) => [block.node, block]).reverse() as [AnyNode, TextBlock][]),
);

const givenAt = memoised(
  (page: OwnPage): ReadonlyMap<AnyNode, readonly Given[]> => groupBy(givenToReaders(page), ({ node }): AnyNode => node),
);

const pictureUrls = memoised(
  (page: OwnPage) => new Map<AnyNode, string>(page.images.map(({ node, url }) => [node, url])),
);

/** The block of text that a node is, or stands in. */
function blockOf(page: OwnPage, node: AnyNode): TextBlock | null {
  const blocks = blocksByNode(page);
  for (let up: AnyNode | null = node, step = 0; up !== null && step < 8; up = up.parent, step += 1) {
    const block = blocks.get(up);
    if (block !== undefined) return block;
  }
  return null;
}

/** The words around a link: its own may be as many as it likes. */
function withoutLink({ text }: TextBlock, node: AnyNode): string {
  if (!isTag(node) || node.name !== 'a') return text;
  const own = textIn(node);
  return own === '' ? text : text.replace(own, VALUE);
}

function textIn(element: Element): string {
  let text = '';
  const waiting: AnyNode[] = [element];
  for (let seen = 0; seen < 60; seen += 1) {
    const next = waiting.pop();
    if (next === undefined) break;
    if ('data' in next) text += next.data;
    else if (isTag(next)) waiting.push(...next.children.slice(0, 60).reverse());
  }
  return text.replace(/\s+/g, ' ').trim();
}

function isWithin(node: AnyNode, other: AnyNode): boolean {
  for (let up: AnyNode | null = node; up !== null; up = up.parent) if (up === other) return true;
  return false;
}

/** A wallet is paid to, not written to: beside one other contact it may be anybody's. */
const kindsOf = ({ lines }: ContactGroup): Set<string> =>
  new Set(lines.flatMap(({ tokens }) => tokens.map(kindOf)).filter((kind) => kind !== 'wallet'));

const isWallet = ({ lines }: ContactGroup): boolean => {
  const tokens = new Set(lines.flatMap((line) => line.tokens));
  return tokens.size === 1 && [...tokens].every((token) => kindOf(token) === 'wallet');
};

const reaches = (tokens: ReadonlySet<string>): boolean => [...tokens].some((token) => kindOf(token) !== 'address');

/** Groups that share no contact with one before. */
function unlike(groups: readonly ContactGroup[]): ContactGroup[] {
  const seen = new Set<string>();
  return groups.filter((group) => {
    const tokens = group.lines.flatMap((line) => line.tokens);
    const isNew = !tokens.some((token) => seen.has(token));
    for (const token of tokens) seen.add(token);
    return isNew;
  });
}

const hasPost = ({ layout: { tape } }: OwnPage): boolean =>
  tape.elements.some(({ name, attribs }) => name === 'form' && attribs['method']?.toLowerCase() === 'post');

/** A form to write with: a field of several lines, or two fields. */
function hasForm({ layout: { tape } }: OwnPage): boolean {
  return tape.elements.some(({ name }, i) => {
    if (name !== 'form') return false;
    const inside = tape.elements.slice(i, Math.min(tape.ends[i] as number, i + 200));
    const fields = inside.filter(
      (one) => one.name === 'input' && /^(?:text|email|tel|)$/i.test(one.attribs['type'] ?? ''),
    ).length;
    return inside.some((one) => one.name === 'textarea') || fields >= 2;
  });
}

/** Whether a text names the site by its address, or by the label of its domain as a word. */
function namesSite(text: string, domain: string): boolean {
  if (text.length > LONGEST_BLOCK) return false;
  const label = domainName(domain)?.label ?? '';
  const folded = text.toLowerCase();
  if (folded.includes(domain)) return true;
  const words = folded.replace(/[^\p{L}\p{N}]+/gu, '');
  return label.length >= 5 && words.includes(label.replaceAll('-', ''));
}
