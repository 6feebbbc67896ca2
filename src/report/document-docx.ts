/**
 * A report → a Word file. All texts are shown, and nothing is linked: a relationship to anything
 * outside of the file would be asked for when it is opened.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { reportTexts as texts } from '../texts/report.ts';
import {
  type Bar,
  type Block,
  type Cell,
  type Figure,
  inert,
  type Line,
  type Paper,
  type ReportDocument,
  type Table as TableBlock,
  wordsOf,
} from './document.ts';
import { signed, total } from './wording.ts';

/** In twentieths of a point; the page is A4 with the margins of the PDF. */
const PAGE = { width: 11906, height: 16838 };
const MARGIN = { top: 1000, bottom: 907, left: 680, right: 680, header: 400, footer: 400 };
const WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
/** Points, halved. */
const SIZE = { text: 19, small: 17, code: 15, title: 32, heading: 23, word: 34 };
/** Exact, so that no sign of any script makes a line higher than `fit.ts` counts. */
const LINE = { line: 250, lineRule: LineRuleType.EXACT, before: 0, after: 50 };
const SOFT = '5D6370';
const COLOURS: Readonly<Record<string, string>> = {
  ...{ identity: '9D3B1F', content: '1F5F8B', look: '6B5AA0', host: '557A2F', time: '8A6D1C', against: '5F6672' },
  ...{ total: '1D2026', strong: 'A3271C', likely: 'B4560F', lead: '8A6D1C' },
};
const BULLETS = 'bullets';
/** Pixels (96 an inch). */
const BOXES = { homes: { width: 330, height: 268 }, pairs: { width: 88, height: 88 } };
const LINE_PIXELS = 16.7;
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const BORDERLESS = {
  ...{ top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER },
  ...{ insideHorizontal: NO_BORDER, insideVertical: NO_BORDER },
};
const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'DEDBD2' };
const RULED = { ...BORDERLESS, bottom: RULE, insideHorizontal: RULE };

export async function documentDocx({ title, papers }: ReportDocument): Promise<Buffer> {
  const document = new Document({
    ...{ creator: 'revenant', lastModifiedBy: 'revenant', title: shown(title) },
    styles: { default: { document: { run: { font: 'Arial', size: SIZE.text } } } },
    numbering: {
      config: [
        {
          reference: BULLETS,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              style: { paragraph: { indent: { left: 280, hanging: 200 } } },
            },
          ],
        },
      ],
    },
    sections: papers.map(sectionOf),
  });
  return Packer.toBuffer(document);
}

/** Without the signs that XML 1.0 does not know; `inert` replaces the others. */
const shown = (text: string): string => inert(text).replace(/[\ufffe\uffff]/g, '\ufffd');

function sectionOf({ brand, title, subtitle, stamp, sections }: Paper) {
  const colour = stamp.isReviewed ? SOFT : COLOURS['strong'];
  const stampRun = new TextRun({
    text: shown(stamp.text),
    bold: true,
    size: SIZE.small,
    ...(colour && { color: colour }),
  });
  const small = { size: SIZE.code, color: SOFT };
  return {
    properties: { page: { size: PAGE, margin: MARGIN } },
    headers: {
      default: new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [stampRun] })] }),
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            children: [
              new TextRun({
                ...small,
                children: [`${texts.page} `, PageNumber.CURRENT, ` ${texts.of} `, PageNumber.TOTAL_PAGES],
              }),
            ],
          }),
        ],
      }),
    },
    children: [
      new Paragraph({ spacing: LINE, children: [new TextRun({ ...small, text: shown(brand) })] }),
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        spacing: { before: 0, after: 60 },
        children: [new TextRun({ text: shown(title), bold: true, size: SIZE.title, color: '1D2026' })],
      }),
      paragraph(subtitle),
      ...sections.flatMap(({ title: name, blocks }) => [
        ...(name === ''
          ? []
          : [
              new Paragraph({
                heading: HeadingLevel.HEADING_2,
                keepNext: true,
                spacing: { before: 150, after: 50 },
                children: [new TextRun({ text: shown(name), bold: true, size: SIZE.heading, color: '1D2026' })],
              }),
            ]),
        ...blocks.flatMap(drawn),
      ]),
    ],
  };
}

