/** What all workers together do, for those who watch them: metrics, health, an autoscaler. */
import type { Work } from './ledger.ts';

/** Why a worker takes less than it could. */
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

/** Above it a count says only "at least so many": to count more costs what the figure is not worth. */
export const COUNTED = 10_000;

/** Names come from the program, never from a site. */
export type Counts = ReadonlyMap<string, number>;

export interface Fleet {
  /** Says that a worker lives, for so long, and adds what it has done since. */
  beat(
    worker: Pick<WorkerState, 'id' | 'version' | 'atOnce' | 'pressure'> & { readonly renders: boolean },
    done: Counts,
    aliveMs: number,
  ): Promise<void>;
  /** A worker that stops is not counted any more. */
  leave(id: string): Promise<void>;
  /** Workers alive, the oldest first; at most 1,000. */
  workers(): Promise<WorkerState[]>;
  /** Whether a worker lives that takes targets that need a browser, or may do so: older programs do not say. */
  draws(): Promise<boolean>;
  /** `render`: what a worker with a browser captures; `capture` is without it. */
  steps(): Promise<Record<Work, StepLoad>>;
  /** Targets put off until their host is free, and lanes in use: both counted up to `COUNTED`. */
  hosts(): Promise<{ waiting: number; lanesHeld: number }>;
  /** Everything that workers have counted since the database was made. */
  totals(): Promise<Counts>;
}

/** What the database has cost this process. */
export interface DatabaseTime {
  readonly statements: number;
  readonly seconds: number;
  readonly failures: number;
}
