// yauzl does not check the directory's length, and one bad entry ends the file: not used.
/**
 * Reads the directory of any program's ZIP file from disk, and checks every statement.
 * stored-zip.ts reads our own.
 */
import { stat } from 'node:fs/promises';
import { PermanentError } from '../../errors.ts';
import { type Bytes, deflatedBytes, readAt, storedBytes } from '../bytes.ts';
import type { ArchiveLimits } from '../limits.ts';

export interface ZippedFile {
  readonly name: string;
  /** Bytes once unpacked, as the directory says. */
  readonly length: number;
  readonly bytes: Bytes;
}

export type Zip = Awaited<ReturnType<typeof openZip>>;

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_PROBLEMS = 20;

/**
 * Reads the directory (APPNOTE 6.3, with ZIP64); no name is ever used to write. Throws
 * PermanentError: zip:broken, limit:zip-entries, limit:zip-directory.
 */
export async function openZip(path: string, limits: ArchiveLimits) {
  const { zipEntries, zipDirectoryBytes } = limits;
  const refuse = (code: string, text: string) => new PermanentError(code, `${path}: ${text}`);
  const { count, at, length } = await findDirectory(path);
  if (count > zipEntries) throw refuse('limit:zip-entries', `it has ${count} entries, more than ${zipEntries}`);
  if (length > zipDirectoryBytes)
    throw refuse('limit:zip-directory', `its directory has ${length} bytes, more than ${zipDirectoryBytes}`);
  const listed = directoryEntries(await readAt(path, at, length), path, at, zipEntries);
  // Writers without ZIP64 count modulo 65,536.
  if (listed.length !== count && listed.length % 65_536 !== count)
    throw refuse('zip:broken', `its directory has ${listed.length} entries, not the ${count} it says`);
  // Entries that are left out, each a sentence.
  const problems: string[] = [];
  const entries = new Map<string, ZippedFile>();
  const seen = new Set<string>();
  let before = 0;
  for (const entry of listed.sort((a, b) => a.local - b.local)) {
    const { name, method, packedLength } = entry;
    const isTwice = seen.has(name);
    seen.add(name);
    if (isTwice) entries.delete(name);
    const start = isTwice ? 'is in it more than once' : (nameFault(name) ?? (await startOf(entry, path, before, at)));
    if (typeof start === 'string') {
      const text = `${path}: the entry ${JSON.stringify(name.slice(0, 120))} ${start}; it was left out`;
      if (problems.length < MOST_PROBLEMS) problems.push(text);
      continue;
    }
    before = start + packedLength;
    if (name.endsWith('/')) continue;
    const stored = await storedBytes(path, start, packedLength);
    entries.set(name, { name, length: entry.length, bytes: method === 0 ? stored : deflatedBytes(stored) });
  }
  return { entries, problems };
}

interface DirectoryEntry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly packedLength: number;
  readonly length: number;
  /** Offset of its local header. */
  readonly local: number;
}

async function findDirectory(path: string) {
  const { size } = await stat(path);
  // The end record has 22 bytes and a comment of up to 65,535; the ZIP64 locator before it has 20.
  const start = Math.max(0, size - 65_557 - 20);
  const tail = await readAt(path, start, size - start);
  for (let i = tail.length - 22; i >= 0; i -= 1) {
    if (tail.readUInt32LE(i) !== END || i + 22 + tail.readUInt16LE(i + 20) !== tail.length) continue;
    const [count, length, at] = [tail.readUInt16LE(i + 10), tail.readUInt32LE(i + 12), tail.readUInt32LE(i + 16)];
    const isWide = count === 0xffff || length === 0xffffffff || at === 0xffffffff;
    const has64 = isWide && i >= 20 && tail.readUInt32LE(i - 20) === LOCATOR64;
    const found = has64 ? await findDirectory64(path, bigUInt(tail, i - 12)) : { count, at, length };
    if (found.at + found.length > size) break;
    return found;
  }
  const text = 'the ZIP file has no directory at its end; it is cut short or damaged';
  throw new PermanentError('zip:broken', `${path}: ${text}`);
}

