/** Schedules, the log and the state of the program. */
import { Hono } from 'hono';
import { z } from 'zod';
import { LogKind } from '../../model/evidence.ts';
import { mayDo } from '../../model/token.ts';
import { adminOnly, type DeskEnv } from '../frame/access.ts';
import type { DeskParts } from '../frame/parts.ts';
import { back, formOf, saidOf, viewerOf } from '../frame/request.ts';
import { metricsOf } from '../health/metrics.ts';
import { healthPage } from '../pages/health.ts';
import { logPage } from '../pages/log.ts';
import { actOnSchedule, addPasted, SCHEDULE_ACTIONS, schedulesPage } from '../pages/schedules.ts';

const LogQuery = z.object({
  kind: LogKind.optional().catch(undefined),
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});

export function operationRoutes({ services, logChecks }: DeskParts): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/schedules', async (c) => {
    const shown = { mayChange: mayDo(c.var.who.role, 'admin'), edited: c.req.query('edit'), said: saidOf(c) };
    return c.html(await schedulesPage(services, shown));
  });
  app.post('/schedules', adminOnly, async (c) => back(c, '/schedules', await addPasted(await formOf(c), services)));
  for (const action of SCHEDULE_ACTIONS)
    app.post(`/schedules/:id/${action}`, adminOnly, async (c) =>
      back(c, '/schedules', await actOnSchedule(c.req.param('id'), action, services)),
    );
  app.get('/metrics', async (c) => c.text(await metricsOf(services)));
  app.get('/log', async (c) => {
    const shown = { checked: logChecks.last(), viewer: viewerOf(c), said: saidOf(c) };
    return c.html(await logPage(LogQuery.parse(c.req.query()), services, shown));
  });
  app.post('/log/check', async (c) => {
    const { result } = await logChecks.run();
    return back(c, '/log', result.ok ? 'The log is whole.' : 'The log has a problem.');
  });
  app.get('/health', async (c) => c.html(await healthPage(services)));
  return app;
}
