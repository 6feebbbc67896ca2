/** What kind of fault a file has. Stands at the end of each sentence, for those who count or sort them. */
export type ProblemCode =
  | 'archive:cut'
  | 'archive:json'
  | 'archive:boundary'
  | 'archive:encoding'
  | 'archive:missing'
  | 'archive:time'
  | 'archive:size'
  | 'archive:count'
  | 'archive:depth'
  | 'archive:path';

/** One sentence: which file, where in it, what is wrong, and what to do or what became of it. */
export function problemAt(code: ProblemCode, path: string, where: string, what: string, then: string): string {
  return `${path}: ${where === '' ? '' : `${where}: `}${what}; ${then} [${code}]`;
}

/** The code of a problem; null for sentences of formats that give none. */
export function codeOf(problem: string): string | null {
  return /\[(archive:[a-z-]+)\]$/.exec(problem)?.[1] ?? null;
}
