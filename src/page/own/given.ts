/**
 * A page → contacts that its owner gives outside of text: in attributes, click actions, style
 * sheets, templates and cards. A value counts if it is a contact as a whole, whatever the attribute
 * is called.
 */
import { type AnyNode, type Element, isTag, isText } from 'domhandler';
import { memoised } from '../../model/memoised.ts';
import { decodedUri } from '../../model/text/decoded-uri.ts';
import { isInn, isSocialCreditCode } from '../../values/check-character.ts';
import { cardFields } from '../../values/contact-card.ts';
import { emailAddressesIn } from '../../values/email-address.ts';
import { isPhoneCue } from '../../values/phone-number.ts';
import { remembered } from '../../values/remember.ts';
import { walletsIn } from '../../values/wallet-address.ts';
import { nodesBelow, ownText } from '../view/tree.ts';
import type { Page } from '../view/views.ts';
import { ACCOUNT_WORD, isContactLine } from './contact-line.ts';
import { linkTokens, profileAddress } from './contact-tokens.ts';
import { styleContents } from './style-contents.ts';

export interface Given {
  /** The value behind its name, as a line of text would have it. */
  readonly text: string;
  readonly value: string;
  readonly node: Element;
  /** Names on the card that gives it. */
  readonly of?: readonly string[];
  /** In a field that a form sends along unseen. */
  readonly isSent: boolean;
}

const MOST = 200;
const MOST_LINKS = 50;
const LONGEST = 200;
const LONGEST_LABEL = 40;
const LONGEST_CODE = 2_000;
const LONGEST_CARD = 4_000;
const MOST_BELOW = 400;

/** Attributes that name or place things or lead somewhere, and those that hold only an example. */
const NO_VALUE = /^(?:id|class|style|src|srcset|action|formaction|for|d|points|pattern|placeholder|cite|xmlns\S*)$/;
/** Attributes whose meaning depends on their element. */
const PLAIN = /^(?:title|alt|content|value|aria-\w+)$/;
/** An address elsewhere names a type, a picture, a script. */
const ADDRESS_NAME = /(?:href|url|link)$/;
const LITERAL = /(["'`])([^"'`\s][^"'`]{4,199})\1/g;
const PHONE = /^\D{0,40}\+?\(?\d[\d ()./-]{5,24}\d\D{0,3}$/;
const LABELLED = /^(?:([^:：\d@]{1,30})[:：]\s{0,3})?(\S{5,80})$/u;
const TAX_NUMBER = /^(?:инн|inn)$/iu;
const FILE = /\.\w{2,5}$/;
const CARD_LINK = /^\s*data:text\/(?:x-)?(?:vcard|directory)\b[^,]{0,60},/i;

/** "supportEmail", "data-contact_email" → "support email", "contact email". */
export const wordsOfName = remembered((name): string =>
  name
    .slice(0, 60)
    .replace(/^data-/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase(),
);

/**
 * The line of a value that is a contact as a whole; null: it is something else.
 * @param label the name of the attribute
 */
export function givenLine(label: string, value: string): string | null {
  if (value.length < 5 || value.length > LONGEST) return null;
  const account = ACCOUNT_WORD.exec(label)?.[0];
  const text = label === '' ? value : `${account ?? label}: ${value}`;
  if (account !== undefined && /^@?[\w.:-]{4,40}$/.test(value)) return text;
  if (linkTokens(value).length > 0 && !FILE.test(value)) return value;
  const [, own, named = ''] = LABELLED.exec(value) ?? [];
  const profile = profileAddress(named);
  if (profile !== null) return own === undefined ? profile : `${own}: ${profile}`;
  return isContact(label, value) && isContactLine(value) ? text : null;
}

function isContact(label: string, value: string): boolean {
  if (value.includes('@') && emailAddressesIn(value).length > 0) return true;
  const called = [label, ...label.split(' '), /^[^\d+(]{0,40}/.exec(value)?.[0] ?? ''];
  if (PHONE.test(value) && (/\+\d/.test(value) || called.some((one) => one !== '' && isPhoneCue(one)))) return true;
  if (/^[0-9A-Z]{18}$/.test(value) && isSocialCreditCode(value)) return true;
  if (/^\d{10,12}$/.test(value) && TAX_NUMBER.test(label) && isInn(value)) return true;
  return /\w{4}/.test(value) && value.length >= 26 && walletsIn(`${label} ${value}`).length > 0;
}

/**
 * Leaves out the values that a form sends along: no reader sees them, and they name the form's
 * subject or receiver.
 */
export const givenToReaders = memoised((page: Parameters<typeof givenOn>[0]): readonly Given[] =>
  givenOn(page).filter(({ isSent }) => !isSent),
);

export const givenOn = memoised((page: Pick<Page, 'outline' | 'named' | 'blocks' | 'url'>): readonly Given[] => {
  const found: Given[] = [];
  let links = 0;
  const add = (node: Element, label: string, written: string, isSent = false, of?: readonly string[]): void => {
    const value = written.trim();
    const text = found.length < MOST ? (givenLine(label, value) ?? givenLine(ownWords(node), value)) : null;
    if (text === null || (/^https?:/i.test(value) && (links += 1) > MOST_LINKS)) return;
    found.push({ text, value, node, isSent, ...(of && { of }) });
  };
  const addCard = (node: Element, card: string): void => {
    const fields = cardFields(card) ?? [];
    const of = fields.flatMap(({ name, value }) => (/^(?:FN|N|ORG)$/.test(name) ? value : []));
    for (const { name, value } of fields) add(node, name.toLowerCase(), value, false, of);
  };
  const styled = styleContents(page.named('style').map(ownText));
  const host = new URL(page.url).host;
  for (const { tag, node, classes, id } of page.outline) {
    if (tag === 'option') continue;
    for (const { name, value } of node.attributes) {
      if (value.length < 5 || NO_VALUE.test(name)) continue;
      if (name.startsWith('on') || (name === 'href' && /^\s*javascript:/i.test(value)))
        for (const [, , literal = ''] of decodedUri(value.slice(0, LONGEST_CODE)).matchAll(LITERAL))
          add(node, '', literal);
      else if (name === 'href') {
        if (CARD_LINK.test(value)) addCard(node, cardOf(value.slice(0, LONGEST_CARD)));
      } else if (value.length <= LONGEST && !value.includes(host) && isGivenAttribute(node, name))
        add(node, wordsOfName(PLAIN.test(name) ? nameOf(node) : name), value, isSentField(node));
    }
    if (styled.size > 0)
      for (const key of [`#${id ?? ''}`, ...classes.map((one) => `.${one}`)])
        for (const content of styled.get(key) ?? []) add(node, '', content);
    if (tag === 'template') for (const [label, value] of templateLines(node)) add(node, label, value);
  }
  const [first] = page.blocks;
  if (first !== undefined && isTag(first.node) && /^BEGIN:VCARD/i.test(first.text))
    addCard(first.node, ownText(first.node));
  return found;
});

