import { headerEnd, type MimeHeaders, parseMimeHeaders } from './mime-headers.ts';

export interface MimePart {
  readonly headers: MimeHeaders;
  /** As it stands in the file: its transfer encoding not undone. */
  readonly raw: Buffer;
  /** Of its first byte in the file. */
  readonly offset: number;
  /** The file ends before the part does. */
  readonly cut: boolean;
  /** Headers of the parts around it, the innermost first: they give the base of its address (RFC 2557, 5). */
  readonly around: readonly MimeHeaders[];
}

export interface MimeParts {
  readonly parts: readonly MimePart[];
  readonly faults: readonly MimeFault[];
}
export interface MimeFault {
  readonly code: 'archive:boundary' | 'archive:count' | 'archive:depth' | 'archive:cut';
  readonly offset: number;
  readonly what: string;
}

const MOST_HEADER_BYTES = 256 * 1024;
const MOST_FAULTS = 20;

/**
 * The parts of a MIME message that are no containers themselves, in order, nested containers opened (RFC 2046, 5.1). Only
 * views into the file: nothing is copied. A boundary that the header announces and the body does not have is looked for
 * in the body; a container without its end is taken up to the end of what it stands in.
 */
export function mimeParts(file: Buffer, most: { readonly parts: number; readonly depth: number }): MimeParts {
  const parts: MimePart[] = [];
  const faults: MimeFault[] = [];
  let opened = 0;
  const open = (from: number, to: number, around: readonly MimeHeaders[], cut: boolean): void => {
    // Containers of nothing count too: they could be without number.
    opened += 1;
    if (parts.length >= most.parts || opened > 2 * most.parts || faults.length >= MOST_FAULTS) return;
    const ends = headerEnd(file.subarray(0, to), from, MOST_HEADER_BYTES);
    if (ends === null) {
      faults.push({ code: 'archive:cut', offset: from, what: 'a part has no end of its headers' });
      return;
    }
    const headers = parseMimeHeaders(file.subarray(from, ends.end));
    if (!headers.type.startsWith('multipart/')) {
      parts.push({ headers, raw: file.subarray(ends.body, to), offset: from, cut: cut && to === file.length, around });
      return;
    }
    if (around.length >= most.depth) {
      faults.push({
        code: 'archive:depth',
        offset: from,
        what: `more than ${most.depth} parts stand within each other`,
      });
      return;
    }
    const found = delimitersOf(file, ends.body, to, headers.param('boundary'), most.parts - parts.length);
    if (!found.announced)
      faults.push({
        code: 'archive:boundary',
        offset: from,
        what: 'the boundary that the header names does not stand in the body',
      });
    const { delimiters } = found;
    for (const [i, delimiter] of delimiters.entries()) {
      if (delimiter.closes) break;
      const next = delimiters[i + 1];
      open(delimiter.end, next?.start ?? to, [headers, ...around], next === undefined);
    }
    const last = delimiters.at(-1);
    if (found.tooMany)
      faults.push({ code: 'archive:count', offset: last?.start ?? from, what: `it has more than ${most.parts} parts` });
    else if (last !== undefined && !last.closes)
      faults.push({ code: 'archive:cut', offset: last.start, what: 'the last part has no boundary after it' });
  };
  open(0, file.length, [], false);
  return { parts, faults };
}

interface Delimiter {
  /** Of the line break that belongs to it, and after its own line break. */
  readonly start: number;
  readonly end: number;
  readonly closes: boolean;
}

interface Delimiters {
  readonly delimiters: readonly Delimiter[];
  readonly announced: boolean;
  readonly tooMany: boolean;
}

function delimitersOf(file: Buffer, from: number, to: number, boundary: string | undefined, most: number): Delimiters {
  const usable = boundary !== undefined && boundary !== '' && boundary.length <= 250;
  const named = usable ? linesOf(file, from, to, `--${boundary}`, most) : [];
  if (named.length > 0)
    return { delimiters: named.slice(0, most + 1), announced: true, tooMany: named.length > most + 1 };
  const seen = boundaryIn(file, from, to);
  const found = seen === null ? [] : linesOf(file, from, to, seen, most);
  return { delimiters: found.slice(0, most + 1), announced: false, tooMany: found.length > most + 1 };
}

/** The lines that are the delimiter and nothing else but white space, or dashes that close. */
function linesOf(file: Buffer, from: number, to: number, line: string, most: number): Delimiter[] {
  const delimiters: Delimiter[] = [];
  const wanted = Buffer.from(line, 'utf8');
  const view = file.subarray(0, to);
  for (let at = view.indexOf(wanted, from); at !== -1 && delimiters.length <= most + 1; ) {
    const after = at + wanted.length;
    const closes = file[after] === 0x2d && file[after + 1] === 0x2d;
    const end = lineEnd(file, closes ? after + 2 : after, to);
    if (end !== null && (at === from || file[at - 1] === 0x0a)) {
      delimiters.push({ start: Math.max(from, at - (file[at - 2] === 0x0d ? 2 : 1)), end, closes });
      if (closes) break;
    }
    at = view.indexOf(wanted, after);
  }
  return delimiters;
}

function lineEnd(file: Buffer, from: number, to: number): number | null {
  let i = from;
  while (i < to && (file[i] === 0x20 || file[i] === 0x09 || file[i] === 0x0d)) i += 1;
  if (i >= to) return to;
  return file[i] === 0x0a ? i + 1 : null;
}

/** The first line that begins with two dashes and has headers of a part below it. */
function boundaryIn(file: Buffer, from: number, to: number): string | null {
  const head = file.toString('latin1', from, Math.min(to, from + 65_536));
  return /(?:^|\n)(--[^\r\n]{1,250}?)[ \t]*\r?\nContent-[A-Za-z-]{1,40}:/.exec(head)?.[1] ?? null;
}
