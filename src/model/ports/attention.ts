/** Assignments of findings to people, and the findings that each person has seen. */
import type { Assignment } from '../decisions/assignment.ts';

/** Assignments of findings to people. */
export interface Assignments {
  /**
   * Stores assignments of stored findings with their log entries in one transaction. Returns how
   * many.
   */
  add(assignments: readonly Assignment[]): Promise<number>;
  /** The latest on each of these findings. */
  of(matches: readonly string[]): Promise<ReadonlyMap<string, Assignment>>;
  /** The people who were given findings, the latest first. */
  people(limit: number): Promise<string[]>;
}

/** The times up to which people have seen the news. */
export interface NewsSeen {
  /** Null: never. @param account of the key or user; empty: the person who started the desk */
  until(account: string): Promise<string | null>;
  /** Never moves back. */
  move(account: string, until: string): Promise<void>;
}
