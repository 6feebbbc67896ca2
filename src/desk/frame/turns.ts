/** Work that costs a reader process is done a few at a time; who comes when too many wait is asked to come back. */
import { HTTPException } from 'hono/http-exception';

export interface Turns {
  /** Runs it when its turn comes. Throws 503 where too many wait. */
  take<T>(work: () => Promise<T>): Promise<T>;
}

/** @param waiting of one page's pictures many may wait */
export function openTurns({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }): Turns {
  const queue: (() => void)[] = [];
  let free = atOnce;
  return {
    async take(work) {
      if (free > 0) free--;
      else if (queue.length >= waiting) throw new HTTPException(503, { message: 'The desk is busy: try again soon.' });
      else await new Promise<void>((go) => queue.push(go));
      try {
        return await work();
      } finally {
        // The place goes to the next one directly, so nobody who comes now can pass it.
        const next = queue.shift();
        if (next === undefined) free++;
        else next();
      }
    },
  };
}
