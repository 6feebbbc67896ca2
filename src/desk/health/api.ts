/** The state of the program. */
import { z } from '@hono/zod-openapi';
import { operation } from '../frame/operations.ts';
import type { HealthRule } from './rule.ts';

const HealthDocument = z
  .object({
    version: z.string(),
    queue: z.record(z.string(), z.record(z.string(), z.number())).nullable().describe('null: it does not answer'),
    runs: z.array(z.object({ id: z.string(), createdAt: z.string(), finishedAt: z.string().nullable() })),
    schedules: z.int(),
    alertsWaiting: z.int(),
    browser: z.string().nullable(),
    workers: z.array(
      z.object({
        id: z.string(),
        version: z.string(),
        startedAt: z.string(),
        seenAt: z.string(),
        atOnce: z.int().describe('sites that it captures at the same time, at most; 0: it takes no new target'),
        pressure: z.enum(['disk', 'database']).nullable().describe('what holds it back'),
      }),
    ),
    disk: z
      .object({ path: z.string(), freeBytes: z.number(), leastBytes: z.number() })
      .nullable()
      .describe('where the desk stores bytes; with less than leastBytes its worker takes no new target'),
  })
  .meta({ id: 'Health' });

export const healthOperations = (rule: HealthRule) => [
  operation('GET /health', 'getHealth', 'Queues, runs, schedules, alerts, browser', rule.show, {
    gives: HealthDocument,
  }),
];
