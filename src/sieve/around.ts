/** A place in a text → the words around it, as a quotation. */
const QUOTE = 160;

export function around(text: string, from: number, to: number): string {
  const room = Math.max(0, QUOTE - (to - from)) >> 1;
  return text
    .slice(Math.max(0, from - room), Math.min(text.length, to + room))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, QUOTE);
}
