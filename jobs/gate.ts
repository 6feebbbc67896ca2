import pLimit from 'p-limit';

/**
 * Lets many jobs run side by side, or one alone. A suspect must be the only job in flight (safety
 * of quarantine).
 */
export function createGate() {
  /** Jobs pass it one by one; one that runs alone stays in it. */
  const door = pLimit(1);
  const running = new Set<Promise<unknown>>();

  return {
    async shared<T>(work: () => Promise<T>): Promise<T> {
      const { job } = await door(() => {
        const job = work();
        const ended = () => running.delete(job);
        running.add(job);
        job.then(ended, ended);
        return { job };
      });
      return job;
    },
    alone: <T>(work: () => Promise<T>): Promise<T> =>
      door(async () => {
        await Promise.allSettled(running);
        return work();
      }),
  };
}
