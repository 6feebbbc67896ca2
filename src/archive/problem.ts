/** The fault of a file. The code ends each sentence, for programs that count or sort them. */
export type ProblemCode =
  `archive:${'cut' | 'json' | 'boundary' | 'encoding' | 'missing' | 'size' | 'address' | 'count' | 'depth' | 'path'}`;

/** @param text the place in the file, the fault, and its effect or remedy */
export function problemIn(path: string, code: ProblemCode, text: string): string {
  return `${path}: ${text} [${code}]`;
}
