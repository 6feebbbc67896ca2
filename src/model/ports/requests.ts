/** A request that was begun under an Idempotency-Key. */
export interface KnownRequest {
  /** SHA-256 of the request. */
  readonly request: string;
  /** Null: still at work. */
  readonly status: number | null;
  readonly type: string | null;
  /** Null: the answer was not kept. */
  readonly answer: string | null;
}

/** Requests of the last 24 hours by their Idempotency-Key. */
export interface Requests {
  /**
   * `new`: this caller must do it. `full`: the owner has too many.
   * @param key hashed with its owner
   */
  begin(key: string, owner: string, request: string): Promise<'new' | 'full' | KnownRequest>;
  end(
    key: string,
    answer: { readonly status: number; readonly type: string; readonly answer: string | null },
  ): Promise<void>;
  /** The request may be sent again. */
  forget(key: string): Promise<void>;
}
