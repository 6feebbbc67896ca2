/** Runs the desk's heavy work one job a person, in turns: nobody waits for all jobs of another. */
import { setTimeout as sleep } from 'node:timers/promises';
import { HTTPException } from 'hono/http-exception';

export interface FairTurns {
  /** Runs it in the person's turn. Throws 429 if many of their jobs wait, 503 if many of all. */
  take<T>(person: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

const TOO_MANY = 'Too many of your reports, bundles and lists wait already: ask again when one of them is done.';
const BUSY = 'The desk is busy: try again soon.';

/** @param each waiting jobs of one person @param waiting of all people */
export function openFairTurns({
  atOnce,
  each,
  waiting,
}: Readonly<Record<'atOnce' | 'each' | 'waiting', number>>): FairTurns {
  /** Waiting jobs by person. The first has waited longest since asking, or since a job ended. */
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
