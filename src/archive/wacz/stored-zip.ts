/**
 * Entries ↔ a ZIP file that has no choice left in it: nothing compressed, one order, one time, no extra fields. The same
 * entries give the same bytes, and any byte that is not as it must be is found. (APPNOTE 6.3.10; below 4 GiB, so no ZIP64.) What others write is read by zip.ts,
 * which takes much that here is a fault.
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
/** Names are UTF-8. */
const UTF8 = 0x0800;
const VERSION = 20;
const MOST_BYTES = 2 ** 32 - 1;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;

/** Throws InputError for more than 4 GiB. */
export function writeZip(entries: readonly ZipEntry[]): Buffer[] {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes } of entries) {
    const { local, central } = headersOf(path, bytes, offset);
    parts.push(local, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    directory.push(central);
    offset += local.length + bytes.byteLength;
    if (offset > MOST_BYTES) throw new InputError('the bundle would be larger than 4 GiB, which ZIP cannot hold');
  }
  return [...parts, ...directory, endOf(entries.length, Buffer.concat(directory).length, offset)];
}

function headersOf(path: string, bytes: Uint8Array, offset: number): { local: Buffer; central: Buffer } {
  const name = Buffer.from(path);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(VERSION, 0);
  common.writeUInt16LE(UTF8, 2);
  common.writeUInt16LE(DAY, 8);
  common.writeUInt32LE(crc32(bytes), 10);
  common.writeUInt32LE(bytes.byteLength, 14);
  common.writeUInt32LE(bytes.byteLength, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([word(LOCAL), common, name]);
  const rest = Buffer.alloc(CENTRAL_BYTES - 4 - 2 - common.length);
  rest.writeUInt32LE(offset, rest.length - 4);
  const made = Buffer.alloc(2);
  made.writeUInt16LE(VERSION, 0);
  return { local, central: Buffer.concat([word(CENTRAL), made, common, rest, name]) };
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export interface ZipReading {
  readonly entries: readonly ZipEntry[];
  /** What of the file is not as `writeZip` writes it, each with the entry that it concerns. */
  readonly problems: readonly { readonly entry: string; readonly detail: string }[];
}

/** The name under which faults of the file itself are told. */
export const ZIP_ITSELF = '(zip)';

/**
 * Reads by the local headers, from the front; where one is broken, on by the directory. Whatever differs from the one way to write these entries is told:
 * a changed byte anywhere, an entry that was put in, taken out or moved.
 */
export function readZip(file: Buffer): ZipReading {
  const listed = readDirectory(file);
  const problems: { entry: string; detail: string }[] = [];
  if (listed === null)
    return { entries: readForward(file), problems: [{ entry: ZIP_ITSELF, detail: 'its directory cannot be read' }] };
  const entries: ZipEntry[] = [];
  let offset = 0;
  for (const { path, start, size, central } of listed.entries) {
    const begin = start + LOCAL_BYTES + Buffer.byteLength(path);
    const bytes = file.subarray(begin, begin + size);
    entries.push({ path, bytes });
    if (start !== offset) problems.push({ entry: path, detail: 'it does not stand where the entry before it ends' });
    offset = begin + size;
    const wanted = headersOf(path, bytes, start);
    // The sum over damaged bytes differs in both headers alike: that is told once, as damage of the content.
    const sum = crc32(bytes);
    if (central.length !== wanted.central.length || bytes.byteLength !== size) {
      problems.push({ entry: path, detail: 'its line of the directory is damaged' });
      continue;
    }
    const stated = [file.readUInt32LE(Math.min(start + 14, file.length - 4)), central.readUInt32LE(16)];
    if (stated.every((one) => one !== sum)) problems.push({ entry: path, detail: 'its content was changed (CRC-32)' });
    else if (stated.some((one) => one !== sum))
      problems.push({ entry: path, detail: 'one of its headers was changed' });
    const local = file.subarray(start, begin);
    if (!sameBut(local, wanted.local, 14)) problems.push({ entry: path, detail: 'its header is damaged' });
    if (!sameBut(central, wanted.central, 16))
      problems.push({ entry: path, detail: 'its line of the directory is damaged' });
  }
  if (offset !== listed.offset) problems.push({ entry: ZIP_ITSELF, detail: 'there are bytes that belong to no entry' });
  const end = endOf(listed.entries.length, listed.size, listed.offset);
  if (!file.subarray(listed.offset + listed.size).equals(end))
    problems.push({ entry: ZIP_ITSELF, detail: 'the end of its directory is damaged' });
  return { entries, problems };
}

/** Equal but for the four bytes of the sum. */
function sameBut(found: Buffer, wanted: Buffer, at: number): boolean {
  if (found.length !== wanted.length) return false;
  return found.subarray(0, at).equals(wanted.subarray(0, at)) && found.subarray(at + 4).equals(wanted.subarray(at + 4));
}

interface Listed {
  readonly path: string;
  readonly start: number;
  readonly size: number;
  readonly central: Buffer;
}

function readDirectory(file: Buffer): { entries: Listed[]; offset: number; size: number } | null {
  const end = file.length - END_BYTES;
  if (end < 0 || file.readUInt32LE(end) !== END) return null;
  const [size, offset] = [file.readUInt32LE(end + 12), file.readUInt32LE(end + 16)];
  if (offset + size !== end) return null;
  const entries: Listed[] = [];
  let at = offset;
  while (at < end) {
    if (at + CENTRAL_BYTES > end || file.readUInt32LE(at) !== CENTRAL) return null;
    const length = file.readUInt16LE(at + 28);
    const next = at + CENTRAL_BYTES + length;
    const start = file.readUInt32LE(at + 42);
    const bytes = file.readUInt32LE(at + 24);
    if (next > end || start + LOCAL_BYTES + length + bytes > offset) return null;
    const path = file.toString('utf8', at + CENTRAL_BYTES, next);
    if (Buffer.byteLength(path) !== length) return null;
    entries.push({ path, start, size: bytes, central: file.subarray(at, next) });
    at = next;
  }
  return { entries, offset, size };
}

/** What can be found without a directory. */
function readForward(file: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + LOCAL_BYTES <= file.length && file.readUInt32LE(at) === LOCAL) {
    const [size, length] = [file.readUInt32LE(at + 22), file.readUInt16LE(at + 26)];
    const begin = at + LOCAL_BYTES + length;
    if (begin + size > file.length) break;
    entries.push({ path: file.toString('utf8', at + LOCAL_BYTES, begin), bytes: file.subarray(begin, begin + size) });
    at = begin + size;
  }
  return entries;
}
