/** The work of all workers together: for metrics, health, an autoscaler. */
import type { Work } from './ledger.ts';

/** The reason why a worker takes fewer targets than it could. */
export type Pressure = 'disk' | 'database';

export interface WorkerState {
  readonly id: string;
  readonly version: string;
  readonly startedAt: string;
  readonly seenAt: string;
  /** Sites that it may capture at the same time now; 0: it takes no new target. */
  readonly atOnce: number;
  readonly pressure: Pressure | null;
}

export interface StepLoad {
  /** Targets that a worker could take now, counted up to `COUNTED`. */
  readonly ready: number;
  readonly inProgress: number;
  /** How long the oldest of them has been ready, in milliseconds; 0: none is. */
  readonly lagMs: number;
}

/** Above it a count says only "at least so many": a higher count costs more than it is worth. */
export const COUNTED = 10_000;

/** Names come from the program, never from a site. */
export type Counts = ReadonlyMap<string, number>;

export interface Fleet {
  /** Reports that a worker is alive for `aliveMs`, and adds its counts since the last report. */
  beat(
    worker: Pick<WorkerState, 'id' | 'version' | 'atOnce' | 'pressure'> & { readonly renders: boolean },
    done: Counts,
    aliveMs: number,
  ): Promise<void>;
  /** A worker that stops is not counted any more. */
  leave(id: string): Promise<void>;
  /** Workers alive, the oldest first; at most 1,000. */
  workers(): Promise<WorkerState[]>;
  /**
   * True if a live worker takes targets that need a browser, or may do so: older programs do not
   * say.
   */
  draws(): Promise<boolean>;
  /** `render`: targets for a worker with a browser; `capture` is without them. */
  steps(): Promise<Record<Work, StepLoad>>;
  /** Targets put off until their host is free, and lanes in use: both counted up to `COUNTED`. */
  hosts(): Promise<{ waiting: number; lanesHeld: number }>;
  /** Everything that workers have counted since the database was made. */
  totals(): Promise<Counts>;
}

/** The database time of this process. */
export interface DatabaseTime {
  readonly statements: number;
  readonly seconds: number;
  readonly failures: number;
}
