/** Findings, their earlier forms, and the heaviest of them. */

import type { Judgement } from '../decisions/evidence.ts';
import type { Review } from '../decisions/review.ts';
import type { Match, Standing } from '../derived/match.ts';
import type { Join } from '../derived/operator.ts';

export interface Matches {
  get(id: string): Promise<Match | null>;
  /** Ids with this prefix, at most two: enough to tell none, one and several apart. */
  ids(beginning: string): Promise<string[]>;
  /** `wasFlagged`: flagged before, not now. */
  list(filter: MatchFilter): Promise<Match[]>;
  /**
   * The same without their documents.
   *
   * @param withNames true: with the names of listed parties, which takes longer
   */
  rows(filter: MatchFilter, withNames: boolean): Promise<FindingRow[]>;
  /** How many there are, counted to `most`. */
  count(filter: MatchFilter, most: number): Promise<number>;
  /** Those of these ids that are stored. */
  several(ids: readonly string[]): Promise<ReadonlyMap<string, Match>>;
  /** Verdict and weight at a time, of those that have changed since. */
  before(ids: readonly string[], since: string): Promise<ReadonlyMap<string, Pick<Match, 'verdict' | 'weight'>>>;
  /**
   * Earlier documents of a finding, before its verdict or its weight (by a bit or more) changed;
   * latest first.
   */
  earlier(id: string): Promise<EarlierMatch[]>;
  /** The heaviest document of each finding under each model, heaviest first. */
  bests(ids: readonly string[]): Promise<ReadonlyMap<string, readonly BestMatch[]>>;
  /** The same without their documents. */
  bestHeads(ids: readonly string[]): Promise<ReadonlyMap<string, readonly BestHead[]>>;
  /** The flagged findings as far as joining needs them, heaviest first. */
  joins(limit: number): Promise<Join[]>;
  /** Changes after a finding, a judgement or a decision about an operator. */
  revision(): Promise<string>;
  /** True if it would replace a stored document. */
  replaces(match: Match): Promise<boolean>;
}

export interface MatchFilter {
  readonly run?: string;
  readonly verdict?: string;
  readonly flagged?: boolean;
  readonly wasFlagged?: boolean;
  readonly site?: string;
  /** Id of a listed entity: findings with its entry, or with a site that its list gives. */
  readonly entity?: string;
  readonly limit?: number;
  /** Skips this many: the next page. */
  readonly offset?: number;
  /** Only findings after this one in the order of the list. */
  readonly after?: Pick<Match, 'weight' | 'id'>;
  /** `none`: without a judgement; else with this latest one. */
  readonly judged?: 'none' | 'positive' | 'negative' | 'unsure';
  /** The state of the second review, by the judgements since the last negative one. */
  readonly review?: Review;
  /** False: leaves out those whose latest judgement is negative. */
  readonly rejected?: false;
  /** Name of a watchlist: an entity of it is one side, or has that side as its site. */
  readonly list?: string;
  /** Programme of such an entity, as its list writes it. */
  readonly programme?: string;
  /** Kind of a side: `website`, `social-page`, `trade-listing`, `list`. */
  readonly kind?: string;
  /** Name of the person who works on it; null: nobody does. */
  readonly assigned?: string | null;
  /**
   * Found or changed since then (ISO 8601), by the database's clock; the next two are its parts.
   */
  readonly since?: string;
  readonly foundSince?: string;
  readonly changedSince?: string;
  /** Weaker, or stronger, than it was then: another verdict, or a bit or more. */
  readonly weakerSince?: string;
  readonly strongerSince?: string;
}

/** A finding as far as a list of many needs it. */
export interface FindingRow extends Pick<Match, 'id' | 'verdict' | 'weight'> {
  /** Names of sites; of an entry of a list `list:` and its id. */
  readonly left: string;
  readonly right: string;
  /** The latest; null: nobody judged it. */
  readonly judgement: Judgement['judgement'] | null;
  /** ISO 8601, by the database's clock. */
  readonly foundAt: string;
  /** Names of its listed parties; empty if not asked for. */
  readonly names: string;
}

export type BestHead = NonNullable<Standing['best']>;
export interface BestMatch {
  /** Stored then, by the database's clock. */
  readonly since: string;
  /** Last visit at which it was like this or less than one bit lower; null: unknown. */
  readonly seenUntil: string | null;
  readonly match: Match;
}

export interface EarlierMatch {
  /** Valid in this interval, by the database's clock. */
  readonly since: string;
  readonly until: string;
  readonly match: Match;
}
