/**
 * A report → a Word file. All texts are shown, and nothing is linked: a relationship to anything
 * outside of the file would be asked for when it is opened.
 */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { reportTexts as texts } from '../texts/report.ts';
import type { Block, Paper, ReportDocument } from './document.ts';
import { figures } from './docx-pictures.ts';
import { barsTable, grid, MARGIN, PAGE, RULED, table } from './docx-tables.ts';
import { COLOURS, cell, LINE, paragraph, runs, SIZE, SOFT, shown } from './docx-text.ts';

const BULLETS = 'bullets';

export async function documentDocx({ title, papers }: ReportDocument): Promise<Buffer> {
  const style = { paragraph: { indent: { left: 280, hanging: 200 } } };
  const document = new Document({
    ...{ creator: 'revenant', lastModifiedBy: 'revenant', title: shown(title) },
    styles: { default: { document: { run: { font: 'Arial', size: SIZE.text } } } },
    numbering: {
      config: [{ reference: BULLETS, levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', style }] }],
    },
    sections: papers.map(sectionOf),
  });
  return Packer.toBuffer(document);
}

function sectionOf({ brand, title, subtitle, stamp, sections }: Paper) {
  const color = stamp.isReviewed ? SOFT : (COLOURS['strong'] ?? SOFT);
  const stampRun = new TextRun({ ...bold(stamp.text, SIZE.small), color });
  const small = { size: SIZE.code, color: SOFT };
  const page = [`${texts.page} `, PageNumber.CURRENT, ` ${texts.of} `, PageNumber.TOTAL_PAGES];
  return {
    properties: { page: { size: PAGE, margin: MARGIN } },
    headers: {
      default: new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [stampRun] })] }),
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ ...small, children: page })] }),
        ],
      }),
    },
    children: [
      new Paragraph({ spacing: LINE, children: [new TextRun({ ...small, text: shown(brand) })] }),
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        spacing: { before: 0, after: 60 },
        children: [new TextRun({ ...bold(title, SIZE.title), color: INK })],
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
                children: [new TextRun({ ...bold(name, SIZE.heading), color: INK })],
              }),
            ]),
        ...blocks.flatMap(drawn),
      ]),
    ],
  };
}

const INK = '1D2026';
const bold = (text: string, size: number) => ({ text: shown(text), bold: true, size });

function drawn(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'text': {
      const { line, as } = block;
      const isCommand = as === 'command' && typeof line === 'string';
      return [paragraph(isCommand ? [{ text: line, as: 'code' }] : line, as !== undefined)];
    }
    case 'answer': {
      const color = COLOURS[block.verdict] ?? SOFT;
      const word = new TextRun({ ...bold(block.word, SIZE.word), color });
      const left = [new Paragraph({ children: [word] }), paragraph([{ text: block.bits, as: 'strong' }])];
      return [grid([[left, cell(block.lines)]], [0.24, 0.76], RULED)];
    }
    case 'list':
      return block.items.map((item) => {
        const numbering = { reference: BULLETS, level: 0 };
        return new Paragraph({ numbering, spacing: LINE, children: runs(item, SIZE.text) });
      });
    case 'figures':
      return [figures(block)];
    case 'bars':
      return [barsTable(block.bars), new Paragraph({ spacing: { before: 0, after: 0 } })];
    case 'table':
      return [table(block)];
  }
}
