/** Lines of a report → paragraphs of a Word file. */
import { LineRuleType, Paragraph, ShadingType, TextRun } from 'docx';
import { type Cell, inert, type Line, wordsOf } from './document.ts';
import type { Piece } from './shared-words.ts';

/** Points, halved. */
export const SIZE = { text: 19, small: 17, code: 15, title: 32, heading: 23, word: 34 };
/** Exact, so that no sign of any script makes a line higher than `fit.ts` counts. */
export const LINE = { line: 250, lineRule: LineRuleType.EXACT, before: 0, after: 50 };
export const SOFT = '5D6370';
export const COLOURS: Readonly<Record<string, string>> = {
  ...{ identity: '9D3B1F', content: '1F5F8B', look: '6B5AA0', host: '557A2F', time: '8A6D1C', against: '5F6672' },
  ...{ total: '1D2026', strong: 'A3271C', likely: 'B4560F', lead: '8A6D1C' },
};

/** Without the signs that XML 1.0 does not know; `inert` replaces the others. */
export const shown = (text: string): string => inert(text).replace(/[\ufffe\uffff]/g, '\ufffd');

export const paragraph = (line: Line, isSmall = false): Paragraph =>
  new Paragraph({ spacing: LINE, children: runs(line, isSmall ? SIZE.small : SIZE.text) });

export function runs(line: Line, size: number): TextRun[] {
  return wordsOf(line).flatMap((word) => {
    if (typeof word === 'string') return new TextRun({ text: shown(word), size });
    const text = shown(word.text);
    if (word.as === 'quote') return word.pieces.map((piece) => pieceRun(piece, size));
    if (word.as === 'strong') return new TextRun({ text, size, bold: true });
    if (word.as === 'code') return new TextRun({ text, size: SIZE.code, font: 'Courier New' });
    return new TextRun({ text, size, color: SOFT });
  });
}

/** As on a page: the words that both share on a ground, those that differ underlined too. */
function pieceRun({ text, as }: Piece, size: number): TextRun {
  const run = { text: shown(text), size };
  if (as === 'plain') return new TextRun(run);
  const shading = { type: ShadingType.CLEAR, fill: as === 'shared' ? 'F1E6C8' : 'F5D9C3' };
  return new TextRun({ ...run, shading, ...(as === 'differs' && { underline: {} }) });
}

export const cell = (lines: Cell): Paragraph[] =>
  lines.length === 0 ? [new Paragraph({})] : lines.map((line) => paragraph(line, true));
