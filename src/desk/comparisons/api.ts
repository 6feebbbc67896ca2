/** Comparison of two sites, now. */
import { z } from '@hono/zod-openapi';
import { Match } from '../../model/derived/match.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { Browser } from '../frame/fields.ts';
import { operation } from '../frame/operations.ts';
import type { ComparisonRule } from './rule.ts';

const Comparison = z
  .object({
    id: z.string(),
    left: z.string(),
    right: z.string(),
    startedAt: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    match: Match.nullable(),
    problems: z.array(z.string()),
  })
  .meta({ id: 'Comparison' });

export const comparisonOperations = (rule: ComparisonRule) => [
  operation('POST /comparisons', 'compareSites', 'Compare two sites: both are captured now', rule.start, {
    body: z
      .object({ left: written(LENGTHS.address), right: written(LENGTHS.address), browser: Browser.optional() })
      .meta({ id: 'ComparisonWish' }),
    gives: Comparison,
    status: 202,
  }),
  operation('GET /comparisons/{id}', 'getComparison', 'A comparison and, when it is done, its match', rule.one, {
    gives: Comparison,
  }),
];