function drawn(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'text':
      return [
        paragraph(
          block.as === 'command' && typeof block.line === 'string' ? [{ text: block.line, as: 'code' }] : block.line,
          block.as !== undefined,
        ),
      ];
    case 'answer': {
      const color = COLOURS[block.verdict] ?? SOFT;
      const word = new Paragraph({
        children: [new TextRun({ text: shown(block.word), bold: true, size: SIZE.word, color })],
      });
      const left = [word, paragraph([{ text: block.bits, as: 'strong' }])];
      return [grid([[left, cell(block.lines)]], [0.24, 0.76], RULED)];
    }
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            numbering: { reference: BULLETS, level: 0 },
            spacing: LINE,
            children: runs(item, SIZE.text),
          }),
      );
    case 'figures': {
      const columns = block.of === 'pairs' ? 3 : 2;
      const { width, height } = BOXES[block.of];
      const box = { width, height: Math.min(height, (block.lines ?? 99) * LINE_PIXELS) };
      const cells = block.figures.map((one) => figure(one, box));
      const lines = Array.from({ length: Math.ceil(cells.length / columns) }, (_, i) => {
        const line = cells.slice(i * columns, (i + 1) * columns);
        return [...line, ...Array.from({ length: columns - line.length }, () => [new Paragraph({})])];
      });
      return [
        grid(
          lines,
          Array.from({ length: columns }, () => 1 / columns),
          BORDERLESS,
        ),
      ];
    }
    case 'bars':
      return [
        grid(barRows(block.bars), [0.28, 0.62, 0.1], BORDERLESS),
        new Paragraph({ spacing: { before: 0, after: 0 } }),
      ];
    case 'table':
      return [table(block)];
  }
}

const table = ({ head, widths, rows }: TableBlock): Table => {
  const names = head.map((one) => [paragraph([{ text: one, as: 'strong' }], true)]);
  return grid([names, ...rows.map((row) => row.map(cell))], widths, RULED, true);
};

const cell = (lines: Cell): Paragraph[] =>
  lines.length === 0 ? [new Paragraph({})] : lines.map((line) => paragraph(line, true));

/** @param hasHead the first row stands again on each page */
function grid(
  rows: readonly (readonly Paragraph[][])[] | readonly (readonly (readonly Paragraph[])[])[],
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

const paragraph = (line: Line, isSmall = false): Paragraph =>
  new Paragraph({ spacing: LINE, children: runs(line, isSmall ? SIZE.small : SIZE.text) });

function runs(line: Line, size: number): TextRun[] {
  return wordsOf(line).map((word) => {
    if (typeof word === 'string') return new TextRun({ text: shown(word), size });
    const text = shown(word.text);
    if (word.as === 'strong') return new TextRun({ text, size, bold: true });
    if (word.as === 'code') return new TextRun({ text, size: SIZE.code, font: 'Courier New' });
    return new TextRun({ text, size, color: SOFT });
  });
}

function figure(
  { sources, alt, caption }: Figure,
  box: { readonly width: number; readonly height: number },
): Paragraph[] {
  const images = sources.flatMap((source) => (source === null ? [] : (imageOf(source, alt, box) ?? [])));
  return [
    new Paragraph({ spacing: { before: 40, after: 30 }, children: images }),
    paragraph([{ text: caption, as: 'soft' }], true),
  ];
}

const START = 'data:image/png;base64,';

/** As large as its box lets it be, in its own shape. Null: not a PNG. */
function imageOf(
  source: string,
  alt: string,
  box: { readonly width: number; readonly height: number },
): ImageRun | null {
  if (!source.startsWith(START)) return null;
  const data = Buffer.from(source.slice(START.length), 'base64');
  // IHDR is always the first part.
  const [width, height] = data.length < 24 ? [0, 0] : [data.readUInt32BE(16), data.readUInt32BE(20)];
  if (width === 0 || height === 0) return null;
  const scale = Math.min(box.width / width, box.height / height, 1);
  const name = shown(alt);
  return new ImageRun({
    ...{ type: 'png', data },
    transformation: { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) },
    altText: { title: name, description: name, name },
  });
}

const BAR_SIGNS = 50;

/** Blocks of letters: they need no drawing, and are read in any program. */
function barRows(bars: readonly Bar[]): Paragraph[][][] {
  let at = 0;
  const spans = bars.map(({ bits, kind }) => {
    const from = kind === 'total' ? 0 : at;
    at = from + bits;
    return [Math.min(from, at), Math.max(from, at)] as const;
  });
  const low = Math.min(0, ...spans.map(([from]) => from));
  const high = Math.max(1, ...spans.map(([, to]) => to));
  const signs = (bits: number) => Math.round((bits / (high - low)) * BAR_SIGNS);
  return bars.map(({ label, bits, kind }, index) => {
    const [from, to] = spans[index] ?? [0, 0];
    const before = '\u00a0'.repeat(signs(from - low));
    const bar = '\u2588'.repeat(Math.max(1, signs(to - low) - signs(from - low)));
    const run = { font: 'Courier New', size: SIZE.code };
    const drawnBar = new Paragraph({
      spacing: LINE,
      children: [
        new TextRun({ ...run, text: before }),
        new TextRun({ ...run, text: bar, color: COLOURS[kind] ?? SOFT }),
      ],
    });
    const number = kind === 'total' ? total(bits) : signed(bits);
    return [[paragraph(label, true)], [drawnBar], [paragraph([{ text: number, as: 'strong' }], true)]];
  });
}
