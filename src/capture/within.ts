/** Rejects with what `late` makes when the promise has not settled in time; playwright's time-outs do not cover every call. */
export async function within<T>(ms: number, promise: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
    // Whoever gave up does not wait for it any more; it may still fail.
    promise.catch(() => undefined);
  }
}