/** A meta element belongs to the head anywhere, so its place depends on the elements around it. */
export const standsAt = (node: Element): AnyNode => (node.name === 'meta' && node.parent !== null ? node.parent : node);

function isGivenAttribute({ name: tag, attribs }: Element, name: string): boolean {
  if (/^https?:/i.test(attribs[name] ?? '') && !ADDRESS_NAME.test(name)) return false;
  if (name === 'content') return tag === 'meta' && attribs['itemprop'] !== undefined;
  if (name !== 'value' || tag !== 'input') return true;
  // Otherwise it is text that a visitor typed, or is to replace.
  return attribs['readonly'] !== undefined || attribs['disabled'] !== undefined || attribs['type'] === 'hidden';
}

const isSentField = ({ name, attribs }: Element): boolean =>
  name === 'input' && attribs['type']?.toLowerCase() === 'hidden';

/** The text of an element is the label of its attribute's value. */
const ownWords = ({ children }: Element): string => {
  const [first, ...others] = children;
  return first !== undefined && isText(first) && others.length === 0 && first.data.length <= LONGEST_LABEL
    ? wordsOfName(first.data)
    : '';
};

const nameOf = ({ attribs }: Element): string => attribs['itemprop'] ?? attribs['name'] ?? '';

const cardOf = (href: string): string => {
  const [head = '', ...rest] = href.split(',');
  const body = rest.join(',');
  return /;\s?base64$/i.test(head) ? Buffer.from(decodedUri(body), 'base64').toString('utf8') : decodedUri(body);
};

/**
 * The lines that a script would unfold: each run of text (joined to the one before it if that ends
 * in a colon), and each link.
 */
function templateLines(template: Element): (readonly [string, string])[] {
  const lines: (readonly [string, string])[] = [];
  let before = '';
  for (const next of nodesBelow(template, MOST_BELOW, MOST_BELOW)) {
    if (isText(next) && /\S/.test(next.data)) {
      const text = next.data
        .slice(0, 2 * LONGEST)
        .replace(/\s+/g, ' ')
        .trim();
      lines.push([/[:：]$/.test(before) ? wordsOfName(before) : '', text]);
      before = text;
    } else if (isTag(next) && next.attribs['href'] !== undefined) lines.push(['', next.attribs['href']]);
  }
  return lines;
}