async function findDirectory64(path: string, position: number) {
  const end = await readAt(path, position, 56);
  if (end.length < 56 || end.readUInt32LE(0) !== END64)
    throw new PermanentError('zip:broken', `${path}: the ZIP64 directory is not where its locator says`);
  return { count: bigUInt(end, 32), length: bigUInt(end, 40), at: bigUInt(end, 48) };
}

function directoryEntries(bytes: Buffer, path: string, at: number, most: number): DirectoryEntry[] {
  const listed: DirectoryEntry[] = [];
  let i = 0;
  while (i + 46 <= bytes.length && bytes.readUInt32LE(i) === DIRECTORY) {
    if (listed.length >= most)
      throw new PermanentError('limit:zip-entries', `${path}: it has more than ${most} entries`);
    const nameEnd = i + 46 + bytes.readUInt16LE(i + 28);
    const end = nameEnd + bytes.readUInt16LE(i + 30);
    if (end > bytes.length) break;
    const narrow = [24, 20, 42].map((field) => bytes.readUInt32LE(i + field));
    const [length = 0, packedLength = 0, local = 0] = wideFields(bytes.subarray(nameEnd, end), narrow);
    // Bit 11 says UTF-8; older names are in a code page whose ASCII part is the same.
    const name = bytes.toString('utf8', i + 46, nameEnd);
    const [flags, method] = [bytes.readUInt16LE(i + 8), bytes.readUInt16LE(i + 10)];
    listed.push({ name, flags, method, length, packedLength, local });
    i = end + bytes.readUInt16LE(i + 32);
  }
  if (i < bytes.length)
    throw new PermanentError('zip:broken', `${path}: the ZIP directory is damaged at byte ${at + i}`);
  return listed;
}

/** Length, packed length and offset beyond 32 bits are in the ZIP64 extra field, in this order. */
function wideFields(extra: Buffer, narrow: number[]): number[] {
  for (let i = 0; i + 4 <= extra.length; i += 4 + extra.readUInt16LE(i + 2)) {
    if (extra.readUInt16LE(i) !== 1) continue;
    let at = i + 4;
    const end = Math.min(extra.length, at + extra.readUInt16LE(i + 2));
    return narrow.map((value) => {
      if (value !== 0xffffffff || at + 8 > end) return value;
      at += 8;
      return bigUInt(extra, at - 8);
    });
  }
  return narrow;
}

function bigUInt(bytes: Buffer, at: number): number {
  return Math.min(Number.MAX_SAFE_INTEGER, Number(bytes.readBigUInt64LE(at)));
}

function nameFault(name: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a name must not contain these.
  if (/[\0-\x1f\\]/.test(name) || name === '' || name.includes('\ufffd')) return 'has no readable name';
  const leadsOut = name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..');
  return leadsOut ? 'has a path that leads out of the archive' : null;
}

/** The start of its bytes, or a fault. `before`: the end of the last entry. */
async function startOf(entry: DirectoryEntry, path: string, before: number, directory: number) {
  const { name, flags, method, local, length, packedLength } = entry;
  if ((flags & 1) !== 0) return 'is encrypted';
  if (method !== 0 && method !== 8) return `is packed by a method that is not supported (${method})`;
  if (local < before) return 'overlaps another entry';
  const header = await readAt(path, local, 30 + Buffer.byteLength(name));
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL) return `is not where the directory says (byte ${local})`;
  const nameEnd = 30 + header.readUInt16LE(26);
  const start = local + nameEnd + header.readUInt16LE(28);
  if (start + packedLength > directory) return 'reaches into the directory';
  if (method === 0 && length !== packedLength) return 'has two different lengths';
  return header.toString('utf8', 30, nameEnd) === name ? start : 'has another name in its own header';
}
