/** Text for a person, at most `most` characters, cut where a word ends and marked as cut. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most - 1);
  const space = head.lastIndexOf(' ');
  // Where words are written without spaces, or one is very long, any character ends the line.
  return `${(space > most / 2 ? head.slice(0, space) : head).toWellFormed().trimEnd()}…`;
}

/** A sentence that ends in a name: "Co., Ltd." brings its own full stop. */
export function fullStop(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
