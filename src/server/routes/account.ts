/** The account of who asks, and where a person is signed in. */
import { Hono } from 'hono';
import type { DeskEnv } from '../access.ts';
import { accountPage } from '../pages/account.ts';
import type { DeskParts } from '../parts.ts';
import { back, formOf, saidOf, textOf } from '../request.ts';

export function accountRoutes({ services: { store, clock } }: DeskParts): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/account', async (c) => {
    const { who } = c.var;
    const signIns = who.signIn === undefined ? [] : await store.users.signIns(who.signIn.user, clock.now());
    return c.html(accountPage(who, signIns, saidOf(c)));
  });
  app.post('/account/end', async (c) => {
    const { signIn } = c.var.who;
    const id = textOf(await formOf(c), 'id');
    if (signIn === undefined || !(await store.users.signOut(signIn.user, id))) return c.notFound();
    return back(c, '/account', 'That sign-in has ended.');
  });
  return app;
}
