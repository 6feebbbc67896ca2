import { open } from 'node:fs/promises';
import { InputError } from '../../errors.ts';

/** Bytes. Half a million addresses are about 20 MB; a list beyond this is no list. */
export const MAX_LIST_BYTES = 64 << 20;

/**
 * The text of a list file without byte order mark, line ends folded to \n. UTF-8, or UTF-16 where a byte order mark says
 * so. Throws InputError for what is missing, too large, packed, or no text.
 */
export async function readListText(path: string): Promise<string> {
  const bytes = await readBounded(path);
  const [a, b, c, d] = bytes;
  if ((a === 0x50 && b === 0x4b && c === 3 && d === 4) || (a === 0x1f && b === 0x8b))
    throw new InputError(`${path} is packed; unpack it first and name the list that was in it`);
  const text = decode(path, bytes);
  if (text.includes('\0')) throw new InputError(`${path} is no text (it holds NUL bytes)`);
  return text.replace(/\r\n?/g, '\n');
}

async function readBounded(path: string): Promise<Uint8Array> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new InputError(
      `${path} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`,
    );
  });
  try {
    const found = await file.stat();
    if (found.isDirectory()) throw new InputError(`${path} is a folder; name the list in it`);
    if (found.size > MAX_LIST_BYTES)
      throw new InputError(`${path} is larger than ${MAX_LIST_BYTES >> 20} MiB; split it`);
    // A pipe has no size: it is read up to the bound as well.
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of file.createReadStream({ autoClose: false, highWaterMark: 1 << 18 })) {
      parts.push(part as Uint8Array);
      length += (part as Uint8Array).byteLength;
      if (length > MAX_LIST_BYTES) throw new InputError(`${path} is larger than ${MAX_LIST_BYTES >> 20} MiB; split it`);
    }
    return Buffer.concat(parts);
  } finally {
    await file.close();
  }
}

function decode(path: string, bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${path} is not UTF-8 (line ${lineOfBadByte(bytes)}); save it as UTF-8`);
  }
}

function lineOfBadByte(bytes: Uint8Array): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(10, from);
    const to = end === -1 ? bytes.length : end + 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to;
  }
  return line;
}
