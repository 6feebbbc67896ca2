/** Listed companies and people, and the groups of sites that findings join. */
import { Hono } from 'hono';
import type { DeskEnv } from '../frame/access.ts';
import type { DeskParts } from '../frame/parts.ts';
import { entitiesPage, entityPage } from '../pages/entities.ts';
import { operatorPage, operatorsPage } from '../pages/operators.ts';

export function listRoutes({ services }: DeskParts): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/operators', async (c) => c.html(await operatorsPage(services)));
  app.get('/operators/:key', async (c) => {
    const text = await operatorPage(c.req.param('key'), services);
    return text === null ? c.notFound() : c.html(text);
  });

  app.get('/entities', async (c) => {
    const { q = '', after } = c.req.query();
    return c.html(await entitiesPage({ typed: q.trim().slice(0, 300), after }, services));
  });
  app.get('/entities/:id', async (c) => {
    const text = await entityPage(c.req.param('id'), services);
    return text === null ? c.notFound() : c.html(text);
  });
  return app;
}
