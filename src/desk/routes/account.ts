/** The account of who asks: where a person is signed in, and a new password. */
import { Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { InputError } from '../../errors.ts';
import { changeOwnPassword, WrongPassword } from '../../flow/people/users.ts';
import { counted } from '../../model/counted.ts';
import { COOKIE, type DeskEnv } from '../frame/access.ts';
import { openDelays } from '../frame/delays.ts';
import type { DeskParts } from '../frame/parts.ts';
import { back, formOf, passwordOf, saidOf, textOf } from '../frame/request.ts';
import { accountPage } from '../pages/account.ts';

export function accountRoutes({ services, turns }: DeskParts): Hono<DeskEnv> {
  const { store, clock } = services;
  const delays = openDelays({ free: 5, longestMs: 15 * 60_000 });
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
  app.post('/account/password', async (c) => {
    const { signIn, account } = c.var.who;
    const form = await formOf(c);
    const user = signIn === undefined ? null : await store.users.get(signIn.user);
    if (user === null) throw new InputError('a key has no password: only people who sign in have one');
    const [current, next] = [passwordOf(form, 'current'), passwordOf(form, 'next')];
    if (next !== passwordOf(form, 'again')) throw new InputError('the new password is not the same twice');
    const waitMs = delays.left(account);
    if (waitMs > 0)
      throw new InputError(`too many wrong passwords: wait ${counted(Math.ceil(waitMs / 1000), 'second')}`);
    delays.count(account);
    try {
      await turns.take(() => changeOwnPassword(user, { current, next }, services));
    } catch (error) {
      if (!(error instanceof WrongPassword)) delays.takeBack(account);
      throw error;
    }
    delays.forget(account);
    deleteCookie(c, COOKIE, { path: '/' });
    return c.redirect('/login', 303);
  });
  return app;
}
