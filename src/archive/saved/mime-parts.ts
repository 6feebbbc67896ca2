// postal-mime joins the frames of a page and drops the addresses of pictures: we use only its
// decoder of encoded words.
import { headerFields } from '../header-fields.ts';
import type { ProblemCode } from '../problem.ts';

export interface MimePart {
  readonly headers: MimeHeaders;
  /** As it is in the file: its transfer encoding not undone. */
  readonly raw: Buffer;
  /** Offset of its first byte in the file. */
  readonly offset: number;
  /** The file ends before the part does. */
  readonly cut: boolean;
  /** Headers around it, the innermost first: they give the base of its address (RFC 2557, 5). */
  readonly around: readonly MimeHeaders[];
}

const MOST_HEADER_BYTES = 256 * 1024;
const MOST_HEADER_LINES = 200;
const MOST_FAULTS = 20;

/**
 * The parts that are no containers, as views into the file (RFC 2046, 5.1). A stated boundary that
 * is missing is searched for. A container without an end reaches to the end of its parent.
 */
export function mimeParts(file: Buffer, most: { readonly parts: number; readonly depth: number }) {
  const parts: MimePart[] = [];
  const faults: { readonly code: ProblemCode; readonly offset: number; readonly what: string }[] = [];
  const fault = (code: ProblemCode, offset: number, what: string) => void faults.push({ code, offset, what });
  let opened = 0;
  const open = (from: number, to: number, around: readonly MimeHeaders[], cut: boolean): void => {
    // Empty containers count too: a file may hold any number of them.
    opened += 1;
    if (parts.length >= most.parts || opened > 2 * most.parts || faults.length >= MOST_FAULTS) return;
    const ends = headerEnd(file.subarray(0, to), from);
    if (ends === null) return fault('archive:cut', from, 'the headers of a part have no end');
    const headers = parseMimeHeaders(file.subarray(from, ends.end));
    if (!headers.type.startsWith('multipart/')) {
      parts.push({ headers, raw: file.subarray(ends.body, to), offset: from, cut: cut && to === file.length, around });
      return;
    }
    if (around.length >= most.depth) return fault('archive:depth', from, `more than ${most.depth} parts are nested`);
    const left = most.parts - parts.length;
    const within = (boundary: string | undefined) => delimitersOf(file, ends.body, to, boundary, left);
    const stated = within(headers.param('boundary'));
    if (stated.length === 0) fault('archive:boundary', from, 'the boundary that its header states is not in the body');
    const found = stated.length > 0 ? stated : within(boundaryIn(file, ends.body, to));
    const delimiters = found.slice(0, left + 1);
    const isTooMany = found.length > delimiters.length;
    for (const [i, delimiter] of delimiters.entries()) {
      if (delimiter.closes) break;
      const next = delimiters[i + 1];
      open(delimiter.end, next?.start ?? to, [headers, ...around], next === undefined);
    }
    const last = delimiters.at(-1);
    if (isTooMany) fault('archive:count', last?.start ?? from, `it has more than ${most.parts} parts`);
    else if (last !== undefined && !last.closes)
      fault('archive:cut', last.start, 'no boundary comes after the last part');
  };
  open(0, file.length, [], false);
  return { parts, faults };
}

/** The headers at the start of a file or part; none where they do not end. */
export function topHeaders(file: Buffer): MimeHeaders {
  return parseMimeHeaders(file.subarray(0, headerEnd(file, 0)?.end ?? 0));
}

/** The first empty line. Null where there is none within MOST_HEADER_BYTES. */
function headerEnd(bytes: Buffer, from: number): { end: number; body: number } | null {
  for (let at = from; ; ) {
    const next = bytes.indexOf(0x0a, at);
    if (next === -1 || next - from > MOST_HEADER_BYTES) return null;
    const line = next > at && bytes[next - 1] === 0x0d ? next - 1 : next;
    if (line === at) return { end: at, body: next + 1 };
    at = next + 1;
  }
}

export type MimeHeaders = ReturnType<typeof parseMimeHeaders>;

/** Headers of a message or a part (RFC 5322, 2.2; RFC 2045), as tolerant as browsers are. */
function parseMimeHeaders(block: Buffer) {
  const named = headerFields(block.toString('utf8').split(/\r?\n/, MOST_HEADER_LINES));
  const fields = new Map(named.filter(([name]) => /^[!-9;-~]{1,100}$/.test(name)).reverse());
  const content = fields.get('content-type') ?? 'text/plain';
  return {
    /** By lower-case name; of repeated ones the first. */
    get: (name: string) => fields.get(name),
    /** "text/html", lower case; "text/plain" where it is missing (RFC 2045, 5.2). */
    type: (content.split(';', 1)[0] ?? '').trim().toLowerCase(),
    /** A parameter of the content type: boundary, start, charset. */
    param: (name: string) => paramOf(content, name),
  };
}

/** `; name=value` or `; name="value"` with backslash escapes, in linear time. */
function paramOf(content: string, wanted: string): string | undefined {
  for (let at = content.indexOf(';'); at !== -1; ) {
    const equals = content.indexOf('=', at);
    if (equals === -1) return undefined;
    const name = content.slice(at + 1, equals).trim();
    let from = equals + 1;
    while (content[from] === ' ' || content[from] === '\t') from += 1;
    let value = '';
    if (content[from] === '"') {
      for (from += 1; from < content.length && content[from] !== '"'; from++) {
        if (content[from] === '\\') from += 1;
        value += content[from] ?? '';
      }
      at = content.indexOf(';', from);
    } else {
      at = content.indexOf(';', from);
      value = content.slice(from, at === -1 ? undefined : at).trim();
    }
    if (name.toLowerCase() === wanted) return value;
  }
  return undefined;
}

/**
 * Lines with nothing but the delimiter; at most two more than `most`. `start`: of the line break
 * before it; `end`: behind its own line break.
 */
function delimitersOf(file: Buffer, from: number, to: number, boundary: string | undefined, most: number) {
  const delimiters: { readonly start: number; readonly end: number; readonly closes: boolean }[] = [];
  if (boundary === undefined || boundary === '' || boundary.length > 250) return delimiters;
  const wanted = Buffer.from(`--${boundary}`, 'utf8');
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

/**
 * The first line that begins with two dashes and has headers of a part below it, without the
 * dashes.
 */
function boundaryIn(file: Buffer, from: number, to: number): string | undefined {
  const head = file.toString('latin1', from, Math.min(to, from + 65_536));
  return /(?:^|\n)--([^\r\n]{1,250}?)[ \t]*\r?\nContent-[A-Za-z-]{1,40}:/.exec(head)?.[1];
}
