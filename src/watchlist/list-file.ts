/** A file of a list, plain or gzip → its bytes and lines, bounded. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { ConfigError, InputError, messageOf } from '../errors.ts';
import { isNestedDeeper } from '../model/parse-json.ts';
import { cleanText } from '../model/text/clean-text.ts';

const PIECE = 1 << 16;
const LINE_END = 10;
/** Characters of one row or element of a list; a longer one is a bad row. */
export const ROW_CHARACTERS = 1024 * 1024;

export interface ListLimits {
  readonly listBytes: number;
  /** Characters of one row or element; a longer one is a bad row. Unset: 1 MiB. */
  readonly listRowCharacters?: number;
}

export interface ListLine {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
  /** Null, or why the line cannot be used. */
  readonly fault: string | null;
  /** False: the last line, without a line end or Ctrl-Z: the file may be truncated there. */
  readonly ended: boolean;
}

export function openListFile(path: string): Promise<FileHandle> {
  return open(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new InputError(`${path} cannot be read: ${why}`);
  });
}

/**
 * The unpacked bytes of a plain or gzip file. Throws ConfigError beyond `most` bytes and for broken
 * gzip.
 */
export async function* listBytes(path: string, most: number): AsyncGenerator<Buffer> {
  const packed = await isPacked(path);
  const file = createReadStream(path, { highWaterMark: PIECE });
  const unpacked = packed ? file.pipe(createGunzip({ chunkSize: PIECE })) : file;
  // `pipe` does not forward the errors of its source.
  if (packed) file.on('error', (error) => unpacked.destroy(error));
  let length = 0;
  try {
    for await (const piece of unpacked) {
      length += (piece as Buffer).byteLength;
      if (length > most)
        throw new ConfigError(`${path} holds more than ${most} bytes (limit listBytes); nothing was changed`);
      yield piece as Buffer;
    }
  } catch (error) {
    if (error instanceof ConfigError || !packed) throw error;
    throw new ConfigError(`${path} cannot be unpacked (${messageOf(error)}): fetch it again; nothing was changed`);
  } finally {
    file.destroy();
    unpacked.destroy();
  }
}

/** The first 64 KiB unpacked: enough to detect the format. */
export async function beginningOf(path: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of listBytes(path, Number.MAX_SAFE_INTEGER)) {
    pieces.push(piece);
    length += piece.byteLength;
    if (length >= PIECE) break;
  }
  return Buffer.concat(pieces).subarray(0, PIECE);
}

/** SHA-256 over the unpacked bytes, in hex: packing does not change it. */
export async function contentOf(path: string, most: number): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of listBytes(path, most)) hash.update(piece);
  return hash.digest('hex');
}

async function isPacked(path: string): Promise<boolean> {
  const file = await openListFile(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, null);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/**
 * A list has about five levels. Code that checks and stores a value is recursive, and its stack has
 * an end.
 */
const MOST_LEVELS = 100;

/** The value of a JSON text; or its fault. */
export function jsonIn(text: string): { readonly value: unknown; readonly fault: string | null } {
  try {
    const value: unknown = JSON.parse(text);
    if (isNestedDeeper(value, MOST_LEVELS))
      return { value: null, fault: `is nested deeper than ${MOST_LEVELS} levels` };
    return { value, fault: null };
  } catch (thrown) {
    return { value: null, fault: `is not JSON: ${messageOf(thrown)}` };
  }
}

/** For a bad last row without a line end: a truncated download must not become a version. */
export function truncatedError(path: string, line: number): ConfigError {
  return new ConfigError(`${path} ends in the middle of a row (line ${line}): fetch it again; nothing was changed`);
}

/**
 * Bad UTF-8 is read as windows-1252, for older lists. A line beyond `most` bytes is a fault. Ctrl-Z
 * (DOS) ends its line.
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

/** The lines of the file of a list. */
export const linesIn = (path: string, limits: ListLimits): AsyncGenerator<ListLine> =>
  listLines(listBytes(path, limits.listBytes), limits.listRowCharacters);

const UTF8 = new TextDecoder('utf-8');
const OLD = new TextDecoder('windows-1252');

function lineOf(bytes: Buffer | null, line: number, most: number, ended: boolean): ListLine {
  if (bytes === null) return { text: '', line, fault: `is longer than ${most} bytes`, ended };
  const decoded = (isUtf8(bytes) ? UTF8 : OLD).decode(bytes);
  const text = cleanText(decoded)
    // oxlint-disable-next-line no-control-regex -- Ctrl-Z, which ends a DOS file.
    .replace(/[\r\u001a]+$/, '')
    .replace(/^\uFEFF/, '');
  return { text, line, fault: null, ended: ended || decoded.includes('\u001a') };
}
