/** Signing in and out: the only pages that need no key. */
import { randomUUID } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { signIn, whoSignsIn } from '../../flow/people/users.ts';
import { sha256 } from '../../model/digest.ts';
import type { Services } from '../../services.ts';
import { COOKIE, type DeskEnv, isSecure, SESSION } from '../access.ts';
import { DESK_CSS } from '../assets.ts';
import { openAttempts } from '../limits.ts';
import { localPath, loginPage } from '../pages/login.ts';
import { formOf, textOf } from '../request.ts';
import { openTurns } from '../turns.ts';

/** Longest form that a stranger may send, in bytes. */
const FORM_BYTES = 16 * 1024;
/** A check of a password takes 128 MB of memory for a moment. */
const CHECKS = { atOnce: 2, waiting: 20 };

export function loginRoutes(services: Services): Hono<DeskEnv> {
  const { store, clock, link } = services;
  const attempts = openAttempts();
  const turns = openTurns(CHECKS);
  const app = new Hono<DeskEnv>();
  app.get('/login.css', (c) => c.body(DESK_CSS, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/login', (c) => c.html(loginPage(localPath(c.req.query('next') ?? '/'))));
  app.post('/login', bodyLimit({ maxSize: FORM_BYTES }), async (c) => {
    const form = await formOf(c);
    const [name, next] = [textOf(form, 'name'), localPath(textOf(form, 'next'))];
    const password = form.get('password');
    // By address and by name: neither many names from one place nor one name from many places.
    const asked = [`from ${getConnInfo(c).remote.address ?? ''}`, `as ${sha256(name.toLowerCase())}`];
    if (asked.some((one) => attempts.isOver(one, ''))) {
      c.header('retry-after', '60');
      return c.html(loginPage(next, 'Too many wrong passwords: wait a minute.'), 429);
    }
    const typed = typeof password === 'string' ? password : '';
    const user = await turns.take(() => whoSignsIn(name, typed, services));
    if (user === null) {
      for (const one of asked) attempts.wrong(one, randomUUID());
      return c.html(loginPage(next, 'The name or the password is wrong.'), 401);
    }
    await endSignIn(c);
    const secret = await signIn(user, c.req.header('user-agent') ?? '', services);
    setCookie(c, COOKIE, secret, { ...SESSION, secure: isSecure(c, link) });
    return c.redirect(next, 303);
  });
  app.post('/logout', async (c) => {
    await endSignIn(c);
    deleteCookie(c, COOKIE, { path: '/' });
    return c.redirect('/login', 303);
  });

  /** Of this browser, where there is one. */
  async function endSignIn(c: Context): Promise<void> {
    const before = getCookie(c, COOKIE);
    const signedIn = before === undefined ? null : await store.users.signedIn(sha256(before), clock.now());
    if (signedIn !== null) await store.users.signOut(signedIn.user.id, signedIn.signIn.id);
  }
  return app;
}
