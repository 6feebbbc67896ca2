/** Waiting lines of this process, by key: places are given in the order of arrival. */
export class WaitingLines<Key = string> {
  readonly #lines = new Map<Key, { busy: number; readonly waiting: (() => void)[] }>();

  /**
   * Waits for one of `places`. Rejects with the signal's reason. Resolves to a function that gives
   * the place back.
   */
  async enter(key: Key, places: number, signal: AbortSignal | null): Promise<() => void> {
    signal?.throwIfAborted();
    const line = this.#lines.get(key) ?? { busy: 0, waiting: [] };
    this.#lines.set(key, line);
    if (line.busy >= places) await queueUp(line.waiting, signal);
    else line.busy++;
    return () => {
      // The place goes to the next in line, so no newcomer can take it.
      const next = line.waiting.shift();
      if (next !== undefined) next();
      else if (--line.busy === 0) this.#lines.delete(key);
    };
  }
}

/** Resolves when a place was handed over. That place is then already counted as busy. */
function queueUp(waiting: (() => void)[], signal: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const enter = () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    };
    const onAbort = () => {
      waiting.splice(waiting.indexOf(enter), 1);
      reject(signal?.reason);
    };
    waiting.push(enter);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
