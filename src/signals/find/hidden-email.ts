/** Finds e-mail addresses that only a script shows: in code, attributes and protected links. */
import { type AnyNode, type Element, isText } from 'domhandler';
import { shadeOf } from '../../page/view/hidden.ts';
import { classAndId, closest } from '../../page/view/tree.ts';
import type { Page } from '../../page/view/views.ts';
import {
  decodeCloudflareEmail,
  decodeShiftedMailto,
  type EmailAddress,
  emailAddressesIn,
  emailAddressesInMailto,
  readEmailAddress,
} from '../../values/email-address.ts';
import { textsPutTogether } from './script-text.ts';

export type HiddenEmail = { readonly address: EmailAddress; readonly node: AnyNode };

const CLOUDFLARE_LINK = /\/cdn-cgi\/l\/email-protection#([0-9a-f]{8,600})$/i;
const SHIFTED = /linkto_uncryptmailto\(\s*(?:%27|['"])([^'"%]{8,400})/i;
/** Signs from which a script can make an @. */
const CAN_MAKE_SIGN = /@|&#(?:0?64|x40);|&commat;|\\x40|\\u0040|%40|fromCharCode|atob\s?\(/i;
const MOST_SCRIPTS = 40;
const MOST_ATTRIBUTE = 400;
const MOST_ADDRESSES = 20;
/** Budgets of one page in characters: code, and texts assembled from it. */
const MOST_CODE = 200_000;
const MOST_TEXT = 100_000;

// Attributes that hold the two halves of an address, or a whole one.
const LOCAL_PART =
  /^data-(?:e?mail-?)?(?:user(?:name)?|name|local(?:part)?|account|mailbox|usr|u|first|part1|before|id)$/;
/** Any element with a name may have these: only a word about mail makes an address of them. */
const ANY_NAME = /^data-(?:name|u|first|before|id)$/;
const MAIL_WORD = /mail|почт|邮|信箱|メール|메일/i;
const CONSENT = /cookie|consent|gdpr|(?:^|[\s_-])cmp(?:[\s_-]|$)/i;
const HOST_PART = /^data-(?:e?mail-?)?(?:domain|host|server|website|site|dom|d|last|part2|after)$/;
const SUFFIX_PART = /^data-(?:e?mail-?)?(?:tld|suffix|zone|ext)$/;
const WHOLE = /^data-(?:[a-z]{1,12}-)?(?:e?-?mail|mail-?to|mailaddress|address|contact|m)(?:-[a-z]{1,12})?$/;

export function hiddenEmails(page: Page): HiddenEmail[] {
  const found: HiddenEmail[] = [];
  const addressesInCode = codeReader();
  const add = (node: AnyNode, addresses: readonly (EmailAddress | null)[]): void => {
    for (const address of addresses) if (address !== null) found.push({ address, node });
  };
  for (const { href, node } of page.links) {
    add(node, [uncovered(CLOUDFLARE_LINK.exec(href)?.[1])]);
    if (!/^\s*javascript:/i.test(href)) continue;
    const called = href
      .slice(0, 2_000)
      .replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    add(node, addressesInCode(called));
    const mailto = decodeShiftedMailto(SHIFTED.exec(called)?.[1] ?? '');
    if (mailto !== null) add(node, emailAddressesInMailto(mailto));
  }
  for (const node of page.having((name) => name.startsWith('data-') || name === 'first')) add(node, inAttributes(node));
  for (const { src, text, node } of page.scripts.slice(0, MOST_SCRIPTS)) {
    const type = ('attribs' in node ? node.attribs['type'] : undefined) ?? '';
    if (src === null && !/json|template|html/i.test(type)) add(node, addressesInCode(text));
  }
  return found;
}

function uncovered(hex: string | undefined): EmailAddress | null {
  const decoded = hex === undefined ? null : decodeCloudflareEmail(hex);
  return decoded === null ? null : readEmailAddress(decoded.split('?', 1)[0] ?? '');
}

/** Reads a page's code within one budget: a script can assemble far more text than its length. */
function codeReader(): (code: string) => EmailAddress[] {
  const read = new Set<string>();
  let [codeLeft, textLeft] = [MOST_CODE, MOST_TEXT];
  return (code) => {
    if (!CAN_MAKE_SIGN.test(code) || code.length > codeLeft) return [];
    codeLeft -= code.length;
    const found: EmailAddress[] = [];
    for (const text of textsPutTogether(code)) {
      if (found.length >= MOST_ADDRESSES) break;
      if (read.has(text) || text.length > textLeft) continue;
      read.add(text);
      textLeft -= text.length;
      found.push(...emailAddressesIn(withoutReferences(text)));
    }
    return found;
  };
}

/** Decodes character references: scripts may hide any letter in them. */
const withoutReferences = (text: string): string =>
  text
    .replace(/&#(?:x([0-9a-f]{1,4})|(\d{1,5}));/gi, (_, hex, decimal) =>
      String.fromCharCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replace(/&commat;/gi, '@')
    .replace(/&period;/gi, '.');

function inAttributes(element: Element): (EmailAddress | null)[] {
  const { attribs } = element;
  const found: (EmailAddress | null)[] = [];
  let [local, host, suffix]: (string | undefined)[] = [];
  let sure = false;
  for (const key in attribs) {
    if (!key.startsWith('data-')) continue;
    const value = attribs[key] as string;
    if (value === '' || value.length > MOST_ATTRIBUTE) continue;
    if (key === 'data-cfemail') found.push(uncovered(value));
    else if (key === 'data-mailto-token') found.push(...emailAddressesInMailto(decodeShiftedMailto(value) ?? ''));
    else if (WHOLE.test(key)) found.push(...inValue(value));
    else if (LOCAL_PART.test(key)) {
      local = value;
      sure = !ANY_NAME.test(key);
    } else if (HOST_PART.test(key)) host = value;
    else if (SUFFIX_PART.test(key)) suffix = value.replace(/^\./, '');
  }
  if (element.name === 'joomla-hidden-mail') {
    [local, host] = [attribs['first'], attribs['last']].map((part = '') => fromBase64(part));
    sure = true;
  }
  if (local === undefined || host === undefined || !(sure || saysMail(element)) || isAside(element)) return found;
  const whole = suffix === undefined ? host : `${host}.${suffix}`;
  found.push(readEmailAddress(`${local.trim()}@${whole.trim().replace(/^@/, '')}`));
  return found;
}

/** True if the element's own attributes or text speak of mail. */
function saysMail({ attribs, children }: Element): boolean {
  const texts = [
    ...Object.entries(attribs).map(([key, value]) => `${key} ${value.slice(0, MOST_ATTRIBUTE)}`),
    ...children.map((child) => (isText(child) ? child.data.slice(0, MOST_ATTRIBUTE) : '')),
  ];
  return texts.some((text) => MAIL_WORD.test(text));
}

/** True in hidden parts and consent boxes: the names and hosts there belong to cookies. */
const isAside = (element: Element): boolean =>
  closest(element, Infinity, (at) => shadeOf(at).hidden || CONSENT.test(classAndId(at))) !== null;

/** Addresses in a value as written, reversed, or in Base64. */
function inValue(value: string): readonly EmailAddress[] {
  const plain = emailAddressesIn(value);
  if (plain.length > 0) return plain;
  if (value.includes('@')) return emailAddressesIn([...value].reverse().join(''));
  if (!/^[A-Za-z0-9+/]{8,400}={0,2}$/.test(value)) return [];
  const decoded = fromBase64(value);
  return /^[\x20-\x7e]{6,300}$/.test(decoded) ? emailAddressesIn(decoded) : [];
}

const fromBase64 = (text: string): string => Buffer.from(text, 'base64').toString('latin1');
