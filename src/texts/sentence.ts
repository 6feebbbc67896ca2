/** A sentence with places for names, links and commands: a page fills them with its markup. */
export function sentence<const Parts extends readonly unknown[]>(
  words: TemplateStringsArray,
  ...parts: Parts
): readonly (string | Parts[number])[] {
  return words.flatMap((text, i) => (i < parts.length ? [text, parts[i]] : [text]));
}

/** The page's markup around words of a sentence: a link, a command, bold words. */
export type Mark<Part> = (words: string) => Part;
