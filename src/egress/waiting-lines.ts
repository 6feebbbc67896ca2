import pLimit, { type LimitFunction } from 'p-limit';

/** Waiting lines of this process, by key: places are given in the order of arrival. */
export class WaitingLines<Key = string> {
  readonly #lines = new Map<Key, LimitFunction>();

  /**
   * Waits for one of `places`. Rejects with the signal's reason. Resolves to a function that gives
   * the place back.
   */
  async enter(key: Key, places: number, signal: AbortSignal | null): Promise<() => void> {
    signal?.throwIfAborted();
    const line = this.#lines.get(key) ?? pLimit(places);
    this.#lines.set(key, line);
    return new Promise((enter, reject) => {
      const onAbort = () => reject(signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
      void line(async () => {
        signal?.removeEventListener('abort', onAbort);
        // An aborted wait keeps its turn in the line, and gives the place on at once.
        if (!signal?.aborted) await new Promise<void>((leave) => enter(leave));
        if (line.activeCount === 1 && line.pendingCount === 0) this.#lines.delete(key);
      });
    });
  }
}
