/** Who may ask: requests of other pages, other hosts and strangers are refused before anything is read. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { sha256 } from '../model/digest.ts';
import { mayDo, type Role } from '../model/token.ts';
import type { Services } from '../services.ts';
import { openAttempts, openLimits } from './limits.ts';

/** Only what the pages need: own styles and the one script that enhances them, own pictures, forms to this server. */
export const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const COOKIE = 'revenant-session';
/** Posted because it is long; it changes nothing. */
const QUESTION = /^(?:\/api\/v1)?\/search\/(?:picture|text)$/;

/** A random key that opens the desk: part of the printed address. */
export function newKey(): string {
  return randomBytes(24).toString('base64url');
}

const isSame = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one), Buffer.from(other));

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
  /** Of the key or user; empty: the printed key. */
  readonly account: string;
  readonly name: string | null;
  readonly role: Role;
}

/** What the routes may read of a request. */
export interface DeskEnv {
  Variables: {
    who: Who;
    /** W3C trace id. */
    trace: string;
    /** The answer holds a secret that is shown once. */
    isSecret?: boolean;
  };
}

/**
 * Lets in who has a key: in the address (`?key=`), then in a cookie; programs send it as a bearer token. A key is the one
 * that was printed at the start, or one of `revenant tokens add`. Changes need the role of an analyst at least.
 */
export function withKey(key: string, { store, clock }: Pick<Services, 'store' | 'clock'>): MiddlewareHandler<DeskEnv> {
  const limits = openLimits();
  const attempts = openAttempts();
  const printed = sha256(key);

  /** A wrong key costs one hash and one look into the store, however wrong it is. */
  async function whoHas(hash: string): Promise<Who | null> {
    if (isSame(hash, printed)) return { account: '', name: null, role: 'admin' };
    const token = await store.tokens.byHash(hash);
    if (token === null || token.revokedAt !== null || token.expiresAt <= clock.now().toISOString()) return null;
    return { account: `key ${token.id}`, name: token.name, role: token.role };
  }

  /** `stopped`: too many wrong keys came from there. */
  async function check(c: Context, hash: string): Promise<Who | 'unknown' | 'stopped'> {
    const address = getConnInfo(c).remote.address ?? '';
    if (attempts.isOver(address, hash)) return 'stopped';
    const who = await whoHas(hash);
    if (who === null) attempts.wrong(address, hash);
    else attempts.right(hash);
    return who ?? 'unknown';
  }

  return async (c, next) => {
    const asked = c.req.query('key');
    if (asked && typeof (await check(c, sha256(asked))) === 'object') return enter(c, asked);
    const bearer = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    const hash = sha256(bearer ?? getCookie(c, COOKIE) ?? asked ?? '');
    const who = await check(c, hash);
    if (who === 'stopped') {
      c.header('retry-after', '60');
      return refuse(c, 429, 'Too Many Requests', 'Too many wrong keys from this address: wait a minute.');
    }
    if (who === 'unknown') return refuse(c, 401, 'Unauthorized', LOCKED);
    if (!limits.take(hash)) {
      c.header('retry-after', '10');
      return refuse(c, 429, 'Too Many Requests', 'Too many requests with this key: wait ten seconds.');
    }
    const isChange = !['GET', 'HEAD'].includes(c.req.method) && !QUESTION.test(c.req.path) && !OWN.includes(c.req.path);
    if (isChange && !mayDo(who.role, 'analyst')) return refuse(c, 403, 'Forbidden', 'This key may look, not change.');
    c.set('who', who);
    return next();
  };
}

const LOCKED = 'The desk is locked: open the address that was printed, with its key.';

/** Keeps the key of the address in a cookie, and leads to the same address without it. */
function enter(c: Context, key: string): Response {
  // Lax: a link in an alert opens the desk. Changes are guarded by their origin (sameSite).
  setCookie(c, COOKIE, key, { httpOnly: true, sameSite: 'Lax', path: '/' });
  const url = new URL(c.req.url);
  url.searchParams.delete('key');
  return c.redirect(`${url.pathname.replace(/^\/+/, '/')}${url.search}`);
}

/** For routes that not everybody who may look may use. */
export const atLeast =
  (role: Role): MiddlewareHandler<DeskEnv> =>
  async (c, next) =>
    mayDo(c.var.who.role, role)
      ? next()
      : refuse(c, 403, 'Forbidden', `This needs the role ${role}; yours is ${c.var.who.role}.`);

/** Changes of what belongs to the person who asks, whatever their role. */
const OWN: readonly string[] = ['/seen'];

/** For routes that an analyst may not use. */
export const adminOnly = atLeast('admin');

function refuse(c: Context, status: 401 | 403 | 429, title: string, detail: string): Response {
  return c.req.path.startsWith('/api/') ? problem(c, status, title, detail) : c.text(`${detail}\n`, status);
}

/** An error of the API as RFC 9457 wants it. */
export function problem(c: Context, status: number, title: string, detail: string): Response {
  const body = JSON.stringify({ type: 'about:blank', title, status, detail, instance: c.req.path });
  return c.body(body, status as 400, { 'content-type': 'application/problem+json' });
}
