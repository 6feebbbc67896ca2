import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { ARCHIVE_LIMITS } from './limits.ts';

export interface DecodedBody {
  readonly body: Uint8Array;
  readonly marks: readonly string[];
}

/** More than two content codings are no sender's habit but an attack on whoever unpacks them. */
const MAX_LAYERS = 2;

/**
 * Undoes chunking (RFC 9112, 7.1) and content codings (RFC 9110, 8.4.1) of a stored HTTP body. Many archives keep the
 * header but store the body already undone: a body that does not look coded is handed back as it is. Never throws;
 * what could not be undone is marked (`truncated`, `encoding-unknown`, `encoding-broken`).
 */
export async function decodeBody(
  headers: Readonly<Record<string, string>>,
  raw: Uint8Array,
  maxBytes = ARCHIVE_LIMITS.archiveBodyBytes,
): Promise<DecodedBody> {
  const marks = new Set<string>();
  let body = raw;
  if (/\bchunked\b/i.test(headers['transfer-encoding'] ?? '')) {
    const joined = dechunk(body);
    if (joined !== null) {
      body = joined.body;
      if (joined.cut) marks.add('truncated');
    }
  }
  const codings = (headers['content-encoding'] ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > MAX_LAYERS) {
    marks.add('encoding-broken');
    return { body: body.subarray(0, maxBytes), marks: [...marks] };
  }
  for (const coding of codings.reverse()) {
    const undone = await undo(coding, body, maxBytes);
    for (const mark of undone.marks) marks.add(mark);
    body = undone.body;
  }
  if (body.byteLength > maxBytes) {
    body = body.subarray(0, maxBytes);
    marks.add('truncated');
  }
  return { body, marks: [...marks] };
}

/** Null when the body is not chunked after all. `cut` when it ends before its last chunk. */
export function dechunk(raw: Uint8Array): { body: Uint8Array; cut: boolean } | null {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const parts: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const end = bytes.indexOf('\r\n', at, 'latin1');
    const line = end === -1 ? '' : bytes.toString('latin1', at, Math.min(end, at + 256));
    const size = /^\s*([0-9a-f]{1,8})\s*(;.*)?$/i.exec(line)?.[1];
    if (size === undefined) return at === 0 ? null : { body: Buffer.concat(parts), cut: true };
    const length = Number.parseInt(size, 16);
    if (length === 0) return { body: Buffer.concat(parts), cut: false };
    const start = end + 2;
    if (start + length > bytes.length) {
      // A first "chunk" larger than everything there is: a body whose first line merely looks like a number.
      if (at === 0 && start + length > bytes.length + 2 ** 24) return null;
      return { body: Buffer.concat([...parts, bytes.subarray(start)]), cut: true };
    }
    parts.push(bytes.subarray(start, start + length));
    at = start + length;
    if (bytes[at] === 13 && bytes[at + 1] === 10) at += 2;
  }
}

async function undo(coding: string, raw: Uint8Array, maxBytes: number): Promise<DecodedBody> {
  const unpacker = unpackerFor(coding, raw);
  if (unpacker === 'stored-undone') return { body: raw, marks: [] };
  if (unpacker === null) return { body: raw, marks: ['encoding-unknown'] };
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    Readable.from([raw]).pipe(unpacker);
    for await (const part of unpacker as AsyncIterable<Uint8Array>) {
      parts.push(part);
      length += part.byteLength;
      // Leaving the loop destroys the unpacker: a bomb is not unpacked further.
      if (length > maxBytes) return { body: Buffer.concat(parts).subarray(0, maxBytes), marks: ['truncated'] };
    }
  } catch {
    if (length === 0) return { body: raw, marks: ['encoding-broken'] };
    return { body: Buffer.concat(parts), marks: ['truncated'] };
  }
  return { body: Buffer.concat(parts), marks: [] };
}

function unpackerFor(coding: string, raw: Uint8Array) {
  const [first = 0, second = 0] = raw;
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return first === 0x1f && second === 0x8b ? createGunzip() : 'stored-undone';
    case 'deflate':
      // RFC 9110 means zlib (RFC 1950); some senders send raw deflate, told apart by the header check.
      if ((first & 0x0f) === 8 && (first * 256 + second) % 31 === 0) return createInflate();
      return looksLikeText(first) ? 'stored-undone' : createInflateRaw();
    case 'br':
      return looksLikeText(first) ? 'stored-undone' : createBrotliDecompress();
    default:
      return null;
  }
}

/** '<', white space, or the first byte of a UTF-8 byte order mark: a page that is no longer packed. */
function looksLikeText(first: number): boolean {
  return first === 0x3c || first === 0x0a || first === 0x0d || first === 0x20 || first === 0x09 || first === 0xef;
}
