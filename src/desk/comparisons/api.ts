/** Comparison of two sites, now. */
import { z } from '@hono/zod-openapi';
import { Match } from '../../model/derived/match.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { Browser } from '../frame/fields.ts';
import { Files, operation } from '../frame/operations.ts';
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
  operation(
    'POST /comparisons/files',
    'compareFiles',
    'Compare archives or saved pages, or one with a site that is captured now (left or leftFile, right or rightFile). Beside a file, left is the address of its pages',
    rule.send,
    {
      body: Files,
      fields: ['left', 'leftFile', 'leftAt', 'right', 'rightFile', 'rightAt', 'browser', 'by'],
      gives: Comparison,
      status: 202,
      also: [413, 507],
    },
  ),
  operation('POST /comparisons/{id}/finding', 'keepComparison', 'Store a comparison as a finding', rule.keep, {
    gives: z.object({ finding: z.string() }),
    status: 201,
  }),
  operation('GET /comparisons/{id}', 'getComparison', 'A comparison and, when it is done, its match', rule.one, {
    gives: Comparison,
  }),
];
