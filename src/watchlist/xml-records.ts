/** An XML list → its records, one small tree in memory at a time. */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { ConfigError, messageOf } from '../errors.ts';
import { type ListLimits, listBytes, ROW_CHARACTERS } from './list-file.ts';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Trimmed, without that of its children. */
  readonly text: string;
  readonly line: number;
}

type Open = { -readonly [key in keyof Omit<XmlElement, 'children'>]: XmlElement[key] } & { children: Open[] };

/** A record that is too long. */
export type XmlFault = Pick<XmlElement, 'line'> & { readonly fault: string };

export interface OfficeReading {
  /** Elements whose text is also that of the element around them, in order. */
  readonly runs?: ReadonlySet<string>;
  /** Elements of which only the beginning is a record, before those within it. */
  readonly heads?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
/** Elements of office documents that stand for white space. */
const SPACES: ReadonlyMap<string, string> = new Map([
  ['s', ' '],
  ['tab', '\t'],
  ['line-break', '\n'],
]);

/** Nested elements; both schemas stay below 15. */
const MOST_DEPTH = 64;

/**
 * The outermost elements of these names, in order. Only XML's five entities and numbers are
 * expanded, and no declaration is followed. A record beyond `most` characters comes back as a
 * fault. Throws ConfigError for a document that is not well-formed to its end: a truncated download
 * must not become a version.
 *
 * @param reading how office documents are read
 */
export async function* xmlRecords(
  path: string,
  pieces: AsyncIterable<Buffer>,
  names: ReadonlySet<string>,
  most = ROW_CHARACTERS,
  { runs = NONE, heads = NONE }: OfficeReading = {},
): AsyncGenerator<XmlElement | XmlFault> {
  const done: (XmlElement | XmlFault)[] = [];
  const stack: Open[] = [];
  let size = 0;
  let skipped: { readonly depth: number; readonly line: number } | null = null;
  let depth = 0;
  let tagged = false;
  /** Characters since the last tag: the parser holds them. */
  let quiet = 0;
  const grow = (by: number): void => {
    size += by;
    const [root] = stack;
    if (root === undefined || skipped !== null || size <= most) return;
    skipped = { depth: depth - stack.length + 1, line: root.line };
    stack.length = 0;
  };

  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', ({ name: written, attributes }: SaxesTagPlain) => {
    depth += 1;
    tagged = true;
    if (depth > MOST_DEPTH) throw new Error(`elements are nested more than ${MOST_DEPTH} deep`);
    const name = localName(written);
    if (stack.length === 0 && skipped === null && heads.has(name))
      done.push({ name, attributes, children: [], text: '', line: parser.line });
    if (skipped !== null || (stack.length === 0 && !names.has(name))) return;
    const parent = stack.at(-1);
    if (parent === undefined) size = 0;
    const element: Open = { name, attributes, children: [], text: '', line: parser.line };
    parent?.children.push(element);
    stack.push(element);
    // An element costs about 40 characters of memory beside its attributes.
    let cost = name.length + 40;
    for (const [key, value] of Object.entries(attributes)) cost += key.length + value.length;
    grow(cost);
    if (runs.has(name)) take(SPACES.get(name) ?? '');
  });
  const take = (piece: string): void => {
    grow(piece.length);
    for (let at = stack.length - 1; at >= 0; at -= 1) {
      const element = stack[at] as Open;
      element.text += piece;
      if (!runs.has(element.name)) return;
    }
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    tagged = true;
    if (skipped !== null && depth === skipped.depth) {
      done.push({ line: skipped.line, fault: `is longer than ${most} characters` });
      skipped = null;
    } else {
      const element = stack.pop();
      if (element !== undefined) element.text = element.text.trim();
      if (element !== undefined && stack.length === 0) done.push(element);
    }
    depth -= 1;
  });

  const decoder = new TextDecoder('utf-8', { fatal: true });
  const feed = (bytes: Buffer | null): void => {
    try {
      const text = bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true });
      parser.write(text);
      quiet = tagged ? 0 : quiet + text.length;
      tagged = false;
      if (quiet > most) throw new Error(`more than ${most} characters without a tag`);
      if (bytes === null) parser.close();
    } catch (thrown) {
      throw new ConfigError(
        `${path} is not well-formed XML in UTF-8 to its end (line ${parser.line}: ${messageOf(thrown)}): fetch it again; nothing was changed`,
      );
    }
  };
  for await (const bytes of pieces) {
    feed(bytes);
    yield* done.splice(0);
  }
  feed(null);
  yield* done.splice(0);
}

/** As `xmlRecords`, of the file of a list. */
export const recordsIn = (path: string, limits: ListLimits, ...names: string[]) =>
  xmlRecords(path, listBytes(path, limits.listBytes), new Set(names), limits.listRowCharacters);

function localName(written: string): string {
  return written.slice(written.indexOf(':') + 1);
}

/** True if the beginning of a document has an element of one of these names (`a|b`). */
export function isXmlOf(names: string, beginning: string): boolean {
  return beginning.startsWith('<') && new RegExp(`<(?:[\\w.-]+:)?(?:${names})[\\s>]`).test(beginning.slice(0, 8_192));
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((one) => one.name === name) ?? [];
}

/** Text of the first child of that name; empty where there is none. */
export function textOf(element: XmlElement | undefined, name: string): string {
  return child(element, name)?.text ?? '';
}

/** Texts of the first children of these names, without empty ones. */
export function textsOf(element: XmlElement | undefined, ...names: string[]): string[] {
  return names.map((name) => textOf(element, name)).filter((text) => text !== '');
}
