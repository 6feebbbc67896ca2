/** Who may ask: requests of other pages, other hosts and strangers are refused before anything is read. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { sha256 } from '../model/digest.ts';
import { mayDo, type Role } from '../model/token.ts';
import type { Services } from '../services.ts';

/** Only what the pages need: own styles and the one script that enhances them, own pictures, forms to this server. */
export const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const COOKIE = 'revenant-session';

/** A random key that opens the desk: part of the printed address. */
export function newKey(): string {
  return randomBytes(24).toString('base64url');
}

function isSame(given: string | undefined, key: string): boolean {
  const [one, two] = [Buffer.from(given ?? ''), Buffer.from(key)];
  return one.length === two.length && timingSafeEqual(one, two);
}

/** Response headers of every answer (OWASP ASVS 5.0, 3.4). */
export const withHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  const { headers } = c.res;
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', POLICY);
  headers.set('x-content-type-options', 'nosniff');
  // Not no-referrer: a form would then name no origin, as one of another site may.
  headers.set('referrer-policy', 'same-origin');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
};

/**
 * Refuses a request that names another host (a page may point its own name at this address: DNS rebinding), and a change
 * that another site's page sent (CSRF).
 *
 * @param hosts the host names, with port, under which the desk is reached
 */
export function sameSite(hosts: () => readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? '';
    if (!hosts().includes(host)) return c.text('This address is not the desk: open the one that was printed.\n', 421);
    const changes = !['GET', 'HEAD'].includes(c.req.method);
    const origin = c.req.header('origin');
    const fromPage = c.req.header('sec-fetch-site');
    const isOwn =
      origin === undefined
        ? fromPage === undefined || fromPage === 'same-origin'
        : hosts().some((one) => origin === `http://${one}` || origin === `https://${one}`);
    if (changes && !isOwn) return c.text('This change was sent by another site.\n', 403);
    return next();
  };
}

/** Who asks. `name` null: the one who started the desk and says the name in each form. */
export interface Who {
  readonly name: string | null;
  readonly role: Role;
}

/** What the routes may read of a request. */
export interface DeskEnv {
  Variables: { who: Who };
}

/**
 * Lets in who has a key: in the address (`?key=`), then in a cookie; programs send it as a bearer token. A key is the one
 * that was printed at the start, or one of `revenant tokens add`. Changes need the role of an analyst at least.
 */
export function withKey(key: string, { store, clock }: Pick<Services, 'store' | 'clock'>): MiddlewareHandler<DeskEnv> {
  const limits = openLimits();

  async function whoHas(given: string | undefined): Promise<Who | null> {
    if (given === undefined || given === '') return null;
    if (isSame(given, key)) return { name: null, role: 'admin' };
    const token = await store.tokens.byHash(sha256(given));
    if (token === null || token.revokedAt !== null || token.expiresAt <= clock.now().toISOString()) return null;
    return { name: token.name, role: token.role };
  }

  return async (c, next) => {
    const asked = c.req.query('key');
    if (asked !== undefined && (await whoHas(asked)) !== null) {
      // Lax: a link in an alert opens the desk. Changes are guarded by their origin (sameSite).
      setCookie(c, COOKIE, asked, { httpOnly: true, sameSite: 'Lax', path: '/' });
      const url = new URL(c.req.url);
      url.searchParams.delete('key');
      return c.redirect(`${url.pathname.replace(/^\/+/, '/')}${url.search}`);
    }
    const bearer = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    const given = bearer ?? getCookie(c, COOKIE);
    const who = await whoHas(given);
    if (who === null || given === undefined)
      return refuse(c, 401, 'Unauthorized', 'The desk is locked: open the address that was printed, with its key.');
    if (!limits.take(given)) {
      c.header('retry-after', '10');
      return refuse(c, 429, 'Too Many Requests', 'Too many requests with this key: wait ten seconds.');
    }
    const isChange = !['GET', 'HEAD'].includes(c.req.method);
    if (isChange && !mayDo(who.role, 'analyst')) return refuse(c, 403, 'Forbidden', 'This key may look, not change.');
    c.set('who', who);
    return next();
  };
}

/** For routes that not everybody who may look may use. */
export const atLeast =
  (role: Role): MiddlewareHandler<DeskEnv> =>
  async (c, next) =>
    mayDo(c.var.who.role, role)
      ? next()
      : refuse(c, 403, 'Forbidden', `This needs the role ${role}; yours is ${c.var.who.role}.`);

/** For routes that an analyst may not use. */
export const adminOnly = atLeast('admin');

function refuse(c: Context, status: 401 | 403 | 429, title: string, detail: string): Response {
  return c.req.path.startsWith('/api/') ? problem(c, status, title, detail) : c.text(`${detail}\n`, status);
}

/** Requests that a key may send at once, and how many it gets back each second. */
const BURST = 400;
const A_SECOND = 40;

/** A token bucket a key. */
function openLimits() {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(key: string): boolean {
      const now = performance.now();
      const bucket = buckets.get(key) ?? { left: BURST, at: now };
      bucket.left = Math.min(BURST, bucket.left + ((now - bucket.at) / 1000) * A_SECOND);
      bucket.at = now;
      buckets.set(key, bucket);
      if (bucket.left < 1) return false;
      bucket.left--;
      return true;
    },
  };
}

/** An error of the API as RFC 9457 wants it. */
export function problem(c: Context, status: number, title: string, detail: string): Response {
  const body = JSON.stringify({ type: 'about:blank', title, status, detail, instance: c.req.path });
  return c.body(body, status as 400, { 'content-type': 'application/problem+json' });
}
