/** Limits work that costs a reader process: a few at a time; too many waiting are sent away. */
import { HTTPException } from 'hono/http-exception';

export interface Turns {
  /** Runs it in its turn. Throws 503 if too many wait. */
  take<T>(work: () => Promise<T>): Promise<T>;
}

/** @param waiting jobs that may wait: many, as one page has many pictures */
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
        // The next one gets the place directly, so that no newcomer can pass it.
        const next = queue.shift();
        if (next === undefined) free++;
        else next();
      }
    },
  };
}
