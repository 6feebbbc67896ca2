/** Labels in one line with their value, separated from it only by an element: bold before plain, two spans. */
import { type AnyNode, type Element, isTag, isText } from 'domhandler';
import { foldText } from '../../page/view/fold-text.ts';
import type { Page, TextBlock } from '../../page/view/views.ts';
import { ADDRESS_CUE } from '../../values/address-words.ts';
import { isPhoneCue } from '../../values/phone-number.ts';
import { plainText } from '../../values/plain-text.ts';
import { textBelow } from './tree.ts';

export const LONGEST_LABEL = 40;
/** Labels of contacts and identifiers, by what they stand before; telephones and addresses have their own. Add words here. */
const LABELS = [
  '(?:we\\s?chat|weixin|微信号?|微信號|qq|skype|telegram|телеграм+|تلگرام|line ?id|wickr(?: me)?|threema|whats\\s?app|viber)(?: ?(?:id|no\\.?|number|name|account|channel|号码?))?',
  'e-?mails?(?: address)?|mail|电子邮[箱件]|邮箱|邮件|電郵|信箱|(?:эл(?:ектронная|\\.)? ?)?почта|correo(?: electr[oó]nico)?|courriel|e-?posta|メール(?:アドレス)?|이메일|البريد الإلكتروني|ایمیل',
  'инн(?: ?\\/ ?кпп)?|огрн(?:ип)?|cnpj|(?:统一)?社会信用代码',
  'btc|bitcoin|eth(?:ereum)?|erc-?20|bep-?20|trc-?20|usdt(?: ?\\(?[a-z]{2,4}-?20\\)?)?|(?:crypto )?wallet(?: address)?|钱包(?:地址)?|кошел[её]к',
];
const LABEL = new RegExp(`^(?:${LABELS.join('|')})$`, 'iu');
export const COLON = /\s{0,2}[:：=]\s{0,2}$/u;

const MOST_LABELS = 500;
const LEVELS = 4;
const MOST_BLOCKS = 8;
/** How much of a value is enough to find it behind its label again. */
const BEGINNING = 8;
const LABEL_TAG = /^(?:strong|b|span|em|i|label|u|font|small)$/;
const VALUE_TAG = /^(?:strong|b|span|em|i|label|u|font|small|a|code|bdi|tt)$/;
const SIGNS_BETWEEN = /^[\s:：]+/u;
const BEGINS_VALUE = /^[\p{L}\p{N}+(@~#]/u;
const REST_OF_MAILBOX = /^@[\w-]+\./;

export interface InlineLabel {
  readonly label: string;
  readonly written: string;
  readonly value: string;
  readonly sure: boolean;
}

export function inlineLabels(page: Page): Map<TextBlock, InlineLabel[]> {
  const owners = new Map<AnyNode, TextBlock[]>();
  for (const block of page.blocks)
    owners.set(block.node, [...(owners.get(block.node) ?? []), block].slice(0, MOST_BLOCKS));
  const found = new Map<TextBlock, InlineLabel[]>();
  let count = 0;
  for (const { tag, node } of page.outline) {
    if (!LABEL_TAG.test(tag) || !isTag(node) || node.children.length > 3 || node.next === null) continue;
    const written = foldText(textBelow(node, 2 * LONGEST_LABEL));
    const label = labelOf(written);
    const next = label === null ? null : valueBehind(node);
    if (label === null || next === null || (count += 1) > MOST_LABELS) continue;
    let owner: AnyNode | null = node.parent;
    for (let up = 0; up < LEVELS && owner !== null && !owners.has(owner); up += 1) owner = owner.parent;
    for (const block of (owner === null ? null : owners.get(owner)) ?? []) {
      const known = found.get(block) ?? [];
      found.set(block, known);
      known.push({ label, written, ...next });
    }
  }
  return found;
}

/** How the text after a label begins. Two elements of one kind are not surely label and value. */
function valueBehind(label: Element): Pick<InlineLabel, 'value' | 'sure'> | null {
  let at = label.next;
  while (at !== null && isText(at) && at.data.replace(SIGNS_BETWEEN, '') === '') at = at.next;
  if (at === null || !(isText(at) || (isTag(at) && VALUE_TAG.test(at.name)))) return null;
  const text = foldText(isText(at) ? at.data.slice(0, 4 * LONGEST_LABEL) : textBelow(at, 4 * LONGEST_LABEL));
  const value = text.replace(SIGNS_BETWEEN, '');
  if (!BEGINS_VALUE.test(value) || REST_OF_MAILBOX.test(value) || labelOf(value) !== null) return null;
  const isAlike = isTag(at) && at.name === label.name && at.attribs['class'] === label.attribs['class'];
  return { value: value.slice(0, BEGINNING), sure: !isAlike };
}

/** A block's text with a line end before each label and a colon behind it; unsure pairs are only parted, and given beside. */
export function setApart(text: string, labels: readonly InlineLabel[]): { text: string; unsure: string[] } {
  const lines: string[] = [];
  const unsure: string[] = [];
  let from = 0;
  let open: string | null = null;
  const close = (to: number): void => {
    const value = text.slice(from, to).trim();
    lines.push(value);
    if (open !== null) unsure.push(`${open}: ${value}`);
  };
  for (const { label, written, value, sure } of labels) {
    const at = ['', ' ', ': ', ' : ', ':', '： ', '：']
      .map((between) => text.indexOf(written + between + value, from))
      .filter((found) => found >= 0)
      .sort((a, b) => a - b)[0];
    if (at === undefined) continue;
    close(at);
    from = text.indexOf(value, at + written.length);
    const isSure = sure || COLON.test(text.slice(at, from));
    lines.push(isSure ? `\n${label}: ` : `\n${label}\n`);
    open = isSure ? null : label;
  }
  close(text.length);
  return { text: lines.join(''), unsure };
}

/** The label that a text is and nothing else, without its colon. */
export function labelOf(text: string): string | null {
  if (text.length > LONGEST_LABEL || text === '') return null;
  const label = plainText(text).trim().replace(COLON, '');
  return LABEL.test(label) || isPhoneCue(label) || ADDRESS_CUE.test(`${label}:`) ? label : null;
}
