import type { PurgeDocument, PurgePlan, PurgeProgress, PurgeRule } from '../decisions/purge.ts';

export interface FreedBlob {
  readonly digest: string;
  /** It is the list of a visit's records, which names other blobs. */
  readonly isList: boolean;
}

export interface Purges {
  /**
   * The epoch changes after each removal, for all processes from its commit on. They compare it
   * with the epoch of what they keep in memory.
   */
  epoch(): Promise<string>;
  /** The rows that the rule would remove. Nothing changes. */
  plan(rule: PurgeRule): Promise<PurgePlan>;
  /**
   * Stores the plan, so that any process can carry it out. Returns its id. Nothing is removed yet.
   * With a rule without an age, nothing is compared with its sites from now on.
   */
  begin(rule: PurgeRule, recordOf: (plan: PurgePlan) => PurgeDocument): Promise<string>;
  /**
   * Removes one more part of it, at most `atOnce` visits or findings, with its record and log entry
   * in one transaction. The blobs of removed rows are noted as freed. Null: more is left. Else the
   * record of the whole. The last step writes the tables of an embedded database anew: its files
   * then hold nothing of the removed rows.
   */
  step(id: string, atOnce: number, at: string): Promise<PurgeDocument | null>;
  /**
   * Purges that have not ended, the first first.
   * @param idleMs only those without a step for so long
   */
  running(idleMs?: number): Promise<PurgeProgress[]>;
  /** Records of earlier purges, oldest first. @param limit the newest of this number */
  records(limit?: number): Promise<PurgeDocument[]>;
  /**
   * Suggestions that were last found, or visited, before then, whose site was never flagged, and
   * which no hold and no open case keeps. `isUnseeded`: all visits of the site were of suggestions.
   */
  expiredSuggestions(
    before: string,
    limit: number,
  ): Promise<{ readonly id: string; readonly site: string; readonly isUnseeded: boolean }[]>;
  /** Notes blobs that may go from this time on. */
  free(blobs: readonly FreedBlob[], due: string): Promise<void>;
  /** Blobs that removed rows named, and others that are due then; at most `limit`. */
  freed(limit: number, at: string): Promise<FreedBlob[]>;
  /** Notes the blobs that lists name. */
  addFreed(digests: readonly string[], lists: readonly string[]): Promise<void>;
  /** Forgets these blobs: they are gone, or other rows name them. */
  settle(digests: readonly string[]): Promise<void>;
}
