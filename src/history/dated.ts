import type { MatchSide } from '../model/derived/match.ts';
import type { Visit } from '../model/facts/visit.ts';
import { FUTURE_TIME, STATED_TIME, UNKNOWN_TIME } from '../model/words.ts';

/** False for a date in the future, and for a saved page with no date but its own. */
export function isDated({ startedAt, marks }: Pick<Visit, 'startedAt' | 'marks'>): boolean {
  return startedAt !== UNKNOWN_TIME && !marks.includes(STATED_TIME) && !marks.includes(FUTURE_TIME);
}

/** The last capture of these sides; null: no time is certain. */
export function lastCapture(sides: readonly Pick<MatchSide, 'capturedAt' | 'timeDoubt'>[]): string | null {
  const times = sides.flatMap(({ capturedAt, timeDoubt }) =>
    timeDoubt === undefined && capturedAt ? [capturedAt] : [],
  );
  return times.sort().at(-1) ?? null;
}
