/** A person's word on a suggestion, with its reasons at that moment: only this moves the priors. */
import { z } from 'zod';
import { Digest, Instant } from '../words.ts';
import { ReasonKind } from './suggestion.ts';

export const ReasonJudgement = z.object({
  suggestion: z.string(),
  judgement: z
    .enum(['positive', 'negative', 'unsure'])
    .describe('of the finding with the entity; negative also: the suggestion was dismissed'),
  person: z.string().nullable().describe('id of the user; null: the command line, whatever name was typed'),
  at: Instant,
  domain: Digest.describe('SHA-256 of its registrable domain'),
  reasons: z.array(
    z.object({ kind: ReasonKind, from: Digest.describe('SHA-256 of the registrable domain that leads there') }),
  ),
});
export type ReasonJudgement = z.infer<typeof ReasonJudgement>;
