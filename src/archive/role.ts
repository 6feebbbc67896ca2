import type { ArchivedRole } from './archived.ts';

/** By content type, or by the first bytes where that is missing or unspecific. */
export function roleOf(contentType: string | undefined, body: Uint8Array): Exclude<ArchivedRole, 'backdrop'> | null {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'page';
  if (type.startsWith('image/')) return 'image';
  if (type === 'application/pdf') return 'document';
  if (type === 'text/css') return 'style';
  if (type !== '' && type !== 'application/octet-stream' && type !== 'unknown/unknown') return null;
  const start = Buffer.from(body.subarray(0, 12)).toString('latin1');
  if (PICTURE.test(start)) return 'image';
  if (start.startsWith('%PDF-')) return 'document';
  return looksLikeHtml(body) ? 'page' : null;
}

/** JPEG, PNG, GIF, WebP. */
const PICTURE = /^(?:\xff\xd8\xff|\x89PNG\r\n|GIF8|RIFF....WEBP)/s;

/** True when a document begins within the first kilobyte. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').replaceAll('\0', '');
  return /<(!doctype\s+html|html|head|body|title|meta)\b/i.test(start);
}
