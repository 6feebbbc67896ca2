/** Purges: for admins alone. A preview first, then a typed word. */
import { Hono } from 'hono';
import { InputError } from '../../errors.ts';
import { beginPurge, planPurge } from '../../flow/operations/purge.ts';
import { confirmationOf, purgeRule } from '../../flow/operations/purge-rule.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { PurgeRule } from '../../model/purge.ts';
import { adminOnly, type DeskEnv } from '../frame/access.ts';
import type { DeskParts } from '../frame/parts.ts';
import { back, byOf, formOf, saidOf, textOf, viewerOf } from '../frame/request.ts';
import { previewPage, purgesPage } from '../pages/purges.ts';

export function purgeRoutes({ services, purgeJobs }: DeskParts): Hono<DeskEnv> {
  const { clock } = services;
  const app = new Hono<DeskEnv>();
  const ruleIn = (form: FormData): PurgeRule => {
    // An empty field of the form is no condition.
    const [before, site, entity, value] = ['before', 'site', 'entity', 'value'].map(
      (name) => textOf(form, name) || null,
    );
    return purgeRule({ before, site, entity, value }, clock.now());
  };
  app.get('/purges', adminOnly, async (c) => c.html(await purgesPage(services, saidOf(c))));
  // A value may be personal data: it goes in a form, never in an address.
  app.post('/purges/preview', adminOnly, async (c) => {
    const plan = await planPurge(ruleIn(await formOf(c)), services);
    return c.html(previewPage(plan, viewerOf(c)));
  });
  app.post('/purges', adminOnly, async (c) => {
    const form = await formOf(c);
    const rule = ruleIn(form);
    if (textOf(form, 'confirm') !== confirmationOf(rule))
      throw new InputError(`nothing was removed: to confirm, type ${confirmationOf(rule)}`);
    purgeJobs.start(
      await beginPurge(rule, { by: byOf(c, form), reason: textOf(form, 'reason', LENGTHS.reason) }, services),
    );
    return back(c, '/purges', 'The purge has begun.');
  });
  return app;
}
