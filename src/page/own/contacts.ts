/** A page → the lines of its main part that give contacts, and the blocks in which such lines stand together. */
import { type AnyNode, isTag } from 'domhandler';
import { emailAddressesIn } from '../../values/email-address.ts';
import { postalAddressIn } from '../../values/postal-address.ts';
import type { Page, TextBlock } from '../view/views.ts';
import { isContactLine } from './contact-line.ts';

const PHONE = /\+?\(?\d[\d ()./\u2010-\u2015\u00a0-]{6,24}\d/g;
const MAIL_LINK = /^\s*mailto:([^?]{3,200})/i;
const PHONE_LINK = /^\s*(?:tel|callto|sms):([^;?]{5,60})/i;
/** Profiles, messengers and wallets are links with a path or a scheme of their own. */
const OTHER_LINK = /^\s*(?:(?:skype|whatsapp|weixin|viber|tg|bitcoin|ethereum|tron|litecoin):|https?:\/\/[^/?#]+\/[^/?#]{2,60}\/?$)/i;
const LONGEST_LINE = 400;
const LONGEST_ADDRESS = 200;
/** Lines of one block of contacts have no more other lines between them. */
const GAP = 3;
/** A number as short as this is a year or a price. */
const LEAST_DIGITS = 7;

/** Lines of contacts that stand together. */
export interface ContactGroup {
  readonly lines: readonly ContactLine[];
  /** Other short texts right before them: a heading, a name. */
  readonly heads: readonly string[];
}

export interface ContactLine {
  readonly node: AnyNode;
  /** Kind and value of each contact: "mail a@b.example", "phone 87901234". */
  readonly tokens: readonly string[];
}

/** Contacts in a line of text, in a spelling that is the same wherever they stand. */
export function contactTokens(text: string): string[] {
  const mails = emailAddressesIn(text).map(({ address }) => `mail ${address}`);
  return [...mails, ...[...text.matchAll(PHONE)].flatMap(([number]) => phoneToken(number))];
}

export function linkTokens(href: string): string[] {
  const short = href.slice(0, 400);
  const mail = MAIL_LINK.exec(short)?.[1];
  if (mail !== undefined) return [`mail ${mail.replace(/%40/g, '@').trim().toLowerCase()}`];
  const phone = PHONE_LINK.exec(short)?.[1];
  if (phone !== undefined) return phoneToken(phone);
  return OTHER_LINK.test(short) ? [`link ${short.trim().replace(/^https?:\/\/(?:www\.)?|\/$/g, '')}`] : [];
}

/** The last digits are written alike with and without the code of the country. */
function phoneToken(written: string): string[] {
  const digits = written.replace(/\D/g, '');
  return digits.length < LEAST_DIGITS ? [] : [`phone ${digits.slice(-8)}`];
}

export const kindOf = (token: string): string => token.slice(0, token.indexOf(' '));

/** Groups of contact lines near one another, in document order. @param counts whether what stands at a node is the owner's word */
export function contactGroups(page: Pick<Page, 'blocks' | 'links' | 'url'>, counts: (node: AnyNode) => boolean): ContactGroup[] {
  const linked = new Map<AnyNode, string[]>();
  for (const { href, node } of page.links) {
    const tokens = linkTokens(href);
    if (tokens.length > 0) linked.set(node, tokens);
  }
  const groups: { lines: ContactLine[]; heads: readonly string[] }[] = [];
  let heads: string[] = [];
  let since = Number.POSITIVE_INFINITY;
  for (const block of page.blocks) {
    if (block.zone !== 'main') continue;
    const tokens = counts(block.node) ? tokensOf(block, linked) : [];
    since += 1;
    if (tokens.length === 0) {
      heads = [...heads, block.text].slice(-GAP);
      continue;
    }
    const line = { node: block.node, tokens };
    if (since <= GAP + 1) groups.at(-1)?.lines.push(line);
    else groups.push({ lines: [line], heads });
    since = 0;
    heads = [];
  }
  return groups;
}

function tokensOf({ text, node }: TextBlock, linked: ReadonlyMap<AnyNode, string[]>): string[] {
  if (text.length > LONGEST_LINE) return [];
  const tokens = [...contactTokens(text), ...linksIn(node, linked)];
  if (tokens.length === 0) {
    const address = text.length <= LONGEST_ADDRESS && /\d/.test(text) ? postalAddressIn(text) : null;
    return address === null ? [] : [`address ${text}`];
  }
  return isContactLine(text) ? tokens : [];
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
