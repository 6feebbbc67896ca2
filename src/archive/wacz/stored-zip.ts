// yazl writes other header bytes than those that bundles are sealed with: not used.
/**
 * Entries ↔ a ZIP in which every byte is determined (APPNOTE 6.3.10): nothing compressed, one
 * order, no extra fields.
 */
import { crc32 } from 'node:zlib';
import { InputError } from '../../errors.ts';

export interface ZipEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 1 January 1980, the first day that ZIP knows. */
const DAY = 0x0021;
/** Flag: names are UTF-8. */
const UTF8 = 0x0800;
const VERSION = 20;
const MOST_BYTES = 2 ** 32 - 1;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;

/** Throws InputError for more than 4 GiB. */
export function writeZip(entries: readonly ZipEntry[]): Buffer[] {
  const zip = zipWriter();
  return [...entries.flatMap((entry) => zip.add(entry)), ...zip.end()];
}

/**
 * The same file in pieces, each entry given away before the next is made. Throws as above, in the
 * middle.
 */
export async function* streamZip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const zip = zipWriter();
  for await (const entry of entries) yield* zip.add(entry);
  yield* zip.end();
}

function zipWriter() {
  const directory: Buffer[] = [];
  let offset = 0;
  return {
    add({ path, bytes }: ZipEntry): Buffer[] {
      const { local, central } = headersOf(path, bytes, offset);
      directory.push(central);
      offset += local.length + bytes.byteLength;
      if (offset > MOST_BYTES) throw new InputError('the bundle would be larger than 4 GiB, which ZIP cannot hold');
      return [local, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)];
    },
    end: (): Buffer[] => [...directory, endOf(directory.length, Buffer.concat(directory).length, offset)],
  };
}

function headersOf(path: string, bytes: Uint8Array, offset: number): { local: Buffer; central: Buffer } {
  const name = Buffer.from(path);
  const size = bytes.byteLength;
  // biome-ignore format: two dense rows
  const common = written(26,
    [0, 2, VERSION], [2, 2, UTF8], [8, 2, DAY], [10, 4, crc32(bytes)],
    [14, 4, size], [18, 4, size], [22, 2, name.length]);
  const start = written(6, [0, 4, CENTRAL], [4, 2, VERSION]);
  const rest = written(CENTRAL_BYTES - 32, [CENTRAL_BYTES - 36, 4, offset]);
  return {
    local: Buffer.concat([written(4, [0, 4, LOCAL]), common, name]),
    central: Buffer.concat([start, common, rest, name]),
  };
}

function endOf(count: number, size: number, offset: number): Buffer {
  return written(END_BYTES, [0, 4, END], [8, 2, count], [10, 2, count], [12, 4, size], [16, 4, offset]);
}

/** Zeros of this length, except for these numbers. */
function written(length: number, ...fields: (readonly [at: number, bytes: number, value: number])[]): Buffer {
  const bytes = Buffer.alloc(length);
  for (const [at, width, value] of fields) bytes.writeUIntLE(value, at, width);
  return bytes;
}

/** The entry named in problems of the file itself. */
export const ZIP_ITSELF = '(zip)';

/**
 * Reports every difference from the output of `writeZip`: a byte changed, an entry added, removed
 * or moved.
 */
export function readZip(file: Buffer) {
  const directory = readDirectory(file);
  // Each with the entry that it concerns.
  const problems: { entry: string; detail: string }[] = [];
  const problem = (entry: string, detail: string) => void problems.push({ entry, detail });
  if (directory === null) {
    problem(ZIP_ITSELF, 'its directory cannot be read');
    return { entries: readForward(file), problems };
  }
  const entries: ZipEntry[] = [];
  let offset = 0;
  for (const { path, start, size, central } of directory.lines) {
    const begin = start + LOCAL_BYTES + Buffer.byteLength(path);
    const bytes = file.subarray(begin, begin + size);
    entries.push({ path, bytes });
    if (start !== offset) problem(path, 'it does not follow the entry before it');
    offset = begin + size;
    const wanted = headersOf(path, bytes, start);
    if (central.length !== wanted.central.length || bytes.byteLength !== size) {
      problem(path, 'its line of the directory is damaged');
      continue;
    }
    // Damaged content differs from both sums: reported once.
    const sum = crc32(bytes);
    const stated = [file.readUInt32LE(Math.min(start + 14, file.length - 4)), central.readUInt32LE(16)];
    if (stated.every((one) => one !== sum)) problem(path, 'its content was changed (CRC-32)');
    else if (stated.some((one) => one !== sum)) problem(path, 'one of its headers was changed');
    if (!isSameButSum(file.subarray(start, begin), wanted.local, 14)) problem(path, 'its header is damaged');
    if (!isSameButSum(central, wanted.central, 16)) problem(path, 'its line of the directory is damaged');
  }
  if (offset !== directory.offset) problem(ZIP_ITSELF, 'it has bytes that belong to no entry');
  const end = endOf(directory.lines.length, directory.size, directory.offset);
  if (!file.subarray(directory.offset + directory.size).equals(end))
    problem(ZIP_ITSELF, 'the end of its directory is damaged');
  return { entries, problems };
}

function isSameButSum(found: Buffer, wanted: Buffer, at: number): boolean {
  if (found.length !== wanted.length) return false;
  return found.subarray(0, at).equals(wanted.subarray(0, at)) && found.subarray(at + 4).equals(wanted.subarray(at + 4));
}

function readDirectory(file: Buffer) {
  const end = file.length - END_BYTES;
  if (end < 0 || file.readUInt32LE(end) !== END) return null;
  const [size, offset] = [file.readUInt32LE(end + 12), file.readUInt32LE(end + 16)];
  if (offset + size !== end) return null;
  const lines: { readonly path: string; readonly start: number; readonly size: number; readonly central: Buffer }[] =
    [];
  for (let at = offset; at < end; ) {
    if (at + CENTRAL_BYTES > end || file.readUInt32LE(at) !== CENTRAL) return null;
    const length = file.readUInt16LE(at + 28);
    const next = at + CENTRAL_BYTES + length;
    const start = file.readUInt32LE(at + 42);
    const bytes = file.readUInt32LE(at + 24);
    if (next > end || start + LOCAL_BYTES + length + bytes > offset) return null;
    const path = file.toString('utf8', at + CENTRAL_BYTES, next);
    if (Buffer.byteLength(path) !== length) return null;
    lines.push({ path, start, size: bytes, central: file.subarray(at, next) });
    at = next;
  }
  return { lines, offset, size };
}

/** The entries that can be found without a directory. */
function readForward(file: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + LOCAL_BYTES <= file.length && file.readUInt32LE(at) === LOCAL; ) {
    const [size, length] = [file.readUInt32LE(at + 22), file.readUInt16LE(at + 26)];
    const begin = at + LOCAL_BYTES + length;
    if (begin + size > file.length) break;
    entries.push({ path: file.toString('utf8', at + LOCAL_BYTES, begin), bytes: file.subarray(begin, begin + size) });
    at = begin + size;
  }
  return entries;
}
