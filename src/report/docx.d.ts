/** The parts that are used; the types of the package do not resolve under Node's own rules. */
declare module 'docx' {
  class Part {
    readonly rootKey: string;
    constructor(options: Readonly<Record<string, unknown>>);
  }
  export class TextRun extends Part {}
  export class ImageRun extends Part {}
  export class Paragraph extends Part {}
  export class TableCell extends Part {}
  export class TableRow extends Part {}
  export class Table extends Part {
    readonly rows?: never;
  }
  export class Header extends Part {}
  export class Footer extends Part {}
  export class Document extends Part {}
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
