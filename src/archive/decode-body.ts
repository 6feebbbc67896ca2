import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { ARCHIVE_LIMITS } from './limits.ts';

type DecodedBody = { readonly body: Uint8Array; readonly marks: readonly string[] };

/** No honest sender uses more content codings; many layers are a decompression bomb. */
const MAX_LAYERS = 2;

/**
 * Undoes chunking (RFC 9112, 7.1) and content codings (RFC 9110, 8.4.1). Many archives keep the
 * header but store the decoded body: that is returned unchanged. Faults are marks (`truncated`,
 * `encoding-unknown`, `encoding-broken`).
 */
export async function decodeBody(
  headers: Readonly<Record<string, string>>,
  raw: Uint8Array,
  maxBytes = ARCHIVE_LIMITS.archiveBodyBytes,
): Promise<DecodedBody> {
  const marks = new Set<string>();
  const joined = /\bchunked\b/i.test(headers['transfer-encoding'] ?? '') ? dechunk(raw) : null;
  if (joined?.cut) marks.add('truncated');
  let body = joined?.body ?? raw;
  const stated = (headers['content-encoding'] ?? '').toLowerCase().split(',');
  const codings = stated.map((coding) => coding.trim()).filter((coding) => coding !== '' && coding !== 'identity');
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

/** Null when the body is not chunked. `cut`: it ends before its last chunk. */
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
      // A first "chunk" larger than the body: its first line only looks like a number.
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
  if (unpacker === 'already-decoded') return { body: raw, marks: [] };
  if (unpacker === null) return { body: raw, marks: ['encoding-unknown'] };
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    Readable.from([raw]).pipe(unpacker);
    for await (const part of unpacker as AsyncIterable<Uint8Array>) {
      parts.push(part);
      length += part.byteLength;
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
      return first === 0x1f && second === 0x8b ? createGunzip() : 'already-decoded';
    case 'deflate':
      // RFC 9110 means zlib (RFC 1950); some senders send raw deflate: the header check decides.
      if ((first & 0x0f) === 8 && (first * 256 + second) % 31 === 0) return createInflate();
      return looksLikeText(first) ? 'already-decoded' : createInflateRaw();
    case 'br':
      return looksLikeText(first) ? 'already-decoded' : createBrotliDecompress();
    default:
      return null;
  }
}

/** '<', white space or a UTF-8 byte order mark: the page was stored decoded. */
function looksLikeText(first: number): boolean {
  return [0x3c, 0x0a, 0x0d, 0x20, 0x09, 0xef].includes(first);
}
