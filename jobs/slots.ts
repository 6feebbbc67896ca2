/** Lets a fixed number of jobs run at the same time, first come first served, across all queues. */
export function openSlots(most: number) {
  let allowed = most;
  let running = 0;
  const waiting: (() => void)[] = [];

  function wake(): void {
    for (; running < allowed && waiting.length > 0; running++) waiting.shift()?.();
  }

  return {
    async within<T>(work: () => Promise<T>): Promise<T> {
      await new Promise<void>((start) => {
        waiting.push(start);
        wake();
      });
      try {
        return await work();
      } finally {
        running--;
        wake();
      }
    },
    /** From now on starts a job only while fewer than `now` run. */
    atMost(now: number): void {
      allowed = now;
      wake();
    },
  };
}
