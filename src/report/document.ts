/**
 * A report as data: what it says, in which order. The writers (`document-html.ts`,
 * `document-docx.ts`) only draw it, so each sentence stands once.
 */
import { reportTexts as texts } from '../texts/report.ts';
import { visible } from './escape.ts';
import type { Piece } from './shared-words.ts';

export interface Word {
  readonly text: string;
  readonly as: 'strong' | 'code' | 'soft';
}

/** The words of a site, of which some are marked. */
export interface Quote {
  readonly as: 'quote';
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** One paragraph. */
export type Line = string | readonly (string | Word | Quote)[];

/** Paragraphs below each other. */
export type Cell = readonly Line[];

export interface Table {
  readonly kind: 'table';
  readonly head: readonly string[];
  /** Shares of the width, which add up to 1. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Figure {
  /** PNGs as `data:`, side by side; null: there is none, and the caption says so. */
  readonly sources: readonly (string | null)[];
  readonly alt: string;
  readonly caption: string;
}

export interface Bar {
  readonly label: string;
  readonly bits: number;
  /** The colour: a group of evidence, `against` or `total`. */
  readonly kind: string;
}

/** The ends of each bar: it starts where the one before ended, the last one at 0. */
export function spansOf(bars: readonly Bar[]): { readonly bar: Bar; readonly from: number; readonly to: number }[] {
  let at = 0;
  return bars.map((bar) => {
    const from = bar.kind === 'total' ? 0 : at;
    at = from + bar.bits;
    return { bar, from: Math.min(from, at), to: Math.max(from, at) };
  });
}

export type Block =
  | { readonly kind: 'text'; readonly line: Line; readonly as?: 'caution' | 'soft' | 'command' }
  | {
      readonly kind: 'answer';
      readonly word: string;
      readonly verdict: string;
      readonly bits: string;
      readonly lines: Cell;
    }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  | {
      readonly kind: 'figures';
      readonly of: 'homes' | 'pairs';
      readonly figures: readonly Figure[];
      /** Their height, of a paper that is one page; absent: as the writer likes. */
      readonly lines?: number;
    }
  | { readonly kind: 'bars'; readonly bars: readonly Bar[] }
  | Table;

export interface Section {
  /** Empty: the start of the paper. */
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** One brief or report. It begins on a new page. */
export interface Paper {
  readonly brand: string;
  readonly title: string;
  readonly subtitle: Line;
  /** On every page. */
  readonly stamp: { readonly text: string; readonly isReviewed: boolean };
  readonly sections: readonly Section[];
  /** Exactly one page: its pictures take what room is left. */
  readonly isOnePage: boolean;
}

export interface ReportDocument {
  readonly title: string;
  readonly papers: readonly Paper[];
}

/**
 * Hostile text as it is printed: nothing hidden, and no address of which a program makes a link, as
 * in alerts. Done twice, it is the same.
 */
export function inert(text: string): string {
  return visible(text)
    .replace(/(?<!\[):\/\//g, '[://]')
    .replace(/\b(www|ftp)\./gi, '$1[.]');
}

/** A paragraph of a section. */
export function textBlock(line: Line, as?: 'caution' | 'soft' | 'command'): Block {
  return { kind: 'text', line, ...(as && { as }) };
}
export function tableBlock(head: Table['head'], widths: Table['widths'], rows: Table['rows']): Table {
  return { kind: 'table', head, widths, rows };
}

export const strong = (text: string): Word => ({ text, as: 'strong' });
export const code = (text: string): Word => ({ text, as: 'code' });
export const soft = (text: string): Word => ({ text, as: 'soft' });

/** In quotation marks. */
export function quote(quoted: readonly Piece[]): Quote {
  const [open, close] = texts.quotationMarks;
  const pieces: Piece[] = [{ text: open, as: 'plain' }, ...quoted, { text: close, as: 'plain' }];
  return { as: 'quote', text: pieces.map(({ text }) => text).join(''), pieces };
}

export const wordsOf = (line: Line): readonly (string | Word | Quote)[] => (typeof line === 'string' ? [line] : line);

export const plainOf = (line: Line): string =>
  wordsOf(line)
    .map((word) => (typeof word === 'string' ? word : word.text))
    .join('');
