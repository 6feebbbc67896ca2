/** Limits work that costs a reader process: a few at a time; too many waiting are sent away. */
import { HTTPException } from 'hono/http-exception';
import pLimit from 'p-limit';
import { frameTexts } from '../../texts/frame.ts';

export type Turns = ReturnType<typeof openTurns>;

/** @param waiting jobs that may wait: many, as one page has many pictures */
export function openTurns({ atOnce, waiting }: Readonly<Record<'atOnce' | 'waiting', number>>) {
  const places = pLimit(atOnce);
  return {
    /** Runs it in its turn. Throws 503 if too many wait. */
    async take<T>(work: () => Promise<T>): Promise<T> {
      if (places.activeCount >= atOnce && places.pendingCount >= waiting)
        throw new HTTPException(503, { message: frameTexts.busy });
      return places(work);
    },
  };
}
