/** The home page, and the mark up to which a person has seen what is new. */
import { Hono } from 'hono';
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import { markSeen } from '../../flow/screen/news-since.ts';
import { Instant } from '../../model/words.ts';
import type { Html } from '../../report/escape.ts';
import { queueOf, queuePath } from '../findings/queue.ts';
import type { DeskEnv } from '../frame/access.ts';
import type { DeskParts } from '../frame/parts.ts';
import { back, formOf, saidOf, textOf, viewerOf } from '../frame/request.ts';
import { healthLines, homePage } from '../pages/home.ts';

/** The home page is open on many screens: its lines on health may be so old, in ms. */
const HEALTH_MS = 5_000;
/** The queue was here: links to a part of it still lead there. */
const OF_QUEUE = ['verdict', 'judged', 'page'];

export function homeRoutes({ services }: DeskParts): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  let health: { readonly at: number; readonly lines: Promise<Html[]> } | null = null;
  app.get('/', async (c) => {
    if (OF_QUEUE.some((name) => c.req.query(name) !== undefined))
      return c.redirect(queuePath(queueOf(new URL(c.req.url).search)), 302);
    if (health === null || performance.now() - health.at > HEALTH_MS)
      health = { at: performance.now(), lines: healthLines(services) };
    const shown = { account: c.var.who.account, health: await health.lines, said: saidOf(c) };
    return c.html(await homePage(services, viewerOf(c), shown));
  });
  // Readers too: the mark is their own.
  app.post('/seen', async (c) => {
    const until = z.pipe(z.string(), Instant).safeParse(textOf(await formOf(c), 'until'));
    if (!until.success) throw new InputError('that is no time up to which something was seen');
    await markSeen(c.var.who.account, until.data, services);
    return back(c, '/', 'From now on this page shows what comes after.');
  });
  return app;
}
