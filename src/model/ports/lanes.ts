/**
 * One lane of a request: its registrable domain's or its address's. Times are milliseconds from
 * now.
 */
export interface LaneUse {
  readonly key: string;
  /** Least time before the next use, counted from taking and again from leaving. */
  readonly restMs: number;
  /** The pause that the host asked for (429, 503); null: it answered. */
  readonly deferredMs: number | null;
}

/**
 * Taken, or how long to wait before the next try. `pausedMs`: the part that the host asked for.
 * `held`: keys that others hold.
 */
export type LaneAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly restMs: number; readonly pausedMs: number; readonly held: readonly string[] };

/**
 * Grants requests to hosts. With a store all workers on all machines share the lanes by the
 * database's clock: delays and pauses survive a process, and the lanes of a killed one expire with
 * its lease.
 */
export interface Lanes {
  /**
   * Takes all of these lanes or none. Rejects with TransientError when the database does not
   * answer.
   */
  take(lanes: readonly LaneUse[], leaseMs: number): Promise<LaneAnswer>;
  /** Extends the lease on our lanes. */
  renew(keys: readonly string[], leaseMs: number): Promise<void>;
  /**
   * Returns our lanes. Several deferrals in a row pause a lane. Lanes that expired meanwhile stay
   * unchanged.
   */
  leave(lanes: readonly LaneUse[], patience: LanePatience): Promise<void>;
}

/** After `inARow` deferrals the lane pauses for `pauseMs`. */
export type LanePatience = { readonly inARow: number; readonly pauseMs: number };
