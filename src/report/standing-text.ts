/** A finding compared with its best, and with what was judged: one sentence each. */
import type { Judgement } from '../model/evidence.ts';
import { evidenceDigest } from '../model/evidence-digest.ts';
import { isWeaker, type Match, type Standing } from '../model/match.ts';
import { moment, total } from './wording.ts';

/** Null: it is not weaker than it was. */
export function standingText({ best, weaker }: Standing): string | null {
  if (weaker === null) return null;
  const { verdict, weight, seenUntil } = best;
  const seen = `seen ${seenUntil === null ? '' : 'until '}${moment(seenUntil)}`;
  return `Its best was ${verdict}, ${total(weight)} bits, ${seen}. Weaker since: ${weaker.text}.`;
}

/** Null: the judgement was made on this evidence, or does not say on which. */
export function judgedOnText({ judged }: Judgement, match: Match, standing: Standing | null): string | null {
  if (judged === undefined) return null;
  const isSame = judged.evidence === evidenceDigest(match) && !isWeaker(match, judged) && !isWeaker(judged, match);
  if (isSame) return null;
  const from = standing?.weaker?.from;
  const why = from?.weight === judged.weight && from.verdict === judged.verdict ? `: ${standing?.weaker?.what}` : '';
  return `Judged on ${total(judged.weight)} bits (${judged.verdict}); this evidence is ${total(match.weight)} bits (${match.verdict})${why}.`;
}
