/** Puts every label and its value into one line, even from two cells, elements or blocks. */
import { type AnyNode, type Element, isTag, isText } from 'domhandler';
import { appendTo, groupBy } from '../../model/group-by.ts';
import { memoised } from '../../model/memoised.ts';
import { foldText } from '../../page/view/fold-text.ts';
import { closest, textBelow } from '../../page/view/tree.ts';
import type { Page, TextBlock } from '../../page/view/views.ts';
import { ADDRESS_CUE } from '../../values/address-words.ts';
import { isPhoneCue } from '../../values/phone-number.ts';
import { plainText } from '../../values/plain-text.ts';
import { remembered } from '../../values/remember.ts';
import { signsOf } from '../../values/text-signs.ts';

const LONGEST_LABEL = 40;
/** Labels of contacts and identifiers, without phones and addresses. Add words here. */
const LABELS = [
  '(?:we\\s?chat|weixin|微信号?|微信號|qq|skype|telegram|телеграм+|تلگرام|line ?id|wickr(?: me)?|threema|whats\\s?app|viber)(?: ?(?:id|no\\.?|number|name|account|channel|号码?))?',
  'e-?mails?(?: address)?|mail|电子邮[箱件]|邮箱|邮件|電郵|信箱|(?:эл(?:ектронная|\\.)? ?)?почта|correo(?: electr[oó]nico)?|courriel|e-?posta|メール(?:アドレス)?|이메일|البريد الإلكتروني|ایمیل',
  '(?:инн|inn)(?: ?\\/ ?кпп)?|огрн(?:ип)?|cnpj|(?:统一)?社会信用代码',
  'btc|bitcoin|eth(?:ereum)?|erc-?20|bep-?20|trc-?20|usdt(?: ?\\(?[a-z]{2,4}-?20\\)?)?|(?:crypto )?wallet(?: address)?|钱包(?:地址)?|кошел[её]к',
];
const LABEL = new RegExp(`^(?:${LABELS.join('|')})$`, 'iu');
const COLON = /\s{0,2}[:：=]\s{0,2}$/u;

