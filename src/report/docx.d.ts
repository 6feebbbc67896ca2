/** The parts that are used; the types of the package do not resolve under Node's own rules. */
declare module 'docx' {
  interface Part {
    readonly rootKey: string;
  }
  type Maker = new (options: Readonly<Record<string, unknown>>) => Part;
  export type TextRun = Part;
  export const TextRun: Maker;
  export type ImageRun = Part;
  export const ImageRun: Maker;
  export type Paragraph = Part;
  export const Paragraph: Maker;
  export type TableCell = Part;
  export const TableCell: Maker;
  export type TableRow = Part;
  export const TableRow: Maker;
  export type Table = Part & { readonly rows?: never };
  export const Table: new (options: Readonly<Record<string, unknown>>) => Table;
  export type Header = Part;
  export const Header: Maker;
  export type Footer = Part;
  export const Footer: Maker;
  export type Document = Part;
  export const Document: Maker;
  export const Packer: { toBuffer(document: Document): Promise<Buffer> };
  export const AlignmentType: { readonly CENTER: string; readonly RIGHT: string };
  export const BorderStyle: { readonly NONE: string; readonly SINGLE: string };
  export const HeadingLevel: { readonly HEADING_1: string; readonly HEADING_2: string };
  export const LevelFormat: { readonly BULLET: string };
  export const LineRuleType: { readonly EXACT: string };
  export const PageNumber: { readonly CURRENT: string; readonly TOTAL_PAGES: string };
  export const ShadingType: { readonly CLEAR: string };
  export const WidthType: { readonly DXA: string };
}
