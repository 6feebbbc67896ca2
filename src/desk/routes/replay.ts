/** Captures of a visit as they were; the pages themselves come from the origin of replays. */
import { Hono } from 'hono';
import { type DeskEnv, POLICY } from '../frame/access.ts';
import type { DeskParts } from '../frame/parts.ts';
import { replayPage } from '../pages/replay.ts';
import { isReplayed } from '../replay/origin.ts';

export function replayRoutes({ services, replay }: DeskParts): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/replay/:visit/:capture?', async (c) => {
    const { visit: id, capture: wanted } = c.req.param();
    const visit = (await services.store.ledger.visit(id))?.visit;
    const pages = visit?.captures.filter(isReplayed) ?? [];
    const capture =
      wanted === undefined
        ? pages[0]
        : visit?.captures.find((one) => one.id === wanted && (isReplayed(one) || one.role === 'image'));
    if (visit === undefined || capture === undefined) return c.notFound();
    const origin = replay.originFor(c.req.header('host') ?? '');
    if (origin !== null) c.header('content-security-policy', `${POLICY}; frame-src ${origin}`);
    const frame = origin === null ? null : `${origin}${replay.pathOf(visit.id, capture.id)}`;
    return c.html(replayPage(visit, capture, pages, frame));
  });
  return app;
}
