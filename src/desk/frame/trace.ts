/** Trace context (W3C, `traceparent`): one id follows a request through programs and our log. */
import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Log } from '../../log.ts';
import type { DeskEnv } from './access.ts';

/** Version, trace, span, flags; a later version may append more. */
const PARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?$/;

/** The caller's trace; a new one if it gives none, or a wrong one. */
function traceOf(header: string | undefined): { readonly trace: string; readonly flags: string } {
  const [, version, trace, flags, more] = PARENT.exec(header?.trim() ?? '') ?? [];
  if (trace === undefined || flags === undefined || (version === '00' && more !== undefined))
    return { trace: randomBytes(16).toString('hex'), flags: '00' };
  return { trace, flags };
}

/** Puts the trace into the answer and into the request's line in the log. */
export function withTrace(log: Log): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    const { trace, flags } = traceOf(c.req.header('traceparent'));
    const began = performance.now();
    c.set('trace', trace);
    await next();
    c.res.headers.set('traceparent', `00-${trace}-${randomBytes(8).toString('hex')}-${flags}`);
    // The path alone: the query may hold a key.
    const { method, path } = c.req;
    log.info({ trace, method, path, status: c.res.status, ms: Math.round(performance.now() - began) }, 'request');
  };
}
