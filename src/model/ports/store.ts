/** The tables of the database besides the ledger. */
import type { Assignments, Inbox, NewsSeen } from './attention.ts';
import type { Attributions } from './attributions.ts';
import type { Audit } from './audit.ts';
import type { Cases } from './cases.ts';
import type { Comments } from './comments.ts';
import type { Drawings } from './drawings.ts';
import type { Entities, EntityNames, Mentions } from './entities.ts';
import type { EvidenceLog, Judgements, OperatorDecisions } from './evidence.ts';
import type { Fingerprints } from './fingerprints.ts';
import type { DatabaseTime, Fleet } from './fleet.ts';
import type { Follows } from './follows.ts';
import type { Holds } from './holds.ts';
import type { KeptSources } from './kept.ts';
import type { Lanes } from './lanes.ts';
import type { Ledger } from './ledger.ts';
import type { SweepLists } from './lists.ts';
import type { Matches } from './matches.ts';
import type { Hooks, Outbox } from './outbox.ts';
import type { Purges } from './purges.ts';
import type { Observations } from './registry.ts';
import type { Requests } from './requests.ts';
import type { SavedSearches } from './saved-searches.ts';
import type { Schedules } from './schedules.ts';
import type { Search } from './search.ts';
import type { Sifts } from './sift.ts';
import type { Suggestions } from './suggestions.ts';
import type { Tables } from './tables.ts';
import type { Tokens, Users } from './users.ts';
import type { Watchlists } from './watchlists.ts';

/** Versions of the tables; 0: there were none. */
export interface Migrated {
  readonly from: number;
  readonly to: number;
}

export interface Store {
  readonly ledger: Ledger;
  readonly fingerprints: Fingerprints;
  readonly matches: Matches;
  readonly drawings: Drawings;
  readonly outbox: Outbox;
  readonly hooks: Hooks;
  readonly entities: Entities;
  readonly entityNames: EntityNames;
  readonly attributions: Attributions;
  readonly watchlists: Watchlists;
  readonly mentions: Mentions;
  readonly suggestions: Suggestions;
  readonly follows: Follows;
  readonly schedules: Schedules;
  readonly sifts: Sifts;
  readonly search: Search;
  readonly savedSearches: SavedSearches;
  readonly lists: SweepLists;
  readonly kept: KeptSources;
  readonly lanes: Lanes;
  readonly fleet: Fleet;
  readonly log: EvidenceLog;
  readonly judgements: Judgements;
  readonly operatorDecisions: OperatorDecisions;
  readonly assignments: Assignments;
  readonly newsSeen: NewsSeen;
  readonly inbox: Inbox;
  readonly comments: Comments;
  readonly cases: Cases;
  readonly tokens: Tokens;
  readonly requests: Requests;
  readonly users: Users;
  readonly observations: Observations;
  readonly tables: Tables;
  readonly purges: Purges;
  readonly holds: Holds;
  readonly audit: Audit;
  /** Throws ConfigError when a newer program has changed the database. */
  check(): Promise<void>;
  /** The time of this process in the database. */
  time(): DatabaseTime;
  /** The changes to its tables on opening. */
  readonly migrated: Migrated;
  close(): Promise<void>;
}
