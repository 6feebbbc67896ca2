/** The state of the program. */
import { createRoute, z } from '@hono/zod-openapi';
import { type Api, json, needs, problems } from '../frame/describe.ts';
import type { DeskParts } from '../frame/parts.ts';
import { healthOf } from '../pages/health.ts';

const HealthDocument = z.object({
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
});

const routes = {
  health: createRoute({
    method: 'get',
    path: '/health',
    summary: 'Queues, runs, schedules, alerts, browser',
    ...needs('reader'),
    responses: { 200: json(HealthDocument, 'the state'), ...problems(401, 403) },
  }),
};

export function addHealthRoutes(api: Api, { services }: DeskParts): void {
  api.openapi(routes.health, async (c) => {
    const { queue, runs, workers, ...rest } = await healthOf(services);
    return c.json(
      {
        ...rest,
        runs: [...runs],
        workers: [...workers],
        queue: queue && ({ ...queue } as Record<string, Record<string, number>>),
      },
      200,
    );
  });
}
