import { headerFields } from '../header-fields.ts';

/** A stored HTTP response, taken apart (RFC 9112) tolerantly: archives hold servers' faults. */
export interface HttpMessage {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** The body as stored: encodings not undone. */
  readonly payload: Uint8Array;
}

/** No server sends more: it would be cut into millions of lines. */
const MOST_HEAD_BYTES = 256 << 10;

/** Null when the block does not begin with an HTTP status line. */
export function parseHttpResponse(block: Uint8Array): HttpMessage | null {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const start = bytes.subarray(0, MOST_HEAD_BYTES);
  const strict = start.indexOf('\r\n\r\n', 0, 'latin1');
  const loose = start.indexOf('\n\n', 0, 'latin1');
  const [end, gap] = strict !== -1 && (loose === -1 || strict < loose) ? [strict, 4] : [loose, 2];
  const head = start.toString('latin1', 0, end === -1 ? start.length : end);
  const [statusLine = '', ...lines] = head.split(/\r?\n/);
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})\b/.exec(statusLine)?.[1];
  if (status === undefined) return null;
  const headers: Record<string, string> = Object.create(null);
  for (const [name, written] of headerFields(lines)) {
    const value = written.replaceAll('\0', '');
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  const payload = end === -1 ? new Uint8Array() : bytes.subarray(end + gap);
  return { status: Number(status), headers: { ...headers }, payload };
}
