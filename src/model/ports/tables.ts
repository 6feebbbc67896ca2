import type { PausedByRestore, RollbackRecord } from '../backup.ts';

/**
 * The tables of the database as rows of text: the contents of a backup, the same for every back
 * end.
 */

/** A table, with the columns that rows are made of, without those that the database computes. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

export interface Snapshot {
  /** Number and checksum of the last migration. */
  readonly version: number;
  readonly checksum: string;
  /** Each table after those that its rows refer to. */
  readonly tables: readonly TableShape[];
  /**
   * In batches of a few megabytes: one JSON object a row, each column as the text that the database
   * makes of it.
   */
  rows(table: TableShape): AsyncIterable<readonly string[]>;
}

/** The input of `load`, as a snapshot gives it. */
export type LoadedTables = Pick<Snapshot, 'version' | 'checksum' | 'tables' | 'rows'>;

export interface LoadOptions {
  /** Goes into the log with the rows. */
  readonly rollback?: RollbackRecord;
  /** When given, every schedule and hook is paused at this time. */
  readonly pausedAt?: string;
}

export interface Tables {
  /**
   * One state of all tables. `read` must use nothing but the snapshot: an embedded database serves
   * nobody else until it ends.
   */
  snapshot<T>(read: (snapshot: Snapshot) => Promise<T>): Promise<T>;
  isEmpty(): Promise<boolean>;
  /**
   * Rows of an earlier version are migrated. All or nothing: one transaction. Throws InputError
   * when the tables are not empty, ConfigError when the rows belong to a newer program or another
   * build. Returns what it paused.
   */
  load(from: LoadedTables, options?: LoadOptions): Promise<PausedByRestore | null>;
}
