/** Kept pictures of captured pages, and those that are still to be drawn. */
import type { Drawing, Screen } from '../derived/drawing.ts';

export interface PageToDraw {
  readonly visit: string;
  /** Id of its capture; null: the home page of the visit. */
  readonly page: string | null;
  readonly screen: Screen;
}

/** The right to draw a page until the lease ends. */
export interface DrawClaim extends PageToDraw {
  readonly lease: string;
  /** Claims of it so far, with this one: those before ended with their process. */
  readonly attempts: number;
}

export interface Drawings {
  /** Those of these visits, by page and screen; with those that could not be drawn. */
  of(visits: readonly string[]): Promise<Drawing[]>;
  /** For each of these visits a page with a kept picture: the home page if it has one. */
  homes(visits: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * The page that waits longest, unless it waits for less than `waitedMs`; null: none that nobody
   * draws now.
   */
  claim(leaseMs: number, waitedMs: number): Promise<DrawClaim | null>;
  /**
   * Stores what came of it with its log entry, and ends the claim; null: nothing was to be drawn.
   * False: the claim was lost and nothing was written.
   */
  settle(claim: DrawClaim, drawing: Drawing | null): Promise<boolean>;
  /** Ends all leases: only where no other process can draw. */
  reclaim(): Promise<void>;
  /** Puts those back in line for which there was no browser. */
  retry(): Promise<void>;
}
