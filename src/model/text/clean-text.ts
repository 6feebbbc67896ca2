/**
 * Removes characters that PostgreSQL refuses or changes: U+0000 and lone surrogates. The raw bytes
 * stay in the blobs.
 */
export function cleanText(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed();
}

/** `cleanText` on every string of a JSON value. */
export function cleanStrings(value: unknown): unknown {
  const clean = (_: string, part: unknown): unknown => (typeof part === 'string' ? cleanText(part) : part);
  return JSON.parse(JSON.stringify(value), clean);
}

/**
 * Also escapes line ends that JSON allows (U+0085, U+2028, U+2029), terminal controls (U+007F to
 * U+009F) and bidirectional overrides, so that one document stays one line everywhere. It parses to
 * the same value.
 */
export function oneLine(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
