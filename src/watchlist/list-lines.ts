/** Bytes of a text list → its lines, bounded. */
import { ConfigError } from '../errors.ts';
import { cleanText } from '../model/clean-text.ts';

export interface ListLine {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
  /** Null, or why the line is not to be trusted. */
  readonly fault: string | null;
  /** False for the last one where neither a line end nor Ctrl-Z follows: the file may be cut there. */
  readonly ended: boolean;
}

const LINE_END = 10;
/** Of one row or element of a list; a longer one is a bad row. */
export const ROW_CHARACTERS = 1024 * 1024;

/** What is to be thrown for a last row that is at fault and has no end: a download that was cut must not pass for a list. */
export function cutShort(path: string, line: number): ConfigError {
  return new ConfigError(`${path} ends in the middle of a row (line ${line}): fetch it again; nothing was changed`);
}

/**
 * UTF-8; a line that is not is read as windows-1252, as older lists were written. A line beyond `most` bytes is passed over
 * and told as a fault. Ctrl-Z, which ends a file of DOS, ends nothing but its own line.
 */
export async function* listLines(pieces: AsyncIterable<Buffer>, most = ROW_CHARACTERS): AsyncGenerator<ListLine> {
  let line = 1;
  let held: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf(LINE_END); end !== -1; end = piece.indexOf(LINE_END, from)) {
      const rest = piece.subarray(from, end);
      length += rest.byteLength;
      yield lineOf(length > most ? null : held.length === 0 ? rest : Buffer.concat([...held, rest]), line, most, true);
      held = [];
      length = 0;
      line += 1;
      from = end + 1;
    }
    const rest = piece.subarray(from);
    length += rest.byteLength;
    if (length > most) held = [];
    else if (rest.byteLength > 0) held.push(rest);
  }
  if (length > 0) yield lineOf(length > most ? null : Buffer.concat(held), line, most, false);
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const OLD = new TextDecoder('windows-1252');

function lineOf(bytes: Buffer | null, line: number, most: number, ended: boolean): ListLine {
  if (bytes === null) return { text: '', line, fault: `is longer than ${most} bytes`, ended };
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    text = OLD.decode(bytes);
  }
  return {
    // oxlint-disable-next-line no-control-regex -- the sign that ends a DOS file.
    text: cleanText(text)
      .replace(/[\r\u001a]+$/, '')
      .replace(/^\uFEFF/, ''),
    line,
    fault: null,
    ended: ended || text.includes('\u001a'),
  };
}
