import type { Suggestion, SuggestionReason, SuggestionState } from '../derived/suggestion.ts';

/** An address with the reasons of one look at it. */
export interface NewSuggestion extends Pick<Suggestion, 'id' | 'address' | 'site' | 'kind'> {
  readonly reasons: readonly SuggestionReason[];
}

export interface SuggestionFilter {
  readonly state?: SuggestionState | undefined;
  readonly entity?: string | undefined;
  readonly site?: string | undefined;
  /** The last one of the page before. */
  readonly after?: Pick<Suggestion, 'id' | 'bits'> | undefined;
  readonly limit?: number | undefined;
}

/** The state of a suggestion, and what is known in it. */
export type SuggestionChange =
  | { readonly state: 'new' }
  | ({ readonly state: 'queued' } & Required<Pick<Suggestion, 'run'>>)
  | ({ readonly state: 'captured' } & Required<Pick<Suggestion, 'visit'>>)
  | ({ readonly state: 'refused' } & Required<Pick<Suggestion, 'detail'>>)
  | ({ readonly state: 'dismissed' } & Required<Pick<Suggestion, 'decision'>>);

/** Derived from visits and lists, but for what people decide. */
export interface Suggestions {
  /**
   * Adds reasons, each once, and ranks anew. A dismissed one returns with a reason of a kind that
   * was not known then. Returns how many are new.
   */
  add(found: readonly NewSuggestion[], rank: (reasons: readonly SuggestionReason[]) => number): Promise<number>;
  get(id: string): Promise<Suggestion | null>;
  /** The first two that begin with these hex digits. */
  ids(beginning: string): Promise<string[]>;
  /** By rank, the highest first; with their reasons. */
  list(filter: SuggestionFilter): Promise<Suggestion[]>;
  /** False: it is in none of these states. */
  change(id: string, from: readonly SuggestionState[], change: SuggestionChange): Promise<boolean>;
}
