import { basename, delimiter, dirname, isAbsolute, relative, resolve } from 'node:path';
import { shellWord } from './output/shell-word.ts';

/**
 * The program as the person must type it: printed commands begin with it, so that they work when
 * they are pasted.
 * @param script `process.argv[1]`: the path by which Node was given this program
 */
export function typedName(
  script: string,
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const { REVENANT_PROGRAM: said, npm_command: npm, PATH = '' } = environment;
  // Only the operator knows what stands before a container's name.
  if (said) return said;
  // After `npm start` and other scripts of npm too: npx finds what is in this folder, or installed
  // for all. It is never `npx revenant`, another's package.
  if (npm !== undefined) return 'npx revenant-watch';
  const isOnPath = PATH.split(delimiter).some((one) => one !== '' && resolve(one) === dirname(script));
  if (isOnPath) return shellWord(basename(script));
  const short = relative(folder, script);
  return `node ${shellWord(short.startsWith('..') || isAbsolute(short) ? script : short)}`;
}
