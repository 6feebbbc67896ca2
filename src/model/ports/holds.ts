import type { Hold } from '../decisions/hold.ts';

export interface HoldFilter {
  /** Lifted ones too. */
  readonly all?: boolean;
  readonly kind?: Hold['kind'] | undefined;
  readonly subject?: string | undefined;
  /** At most this many, of those before this one. */
  readonly limit?: number;
  readonly before?: string | undefined;
}

/** Holds and their log entries, each written in one transaction. They are lifted, never removed. */
export interface Holds {
  /** Throws InputError for a site, visit, finding or case that is not stored. */
  add(hold: Hold): Promise<void>;
  /** Null: there is none, or it was lifted before. */
  lift(id: string, lifted: NonNullable<Hold['lifted']>): Promise<Hold | null>;
  /** The newest first. */
  list(filter: HoldFilter): Promise<Hold[]>;
}
