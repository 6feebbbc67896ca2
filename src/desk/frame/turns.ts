/** Limits work that costs a reader process: a few at a time; too many waiting are sent away. */
import { HTTPException } from 'hono/http-exception';
import pLimit from 'p-limit';
import { frameTexts } from '../../texts/frame.ts';

export interface Turns {
  /** Runs it in its turn. Throws 503 if too many wait. */
  take<T>(work: () => Promise<T>): Promise<T>;
}

/** @param waiting jobs that may wait: many, as one page has many pictures */
export function openTurns({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }): Turns {
  const places = pLimit(atOnce);
  return {
    async take(work) {
      if (places.activeCount >= atOnce && places.pendingCount >= waiting)
        throw new HTTPException(503, { message: frameTexts.busy });
      return places(work);
    },
  };
}
