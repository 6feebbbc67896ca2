/** Runs the desk's heavy work one job a person, in turns: nobody waits for all jobs of another. */
import { setTimeout as sleep } from 'node:timers/promises';
import { HTTPException } from 'hono/http-exception';
import pLimit, { type LimitFunction } from 'p-limit';
import { frameTexts } from '../../texts/frame.ts';

export type FairTurns = ReturnType<typeof openFairTurns>;

/** @param each waiting jobs of one person @param waiting of all people */
export function openFairTurns({ atOnce, each, waiting }: Readonly<Record<'atOnce' | 'each' | 'waiting', number>>) {
  /** The jobs of a person, one at a time; each then waits for a place behind those of others. */
  const lines = new Map<string, LimitFunction>();
  const places = pLimit(atOnce);
  let asked = 0;

  return {
    /** Runs it in the person's turn. Throws 429 if many of their jobs wait, 503 if many of all. */
    async take<T>(person: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
      const line = lines.get(person) ?? pLimit(1);
      if (line.activeCount + line.pendingCount > each)
        throw new HTTPException(429, { message: frameTexts.tooManyJobs });
      if (asked >= atOnce + waiting) throw new HTTPException(503, { message: frameTexts.busy });
      lines.set(person, line);
      asked++;
      try {
        return await line(places, async () => {
          // Nobody waits for the answer any more.
          if (signal?.aborted) throw new HTTPException(503, { message: frameTexts.brokenOff });
          return work();
        });
      } finally {
        asked--;
        if (line.activeCount + line.pendingCount === 0) lines.delete(person);
      }
    },
  };
}

/** Time for which a started download waits before it asks for a place again. */
const AGAIN_MS = 1_000;

/**
 * A file in pieces, each made in the person's turn, so that a slow download holds no place. The
 * first is made before the answer, so that a refusal is an answer. Later pieces wait instead of
 * breaking off.
 */
export async function inTurns<T>(
  heavy: FairTurns,
  person: string,
  pieces: AsyncGenerator<T>,
): Promise<AsyncGenerator<T>> {
  try {
    const first = await heavy.take(person, () => pieces.next());
    return goOn(first, () => again(() => heavy.take(person, () => pieces.next())), pieces);
  } catch (error) {
    await pieces.return(undefined);
    throw error;
  }
}

async function* goOn<T>(
  first: IteratorResult<T, unknown>,
  next: () => Promise<IteratorResult<T, unknown>>,
  pieces: AsyncGenerator<T>,
): AsyncGenerator<T> {
  try {
    for (let piece = first; piece.done !== true; piece = await next()) yield piece.value;
  } finally {
    await pieces.return(undefined);
  }
}

async function again<T>(take: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await take();
    } catch (error) {
      if (!(error instanceof HTTPException)) throw error;
      await sleep(AGAIN_MS);
    }
}
