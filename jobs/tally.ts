import type { Visit } from '../src/model/facts/visit.ts';
import type { Counts } from '../src/model/ports/fleet.ts';

/** First words of reasons. All others count as one, so that no site adds a name. */
const CLASSES = new Set([
  'archive',
  'blocked',
  'browser',
  'crash',
  'dns',
  'fetch',
  'http',
  'internal',
  'limit',
  'parse',
  'proxy',
  'render',
  'robots',
]);

/**
 * Counts what a worker has done since it was last asked: visits by state, pages, bytes, failures by
 * class.
 */
export function openTally() {
  let done = new Map<string, number>();
  const add = (name: string, count: number): void => void done.set(name, (done.get(name) ?? 0) + count);
  return {
    visited({ state, reason, captures }: Pick<Visit, 'state' | 'reason' | 'captures'>): void {
      const read = captures.filter(({ body }) => body !== null);
      add(`visits ${state}`, 1);
      add('pages', read.filter(({ role }) => role === 'page').length);
      add(
        'bytes',
        read.reduce((sum, { length }) => sum + length, 0),
      );
      const [word = ''] = reason?.split(':', 1) ?? [];
      if (reason !== null) add(`failures ${CLASSES.has(word) ? word : 'other'}`, 1);
    },
    take(): Counts {
      const taken = done;
      done = new Map();
      return taken;
    },
    /** Undoes `take`, when its counts could not be stored. */
    giveBack(taken: Counts): void {
      for (const [name, count] of taken) add(name, count);
    },
  };
}
