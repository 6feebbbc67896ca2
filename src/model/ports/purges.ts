import type { PurgeDocument, PurgePlan, PurgeRule } from '../purge.ts';

export interface FreedBlob {
  readonly digest: string;
  /** It is the list of a visit's records, which names other blobs. */
  readonly isList: boolean;
}

export interface Purges {
  /** What the rule would remove. Nothing changes. */
  plan(rule: PurgeRule): Promise<PurgePlan>;
  /** Removes it, with its record and log entry, in one transaction. The blobs of what was removed are noted as freed. */
  purge(rule: PurgeRule, recordOf: (plan: PurgePlan) => PurgeDocument): Promise<PurgeDocument>;
  /** Records of earlier purges, oldest first. */
  records(): Promise<PurgeDocument[]>;
  /** Blobs that removed rows named, at most so many. */
  freed(limit: number): Promise<FreedBlob[]>;
  /** Notes the blobs that lists name. */
  addFreed(digests: readonly string[], lists: readonly string[]): Promise<void>;
  /** These are gone, or other rows name them. */
  settle(digests: readonly string[]): Promise<void>;
}
