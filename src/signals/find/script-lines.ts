/** Finds strings and comments in a page's own code that name companies; no library notices. */
import type { AnyNode } from 'domhandler';
import { ownText } from '../../page/view/tree.ts';
import type { Page } from '../../page/view/views.ts';
import { rememberedCode } from '../../values/remember.ts';
import { companyMentions } from './company-mentions.ts';

export interface ScriptLine {
  readonly text: string;
  readonly quote: string;
  /** `script-name`: the script keeps it as its shop's name. */
  readonly kind: 'script' | 'script-name';
  readonly role: 'trace' | 'text';
  readonly node: AnyNode;
}

const MOST_SCRIPT = 40_000;
const MOST_FORMS = 100;
/** A script with more companies than this lists services that need consent. */
const MOST_OWN = 2;

/** Variables in which scripts keep the shop's name. */
const SHOP_NAME =
  /(?:company|companyName|company_name|shopName|shop_name|siteName|site_name|storeName|store_name|sellerName|seller_name|legalName|organi[sz]ation|copyrightOwner)["']?\s{0,3}[:=]\s{0,3}["']([^"'\\\n]{2,100})["']/g;
const LEGAL_FORM =
  /\b(?:ltd|limited|llc|inc|gmbh|ltda|corp|jsc|s\.r\.|sarl)\b|公司|株式会社|(?:ООО|ОАО|ЗАО|ПАО|лтд|лимитед)/giu;
/** Marks code that others wrote: the name in its notice is its author's. */
export const LICENCE =
  /licen[cs]e|\(c\)|©|copyright|@author|@version|@preserve|@link|https?:|jquery|plugin|library|\bv\d/i;
const STYLE_COMMENT = /\/\*([^*]{4,500})\*\//g;

export function* scriptLines(page: Page): Generator<ScriptLine> {
  let left = MOST_SCRIPT;
  const cutOf = (text: string): string => {
    const cut = text.slice(0, left);
    left -= cut.length;
    return cut;
  };
  for (const { src, text, node } of page.scripts) {
    if (src !== null || text === '' || ('attribs' in node && /json/i.test(node.attribs['type'] ?? ''))) continue;
    const code = cutOf(text).replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    for (const [quote, name = ''] of code.matchAll(SHOP_NAME))
      yield { text: name, quote, kind: 'script-name', role: 'trace', node };
    const lines = linesNaming(code);
    const firms = new Set(lines.flatMap(companyMentions).map(({ name }) => name));
    const role = firms.size > MOST_OWN ? 'text' : 'trace';
    for (const line of lines) yield { text: line, quote: line, kind: 'script', role, node };
  }
  for (const node of page.named('style')) {
    const style = cutOf(ownText(node));
    for (const [, words = ''] of style.matchAll(STYLE_COMMENT))
      if (!LICENCE.test(words)) yield { text: words, quote: words, kind: 'script', role: 'trace', node };
  }
}

/** The strings and comments around each legal form in a script. */
const linesNaming = rememberedCode((code): readonly string[] => {
  const lines: string[] = [];
  let looked = 0;
  for (const { index, 0: form } of code.matchAll(LEGAL_FORM)) {
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
});
