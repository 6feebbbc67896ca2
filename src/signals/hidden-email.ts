/** Page → e-mail addresses that stand in no text of it but that a script shows: in code, data attributes, protected links. */
import type { AnyNode } from 'domhandler';
import type { Page } from '../page/views.ts';
import {
  decodeCloudflareEmail,
  decodeShiftedMailto,
  type EmailAddress,
  emailAddressesIn,
  emailAddressesInMailto,
  readEmailAddress,
} from './email-address.ts';
import { textsPutTogether } from './script-text.ts';

export interface HiddenEmail {
  readonly address: EmailAddress;
  readonly node: AnyNode;
}

const CLOUDFLARE_LINK = /\/cdn-cgi\/l\/email-protection#([0-9a-f]{8,600})$/i;
const SHIFTED = /linkto_uncryptmailto\(\s*(?:%27|['"])([^'"%]{8,400})/i;
/** What an @ can come from. */
const CAN_MAKE_SIGN = /@|&#(?:0?64|x40);|&commat;|\\x40|\\u0040|%40|fromCharCode|atob\s?\(/i;
const MOST_SCRIPTS = 40;
const MOST_ATTRIBUTE = 400;

// Attributes that hold the two halves of an address, or a whole one.
const LOCAL_PART =
  /^data-(?:e?mail-?)?(?:user(?:name)?|name|local(?:part)?|account|mailbox|usr|u|first|part1|before|id)$/;
const HOST_PART = /^data-(?:e?mail-?)?(?:domain|host|server|website|site|dom|d|last|part2|after)$/;
const SUFFIX_PART = /^data-(?:e?mail-?)?(?:tld|suffix|zone|ext)$/;
const WHOLE = /^data-(?:[a-z]{1,12}-)?(?:e?-?mail|mail-?to|mailaddress|address|contact|m)(?:-[a-z]{1,12})?$/;

export function hiddenEmails(page: Page): HiddenEmail[] {
  const found: HiddenEmail[] = [];
  const add = (node: AnyNode, addresses: readonly (EmailAddress | null)[]): void => {
    for (const address of addresses) if (address !== null) found.push({ address, node });
  };
  for (const { href, node } of page.links) {
    add(node, [uncovered(CLOUDFLARE_LINK.exec(href)?.[1])]);
    if (!/^\s*javascript:/i.test(href)) continue;
    const code = href
      .slice(0, 2_000)
      .replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    add(node, inCode(code));
    const mailto = decodeShiftedMailto(SHIFTED.exec(code)?.[1] ?? '');
    if (mailto !== null) add(node, emailAddressesInMailto(mailto));
  }
  for (const { node } of page.outline) if ('attribs' in node) add(node, inAttributes(node.attribs));
  for (const { src, text, node } of page.scripts.slice(0, MOST_SCRIPTS)) {
    const type = ('attribs' in node ? node.attribs['type'] : undefined) ?? '';
    if (src === null && !/json|template|html/i.test(type)) add(node, inCode(text));
  }
  return found;
}

function uncovered(hex: string | undefined): EmailAddress | null {
  const decoded = hex === undefined ? null : decodeCloudflareEmail(hex);
  return decoded === null ? null : readEmailAddress(decoded.split('?', 1)[0] ?? '');
}

function inCode(code: string): EmailAddress[] {
  if (!CAN_MAKE_SIGN.test(code)) return [];
  return textsPutTogether(code).flatMap((text) =>
    emailAddressesIn(text.replace(/&(?:#0?64|#x40|commat);/gi, '@').replace(/&(?:#0?46|#x2e|period);/gi, '.')),
  );
}

function inAttributes(attribs: Readonly<Record<string, string>>): (EmailAddress | null)[] {
  const found: (EmailAddress | null)[] = [];
  let local: string | undefined;
  let host: string | undefined;
  let suffix: string | undefined;
  for (const key in attribs) {
    if (!key.startsWith('data-')) continue;
    const value = attribs[key] as string;
    if (value === '' || value.length > MOST_ATTRIBUTE) continue;
    if (key === 'data-cfemail') found.push(uncovered(value));
    else if (WHOLE.test(key)) found.push(...inValue(value));
    else if (LOCAL_PART.test(key)) local = value;
    else if (HOST_PART.test(key)) host = value;
    else if (SUFFIX_PART.test(key)) suffix = value.replace(/^\./, '');
  }
  if (local !== undefined && host !== undefined) {
    const whole = suffix === undefined ? host : `${host}.${suffix}`;
    found.push(readEmailAddress(`${local.trim()}@${whole.trim().replace(/^@/, '')}`));
  }
  return found;
}

/** As it stands, backwards, or in Base64. */
function inValue(value: string): EmailAddress[] {
  const plain = emailAddressesIn(value);
  if (plain.length > 0) return plain;
  if (value.includes('@')) return emailAddressesIn([...value].reverse().join(''));
  if (!/^[A-Za-z0-9+/]{8,400}={0,2}$/.test(value)) return [];
  const decoded = Buffer.from(value, 'base64').toString('latin1');
  return /^[\x20-\x7e]{6,300}$/.test(decoded) ? emailAddressesIn(decoded) : [];
}
