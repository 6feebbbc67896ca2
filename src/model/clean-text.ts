/**
 * Makes text fit for PostgreSQL: U+0000 is refused by text and json, and a lone surrogate comes back as another
 * character. Both stand in hostile titles; without this, one of them is a poison job for ever. Raw bytes stay in the blobs.
 */
export function cleanText(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed();
}

/** The same of every string in what JSON can hold. */
export function cleanStrings(value: unknown): unknown {
  const clean = (_: string, part: unknown): unknown => (typeof part === 'string' ? cleanText(part) : part);
  return JSON.parse(JSON.stringify(value), clean);
}

/**
 * The JSON of one line that stays one line wherever it is read: besides what JSON escapes by itself, what some readers
 * take for the end of a line (U+0085, U+2028, U+2029), a terminal for a command (U+007F to U+009F), or an eye for another
 * order (bidirectional overrides). Parsed, it is the same.
 */
export function oneLine(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
