/** Hooks: who is told, what was sent, and what an admin may do with it. */
import { type Context, Hono } from 'hono';
import { addHook, changeHook, pauseHook, removeHook, resumeHook } from '../../flow/hooks.ts';
import { replay, testHookNow } from '../../flow/notify.ts';
import type { Delivery, Hook } from '../../model/alert.ts';
import { mayDo } from '../../model/token.ts';
import { adminOnly, type DeskEnv, doerOf } from '../frame/access.ts';
import type { DeskParts } from '../frame/parts.ts';
import { back, formOf, saidOf, textOf } from '../frame/request.ts';
import { changeOf, wishOf } from '../pages/hook-form.ts';
import { addedPage, hookPage, hooksPage } from '../pages/hooks.ts';

export function hookRoutes({ services }: DeskParts): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const { hooks } = services.store;
  const view = (c: Context<DeskEnv>) => ({ mayChange: mayDo(c.var.who.role, 'admin'), said: saidOf(c) });
  const ACTIONS: Readonly<Record<string, (hook: Hook, c: Context<DeskEnv>) => Promise<string>>> = {
    async pause(hook, c) {
      await pauseHook(hook, services, doerOf(c.var.who));
      return 'The hook is paused. What waits for it is sent once it is resumed.';
    },
    async resume(hook, c) {
      await resumeHook(hook, services, doerOf(c.var.who));
      return 'The hook is resumed.';
    },
    test: async (hook) => saidOfDelivery(await testHookNow(hook, services)),
    async replay(hook, c) {
      const [sent] = await replay(textOf(await formOf(c), 'alert'), services, hook.id);
      return sent === undefined ? 'This hook had no such alert.' : saidOfDelivery(sent);
    },
  };

  app.get('/hooks', async (c) => c.html(await hooksPage(services, view(c))));
  app.post('/hooks', adminOnly, async (c) => {
    const { hook, notes } = await addHook(wishOf(await formOf(c)), services, doerOf(c.var.who));
    return c.html(addedPage(hook, notes), 201);
  });
  app.get('/hooks/:id', async (c) => {
    const hook = await hooks.get(c.req.param('id'));
    return hook === null ? c.notFound() : c.html(await hookPage(hook, services, view(c)));
  });
  app.post('/hooks/:id', adminOnly, async (c) => {
    const hook = await hooks.get(c.req.param('id'));
    if (hook === null) return c.notFound();
    const { notes } = await changeHook(hook, changeOf(await formOf(c), hook), services, doerOf(c.var.who));
    return back(c, `/hooks/${hook.id}`, ['The hook is changed.', ...notes].join(' '));
  });
  for (const [action, act] of Object.entries(ACTIONS))
    app.post(`/hooks/:id/${action}`, adminOnly, async (c) => {
      const hook = await hooks.get(c.req.param('id'));
      return hook === null ? c.notFound() : back(c, `/hooks/${hook.id}`, await act(hook, c));
    });
  app.post('/hooks/:id/remove', adminOnly, async (c) => {
    const hook = await hooks.get(c.req.param('id'));
    if (hook === null) return c.notFound();
    await removeHook(hook, services, doerOf(c.var.who));
    return back(c, '/hooks', 'The hook is removed. What was sent to it stays on record.');
  });
  return app;
}

function saidOfDelivery({ state, lastStatus, lastError }: Delivery): string {
  if (state === 'delivered') return `Delivered, answered ${lastStatus}.`;
  return lastError === null ? 'It waits to be sent.' : `Not delivered: ${lastError}`;
}
