/** Names in what only the maker of a page sees: its comments, and the strings and comments of its own scripts. */
import type { AnyNode } from 'domhandler';
import { isTag, isText } from 'domhandler';
import type { Page } from '../../page/view/views.ts';
import { domainName } from '../../values/domain-name.ts';
import type { NameList, NameRole } from './carried-name.ts';
import { companyMentions } from './company-mentions.ts';
import { readCopyrightLine } from './copyright-line.ts';

const MOST_COMMENTS = 200;
const LONGEST_COMMENT = 2_000;
const MOST_COMMENTED = 40_000;
const MOST_SCRIPT = 40_000;
const MOST_FORMS = 100;

/** What browsers and copying programs write over a page that they saved, with the address it stood at. */
const SAVED = /(?:saved from url=\(\d{1,6}\)|mirrored from |archived from )\s{0,3}(?:https?:\/\/)?([\w.-]{4,120})/i;
/** A head comment that names for whom the page was made. */
const MADE_FOR =
  /(?:client|customer|project(?: name)?|site(?: name)?|website|company|owner|prepared for|made for|built for|заказчик|клиент|проект|компания|сайт|cliente|projeto|proyecto|kunde|projekt|客户|项目|公司|网站)\s{0,3}[:=：]\s{0,3}([^\n<>|;]{3,100})/giu;
/** Names under which scripts keep whose shop it is. */
const KEPT =
  /(?:company|companyName|company_name|shopName|shop_name|siteName|site_name|storeName|store_name|sellerName|seller_name|legalName|organi[sz]ation|copyrightOwner)["']?\s{0,3}[:=]\s{0,3}["']([^"'\\\n]{2,100})["']/g;
const FORM =
  /\b(?:ltd|limited|llc|inc|gmbh|ltda|corp|jsc|s\.r\.|sarl)\b|公司|株式会社|(?:ООО|ОАО|ЗАО|ПАО|лтд|лимитед)/giu;
/** Of what others wrote and everybody may use: the name in its notice is its author's. */
const LICENCE = /licen[cs]e|\(c\)|©|copyright|@author|@version|@preserve|@link|https?:|jquery|plugin|library|\bv\d/i;
/** A script that names more firms than this lists the services it asks consent for. */
const MOST_OWN = 2;
const STYLE_COMMENT = /\/\*([^*]{4,500})\*\//g;
const HAS_TAG = /<[a-z/!]/i;

export function namesInCode(page: Page, list: NameList): void {
  let commented = 0;
  for (const { text, node } of page.comments.slice(0, MOST_COMMENTS)) {
    if (commented > MOST_COMMENTED) break;
    const cut = text.slice(0, LONGEST_COMMENT);
    commented += cut.length;
    const words = HAS_TAG.test(cut) ? cut.replace(/<[^<>]{0,500}>/g, '\n') : cut;
    list.addMentions(words, 'trace', 'comment', node);
    const saved = domainName(SAVED.exec(cut)?.[1] ?? '');
    if (saved !== null) list.addPhrase(saved.label.replaceAll('-', ' '), 'trace', 'comment', node, cut.trim());
    for (const [, name = ''] of words.matchAll(MADE_FOR)) list.addPhrase(name, 'trace', 'comment', node, words.trim());
    // A notice that was commented out is still a notice of this page, unless it is of what others wrote.
    if (/©|&copy;/.test(words) && !LICENCE.test(words.replace(/©|copyright/gi, ''))) {
      const owner = readCopyrightLine(words)?.owner ?? '';
      if (owner !== '') list.add(owner, 'trace', 'comment', node, words.trim());
    }
  }
  for (const { text, quote, isName, role, node } of namedInCode(page)) {
    list.addMentions(text, role, 'script', node);
    if (isName) list.addPhrase(text, role, 'script', node, quote);
  }
}

export interface NamedInCode {
  readonly text: string;
  readonly quote: string;
  /** A script keeps it as the name of its shop. */
  readonly isName: boolean;
  readonly role: NameRole;
  readonly node: AnyNode;
}

/** What the page's own scripts and style sheets say of firms: strings and comments, but for the notices of libraries. */
export function* namedInCode(page: Page): Generator<NamedInCode> {
  let looked = 0;
  const cutOf = (text: string): string => {
    const cut = text.slice(0, Math.max(0, MOST_SCRIPT - looked));
    looked += cut.length;
    return cut;
  };
  for (const { src, text, node } of page.scripts) {
    if (src !== null || text === '' || ('attribs' in node && /json/i.test(node.attribs['type'] ?? ''))) continue;
    const cut = cutOf(text);
    const code = cut.includes('\\u')
      ? cut.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : cut;
    for (const [quote, name = ''] of code.matchAll(KEPT))
      yield { text: name, quote, isName: true, role: 'trace', node };
    const naming = linesNaming(code);
    const firms = new Set(naming.flatMap(companyMentions).map(({ name }) => name));
    const role: NameRole = firms.size > MOST_OWN ? 'mention' : 'trace';
    for (const words of naming) yield { text: words, quote: words, isName: false, role, node };
  }
  for (const { tag, node } of page.outline) {
    if (tag !== 'style' || !isTag(node)) continue;
    const style = cutOf(node.children.map((child) => (isText(child) ? child.data : '')).join(''));
    for (const [, words = ''] of style.matchAll(STYLE_COMMENT))
      if (!LICENCE.test(words)) yield { text: words, quote: words, isName: false, role: 'trace', node };
  }
}

/** The strings and comments around each legal form in a script, but for the notices of libraries. */
function linesNaming(code: string): string[] {
  const lines: string[] = [];
  let looked = 0;
  for (const { index, 0: form } of code.matchAll(FORM)) {
    looked += 1;
    if (looked > MOST_FORMS) break;
    const before = code.slice(Math.max(0, index - 150), index);
    const from = before.search(/["'`\n][^"'`\n]*$/);
    const behind = code.slice(index, index + form.length + 60);
    const to = behind.search(/["'`\n]/);
    const line = before.slice(from + 1) + (to < 0 ? behind : behind.slice(0, to));
    const isString = from >= 0 && to >= 0 && before[from] === behind[to] && before[from] !== '\n';
    const isComment = /\/\/|\*/.test(before) && !LICENCE.test(code.slice(Math.max(0, index - 300), index + 100));
    if (isString || isComment) lines.push(line.replace(/<[^<>]{0,200}>/g, '\n'));
  }
  return lines;
}
