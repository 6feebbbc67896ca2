import type { Delivery } from '../alert.ts';
import type { ReasonJudgement } from '../derived/reason-judgement.ts';
import type { Suggestion, SuggestionReason, SuggestionState } from '../derived/suggestion.ts';

/** How the key of a run begins that visits suggestions. */
export const OF_SUGGESTIONS = 'suggested:';

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
  | ({ readonly state: 'queued'; readonly domain: string } & Required<Pick<Suggestion, 'run'>>)
  | ({ readonly state: 'captured' } & Required<Pick<Suggestion, 'visit'>>)
  | ({ readonly state: 'refused' } & Required<Pick<Suggestion, 'detail'>>)
  | ({ readonly state: 'dismissed' } & Required<Pick<Suggestion, 'decision'>>);

/** Derived from visits and lists, but for what people decide. */
export interface Suggestions {
  /**
   * Adds reasons, each once, and ranks anew. A dismissed one returns with a reason of a kind that
   * was not known then. The alerts of new ones are stored with them. Returns how many are new.
   */
  add(
    found: readonly NewSuggestion[],
    rank: (reasons: readonly SuggestionReason[]) => number,
    alerts?: (added: NewSuggestion) => readonly Delivery[],
  ): Promise<number>;
  get(id: string): Promise<Suggestion | null>;
  /** The first two that begin with these hex digits. */
  ids(beginning: string): Promise<string[]>;
  /** By rank, the highest first; with their reasons. */
  list(filter: SuggestionFilter): Promise<Suggestion[]>;
  /** Removes them with their reasons. A dismissed one stays: it is a person's decision. */
  forget(ids: readonly string[]): Promise<void>;
  /** Visits that nobody asked for since then, by registrable domain, by the database's clock. */
  queuedSince(at: string): Promise<ReadonlyMap<string, number>>;
  /** False: it is in none of these states. */
  change(id: string, from: readonly SuggestionState[], change: SuggestionChange): Promise<boolean>;
  /** Adds what a person made of one. It goes with the suggestion. */
  judge(judgement: ReasonJudgement): Promise<void>;
  /** The newest 5,000, oldest first. @param until those until this instant */
  judgements(until?: string): Promise<ReasonJudgement[]>;
}
