/** A page → the lines of its main part with contacts, and the blocks of such lines together. */
import { type AnyNode, isTag } from 'domhandler';
import { postalAddressIn } from '../../values/postal-address.ts';
import { linedTexts } from '../view/text-between.ts';
import { closest } from '../view/tree.ts';
import type { TextBlock } from '../view/views.ts';
import { numberOf } from '../view/walk.ts';
import { zoneOf } from '../view/zones.ts';
import { isContactLine, isLabel, VALUE, withoutContacts } from './contact-line.ts';
import { contactTokens, linkTokens } from './contact-tokens.ts';
import { givenToReaders, standsAt } from './given.ts';
import type { OwnPage } from './own-page.ts';
import { remarksOn } from './remarks.ts';

const LONGEST_LINE = 400;
const LONGEST_ADDRESS = 200;
const HEADING = /^(?:h[1-6]|summary)$/;
/** Two capitals or more, and no word in small letters. */
const NAME = /^\p{Lu}[\p{L}\p{M}'’.-]*(?:,?\s+(?:&\s+)?\p{Lu}[\p{L}\p{M}'’.-]*)+$/u;
/** The label before an address. */
const LABEL = /^[^:：\d]{1,30}[:：]\s*/u;
/** Lines of one block of contacts have no more other lines between them. */
const GAP = 3;

/** Lines of contacts that stand together. */
export interface ContactGroup {
  readonly lines: readonly ContactLine[];
  /** Other short texts right before them: a heading, a name. */
  readonly heads: readonly string[];
  /** Behind another group, below a heading of its own, or in a box of remarks. */
  readonly apart: boolean;
}

export interface ContactLine {
  readonly node: AnyNode;
  readonly text: string;
  /** Kind and value of each contact: "mail a@b.example", "phone 87901234". */
  readonly tokens: readonly string[];
}

/**
 * Groups of contact lines near one another, in document order.
 * @param counts true if the text at a node is the owner's word
 */
export function contactGroups(
  page: Pick<OwnPage, 'blocks' | 'links' | 'outline' | 'named' | 'url' | 'layout'>,
  counts: (node: AnyNode) => boolean,
): ContactGroup[] {
  const linked = new Map<AnyNode, string[]>();
  for (const { href, node } of page.links) {
    const tokens = linkTokens(href);
    if (tokens.length > 0) linked.set(node, tokens);
  }
  const groups: { lines: ContactLine[]; heads: readonly string[]; apart: boolean }[] = [];
  let heads: string[] = [];
  let since = Number.POSITIVE_INFINITY;
  let headed = false;
  let isOwned = false;
  const lines = linesOf(page, linked, counts);
  const isRemark = remarksOn(
    page.layout.tape,
    lines.flatMap(({ node, tokens }) => (tokens.length > 0 ? node : [])),
  );
  for (const line of lines) {
    const { node, text, tokens } = line;
    since += 1;
    if (tokens.length === 0) {
      // The site's name in its header is no heading of the text below it.
      heads = counts(node) ? [...heads, text].slice(-GAP) : [];
      const isHeading = isTag(node) && HEADING.test(node.name);
      headed ||= isHeading;
      isOwned = isHeading ? !isLabel(text) : headed && NAME.test(text);
      continue;
    }
    // A short heading over a value without a label is its label; a longer one, one over icons or
    // over a name says whose they are.
    const isHeaded = headed && (isOwned || text === '' || hasLabel(text));
    const apart = groups.length > 0 && (isHeaded || isRemark(node));
    if (since <= GAP + 1 && !apart) groups.at(-1)?.lines.push(line);
    else groups.push({ lines: [line], heads, apart });
    since = 0;
    headed = false;
    isOwned = false;
    heads = [];
  }
  return groups;
}

/** "Post: a@b.example"; a button or an address has the heading for its label. */
function hasLabel(text: string): boolean {
  const [before = '', ...rest] = withoutContacts(text).split(VALUE);
  return rest.length > 0 && /\p{L}/u.test(before);
}

/** The blocks of the main part and the values of attributes there, in document order. */
function linesOf(
  page: Parameters<typeof contactGroups>[0],
  linked: ReadonlyMap<AnyNode, string[]>,
  counts: (node: AnyNode) => boolean,
): ContactLine[] {
  const { tape, zoning } = page.layout;
  const lined = linedTexts(tape);
  const lineOf = (node: AnyNode, text: string, tokensIn: () => readonly string[]): ContactLine => ({
    ...{ node, text },
    tokens: counts(node) ? tokensIn() : [],
  });
  const blocks = page.blocks.filter(({ zone }) => zone === 'main');
  const lines = blocks.map((block) => lineOf(block.node, block.text, () => tokensOf(block, linked, lined)));
  const isInMain = (node: AnyNode): boolean => zoneOf(zoning, numberOf(node) ?? 0) === 'main';
  const given = givenToReaders(page).filter(({ node }) => isInMain(standsAt(node)));
  const icons = iconsAmong(linked, page.blocks).filter(([node]) => isInMain(node));
  if (given.length + icons.length === 0) return lines;
  lines.push(...icons.map(([node, tokens]) => lineOf(node, '', () => tokens)));
  for (const { node, text } of given)
    lines.push(lineOf(node, text, () => [...contactTokens(text), ...linkTokens(text)]));
  const placeOf = ({ node }: ContactLine): number => numberOf(node) ?? 0;
  return lines.sort((a, b) => placeOf(a) - placeOf(b));
}

/** Links to contacts that stand in no text, such as a row of icons. */
function iconsAmong(linked: ReadonlyMap<AnyNode, string[]>, blocks: readonly TextBlock[]): [AnyNode, string[]][] {
  const written = new Set<AnyNode>(blocks.map(({ node }) => node));
  return [...linked].filter(([node]) => closest(node, 8, (one) => written.has(one)) === null);
}

function tokensOf(
  { text, node }: TextBlock,
  linked: ReadonlyMap<AnyNode, string[]>,
  lined: ReadonlyMap<string, string>,
): string[] {
  if (text.length > LONGEST_LINE) return [];
  const tokens = [...contactTokens(text), ...linksIn(node, linked)];
  if (tokens.length === 0) {
    const address = text.length <= LONGEST_ADDRESS && /\d/.test(text) ? postalAddressIn(text.replace(LABEL, '')) : null;
    return address === null ? [] : [`address ${text}`];
  }
  return isContactLine(lined.get(text) ?? text) ? tokens : [];
}

function linksIn(node: AnyNode, linked: ReadonlyMap<AnyNode, string[]>): string[] {
  if (linked.size === 0) return [];
  const found: string[] = [];
  const waiting: AnyNode[] = [node];
  for (let seen = 0; seen < 40; seen += 1) {
    const next = waiting.pop();
    if (next === undefined) break;
    found.push(...(linked.get(next) ?? []));
    if (isTag(next)) waiting.push(...next.children.slice(0, 40));
  }
  return found;
}
