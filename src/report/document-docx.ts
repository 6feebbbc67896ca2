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
import { bars, grid, MARGIN, PAGE, RULED, table } from './docx-tables.ts';
import { COLOURS, cell, LINE, paragraph, runs, SIZE, SOFT, shown } from './docx-text.ts';

const BULLETS = 'bullets';

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
    case 'figures':
      return [figures(block)];
    case 'bars':
      return [bars(block.bars), new Paragraph({ spacing: { before: 0, after: 0 } })];
    case 'table':
      return [table(block)];
  }
}
