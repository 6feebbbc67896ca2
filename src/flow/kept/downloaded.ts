/** The files of a kept address, or why there are none. */
import type { Validators } from '../../model/kept-source.ts';
import type { FetchOutcome } from '../../model/ports/egress.ts';

export type Download =
  | { readonly as: 'unchanged' }
  | { readonly as: 'files'; readonly paths: readonly string[]; readonly validators: Validators }
  | { readonly as: 'failed'; readonly detail: string; readonly retryAfter: number | null };

export type One =
  | Exclude<Download, { as: 'files' }>
  | { readonly as: 'files'; readonly paths: readonly string[]; readonly says: Says };
export type Says = Validators[string];

export const retryOf = (outcome: FetchOutcome): number | null => (outcome.ok ? null : outcome.retryAfter);

/** Null: a whole file. */
export function problemOf(outcome: FetchOutcome): string | null {
  if (!outcome.ok) return `${outcome.detail} (${outcome.code})`;
  if (outcome.status !== 200) return `it answered ${outcome.status}`;
  if (outcome.marks.includes('truncated')) return 'it is too large: fetch it yourself, and import the file';
  return outcome.marks.includes('length-mismatch') ? 'it ended early' : null;
}
