import { cleanText } from '../model/clean-text.ts';

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
