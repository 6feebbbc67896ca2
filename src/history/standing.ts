/** A finding compared with its best. */
import { isWeaker, type Match, type Standing } from '../model/derived/match.ts';
import type { BestMatch } from '../model/ports/matches.ts';
import { lastCapture } from './dated.ts';
import { evidenceChange } from './evidence-change.ts';

/** `bests`: one per model, heaviest first; a later one makes `match` no weaker. Null: no best. */
export function standingOf(match: Match, bests: readonly BestMatch[]): Standing | null {
  const [best] = bests;
  if (best === undefined) return null;
  // Documents of two models do not show what the sites changed.
  const heavier = bests.filter((one) => isWeaker(match, one.match) && !isLater(one.match, match));
  const before = heavier.find((one) => one.match.model === match.model) ?? heavier[0];
  const { verdict, weight, model } = best.match;
  return {
    best: { verdict, weight, model, since: best.since, seenUntil: best.seenUntil },
    weaker: before === undefined ? null : evidenceChange(before.match, match),
  };
}

/** False where either time is unknown. */
function isLater(one: Match, other: Match): boolean {
  const [ofOne, ofOther] = [lastSeen(one), lastSeen(other)];
  return ofOne !== null && ofOther !== null && ofOne > ofOther;
}

/** The last visit of either side. The date of a list is no visit. */
function lastSeen({ left, right }: Match): string | null {
  return lastCapture([left, right].filter(({ kind }) => kind !== 'list'));
}
