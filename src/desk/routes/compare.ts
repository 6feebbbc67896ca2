/** Comparison of two addresses, now. */
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { DeskEnv } from '../frame/access.ts';
import type { DeskParts } from '../frame/parts.ts';
import { formOf, textOf, viewerOf } from '../frame/request.ts';
import { comparePage, comparisonPage } from '../pages/compare.ts';

export function compareRoutes({ comparisons }: DeskParts): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/compare', (c) => c.html(comparePage(viewerOf(c))));
  app.post('/compare', async (c) => {
    const form = await formOf(c);
    const [left, right] = [textOf(form, 'left'), textOf(form, 'right')];
    return c.redirect(`/compare/${comparisons.start(left, right).id}`, 303);
  });
  app.get('/compare/:id', async (c) => {
    const one = await comparisons.get(c.req.param('id'));
    return one === undefined ? c.notFound() : c.html(comparisonPage(one));
  });
  app.get('/compare/:id/events', (c) =>
    streamSSE(c, async (stream) => {
      const gone = new AbortController();
      stream.onAbort(() => gone.abort());
      const one = await comparisons.changed(c.req.param('id'), gone.signal);
      await stream.writeSSE({ event: 'changed', data: one?.state ?? 'unknown' });
    }),
  );
  return app;
}