const MOST_LABELS = 500;
const LEVELS = 5;
const MOST_BLOCKS = 8;
/** Characters of a value that suffice to find it behind its label again. */
const BEGINNING = 8;
const LABEL_TAG = /^(?:strong|b|span|em|i|label|u|font|small)$/;
const VALUE_TAG = /^(?:strong|b|span|em|i|label|u|font|small|a|code|bdi|tt)$/;
const SIGNS_BETWEEN = /^[\s:：]+/u;
const BEGINS_VALUE = /^[\p{L}\p{N}+(@~#]/u;
const REST_OF_MAILBOX = /^@[\w-]+\./;

type InlineLabel = { readonly label: string; readonly written: string; readonly value: string; readonly sure: boolean };

function inlineLabels(page: Page): Map<TextBlock, InlineLabel[]> {
  const owners = groupBy(page.blocks, ({ node }): AnyNode => node);
  const found = new Map<TextBlock, InlineLabel[]>();
  let count = 0;
  for (const { tag, node } of page.outline) {
    if (!LABEL_TAG.test(tag) || node.children.length > 3 || node.next === null) continue;
    const written = foldText(textBelow(node, 2 * LONGEST_LABEL));
    const label = labelOf(written);
    const next = label === null ? null : valueBehind(node);
    if (label === null || next === null || (count += 1) > MOST_LABELS) continue;
    const owner = closest(node.parent, LEVELS, (one) => owners.has(one));
    for (const block of (owner === null ? [] : (owners.get(owner) ?? [])).slice(0, MOST_BLOCKS))
      appendTo(found, block, { label, written, ...next });
  }
  return found;
}

/** The start of the text after a label. Two alike elements are not surely label and value. */
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

/** Puts a line end before each label and a colon behind it; unsure pairs go to `unsure`. */
function setApart(text: string, labels: readonly InlineLabel[]): { text: string; unsure: string[] } {
  if (labels.length === 0) return { text: text.trim(), unsure: NONE };
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

const NONE: string[] = [];

/** The label, without its colon, if the text is nothing else. */
const labelOf = (text: string): string | null => (text.length > LONGEST_LABEL || text === '' ? null : labelIn(text));

const labelIn = remembered((text): string | null => {
  const label = plainText(text).trim().replace(COLON, '');
  return LABEL.test(label) || isPhoneCue(label) || ADDRESS_CUE.test(`${label}:`) ? label : null;
});

export interface LabelledLine {
  /** A block's text, inline labels set apart, a pair a line; or "label: value" of two blocks. */
  readonly text: string;
  readonly block: TextBlock;
  /** The signs in it (`values/text-signs.ts`). */
  readonly signs: number;
  /** False: only their order ties the two, so they may be two items of a list. */
  readonly sure: boolean;
}

const LONGEST_VALUE = 240;
/** Limits: cells of a row, boxes of a number. */
const MOST_CELLS = 30;
const MOST_PIECES = 6;

/** A word as sentences and headings begin with: hardly a name that somebody chose. */
const CAPITALISED = /^\p{Lu}\p{Ll}+$/u;
const PIECE = /^[+\d()\s.-]{1,14}$/;

/** Blocks in order with inline labels set apart. A label and value in two blocks add a line. */
export const labelledLines = memoised((page: Page): readonly LabelledLine[] => {
  const apart = inlineLabels(page);
  const lines: LabelledLine[] = [];
  const headsOf = memoised(columnHeads);
  for (const [i, block] of page.blocks.entries()) {
    const { text, unsure } = setApart(block.text, apart.get(block) ?? []);
    lines.push(lineOf(text, block));
    for (const pair of unsure) lines.push(lineOf(pair, block, false));
    if (block.text.length > LONGEST_VALUE) continue;
    const before = page.blocks[i - 1];
    const pair = before === undefined ? null : labelled(before, block);
    if (pair !== null) lines.push(pair);
    const head = headOver(block.node, headsOf);
    if (head !== null && !isLabelled(block.text)) lines.push(pairOf(head, false, block, true));
    const whole = inPieces(page.blocks, i);
    if (whole !== null) lines.push(lineOf(whole, block));
  }
  return lines;
});

function lineOf(text: string, block: TextBlock, sure = true): LabelledLine {
  return { text, block, signs: text === block.text ? block.signs : signsOf(text), sure };
}

/** The lines with one of these signs: most hold nothing that a reader looks for. */
export const linesHolding = (page: Page, signs: number): LabelledLine[] =>
  labelledLines(page).filter((line) => (line.signs & signs) !== 0);

/** Joins a block that is a label to the next one; in a table both must stand in one row. */
function labelled(before: TextBlock, block: TextBlock): LabelledLine | null {
  const label = before.hidden === block.hidden ? labelOf(before.text) : null;
  if (label === null || isLabelled(block.text)) return null;
  const [mine, theirs] = [cellOf(block.node), cellOf(before.node)];
  if (mine?.parent !== theirs?.parent) return null;
  const paired = (mine !== null && mine !== theirs) || (before.tag === 'dt' && block.tag === 'dd');
  return pairOf(label, COLON.test(before.text), block, paired);
}

const isLabelled = (text: string): boolean =>
  labelOf(text.slice(0, LONGEST_LABEL + 1).split(/(?<=[:：])/u, 1)[0] ?? '') !== null;

function pairOf(label: string, colon: boolean, block: TextBlock, paired: boolean): LabelledLine {
  return lineOf(`${label}: ${block.text}`, block, colon || (paired && !CAPITALISED.test(block.text)));
}

const cellOf = (node: AnyNode): Element | null => closest(node, 4, ({ name }) => name === 'td' || name === 'th');

const cellsOf = (row: AnyNode): Element[] =>
  'children' in row
    ? row.children.slice(0, 4 * MOST_CELLS).filter((cell): cell is Element => isTag(cell) && /^t[dh]$/.test(cell.name))
    : [];

function headOver(node: AnyNode, headsOf: (table: Element) => (string | null)[]): string | null {
  const cell = cellOf(node);
  const row = cell?.parent ?? null;
  if (cell === null || row === null || cell.name === 'th') return null;
  const table = closest(row, 4, ({ name }) => name === 'table');
  return table === null ? null : (headsOf(table)[cellsOf(row).indexOf(cell)] ?? null);
}

function columnHeads(table: Element): (string | null)[] {
  const isRow = (node: AnyNode): boolean => isTag(node) && node.name === 'tr';
  const first = table.children.slice(0, 20).find((node) => isTag(node) && /^(?:thead|tbody|tr)$/.test(node.name));
  const row = first === undefined || isRow(first) || !('children' in first) ? first : first.children.find(isRow);
  const cells = row === undefined ? [] : cellsOf(row);
  const isHead = cells.length >= 2 && cells.length <= MOST_CELLS && cells.every(({ name }) => name === 'th');
  return isHead ? cells.map((cell) => labelOf(textBelow(cell, 2 * LONGEST_LABEL))) : [];
}

/** A phone number split over several boxes of one element, digits only, with its country code. */
function inPieces(blocks: readonly TextBlock[], last: number): string | null {
  const end = blocks[last];
  if (end === undefined || !PIECE.test(end.text) || isPieceBeside(end, blocks[last + 1])) return null;
  const pieces: string[] = [end.text];
  for (let i = last - 1; pieces.length < MOST_PIECES && isPieceBeside(end, blocks[i]); i -= 1)
    pieces.unshift(blocks[i]?.text ?? '');
  const [first = '', ...rest] = pieces;
  const isNumber = rest.length > 0 && /^\(?\+/.test(first) && rest.every((piece) => !piece.includes('+'));
  return isNumber ? pieces.join(' ') : null;
}

const isPieceBeside = (one: TextBlock, two: TextBlock | undefined): boolean =>
  two !== undefined && PIECE.test(two.text) && two.node !== one.node && two.node.parent === one.node.parent;
