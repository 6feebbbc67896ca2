/** Operators: the sites and listed parties that findings join. */
import { z } from '@hono/zod-openapi';
import type { Operator } from '../../model/derived/operator.ts';
import { Verdict } from '../../model/words.ts';
import { operation } from '../frame/operations.ts';
import type { OperatorRule } from './rule.ts';

const SHOWN = 200;

const Summary = z
  .object({
    key: z.string().describe('its first site: any site of it finds it again'),
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
      finding: z.string().nullable().describe('null: the list attributes the site to the party'),
      verdict: Verdict.nullable(),
      weight: z.number().nullable(),
      signals: z.array(z.string()).describe('the main evidence, heaviest first'),
      judgement: z.enum(['positive', 'negative', 'unsure']).nullable(),
    }),
  ),
  cut: z.array(z.string()).describe('findings that a person judged negative: they join nothing'),
}).meta({ id: 'Operator' });

export const operatorOperations = (rule: OperatorRule) => [
  operation('GET /operators', 'listOperators', `Operators, the largest ${SHOWN}`, rule.list, {
    gives: z.object({ operators: z.array(Summary), total: z.int() }).meta({ id: 'Operators' }),
    as: ({ operators }) => ({ operators: operators.slice(0, SHOWN).map(summaryOf), total: operators.length }),
  }),
  operation('GET /operators/{key}', 'getOperator', 'One operator with its sites and links', rule.one, {
    gives: OperatorDocument,
    as: documentOf,
  }),
];

function summaryOf({ key, name, nodes, links }: Operator): z.infer<typeof Summary> {
  const joins = links.flatMap(({ join }) => (join === null ? [] : [join]));
  const listed = nodes.filter(({ site }) => site === null).length;
  const heaviest = joins.length === 0 ? null : Math.max(...joins.map(({ weight }) => weight));
  return { key, name, sites: nodes.length - listed, listed, findings: joins.length, heaviest };
}

function documentOf(one: Operator): z.infer<typeof OperatorDocument> {
  return {
    ...summaryOf(one),
    nodes: one.nodes.map(({ key, name, site, entities }) => ({ key, name, site, entities: [...entities] })),
    links: one.links.map(({ from, to, join }) => ({
      from,
      to,
      finding: join?.id ?? null,
      verdict: join?.verdict ?? null,
      weight: join?.weight ?? null,
      signals: [...(join?.signals ?? [])],
      judgement: join?.judgement ?? null,
    })),
    cut: one.cut.map(({ id }) => id),
  };
}
