/**
 * A finding keeps the counts of its first flag, since spam can make any value common later. It
 * loses its flag only if today's counts agree with those, or under another model.
 */
import { isFlagged, type Match } from '../model/derived/match.ts';

/** The background that this finding was first flagged with; null: never under this model. */
export function firstBackground(before: Match | undefined, model: string): string | null {
  if (before?.model !== model) return null;
  return before.flaggedWith ?? (isFlagged(before) ? before.background : null);
}

/** @param first the finding as `today`, weighed with the counts of its first flag */
export function asFirstFlagged(first: Match, { background, verdict, weight }: Match): Match {
  const told = `With today’s counts it would be ${verdict === 'lead' ? 'a lead' : verdict}, ${weight.toFixed(1)} bits: more sites carry what the two share than when it was first flagged.`;
  return { ...first, innocent: [...first.innocent, told], today: { background, verdict, weight } };
}
