/** An XML list → its records, one small tree at a time: what stands before and behind a record is not held. */
import { Parser } from 'htmlparser2';
import { ConfigError } from '../errors.ts';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, trimmed. */
  readonly text: string;
  readonly line: number;
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: Open[];
  text: string;
  line: number;
}

const LINE_END = '\n';
/** Elements inside one another; both schemas stay below 15. */
const MOST_DEPTH = 64;
/** Outside of records too: the parser's own memory. */
const MOST_DEPTH_OF_ALL = 1_000;

/**
 * Elements of these names, wherever they stand, in order; one inside another belongs to it. No declaration is followed and
 * no entity is known but the five of XML and numbers, so there is nothing to expand. A record beyond `most` characters
 * comes back as its line and a fault. Throws ConfigError when the document ends before its root does: a download that was
 * cut short must not pass for a list.
 */
export async function* xmlRecords(
  path: string,
  pieces: AsyncIterable<Buffer>,
  names: ReadonlySet<string>,
  most: number,
): AsyncGenerator<XmlElement | { readonly line: number; readonly fault: string }> {
  let done: (XmlElement | { line: number; fault: string })[] = [];
  let stack: Open[] = [];
  let size = 0;
  let skipped: { depth: number; line: number } | null = null;
  let depth = 0;
  let rootEnded = false;
  /** Nothing more comes: what the parser closes now was open when the document ended. */
  let ending = false;
  let counted = { offset: 0, line: 1 };
  let text = '';
  let start = 0;

  const lineAt = (offset: number): number => {
    for (let at = Math.max(counted.offset, start); at < offset; at += 1)
      if (text[at - start] === LINE_END) counted = { ...counted, line: counted.line + 1 };
    counted = { offset: Math.max(offset, counted.offset), line: counted.line };
    return counted.line;
  };
  const grow = (by: number): void => {
    size += by;
    const [root] = stack;
    if (root === undefined || skipped !== null || (size <= most && stack.length <= MOST_DEPTH)) return;
    skipped = { depth: depth - stack.length + 1, line: root.line };
    stack = [];
  };

  const parser = new Parser(
    {
      onopentag(written, attributes) {
        depth += 1;
        if (depth > MOST_DEPTH_OF_ALL)
          throw new ConfigError(`${path} nests its elements more than ${MOST_DEPTH_OF_ALL} deep: it is no list`);
        const name = localName(written);
        if (skipped !== null || (stack.length === 0 && !names.has(name))) return;
        const parent = stack.at(-1);
        if (parent === undefined) size = 0;
        const element: Open = { name, attributes, children: [], text: '', line: lineAt(parser.startIndex) };
        parent?.children.push(element);
        stack.push(element);
        grow(
          name.length + Object.entries(attributes).reduce((sum, [key, value]) => sum + key.length + value.length, 40),
        );
      },
      ontext(piece) {
        const element = stack.at(-1);
        if (element === undefined) return;
        element.text += piece;
        grow(piece.length);
      },
      onclosetag() {
        if (ending) return;
        if (skipped !== null && depth === skipped.depth) {
          done.push({ line: skipped.line, fault: `is longer than ${most} characters (limit listRowCharacters)` });
          skipped = null;
        } else {
          const element = stack.pop();
          if (element !== undefined) element.text = element.text.trim();
          if (element !== undefined && stack.length === 0) done.push(element);
        }
        depth -= 1;
        if (depth === 0) rootEnded = true;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );

  const decoder = new TextDecoder('utf-8');
  const feed = function* (piece: string): Generator<(typeof done)[number]> {
    text = piece;
    parser.write(piece);
    lineAt(start + piece.length);
    start += piece.length;
    yield* done;
    done = [];
  };
  for await (const bytes of pieces) yield* feed(decoder.decode(bytes, { stream: true }));
  yield* feed(decoder.decode());
  ending = true;
  parser.end();
  if (!rootEnded || depth > 0)
    throw new ConfigError(`${path} ends in the middle of the list: fetch it again; nothing was changed`);
}

function localName(written: string): string {
  return written.slice(written.indexOf(':') + 1);
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
