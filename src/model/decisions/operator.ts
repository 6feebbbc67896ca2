/**
 * Decisions of people about an operator: its name, notes, and the sites that belong to it. They are
 * kept in the log and never changed, and change no verdict and no evidence.
 */
import { z } from 'zod';
import { Instant } from '../words.ts';
import { Judgement } from './evidence.ts';

const Nodes = z.array(z.string().max(400));

export const OperatorDecision = z.object({
  schema: z.literal('revenant.operator-decision/1'),
  id: z.string(),
  operator: z.string().describe('id of the operator, made with its first decision'),
  did: z
    .enum(['named', 'noted', 'merged', 'split'])
    .describe('the latest name counts; a merge ends the splits between its two sides'),
  nodes: Nodes.describe('its sites and listed parties at that time, the best connected first'),
  others: Nodes.describe('merged: those of the other operator; split: those of `nodes` that were split off'),
  name: z.string().nullable().describe('named: the new name'),
  why: z.string().describe('the reason of a merge or split; the text of a note'),
  by: z.string(),
  as: Judgement.shape.as,
  user: Judgement.shape.user,
  at: Instant,
});
export type OperatorDecision = z.infer<typeof OperatorDecision>;
