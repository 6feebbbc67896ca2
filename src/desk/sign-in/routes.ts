/** Signing in and out: the only pages that need no key. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { InputError, messageOf } from '../../errors.ts';
import { eventOf } from '../../flow/people/audit.ts';
import { userOfClaims } from '../../flow/people/oidc-user.ts';
import { signIn, whoSignsIn } from '../../flow/people/users.ts';
import type { User } from '../../model/decisions/user.ts';
import { sha256 } from '../../model/digest.ts';
import { spelledName } from '../../model/text/person-name.ts';
import type { Services } from '../../services.ts';
import { signInTexts as say } from '../../texts/sign-in.ts';
import { COOKIE, type DeskEnv, isSecure, SESSION } from '../frame/access.ts';
import type { AddressOf } from '../frame/client-address.ts';
import type { Keys } from '../frame/keys.ts';
import { localPath, loginPage } from '../frame/locked.ts';
import { formOf, passwordOf, textOf } from '../frame/request.ts';
import { doerOf } from '../frame/rule.ts';
import { DESK_CSS } from '../frame/style.ts';
import type { FailedSignIns } from './failed-sign-ins.ts';
import { openSignInGuard } from './guard.ts';
import { CALLBACK, openOidc } from './oidc.ts';

/** Longest form that a stranger may send, in bytes. */
const FORM_BYTES = 16 * 1024;
/** Binds the way to the provider and back to one browser: sealed against reading and forging. */
const STATE_COOKIE = 'revenant-oidc';

export function loginRoutes(
  services: Services,
  { keys, addressOf, failed }: { keys: Keys; addressOf: AddressOf; failed: FailedSignIns },
): Hono<DeskEnv> {
  const { store, clock, link, log } = services;
  const oidc = openOidc(services);
  const issuer = services.settings.oidcIssuer;
  const guard = openSignInGuard();
  const app = new Hono<DeskEnv>();
  app.get('/login.css', (c) => c.body(DESK_CSS, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/login', (c) => c.html(loginPage(localPath(c.req.query('next') ?? '/'), undefined, issuer)));
  app.post('/login', bodyLimit({ maxSize: FORM_BYTES }), async (c) => {
    const form = await formOf(c);
    const [name, next] = [textOf(form, 'name'), localPath(textOf(form, 'next'))];
    const typed = passwordOf(form, 'password');
    const check = () => whoSignsIn(name, typed, services);
    const tried = await guard.attempt(sha256(spelledName(name)), addressOf(c), check);
    if ('waitMs' in tried) {
      failed.note(addressOf(c), name);
      const seconds = Math.ceil(tried.waitMs / 1000);
      c.header('retry-after', String(seconds));
      return c.html(loginPage(next, say.tooManyPasswords(seconds), issuer), 429);
    }
    if (tried.found === null) {
      failed.note(addressOf(c), name);
      return c.html(loginPage(next, say.wrong, issuer), 401);
    }
    return enter(c, tried.found, next, 'password');
  });
  app.post('/login/key', bodyLimit({ maxSize: FORM_BYTES }), async (c) => {
    const form = await formOf(c);
    const [key, next] = [textOf(form, 'key'), localPath(textOf(form, 'next'))];
    const who = await keys.check(c, sha256(key));
    if (who === 'stopped') {
      failed.note(addressOf(c));
      c.header('retry-after', '60');
      return c.html(loginPage(next, say.tooManyKeys, issuer), 429);
    }
    if (who === 'unknown') {
      failed.note(addressOf(c));
      return c.html(loginPage(next, say.wrongKey, issuer), 401);
    }
    await endSignIn(c);
    const by = doerOf(who);
    const detail = { how: 'key', key: who.account.replace(/^key /, '') || 'the printed one', from: addressOf(c) };
    await store.audit.add(
      eventOf({ kind: 'sign-in', did: 'signed in', subject: by.user, name: by.name, detail }, by, services),
    );
    setCookie(c, COOKIE, key, { ...SESSION, secure: isSecure(c, link) });
    return c.redirect(next, 303);
  });
  app.get('/login/oidc', async (c) => {
    if (oidc === null) return c.notFound();
    const next = localPath(c.req.query('next') ?? '/');
    try {
      const { url, sealed } = await oidc.begin(next);
      setCookie(c, STATE_COOKIE, sealed, { ...SESSION, path: CALLBACK, maxAge: 600, secure: isSecure(c, link) });
      return c.redirect(url, 303);
    } catch (error) {
      log.error({ error: messageOf(error), trace: c.var.trace }, 'the OpenID provider');
      return c.html(loginPage(next, say.providerFails, issuer), 502);
    }
  });
  app.get(CALLBACK, async (c) => {
    if (oidc === null) return c.notFound();
    const sealed = getCookie(c, STATE_COOKIE) ?? '';
    deleteCookie(c, STATE_COOKIE, { path: CALLBACK });
    try {
      const said = await oidc.end(new URL(c.req.url), sealed);
      if (said === null) return c.html(loginPage('/', say.tooLate, issuer), 401);
      return await enter(c, await userOfClaims(said.claims, oidc.roles, services), said.next, 'OpenID provider');
    } catch (error) {
      failed.note(addressOf(c));
      log.warn({ error: messageOf(error), trace: c.var.trace }, 'a sign-in by the OpenID provider was refused');
      const why = error instanceof InputError ? error.message : say.invalidAnswer;
      return c.html(loginPage('/', why, issuer), 401);
    }
  });
  app.post('/logout', async (c) => {
    await endSignIn(c);
    deleteCookie(c, COOKIE, { path: '/' });
    return c.redirect('/login', 303);
  });

  async function enter(c: Context, user: User, next: string, how: string): Promise<Response> {
    await endSignIn(c);
    const secret = await signIn(user, c.req.header('user-agent') ?? '', services, { how, from: addressOf(c) });
    keys.welcome(c, sha256(secret));
    setCookie(c, COOKIE, secret, { ...SESSION, secure: isSecure(c, link) });
    return c.redirect(next, 303);
  }

  /** Ends this browser's sign-in, if any. */
  async function endSignIn(c: Context): Promise<void> {
    const before = getCookie(c, COOKIE);
    const signedIn = before === undefined ? null : await store.users.signedIn(sha256(before), clock.now());
    if (signedIn !== null) await store.users.signOut(signedIn.user.id, signedIn.signIn.id);
  }
  return app;
}
