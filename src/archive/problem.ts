/** What is wrong with a file. The code ends each sentence, for programs that count or sort them. */
export type ProblemCode =
  `archive:${'cut' | 'json' | 'boundary' | 'encoding' | 'missing' | 'size' | 'count' | 'depth' | 'path'}`;

/** @param text where in the file, what is wrong, and what became of it or what to do */
export function problemIn(path: string, code: ProblemCode, text: string): string {
  return `${path}: ${text} [${code}]`;
}
