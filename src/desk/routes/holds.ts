/** Holds: everybody sees them, an analyst sets one, an admin lifts it. */
import { Hono } from 'hono';
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import { liftHold, setHold } from '../../flow/operations/holds.ts';
import { HoldKind } from '../../model/hold.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { adminOnly, atLeast, type DeskEnv } from '../frame/access.ts';
import type { DeskParts } from '../frame/parts.ts';
import { back, byOf, formOf, saidOf, textOf, viewerOf } from '../frame/request.ts';
import { holdsPage } from '../pages/holds.ts';

const Query = z.object({
  kind: HoldKind.optional().catch(undefined),
  subject: z.string().max(LENGTHS.address).optional().catch(undefined),
  all: z.literal('yes').optional().catch(undefined),
  before: z.string().max(64).optional().catch(undefined),
});

export function holdRoutes({ services }: DeskParts): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/holds', async (c) => {
    const shown = { viewer: viewerOf(c), said: saidOf(c) };
    return c.html(await holdsPage(Query.parse(c.req.query()), services, shown));
  });
  app.post('/holds', atLeast('analyst'), async (c) => {
    const form = await formOf(c);
    const kind = HoldKind.safeParse(textOf(form, 'kind'));
    if (!kind.success) throw new InputError('choose what is kept: a site, visit, finding or case');
    const said = { by: byOf(c, form), reason: textOf(form, 'reason', LENGTHS.reason) };
    await setHold({ kind: kind.data, subject: textOf(form, 'subject'), ...said }, services);
    return back(c, '/holds', 'The hold is set.');
  });
  app.post('/holds/:id/lift', adminOnly, async (c) => {
    const form = await formOf(c);
    await liftHold(c.req.param('id'), { by: byOf(c, form), reason: textOf(form, 'reason', LENGTHS.reason) }, services);
    return back(c, '/holds', 'The hold is lifted.');
  });
  return app;
}
