/** Sites and their pictures. */
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import type { DeskEnv } from '../frame/access.ts';
import type { DeskParts } from '../frame/parts.ts';
import { back, png, saidOf, viewerOf } from '../frame/request.ts';
import { sitePage, VisitQuery } from '../pages/site.ts';
import { putIn } from './cases.ts';

export function siteRoutes({ services, pictures }: DeskParts): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/sites/:site', async (c) => {
    const shown = { viewer: viewerOf(c), visits: VisitQuery.parse(c.req.query()), said: saidOf(c) };
    const text = await sitePage(c.req.param('site'), services, shown);
    return text === null ? c.notFound() : c.html(text);
  });
  app.post('/sites/:site/case', async (c) => {
    const site = c.req.param('site');
    return back(c, `/sites/${encodeURIComponent(site)}`, await putIn(c, { kind: 'site', subject: site }, services));
  });
  app.get('/pictures/:capture', etag(), async (c) => png(c, await pictures.of(c.req.param('capture'), 'body')));
  app.get('/screenshots/:capture', etag(), async (c) =>
    png(c, await pictures.of(c.req.param('capture'), 'screenshot')),
  );
  return app;
}
