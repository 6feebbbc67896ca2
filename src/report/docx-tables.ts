/** Tables of a Word file: grids of cells, the tables of a report, and its bars. */
import { BorderStyle, Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { type Bar, spansOf, type Table as TableBlock } from './document.ts';
import { COLOURS, cell, LINE, paragraph, SIZE, SOFT } from './docx-text.ts';
import { signed, total } from './wording.ts';

/** In twentieths of a point; the page is A4 with the margins of the PDF. */
export const PAGE = { width: 11906, height: 16838 };
export const MARGIN = { top: 1000, bottom: 907, left: 680, right: 680, header: 400, footer: 400 };
const WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
export const BORDERLESS = {
  ...{ top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER },
  ...{ insideHorizontal: NO_BORDER, insideVertical: NO_BORDER },
};
const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'DEDBD2' };
export const RULED = { ...BORDERLESS, bottom: RULE, insideHorizontal: RULE };

export const table = ({ head, widths, rows }: TableBlock): Table => {
  const names = head.map((one) => [paragraph([{ text: one, as: 'strong' }], true)]);
  return grid([names, ...rows.map((row) => row.map(cell))], widths, RULED, true);
};

/** @param hasHead the first row stands again on each page */
export function grid(
  rows: readonly (readonly (readonly Paragraph[])[])[],
  widths: readonly number[],
  borders: typeof BORDERLESS | typeof RULED,
  hasHead = false,
): Table {
  const columns = widths.map((share) => Math.floor(share * WIDTH));
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    ...{ columnWidths: columns, borders, layout: 'fixed' as const },
    margins: { top: 30, bottom: 30, left: 70, right: 70 },
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          cantSplit: true,
          tableHeader: hasHead && index === 0,
          children: cells.map(
            (children, at) =>
              new TableCell({
                children,
                width: { size: columns[at] ?? 0, type: WidthType.DXA },
                ...(hasHead && index === 0 && { shading: { type: ShadingType.CLEAR, fill: 'F4F1E8' } }),
              }),
          ),
        }),
    ),
  });
}

const BAR_SIGNS = 50;

/** Blocks of letters: they need no drawing, and are read in any program. */
export function barsTable(bars: readonly Bar[]): Table {
  const spans = spansOf(bars);
  const low = Math.min(0, ...spans.map(({ from }) => from));
  const high = Math.max(1, ...spans.map(({ to }) => to));
  const signs = (bits: number) => Math.round((bits / (high - low)) * BAR_SIGNS);
  const rows = spans.map(({ bar: { label, bits, kind }, from, to }) => {
    const run = { font: 'Courier New', size: SIZE.code };
    const before = new TextRun({ ...run, text: '\u00a0'.repeat(signs(from - low)) });
    const blocks = '\u2588'.repeat(Math.max(1, signs(to - low) - signs(from - low)));
    const bar = new TextRun({ ...run, text: blocks, color: COLOURS[kind] ?? SOFT });
    const drawn = new Paragraph({ spacing: LINE, children: [before, bar] });
    const number = kind === 'total' ? total(bits) : signed(bits);
    return [[paragraph(label, true)], [drawn], [paragraph([{ text: number, as: 'strong' }], true)]];
  });
  return grid(rows, [0.28, 0.62, 0.1], BORDERLESS);
}
