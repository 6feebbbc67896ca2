import type { Follow } from '../derived/follow.ts';
import type { RunOptions } from './ledger.ts';

/** Crawls that workers do because a person asked for them. */
export interface Follows {
  /** False: an open one follows one of its entities already. */
  add(follow: Follow, options: RunOptions): Promise<boolean>;
  get(id: string): Promise<Follow | null>;
  /** The newest first. */
  list(limit: number): Promise<Follow[]>;
  /** The next open one that no worker has: this one has it for so long. Null: there is none. */
  take(worker: string, leaseMs: number, after: number): Promise<TakenFollow | null>;
  /** Gives it back as it is now. False: it was stopped, or another worker has it. */
  giveBack(follow: Follow, worker: string): Promise<boolean>;
  /** False: it was not open. */
  stop(id: string, at: string): Promise<boolean>;
}

interface TakenFollow {
  readonly follow: Follow;
  readonly options: RunOptions;
  /** Its place in the order, for the next call. */
  readonly place: number;
}
