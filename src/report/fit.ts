/**
 * How much of a hostile text fits. Widths are estimates of a sans-serif face, on the wide side: a
 * printed page must hold what was counted for it. Pure, so that equal facts make equal reports.
 */
import { type Block, inert, type Line, plainOf, type Section, type Table } from './document.ts';

/** The width of a page in ems, within its margins. */
export const PAGE_EMS = 52;
/** The margins of a cell. */
const CELL_EMS = 1.2;

/** A line may be broken after it. */
const BREAKS = /[ \p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** In ems. */
function widthOf(sign: string): number {
  if (/[ilj.,:;'|!()[\] ·]/.test(sign)) return 0.36;
  if (/[a-z0-9_?"*+\-/\\~^<>=$#&]/.test(sign)) return /[mw]/.test(sign) ? 0.88 : 0.58;
  if (/\p{M}/u.test(sign)) return 0;
  if (/[A-Z]/.test(sign)) return /[MW]/.test(sign) ? 1 : 0.75;
  return /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(sign) ? 0.75 : 1.02;
}

/** The text cut to so many lines of so many ems, with an ellipsis; and its lines. */
export function fitted(
  text: string,
  ems: number,
  most = Number.POSITIVE_INFINITY,
): { readonly text: string; readonly lines: number } {
  const shown = inert(text).trim();
  let lines = 1;
  let used = 0;
  /** The width since the last place where the line may be broken. */
  let word = 0;
  let end = 0;
  for (const sign of shown) {
    const width = widthOf(sign);
    if (used + width > ems) {
      if (lines === most) return { text: `${shown.slice(0, Math.max(0, end - 2)).trimEnd()}…`, lines };
      lines++;
      // A word moves down whole, and only one that is longer than a line is broken.
      used = word < used && sign !== ' ' ? word : 0;
    }
    used += width;
    word = BREAKS.test(sign) ? 0 : word + width;
    end += sign.length;
  }
  return { text: shown, lines };
}

/** The width of a text on one line. */
export const emsIn = (text: string): number => [...inert(text)].reduce((sum, sign) => sum + widthOf(sign), 0);

/** Only the text. */
export const cut = (text: string, ems: number, most: number): string => fitted(text, ems, most).text;

/** Ems of a column. */
export const emsOf = (share: number): number => PAGE_EMS * share - CELL_EMS;

/** Lines that a paragraph takes. */
export const linesOf = (line: Line, ems: number): number => fitted(plainOf(line), ems).lines;

const heightOf = (row: Table['rows'][number], widths: Table['widths']): number =>
  0.6 + Math.max(...row.map((cell, at) => cell.reduce((sum, line) => sum + linesOf(line, emsOf(widths[at] ?? 1)), 0)));

/** The first rows that take no more than so many lines. */
export function rowsWithin<Row extends Table['rows'][number]>(
  rows: readonly Row[],
  widths: Table['widths'],
  lines: number,
): readonly Row[] {
  let left = lines;
  const end = rows.findIndex((row) => (left -= heightOf(row, widths)) < 0);
  return end < 0 ? rows : rows.slice(0, end);
}

/** The first items of a list that take no more than so many lines; at least one. */
export function itemsWithin(items: readonly Line[], ems: number, lines: number): readonly Line[] {
  let left = lines;
  const end = items.findIndex((item) => (left -= linesOf(item, ems)) < 0);
  return end < 0 ? items : items.slice(0, Math.max(1, end));
}

/** Lines that the sections take, without their pictures and bars. */
export const linesOfSections = (sections: readonly Section[]): number =>
  sections.reduce(
    (sum, { title, blocks }) => blocks.reduce((all, block) => all + linesOfBlock(block), sum + (title === '' ? 0 : 2)),
    0,
  );

function linesOfBlock(block: Block): number {
  if (block.kind === 'text') return linesOf(block.line, PAGE_EMS) + 0.3;
  if (block.kind === 'list') return block.items.reduce((sum, item) => sum + linesOf(item, PAGE_EMS - 3) + 0.2, 0);
  if (block.kind === 'table') return block.rows.reduce((sum, row) => sum + heightOf(row, block.widths), 1.5);
  if (block.kind === 'answer') return block.lines.reduce((sum, line) => sum + linesOf(line, PAGE_EMS * 0.65) + 0.3, 1);
  return block.kind === 'figures' ? 4 : 0;
}
