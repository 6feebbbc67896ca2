/** Comparison of two sites, now. */
import { z } from '@hono/zod-openapi';
import { LENGTHS, written } from '../../model/lengths.ts';
import { Browser } from '../frame/fields.ts';
import { Files, operation } from '../frame/operations.ts';
import { ComparisonDocument } from './jobs.ts';
import type { ComparisonRule } from './rule.ts';

export const comparisonOperations = (rule: ComparisonRule) => [
  operation('POST /comparisons', 'compareSites', 'Compare two sites: both are captured now', rule.start, {
    body: z
      .object({ left: written(LENGTHS.address), right: written(LENGTHS.address), browser: Browser.optional() })
      .meta({ id: 'ComparisonWish' }),
    gives: ComparisonDocument,
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
      gives: ComparisonDocument,
      status: 202,
      also: [413, 507],
    },
  ),
  operation('POST /comparisons/{id}/finding', 'keepComparison', 'Store a comparison as a finding', rule.keep, {
    gives: z.object({ finding: z.string() }),
    status: 201,
  }),
  operation('GET /comparisons/{id}', 'getComparison', 'A comparison and, when it is done, its match', rule.one, {
    gives: ComparisonDocument,
  }),
];
