import type { Visit } from '../model/visit.ts';
import { FUTURE_TIME, STATED_TIME, UNKNOWN_TIME } from '../model/words.ts';

/** False for a saved page of which nobody but itself says when it was taken, and for a date in the future: it has no place in time. */
export function isDated({ startedAt, marks }: Pick<Visit, 'startedAt' | 'marks'>): boolean {
  return startedAt !== UNKNOWN_TIME && !marks.includes(STATED_TIME) && !marks.includes(FUTURE_TIME);
}
