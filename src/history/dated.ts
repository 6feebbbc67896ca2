import type { MatchSide } from '../model/match.ts';
import type { Visit } from '../model/visit.ts';
import { FUTURE_TIME, STATED_TIME, UNKNOWN_TIME } from '../model/words.ts';

/** False for a saved page of which nobody but itself says when it was taken, and for a date in the future: it has no place in time. */
export function isDated({ startedAt, marks }: Pick<Visit, 'startedAt' | 'marks'>): boolean {
  return startedAt !== UNKNOWN_TIME && !marks.includes(STATED_TIME) && !marks.includes(FUTURE_TIME);
}

/** The last capture of these sides. Null where none has a time that is known and not in doubt. */
export function lastCapture(sides: readonly Pick<MatchSide, 'capturedAt' | 'timeDoubt'>[]): string | null {
  const times = sides.flatMap(({ capturedAt, timeDoubt }) =>
    timeDoubt === undefined && capturedAt ? [capturedAt] : [],
  );
  return times.sort().at(-1) ?? null;
}
