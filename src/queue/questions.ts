/**
 * Answers the questions put to a queue, with a value or an error that tells the scheduler what to
 * do.
 */
import { messageOf, TransientError } from '../errors.ts';

/** Back-off after a queue did not answer, or was full. */
export const RETRY_MS = 5_000;

/** The ledger still knows the work, so another process adds it. */
export const closedError = (): TransientError => new TransientError('queue:closed', 'the queue is closed', RETRY_MS);

export function openQuestions() {
  let isClosed = false;
  const waiting = new Set<(error: Error) => void>();
  return {
    async ask<T>(question: () => Promise<T>): Promise<T> {
      if (isClosed) throw closedError();
      let end: (error: Error) => void = () => undefined;
      const ended = new Promise<never>((_, reject) => {
        end = reject;
      });
      waiting.add(end);
      try {
        return await Promise.race([typed(question), ended]);
      } finally {
        waiting.delete(end);
      }
    },
    /** From now on. */
    refuse(): void {
      isClosed = true;
    },
    /** Questions that still wait: a back end that is closed never answers. */
    end(): void {
      for (const end of waiting) end(closedError());
    },
  };
}

/** Errors of the back end are transient: no job is at fault. */
async function typed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const cause = { cause: error };
    if (messageOf(error).startsWith('OOM '))
      throw new TransientError('queue:full', 'the queue server is full: raise its maxmemory', RETRY_MS, cause);
    throw new TransientError('queue:unavailable', `the queue does not answer: ${messageOf(error)}`, RETRY_MS, cause);
  }
}
