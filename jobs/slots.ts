import { EventEmitter, once } from 'node:events';
import pLimit from 'p-limit';

/** Lets a fixed number of jobs run at the same time, first come first served, across all queues. */
export function openSlots(most: number) {
  const slots = pLimit(Math.max(1, most));
  /** p-limit knows no limit of 0: the first job then waits in its slot. */
  const state = { paused: most === 0 };
  const pause = new EventEmitter();

  return {
    within: <T>(work: () => Promise<T>): Promise<T> =>
      slots(async () => {
        while (state.paused) await once(pause, 'end');
        return work();
      }),
    /** From now on starts a job only while fewer than `now` run. */
    atMost(now: number): void {
      slots.concurrency = Math.max(1, now);
      state.paused = now === 0;
      if (!state.paused) pause.emit('end');
    },
  };
}
