/** Heavy work of the desk: one job of a person at a time, and people take turns, so nobody waits for all jobs of another. */
import { setTimeout as sleep } from 'node:timers/promises';
import { HTTPException } from 'hono/http-exception';

export interface FairTurns {
  /** Runs it in the person's turn. Throws 429 where this person has too many jobs waiting, 503 where all together have. */
  take<T>(person: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

const TOO_MANY = 'Too many of your reports, bundles and lists wait already: ask again when one of them is done.';
const BUSY = 'The desk is busy: try again soon.';

/** @param each jobs of one person that may wait; waiting: of all people */
export function openFairTurns({
  atOnce,
  each,
  waiting,
}: Readonly<Record<'atOnce' | 'each' | 'waiting', number>>): FairTurns {
  /** Jobs that wait, by person. The first person has waited longest since they asked, or since a job of theirs ended. */
  const lines = new Map<string, (() => void)[]>();
  const busy = new Set<string>();
  let waits = 0;

  function begin(): void {
    for (const [person, [first, ...rest]] of [...lines]) {
      if (busy.size >= atOnce) return;
      if (first === undefined || busy.has(person)) continue;
      if (rest.length > 0) lines.set(person, rest);
      else lines.delete(person);
      busy.add(person);
      waits--;
      first();
    }
  }

  function toTheEnd(person: string): void {
    const line = lines.get(person);
    if (line === undefined) return;
    lines.delete(person);
    lines.set(person, line);
  }

  return {
    async take(person, work, signal) {
      const line = lines.get(person) ?? [];
      const mustWait = busy.has(person) || busy.size >= atOnce;
      if (mustWait && line.length >= each) throw new HTTPException(429, { message: TOO_MANY });
      if (mustWait && waits >= waiting) throw new HTTPException(503, { message: BUSY });
      await new Promise<void>((go) => {
        lines.set(person, [...line, go]);
        waits++;
        begin();
      });
      try {
        // Nobody waits for the answer any more.
        if (signal?.aborted) throw new HTTPException(503, { message: 'The request was broken off.' });
        return await work();
      } finally {
        busy.delete(person);
        toTheEnd(person);
        begin();
      }
    },
  };
}

/** How long a download that has begun waits before it asks for a place again. */
const AGAIN_MS = 1_000;

/**
 * A file in pieces, each made in the person's turn, so that a slow download holds no place. The first is made before anything is
 * answered, so that a refusal is an answer; once begun it waits instead of breaking off.
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
