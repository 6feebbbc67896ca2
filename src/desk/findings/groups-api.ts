/** Findings by operator, and judgements by group. */
import { z } from '@hono/zod-openapi';
import { type FindingGroup, SORTS, stateOf } from '../../flow/screen/finding-groups.ts';
import { Judgement } from '../../model/decisions/evidence.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { Verdict } from '../../model/words.ts';
import { By, Reason } from '../frame/fields.ts';
import { operation } from '../frame/operations.ts';
import { next } from '../frame/paging.ts';
import { Asked, JudgementDocument } from './api.ts';
import type { FindingRule } from './rule.ts';

const Grouped = Asked.extend({
  q: written(LENGTHS.name).optional().describe('in a name of a site, a title, a listed name or the operator’s name'),
  sort: z.enum(SORTS).optional(),
  operator: written(LENGTHS.id).optional().describe('only this operator: its id, or any site of it'),
});
const Group = z
  .object({
    key: z.string(),
    operator: z.string().nullable().describe('its id or key; null: a finding alone'),
    name: z.string().nullable(),
    sites: z.int(),
    findings: z
      .array(
        z.object({
          id: z.string(),
          verdict: Verdict,
          weight: z.number(),
          judgement: Judgement.shape.judgement.nullable(),
        }),
      )
      .describe('those of the filter, the heaviest first'),
    state: z.string().describe('the group as it is now: send it back to judge it'),
  })
  .meta({ id: 'FindingGroup' });

export const groupOperations = (rule: FindingRule) => [
  operation('GET /finding-groups', 'listFindingGroups', 'Findings by operator', rule.groups, {
    query: Grouped,
    gives: z.object({ groups: z.array(Group), next }).meta({ id: 'FindingGroups' }),
    as: ({ shown, next: after }) => ({ groups: shown.map(documentOf), next: after }),
  }),
  operation(
    'POST /finding-groups/judgements',
    'judgeFindingGroups',
    'Record one decision on each finding of these groups; 409 if one has changed. The query is that of the list',
    rule.judgeGroups,
    {
      query: Grouped,
      body: z
        .object({
          groups: z.array(z.string().max(10_000)).min(1).max(25).describe('states'),
          judgement: Judgement.shape.judgement,
          why: Reason,
          by: By.optional(),
        })
        .meta({ id: 'GroupJudgementsWish' }),
      gives: z.object({ judgements: z.array(JudgementDocument) }).meta({ id: 'GroupJudgements' }),
      status: 201,
      also: [409],
    },
  ),
];

function documentOf(group: FindingGroup): z.infer<typeof Group> {
  const { key, operator, sites, findings } = group;
  return {
    ...{ key, sites, state: stateOf(group), name: operator?.name ?? null },
    operator: operator === null ? null : (operator.id ?? operator.key),
    findings: findings.map(({ id, verdict, weight, judgement }) => ({ id, verdict, weight, judgement })),
  };
}
