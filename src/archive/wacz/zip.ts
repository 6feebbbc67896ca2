/**
 * ZIP files of anybody → their directory, from the disk. Not one reader with stored-zip.ts: this one takes what other programs write (ZIP64, packed,
 * any order) and believes none of it; that one has the bytes at hand and tells each that is not as our own writer must have written it.
 */
import { PermanentError } from '../../errors.ts';
import { type Bytes, deflatedBytes, readAt, storedBytes } from '../bytes.ts';
import type { ArchiveLimits } from '../limits.ts';

/** One file in a ZIP archive, by the archive's directory. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes once unpacked, as the directory says. */
  readonly length: number;
  readonly bytes: Bytes;
}

export interface Zip {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** Entries that are not handed out, each a sentence. */
  readonly problems: readonly string[];
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * Reads the directory of a ZIP file (APPNOTE 6.3, with ZIP64), never its entries. Nothing is ever written by an entry's name.
 * Entries that are encrypted, of an unknown method, that lie over each other or have no plain relative name, and both of two with one
 * name, are left out and named. Throws PermanentError (zip:broken, limit:zip-entries, limit:zip-directory) when there is no directory.
 */
export async function readZip(path: string, size: number, limits: ArchiveLimits): Promise<Zip> {
  const { count, at, length } = await findDirectory(path, size);
  if (count > limits.zipEntries)
    throw new PermanentError('limit:zip-entries', `${path}: it has ${count} entries, more than ${limits.zipEntries}`);
  if (length > limits.zipDirectoryBytes)
    throw new PermanentError(
      'limit:zip-directory',
      `${path}: its directory has ${length} bytes, more than ${limits.zipDirectoryBytes}`,
    );
  const listed = directoryEntries(await readAt(path, at, length), path, at, limits.zipEntries);
  // Writers without ZIP64 count on from nought.
  if (listed.length !== count && listed.length % 65_536 !== count)
    throw new PermanentError(
      'zip:broken',
      `${path}: its directory has ${listed.length} entries, not the ${count} it says`,
    );
  const problems: string[] = [];
  const entries = new Map<string, ZipEntry>();
  const seen = new Set<string>();
  let before = 0;
  for (const item of listed.sort((a, b) => a.local - b.local)) {
    const name = JSON.stringify(item.name.slice(0, 120));
    const twice = seen.has(item.name);
    seen.add(item.name);
    const wrong = twice
      ? 'stands in it more than once'
      : (nameFault(item.name) ?? (await faultOf(item, path, before, at)));
    if (twice) entries.delete(item.name);
    if (wrong !== null) {
      if (problems.length < 20) problems.push(`${path}: the entry ${name} ${wrong}; it was left out`);
      continue;
    }
    before = item.start + item.packedLength;
    if (item.name.endsWith('/')) continue;
    const stored = await storedBytes(path, item.start, item.packedLength);
    entries.set(item.name, {
      name: item.name,
      length: item.length,
      bytes: item.method === 0 ? stored : deflatedBytes(stored),
    });
  }
  return { entries, problems };
}

interface Listed {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly packedLength: number;
  readonly length: number;
  /** Of its local header. */
  readonly local: number;
  /** Of its bytes; known once the local header was read. */
  start: number;
}

async function findDirectory(path: string, size: number): Promise<{ count: number; at: number; length: number }> {
  // The end record has 22 bytes and a comment of 65,535 at most; before it stands the 20 byte locator of ZIP64.
  const start = Math.max(0, size - 65_557 - 20);
  const tail = await readAt(path, start, size - start);
  for (let i = tail.length - 22; i >= 0; i -= 1) {
    if (tail.readUInt32LE(i) !== END || i + 22 + tail.readUInt16LE(i + 20) !== tail.length) continue;
    const plain = {
      count: tail.readUInt16LE(i + 10),
      length: tail.readUInt32LE(i + 12),
      at: tail.readUInt32LE(i + 16),
    };
    const wide = plain.count === 0xffff || plain.length === 0xffffffff || plain.at === 0xffffffff;
    const found = wide && i >= 20 && tail.readUInt32LE(i - 20) === LOCATOR64 ? await read64(path, tail, i - 20) : plain;
    if (found.at + found.length > size) break;
    return found;
  }
  throw new PermanentError(
    'zip:broken',
    `${path}: the ZIP file has no directory at its end: it is cut short or damaged`,
  );
}

async function read64(path: string, tail: Buffer, i: number): Promise<{ count: number; at: number; length: number }> {
  const end = await readAt(path, big(tail, i + 8), 56);
  if (end.length < 56 || end.readUInt32LE(0) !== END64)
    throw new PermanentError('zip:broken', `${path}: the ZIP64 directory is not where its locator says`);
  return { count: big(end, 32), length: big(end, 40), at: big(end, 48) };
}

function directoryEntries(bytes: Buffer, path: string, at: number, most: number): Listed[] {
  const listed: Listed[] = [];
  let i = 0;
  while (i + 46 <= bytes.length) {
    if (bytes.readUInt32LE(i) !== DIRECTORY) break;
    if (listed.length >= most)
      throw new PermanentError('limit:zip-entries', `${path}: it has more than ${most} entries`);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => bytes.readUInt16LE(i + field));
    const nameEnd = i + 46 + (nameLength ?? 0);
    const end = nameEnd + (extraLength ?? 0);
    if (end > bytes.length) break;
    const wide = wideFields(
      bytes.subarray(nameEnd, end),
      [24, 20, 42].map((field) => bytes.readUInt32LE(i + field)),
    );
    listed.push({
      // Bit 11 says UTF-8; older names are a code page whose ASCII part is the same.
      name: bytes.toString('utf8', i + 46, nameEnd),
      flags: bytes.readUInt16LE(i + 8),
      method: bytes.readUInt16LE(i + 10),
      length: wide[0] ?? 0,
      packedLength: wide[1] ?? 0,
      local: wide[2] ?? 0,
      start: 0,
    });
    i = end + (commentLength ?? 0);
  }
  if (i < bytes.length)
    throw new PermanentError('zip:broken', `${path}: the ZIP directory is damaged at byte ${at + i}`);
  return listed;
}

