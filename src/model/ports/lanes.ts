/** Who may ask which host now. */

/** One lane that a request takes: its registrable domain's or its address's. Times are milliseconds from now. */
export interface LaneUse {
  readonly key: string;
  /** Nobody takes the lane again before this is over: from the taking on, and anew from the leaving on. */
  readonly restMs: number;
  /** How the other side was found when the lane is left: it asked to be let alone for so long (429, 503), or answered (null). */
  readonly deferredMs: number | null;
}

/** Taken, or for how long it makes no sense to ask again. `pausedMs`: of that, what the other side has asked for. */
export type LaneAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly restMs: number; readonly pausedMs: number; readonly held: boolean };

/**
 * Who may ask which host now. With a store it is one book for all workers on all machines, kept by the database's clock:
 * rests and pauses outlive a process, and what a killed one held ends with its lease.
 */
export interface Lanes {
  /** Takes all of these lanes, or none. Rejects with TransientError when the database does not answer. */
  take(lanes: readonly LaneUse[], leaseMs: number): Promise<LaneAnswer>;
  /** Keeps lanes that are ours for longer. */
  renew(keys: readonly string[], leaseMs: number): Promise<void>;
  /** Gives lanes back. After several deferrals in a row a lane is paused for long; of lanes that are no longer ours nothing changes. */
  leave(lanes: readonly LaneUse[], patience: LanePatience): Promise<void>;
}

/** After `inARow` deferrals nobody asks for `pauseMs`. */
export interface LanePatience {
  readonly inARow: number;
  readonly pauseMs: number;
}
