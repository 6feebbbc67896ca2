/** A page → its text with every label and its value in one line, though they stand in two cells, elements or blocks. */
import { type AnyNode, type Element, isTag } from 'domhandler';
import { memoised } from '../../model/memoised.ts';
import type { Page, TextBlock } from '../../page/view/views.ts';
import { COLON, inlineLabels, LONGEST_LABEL, labelOf, setApart } from './inline-labels.ts';
import { closest, textBelow } from './tree.ts';

export interface LabelledLine {
  /** A block's text with its inline labels set apart, each pair in a line of its own; or "label: value" of two blocks. */
  readonly text: string;
  readonly block: TextBlock;
  /** False: only their order ties the two; they may be two items of one list. */
  readonly sure: boolean;
}

const LONGEST_VALUE = 240;
/** Limits: cells of a row, boxes of a number. */
const MOST_CELLS = 30;
const MOST_PIECES = 6;

/** A word as sentences and headings begin with: hardly a name that somebody chose. */
const CAPITALISED = /^\p{Lu}\p{Ll}+$/u;
const PIECE = /^[+\d()\s.-]{1,14}$/;

/** Blocks in order, inline labels set apart; a label and a value in two blocks are added as one line. */
export const labelledLines = memoised((page: Page): readonly LabelledLine[] => {
  const apart = inlineLabels(page);
  const lines: LabelledLine[] = [];
  const headsOf = memoised(columnHeads);
  for (const [i, block] of page.blocks.entries()) {
    const { text, unsure } = setApart(block.text, apart.get(block) ?? []);
    lines.push({ text, block, sure: true }, ...unsure.map((pair) => ({ text: pair, block, sure: false })));
    if (block.text.length > LONGEST_VALUE) continue;
    const before = page.blocks[i - 1];
    const pair = before === undefined ? null : labelled(before, block);
    if (pair !== null) lines.push(pair);
    const head = headOver(block.node, headsOf);
    if (head !== null && !isLabelled(block.text)) lines.push(pairOf(head, false, block, true));
    const whole = inPieces(page.blocks, i);
    if (whole !== null) lines.push({ text: whole, block, sure: true });
  }
  return lines;
});

/** A block that is a label and the next one; in a table both must stand in one row. */
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
  const sure = colon || (paired && !CAPITALISED.test(block.text));
  return { text: `${label}: ${block.text}`, block, sure };
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

/** A number with its country's code that stands in several boxes of one element, digits only, put together. */
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
