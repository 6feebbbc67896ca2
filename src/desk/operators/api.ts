/** Operators: the sites and listed parties that findings join. */
import { z } from '@hono/zod-openapi';
import { OPERATOR_FORMATS } from '../../flow/evidence/export-operator.ts';
import { OperatorDecision } from '../../model/decisions/operator.ts';
import type { Operator } from '../../model/derived/operator.ts';
import { COUNTS, LENGTHS, written } from '../../model/lengths.ts';
import { Verdict } from '../../model/words.ts';
import { By, Reason } from '../frame/fields.ts';
import { operation } from '../frame/operations.ts';
import { CARRIERS_SHOWN, type OperatorRule } from './rule.ts';

const SHOWN = 200;
const Key = z.object({ key: written(LENGTHS.id).describe('its id, or any site of it') });
const Decision = OperatorDecision.meta({ id: 'OperatorDecision' });
const Nodes = z.array(written(LENGTHS.id)).min(1).max(COUNTS.rows);
const decides = { params: Key, gives: Decision, status: 201 } as const;

const Summary = z
  .object({
    key: z.string().describe('its first site: any site of it finds it again'),
    id: z.string().nullable().describe('made with the first decision about it; null: there is none'),
    name: z.string(),
    sites: z.int(),
    listed: z.int().describe('listed parties'),
    findings: z.int(),
    heaviest: z.number().nullable().describe('bits of its heaviest finding'),
  })
  .meta({ id: 'OperatorSummary' });
const OperatorDocument = Summary.extend({
  nodes: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      site: z.string().nullable().describe('null: a listed party'),
      entities: z.array(z.string()),
    }),
  ),
  links: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      finding: z
        .string()
        .nullable()
        .describe('null: the list attributes the site to the party, or a person merged both'),
      verdict: Verdict.nullable(),
      weight: z.number().nullable(),
      signals: z.array(z.string()).describe('the main evidence, heaviest first'),
      judgement: z.enum(['positive', 'negative', 'unsure']).nullable(),
      merge: z.string().nullable().describe('id of the decision that merged both; null: no person did'),
    }),
  ),
  ids: z.array(z.string()).describe('with those of the operators that it has become one with'),
  decisions: z.array(Decision).describe('oldest first'),
  apart: z.array(z.string()).describe('findings that a split keeps from joining'),
  cut: z.array(z.string()).describe('findings that a person judged negative: they join nothing'),
}).meta({ id: 'Operator' });

export const operatorOperations = (rule: OperatorRule) => [
  operation('GET /operators', 'listOperators', `Operators, the largest ${SHOWN}`, rule.list, {
    gives: z.object({ operators: z.array(Summary), total: z.int() }).meta({ id: 'Operators' }),
    as: ({ operators }) => ({ operators: operators.slice(0, SHOWN).map(summaryOf), total: operators.length }),
  }),
  operation('GET /operators/{key}', 'getOperator', 'One operator with its sites and links', rule.one, {
    gives: OperatorDocument,
    params: Key,
    as: documentOf,
  }),
  operation('POST /operators/{key}/name', 'nameOperator', 'Name an operator; the latest name counts', rule.name, {
    ...decides,
    body: z.object({ name: written(LENGTHS.name).min(1), by: By.optional() }).meta({ id: 'OperatorName' }),
  }),
  operation('POST /operators/{key}/notes', 'noteOnOperator', 'Write a note about an operator', rule.note, {
    ...decides,
    body: z.object({ text: Reason, by: By.optional() }).meta({ id: 'OperatorNote' }),
  }),
  operation('POST /operators/{key}/merge', 'mergeOperators', 'Say that two operators are one', rule.merge, {
    ...decides,
    body: z.object({ other: written(LENGTHS.id).min(1), why: Reason, by: By.optional() }).meta({ id: 'OperatorMerge' }),
  }),
  operation('POST /operators/{key}/split', 'splitOperator', 'Split sites from an operator', rule.split, {
    ...decides,
    body: z
      .object({ nodes: Nodes.describe('keys of nodes'), why: Reason, by: By.optional() })
      .meta({ id: 'OperatorSplit' }),
  }),
  operation('POST /operators/{key}/case', 'putOperatorIntoCase', 'Put an operator whole into a case', rule.putInto, {
    params: Key,
    body: z
      .object({
        case: written(LENGTHS.id).default('').describe('id of an open case; empty: a new one'),
        name: written(LENGTHS.name).default('').describe('of the new case; empty: that of the operator'),
        text: written(LENGTHS.reason).default(''),
        by: By.optional(),
      })
      .meta({ id: 'OperatorIntoCase' }),
    gives: z.object({ case: z.string() }).meta({ id: 'OperatorCase' }),
    status: 201,
  }),
  operation(
    'POST /operators/{key}/export',
    'exportOperator',
    'The findings of an operator for another tool, or its graph (GraphML); the log notes the export',
    rule.export,
    {
      params: Key,
      query: z.object({ format: z.enum(OPERATOR_FORMATS) }),
      answers: { 200: { description: 'the file', content: { 'text/plain': { schema: z.string() } } } },
      answer: (c, text) => c.text(text, 200),
    },
  ),
  operation(
    'GET /operators/{key}/carriers',
    'listCarriers',
    `Sites that carry a value of an operator, the first ${CARRIERS_SHOWN}`,
    rule.carriers,
    {
      params: Key,
      query: z.object({ value: written(LENGTHS.value).min(1).describe('a blocking key') }),
      gives: z
        .object({
          value: z.string(),
          total: z.int(),
          sites: z.array(z.object({ site: z.string(), joined: z.boolean().describe('true: it is of this operator') })),
        })
        .meta({ id: 'Carriers' }),
    },
  ),
];

function summaryOf({ key, id, name, nodes, links }: Operator): z.infer<typeof Summary> {
  const joins = links.flatMap(({ join }) => (join === null ? [] : [join]));
  const listed = nodes.filter(({ site }) => site === null).length;
  const heaviest = joins.length === 0 ? null : Math.max(...joins.map(({ weight }) => weight));
  return { key, id, name, sites: nodes.length - listed, listed, findings: joins.length, heaviest };
}

function documentOf(one: Operator): z.infer<typeof OperatorDocument> {
  return {
    ...summaryOf(one),
    nodes: one.nodes.map(({ key, name, site, entities }) => ({ key, name, site, entities: [...entities] })),
    links: one.links.map(({ from, to, join, merge }) => ({
      from,
      to,
      finding: join?.id ?? null,
      verdict: join?.verdict ?? null,
      weight: join?.weight ?? null,
      signals: [...(join?.signals ?? [])],
      judgement: join?.judgement ?? null,
      merge: merge?.id ?? null,
    })),
    cut: one.cut.map(({ id }) => id),
    ids: [...one.ids],
    decisions: [...one.decisions],
    apart: one.apart.flatMap(({ join }) => (join === null ? [] : [join.id])),
  };
}
