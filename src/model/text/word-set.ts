/** The words of a table that is written as one text, with white space between. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
