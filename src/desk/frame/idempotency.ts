/** Does a request sent twice once (Idempotency-Key, draft-ietf-httpapi-idempotency-key-header). */
import type { Context, MiddlewareHandler } from 'hono';
import { sha256 } from '../../model/digest.ts';
import type { Requests } from '../../model/ports/requests.ts';
import { type DeskEnv, problem } from './access.ts';

/** Longest answer that is kept, in bytes. */
const ANSWER_BYTES = 256 * 1024;
/** Answers of these kinds are not kept: the same request may later get another answer. */
const PASSING = [400, 401, 403, 429];

export function idempotent(requests: Requests): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    const header = c.req.header('idempotency-key');
    if (header === undefined || c.req.method !== 'POST') return next();
    const given = /^"?([\x21\x23-\x7e]{1,255})"?$/.exec(header)?.[1];
    if (given === undefined)
      return problem(c, 400, 'Bad Request', 'Idempotency-Key must have 1 to 255 visible characters');
    const owner = c.var.who.account ?? '';
    const key = sha256('request', owner, given);
    const { pathname, search } = new URL(c.req.url);
    // Includes the request's key: a body may hold a password, which must not be guessed from it.
    const sent = sha256(given, pathname, search, sha256(Buffer.from(await c.req.arrayBuffer())));
    const known = await requests.begin(key, owner, sent);
    if (known === 'new') {
      try {
        await next();
      } catch (error) {
        await requests.forget(key);
        throw error;
      }
      return keep(c, key, requests);
    }
    if (known === 'full')
      return problem(c, 429, 'Too Many Requests', 'Too many requests with an Idempotency-Key in the last 24 hours.');
    if (known.request !== sent)
      return problem(c, 422, 'Unprocessable Content', 'This Idempotency-Key was sent with another request.');
    if (known.status === null) return problem(c, 409, 'Conflict', 'The first request with this key is still at work.');
    if (known.answer === null)
      return problem(
        c,
        409,
        'Conflict',
        'This was done before. Its answer is not kept: it was a secret or a file, or a purge came since.',
      );
    const type = known.type ?? 'application/json';
    return c.body(known.answer, known.status as 200, { 'content-type': type, 'idempotency-replayed': 'true' });
  };
}

async function keep(c: Context<DeskEnv>, key: string, requests: Requests): Promise<void> {
  const { status, headers } = c.res;
  if (status >= 500 || PASSING.includes(status)) return requests.forget(key);
  const type = headers.get('content-type') ?? '';
  const isText = /^application\/(?:problem\+)?json\b|^text\//.test(type);
  const text = isText && c.var.isSecret !== true ? await c.res.clone().text() : null;
  await requests.end(key, { status, type, answer: text !== null && text.length <= ANSWER_BYTES ? text : null });
}
