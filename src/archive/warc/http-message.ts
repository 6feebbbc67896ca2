/** A stored HTTP response taken apart (RFC 9112), forgiving: archives hold what servers sent, not what they should. */
export interface HttpMessage {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** The body as stored: encodings not undone. */
  readonly payload: Uint8Array;
}

/** More is no server's: it would be cut into millions of lines. */
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
  let last: string | null = null;
  for (const line of lines) {
    if (/^[ \t]/.test(line) && last !== null) {
      headers[last] += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line
      .slice(colon + 1)
      .trim()
      .replaceAll('\0', '');
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
    last = name;
  }
  return {
    status: Number(status),
    headers: { ...headers },
    payload: end === -1 ? new Uint8Array() : bytes.subarray(end + gap),
  };
}
