/** Sources that the operator switched on. */
import type { SourceName } from '../sources.ts';

export type ProgramAnswer =
  | { readonly ok: true; readonly lines: readonly string[] }
  | { readonly ok: false; readonly outcome: 'slow' | 'too-large' | 'failed'; readonly detail: string };

/** Lines for the input of the operator's program → the lines that it wrote. */
export type AskProgram = (lines: readonly string[]) => Promise<ProgramAnswer>;

/** The sources that are switched on, with what they need. */
export interface SwitchedSources {
  readonly on: readonly SourceName[];
  /** Without a slash at the end. */
  readonly urls: Readonly<Partial<Record<SourceName, string>>>;
  readonly keys: Readonly<Partial<Record<SourceName, string>>>;
  readonly program: AskProgram | null;
}
