/**
 * Makes text fit for PostgreSQL: U+0000 is refused by text and json, and a lone surrogate comes back as another
 * character. Both stand in hostile titles; without this, one of them is a poison job for ever. Raw bytes stay in the blobs.
 */
export function cleanText(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed();
}

/** The JSON text of a document, every string in it (names of members too) cleaned. */
export function cleanJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'string') return cleanText(part);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.keys(part).every((name) => cleanText(name) === name) ? part : withCleanNames(part);
  });
}

function withCleanNames(part: object): object {
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [cleanText(name), value]));
}
