/** Which part a stored body plays: by content type, and by its first bytes where the type is missing or says nothing. */
export function roleOf(contentType: string | undefined, body: Uint8Array): 'page' | 'image' | 'document' | null {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'page';
  if (type.startsWith('image/')) return 'image';
  if (type === 'application/pdf') return 'document';
  if (type !== '' && type !== 'application/octet-stream' && type !== 'unknown/unknown') return null;
  if (isPicture(body)) return 'image';
  if (isRecognised(body)) return 'document';
  return looksLikeHtml(body) ? 'page' : null;
}

/** True when a document begins within the first kilobyte. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').replaceAll('\0', '');
  return /<(!doctype\s+html|html|head|body|title|meta)\b/i.test(start);
}

/** True of bytes that begin as a picture or a document does: no content coding hides them. */
export function isRecognised(bytes: Uint8Array): boolean {
  return isPicture(bytes) || Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

function isPicture(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return (
    start.startsWith('\xff\xd8\xff') ||
    start.startsWith('\x89PNG\r\n') ||
    start.startsWith('GIF8') ||
    /^RIFF....WEBP/s.test(start)
  );
}
