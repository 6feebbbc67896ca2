import type { KeptKind, KeptSource } from '../kept-source.ts';

export interface KeptSources {
  /** Adds or replaces it. */
  put(source: KeptSource): Promise<void>;
  /** In the order in which they were added. */
  all(kind: KeptKind): Promise<KeptSource[]>;
  remove(id: string): Promise<boolean>;
  /**
   * One that is due, for this caller alone; by then another may take it again. Null: none is due.
   */
  take(leaseMs: number): Promise<KeptSource | null>;
  /** The address that the desk was last served at; null: it never was. */
  deskAddress(): Promise<string | null>;
  keepDeskAddress(url: string): Promise<void>;
  /** Stores what came of it, unless it was removed meanwhile. */
  settle(source: KeptSource): Promise<void>;
}