/** Of length, packed length and place those that do not fit in 32 bits stand in the ZIP64 extra field, in this order. */
function wideFields(extra: Buffer, narrow: number[]): number[] {
  for (let i = 0; i + 4 <= extra.length; i += 4 + extra.readUInt16LE(i + 2)) {
    if (extra.readUInt16LE(i) !== 1) continue;
    let at = i + 4;
    const end = Math.min(extra.length, at + extra.readUInt16LE(i + 2));
    return narrow.map((value) => {
      if (value !== 0xffffffff || at + 8 > end) return value;
      at += 8;
      return big(extra, at - 8);
    });
  }
  return narrow;
}

function big(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);
}

function nameFault(name: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand in a name.
  if (/[\0-\x1f\\]/.test(name) || name === '' || name.includes('\ufffd')) return 'has no readable name';
  if (name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..'))
    return 'has a path that leads out';
  return null;
}

/** Checks an entry against its local header and notes where its bytes begin. `before`: where the last one ended. */
async function faultOf(item: Listed, path: string, before: number, directory: number): Promise<string | null> {
  if ((item.flags & 1) !== 0) return 'is encrypted';
  if (item.method !== 0 && item.method !== 8) return `is packed by a method that is not read (${item.method})`;
  if (item.local < before) return 'lies over another entry';
  const header = await readAt(path, item.local, 30 + Buffer.byteLength(item.name));
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL)
    return `is not where the directory says (byte ${item.local})`;
  const nameEnd = 30 + header.readUInt16LE(26);
  item.start = item.local + nameEnd + header.readUInt16LE(28);
  if (item.start + item.packedLength > directory) return 'reaches into the directory';
  if (item.method === 0 && item.length !== item.packedLength) return 'has two lengths';
  return header.toString('utf8', 30, nameEnd) === item.name ? null : 'has another name in its own header';
}
