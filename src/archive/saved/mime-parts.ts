// postal-mime joins the frames of a page and drops the addresses of pictures: used for its words only.
import type { ProblemCode } from '../problem.ts';
import { headerEnd, type MimeHeaders, parseMimeHeaders } from './mime-headers.ts';

export interface MimePart {
  readonly headers: MimeHeaders;
  /** As it is in the file: its transfer encoding not undone. */
  readonly raw: Buffer;
  /** Of its first byte in the file. */
  readonly offset: number;
  /** The file ends before the part does. */
  readonly cut: boolean;
  /** Headers around it, the innermost first: they give the base of its address (RFC 2557, 5). */
  readonly around: readonly MimeHeaders[];
}

export interface MimeFault {
  readonly code: ProblemCode;
  readonly offset: number;
  readonly what: string;
}

export const MOST_HEADER_BYTES = 256 * 1024;
const MOST_FAULTS = 20;

/**
 * The parts that are no containers, as views into the file (RFC 2046, 5.1). A stated boundary that
 * is missing is searched for; a container without its end reaches to the end of what is around it.
 */
export function mimeParts(
  file: Buffer,
  most: { readonly parts: number; readonly depth: number },
): { parts: readonly MimePart[]; faults: readonly MimeFault[] } {
  const parts: MimePart[] = [];
  const faults: MimeFault[] = [];
  const fault = (code: MimeFault['code'], offset: number, what: string) => void faults.push({ code, offset, what });
  let opened = 0;
  const open = (from: number, to: number, around: readonly MimeHeaders[], cut: boolean): void => {
    // Empty containers count too: a file may hold any number of them.
    opened += 1;
    if (parts.length >= most.parts || opened > 2 * most.parts || faults.length >= MOST_FAULTS) return;
    const ends = headerEnd(file.subarray(0, to), from, MOST_HEADER_BYTES);
    if (ends === null) return fault('archive:cut', from, 'the headers of a part have no end');
    const headers = parseMimeHeaders(file.subarray(from, ends.end));
    if (!headers.type.startsWith('multipart/')) {
      parts.push({ headers, raw: file.subarray(ends.body, to), offset: from, cut: cut && to === file.length, around });
      return;
    }
    if (around.length >= most.depth) return fault('archive:depth', from, `more than ${most.depth} parts are nested`);
    const stated = delimitersOf(file, ends.body, to, headers.param('boundary'), most.parts - parts.length);
    if (stated.length === 0) fault('archive:boundary', from, 'the boundary that its header states is not in the body');
    const found =
      stated.length > 0
        ? stated
        : delimitersOf(file, ends.body, to, boundaryIn(file, ends.body, to), most.parts - parts.length);
    const delimiters = found.slice(0, most.parts - parts.length + 1);
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

interface Delimiter {
  /** Of the line break before it, and behind its own line break. */
  readonly start: number;
  readonly end: number;
  readonly closes: boolean;
}

/** Lines with nothing but the delimiter; at most two more than `most`. */
function delimitersOf(
  file: Buffer,
  from: number,
  to: number,
  boundary: string | undefined,
  most: number,
): readonly Delimiter[] {
  const delimiters: Delimiter[] = [];
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

/** The first line that begins with two dashes and has headers of a part below it, without the dashes. */
function boundaryIn(file: Buffer, from: number, to: number): string | undefined {
  const head = file.toString('latin1', from, Math.min(to, from + 65_536));
  return /(?:^|\n)--([^\r\n]{1,250}?)[ \t]*\r?\nContent-[A-Za-z-]{1,40}:/.exec(head)?.[1];
}
