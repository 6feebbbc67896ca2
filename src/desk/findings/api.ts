/** Findings, alone and by operator, their judgements and assignees. */
import { z } from '@hono/zod-openapi';
import { type FindingGroup, SORTS, stateOf } from '../../flow/screen/finding-groups.ts';
import { Assignment } from '../../model/decisions/assignment.ts';
import { Judgement } from '../../model/decisions/evidence.ts';
import { Review } from '../../model/decisions/review.ts';
import { MatchDocument } from '../../model/derived/match.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { Kind, Verdict } from '../../model/words.ts';
import { FINDING_FORMATS } from '../../report/exports.ts';
import { By, Chosen, Moment, Reason, To } from '../frame/fields.ts';
import { operation } from '../frame/operations.ts';
import { next, Paged } from '../frame/paging.ts';
import { reportOperations } from '../frame/reports.ts';
import type { FindingRule } from './rule.ts';

export const Finding = MatchDocument.meta({ id: 'Finding' });
const JudgementDocument = Judgement.meta({ id: 'Judgement' });
const Said = z.object({ judgement: Judgement.shape.judgement, by: By, why: Reason });
const Asked = Paged.extend({
  verdict: z.enum(['strong', 'likely', 'lead', 'unrelated']).optional(),
  judged: z.enum(['none', 'positive', 'negative', 'unsure']).optional(),
  review: Review.optional(),
  site: written(LENGTHS.id).optional(),
  entity: written(LENGTHS.id).optional(),
  list: written(LENGTHS.name).optional().describe('name of a watchlist'),
  programme: written(LENGTHS.name).optional(),
  kind: z
    .enum([...Kind.options, 'list'])
    .optional()
    .describe('of a side'),
  assigned: written(LENGTHS.person).optional().describe('to this person; empty: to nobody'),
  since: Moment.optional().describe('found or changed since'),
  weakerSince: Moment.optional(),
  strongerSince: Moment.optional(),
});

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

export const findingOperations = (rule: FindingRule) => [
  operation('GET /findings', 'listFindings', 'Findings, the heaviest first', rule.list, {
    query: Asked,
    gives: z.object({ findings: z.array(Finding), next }).meta({ id: 'FindingPage' }),
  }),
  operation('GET /findings/{id}', 'getFinding', 'One finding with all its evidence', rule.one, { gives: Finding }),
  operation(
    'GET /findings/{id}/judgements',
    'listJudgements',
    'What people decided about a finding, oldest first',
    rule.judgements,
    { gives: z.array(JudgementDocument) },
  ),
  operation('POST /findings/{id}/judgements', 'judgeFinding', 'Record a decision; the latest counts', rule.judge, {
    body: Said.meta({ id: 'JudgementWish' }),
    gives: JudgementDocument,
    status: 201,
  }),
  operation('POST /judgements', 'judgeFindings', 'Record one decision on several findings', rule.judgeSeveral, {
    body: Said.extend({ findings: Chosen }).meta({ id: 'JudgementsWish' }),
    gives: z
      .object({ judgements: z.array(JudgementDocument), missing: z.array(z.string()) })
      .meta({ id: 'Judgements' }),
  }),
  operation(
    'GET /findings/{id}/assignment',
    'getAssignment',
    'Who works on a finding; null: nobody was ever named',
    rule.assignment,
    { gives: Assignment.nullable().meta({ id: 'LatestAssignment' }) },
  ),
  operation('POST /assignments', 'assignFindings', 'Give findings to a person, or back to everybody', rule.assign, {
    body: z.object({ findings: Chosen, to: To, by: By }).meta({ id: 'AssignmentWish' }),
    gives: z.object({ assigned: z.int().describe('how many changed hands') }),
  }),
  operation(
    'POST /findings/{id}/bundle',
    'bundleFinding',
    'The sealed evidence bundle of a finding (WACZ); the log notes the export',
    rule.bundle,
    { file: 'application/wacz', also: [429, 503] },
  ),
  operation(
    'POST /findings/{id}/export',
    'exportFinding',
    'A finding for another tool (FollowTheMoney, CSV, JSON Lines, STIX 2.1 or MISP); the log notes the export',
    rule.export,
    {
      query: z.object({ format: z.enum(FINDING_FORMATS) }),
      answers: { 200: { description: 'the file', content: { 'text/plain': { schema: z.string() } } } },
      answer: (c, text) => c.text(text, 200),
    },
  ),
  ...reportOperations('findings', rule.report),
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
