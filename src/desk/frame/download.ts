/** Sends a file. A browser stores it, and never shows it as a page of the desk's origin. */
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import type { DeskFile } from './files.ts';

export function download(c: Context, { name, type, bytes, broke }: DeskFile): Response {
  attached(c, name);
  const headers = { 'content-type': type };
  if (bytes instanceof Uint8Array) return c.body(new Uint8Array(bytes), 200, headers);
  const stream = Readable.from(bytes);
  stream.on('error', (error) => broke?.(error));
  return c.body(Readable.toWeb(stream) as ReadableStream, 200, headers);
}

/** The headers of a stored, not shown, file. A name may be hostile: RFC 6266, 8187. */
function attached(c: Context, name: string): void {
  const plain = name.replace(/[^\w.-]+/g, '_');
  const exact = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  c.header(
    'content-disposition',
    `attachment; filename="${plain}"${plain === name ? '' : `; filename*=UTF-8''${exact}`}`,
  );
  c.header('content-security-policy', "default-src 'none'; sandbox");
}
