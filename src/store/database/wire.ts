/**
 * The few messages of the PostgreSQL wire protocol (version 3) that the embedded database reads or
 * writes.
 */

export interface Frame {
  /** One letter, such as Q (query), S (sync), Z (ready for query). */
  readonly type: string;
  /** The whole message, with its type and length. */
  readonly bytes: Uint8Array;
}

/** Splits off whole messages; `rest` has not arrived in full. */
export function cutFrames(bytes: Uint8Array): { frames: Frame[]; rest: Uint8Array } {
  const frames: Frame[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at + 5 <= bytes.length) {
    const length = view.getInt32(at + 1);
    if (length < 4) throw new Error('a message of the database protocol has no length');
    const end = at + 1 + length;
    if (end > bytes.length) break;
    frames.push({ type: String.fromCharCode(bytes[at] ?? 0), bytes: bytes.subarray(at, end) });
    at = end;
  }
  return { frames, rest: bytes.subarray(at) };
}

function frame(type: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

export function query(text: string): Buffer {
  return frame('Q', Buffer.from(`${text}\0`));
}

export function commandComplete(tag: string): Buffer {
  return frame('C', Buffer.from(`${tag}\0`));
}

/** `I` idle, `T` in a transaction, `E` in a failed one. */
export function readyForQuery(status: string): Buffer {
  return frame('Z', Buffer.from(status));
}

/** A server's answer to the start-up message: no password, its parameters, ready. */
export function greeting(): Buffer {
  // biome-ignore format: a dense table
  const parameters = {
    server_version: '18.0 (embedded)', server_encoding: 'UTF8', client_encoding: 'UTF8', DateStyle: 'ISO, MDY',
    integer_datetimes: 'on', standard_conforming_strings: 'on', TimeZone: 'GMT',
  };
  return Buffer.concat([
    frame('R', Buffer.alloc(4)),
    ...Object.entries(parameters).map(([name, value]) => frame('S', Buffer.from(`${name}\0${value}\0`))),
    frame('K', Buffer.alloc(8)),
    readyForQuery('I'),
  ]);
}

export function queryText(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(5, -1)).toString();
}

/** The channel of a NotificationResponse. */
export function notificationChannel(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(9, bytes.indexOf(0, 9))).toString();
}

export function startupParameters(bytes: Uint8Array): Map<string, string> {
  const parts = Buffer.from(bytes.subarray(8)).toString().split('\0');
  const pairs = new Map<string, string>();
  for (let index = 0; index + 1 < parts.length; index += 2) pairs.set(parts[index] ?? '', parts[index + 1] ?? '');
  return pairs;
}
