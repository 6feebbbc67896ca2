/** Refuses requests of other pages, other hosts and strangers before anything is read. */
import { randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { InputError } from '../../errors.ts';
import { mayDo, type Role } from '../../model/decisions/token.ts';
import { sha256 } from '../../model/digest.ts';
import { areAlike } from '../../model/text/person-name.ts';
import { frameTexts } from '../../texts/frame.ts';
import { signInTexts as say } from '../../texts/sign-in.ts';
import type { Keys, Who } from './keys.ts';
import { openLimits } from './limits.ts';
import { keyPage, loginPage, nextOf } from './locked.ts';

/** Allows only own styles, the one own script, own pictures, and forms to this server. */
export const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const COOKIE = 'revenant-session';
/** A random key that opens the desk, in the printed address. */
export function newKey(): string {
  return randomBytes(24).toString('base64url');
}

/** Response headers of every answer (OWASP ASVS 5.0, 3.4). */
export const withHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  const { headers } = c.res;
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', POLICY);
  headers.set('x-content-type-options', 'nosniff');
  // With no-referrer a form would name no origin, as one of another site may.
  headers.set('referrer-policy', 'same-origin');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  // A refused long body is not read to its end: no further request may follow on the connection.
  if (c.res.status === 413 || (c.res.status >= 400 && Number(c.req.header('content-length')) > LONG_BODY))
    headers.set('connection', 'close');
};

const LONG_BODY = 2 ** 20;

/**
 * Refuses a request for another host, and a change that another site's page sent (CSRF). A page may
 * point its own name at this address (DNS rebinding).
 * @param hosts the host names, with port, under which the desk is reached
 */
export function sameSite(hosts: () => readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? '';
    if (!hosts().includes(host)) return c.text(`${say.notTheDesk}\n`, 421);
    const changes = !['GET', 'HEAD'].includes(c.req.method);
    const origin = c.req.header('origin');
    const fromPage = c.req.header('sec-fetch-site');
    const isOwn =
      origin === undefined
        ? fromPage === undefined || fromPage === 'same-origin'
        : hosts().some((one) => origin === `http://${one}` || origin === `https://${one}`);
    if (changes && !isOwn) return c.text(`${say.fromOtherSite}\n`, 403);
    return next();
  };
}

/** An entry's writer: the key's user, else `given`. Throws InputError for another's name. */
export function nameIn(c: Context<DeskEnv>, given: string): string;
export function nameIn(c: Context<DeskEnv>, given: string | undefined): string | undefined;
export function nameIn(c: Context<DeskEnv>, given: string | undefined): string | undefined {
  const { name } = c.var.who;
  if (name !== null && given?.trim() && !areAlike(name, given))
    throw new InputError(frameTexts.otherName(name), { fields: ['by'] });
  return name ?? given;
}

/** The parts of a request that routes may read. */
export interface DeskEnv {
  Variables: {
    who: Who;
    /** W3C trace id. */
    trace: string;
    /** A page as it is shown: with what the menu says to the one who asks. */
    shown: (page: string) => Promise<string>;
    /** The form that was sent, kept to show it again if it is refused. */
    form?: FormData;
    /** The address of what the last action made or changed, for the page that says so. */
    thing?: string;
    /** The answer holds a secret that is shown once. */
    isSecret?: boolean;
  };
}

/**
 * Lets in a valid key: from a browser in a cookie, from a program as a bearer token. Each route
 * then checks its role (`atLeast`). A key in the address (`?key=`) opens nothing: a form exchanges
 * it for the cookie.
 * @param issuer the OpenID provider, if any
 */
export function withKey(keys: Keys, issuer: string | undefined): MiddlewareHandler<DeskEnv> {
  const limits = openLimits();
  return async (c, next) => {
    const bearer = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    const cookie = getCookie(c, COOKIE);
    const hash = sha256(bearer ?? cookie ?? '');
    const who = await keys.check(c, hash, bearer === undefined && cookie !== undefined);
    const asked = c.req.query('key');
    if (asked && isForPage(c)) {
      const given = sha256(asked);
      // Another site's link must not lead a person into another account.
      if (typeof who === 'object' && (given === hash || isFromOtherSite(c))) return c.redirect(nextOf(c.req.url));
      const offered = await keys.check(c, given);
      if (typeof offered === 'object') return c.html(keyPage(asked, nextOf(c.req.url), offered));
    }
    if (who === 'stopped') {
      c.header('retry-after', '60');
      return refuse(c, 429, 'Too Many Requests', say.tooManyKeys);
    }
    if (who === 'unknown') return locked(c, issuer);
    if (!limits.take(hash)) {
      c.header('retry-after', '10');
      return refuse(c, 429, 'Too Many Requests', say.tooManyRequests);
    }
    c.set('who', who);
    return next();
  };
}

const isForPage = (c: Context): boolean => c.req.method === 'GET' && !c.req.path.startsWith('/api/');
const isFromOtherSite = (c: Context): boolean =>
  ['cross-site', 'same-site'].includes(c.req.header('sec-fetch-site') ?? '');

/** A person gets the form to sign in, a program the reason. */
function locked(c: Context, issuer: string | undefined): Response | Promise<Response> {
  if (isForPage(c) && c.req.header('accept')?.includes('text/html') === true)
    return c.html(loginPage(nextOf(c.req.url), undefined, issuer), 401);
  return refuse(c, 401, 'Unauthorized', say.isLocked);
}

/** Lax: a link in an alert opens the desk. `sameSite` guards changes by their origin. */
export const SESSION = { httpOnly: true, sameSite: 'Lax', path: '/' } as const;

/** True if the browser came through a proxy with TLS, by the address of the setting `link`. */
export function isSecure(c: Context, link: string | null): boolean {
  return link !== null && link.startsWith('https:') && new URL(link).host === c.req.header('host');
}

/** For routes that need more than the least role. */
export const atLeast =
  (role: Role): MiddlewareHandler<DeskEnv> =>
  async (c, next) =>
    mayDo(c.var.who.role, role) ? next() : refuse(c, 403, 'Forbidden', say.needsRole(role, c.var.who.role));

function refuse(c: Context, status: 401 | 403 | 429, title: string, detail: string): Response {
  return c.req.path.startsWith('/api/') ? problem(c, status, title, detail) : c.text(`${detail}\n`, status);
}

/** An error of the API in the form of RFC 9457. */
export function problem(c: Context, status: number, title: string, detail: string): Response {
  const body = JSON.stringify({ type: 'about:blank', title, status, detail, instance: c.req.path });
  return c.body(body, status as 400, { 'content-type': 'application/problem+json' });
}
