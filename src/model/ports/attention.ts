/** Who works on a finding, and what a person has seen. */
import type { Assignment } from '../assignment.ts';

/** Who works on a finding. */
export interface Assignments {
  /** With their log entries in one transaction, those of stored findings. Returns how many. */
  add(assignments: readonly Assignment[]): Promise<number>;
  /** The latest on each of these findings. */
  of(matches: readonly string[]): Promise<ReadonlyMap<string, Assignment>>;
  /** To whom findings were given, lately first. */
  people(limit: number): Promise<string[]>;
}

/** Up to when people have seen what is new. */
export interface NewsSeen {
  /** Null: never. @param account of the key or user; empty: who started the desk */
  until(account: string): Promise<string | null>;
  /** Never moves back. */
  move(account: string, until: string): Promise<void>;
}
