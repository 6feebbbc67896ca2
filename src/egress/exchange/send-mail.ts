/**
 * An e-mail to the one mail server that its hook names: the same guard as a fetch, then the checked
 * address is dialled.
 */
import type { Socket } from 'node:net';
import { messageOf } from '../../errors.ts';
import type { MailOutcome, MailRequest } from '../../model/ports/egress.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { LOOPBACK } from '../../model/text/loopback.ts';
import type { Cleared } from '../guard/guard.ts';
import { unbracket } from '../guard/pins.ts';
import { dial } from '../proxy/tunnel.ts';
import { abortedBy } from './exchange.ts';
import { ExchangeError, failureOf } from './failure.ts';
import { type TurnPorts, takeTurn } from './turn.ts';

export interface MailPorts extends TurnPorts {
  /** For tests: the authority to trust instead of the system's, in PEM. */
  readonly ca: string | undefined;
}

/**
 * Submission with STARTTLS, the same without a login, and submission over TLS (RFC 8314). Others
 * need --allow.
 */
const MAIL_PORTS: ReadonlySet<number> = new Set([25, 465, 587, 2525]);

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte, not by STARTTLS. */
  readonly secure: boolean;
  /** The same host and port as the guard reads them. */
  readonly checked: string;
  /** Port that the guard opens for mail; undefined: it decides as for any address of a hook. */
  readonly service: number | undefined;
}

/** Null: no `smtp://` or `smtps://` address with only a host and a port. */
export function mailServer(text: string): MailServer | null {
  const found = /^(smtps?):\/\/([^/?#@\\\s]+)\/?$/i.exec(text);
  // As http: the URL standard then reads the host as it reads any other, numbers and IPv6 included.
  const [, scheme = '', authority = ''] = found ?? [];
  if (found === null || !isUrl(`http://${authority}/`)) return null;
  const { hostname, port: typed } = new URL(`http://${authority}/`);
  const secure = scheme.toLowerCase() === 'smtps';
  const isPort80 = typed === '' && /:0*80$/.test(authority);
  const port = isPort80 ? 80 : typed === '' ? (secure ? 465 : 587) : Number(typed);
  const service = MAIL_PORTS.has(port) ? port : undefined;
  return { host: unbracket(hostname), port, secure, checked: `http://${hostname}:${port}/`, service };
}

/**
 * Rejects only when lanes cannot be read. Without TLS nothing is sent, except to loopback by its
 * own name.
 */
export async function guardedMail(request: MailRequest, ports: MailPorts): Promise<MailOutcome> {
  const { guard, pacing, limits } = ports;
  const { signal = null } = request;
  const server = mailServer(request.url);
  if (server === null) return fail(new ExchangeError('refused', 'fetch:bad-url', 'it is no address of a mail server'));
  const cleared = await guard.check(server.checked, true, server.service);
  if (!cleared.ok) return fail(new ExchangeError(cleared.state, cleared.code, cleared.detail));
  const turn = await takeTurn(pacing, cleared, signal);
  if (turn instanceof ExchangeError) return fail(turn);
  if (!turn.ok) {
    const detail = 'the server asked to be left alone for now';
    return { ...fail(new ExchangeError('deferred', 'mail:limit', detail)), retryAfter: turn.pausedMs };
  }
  const started = performance.now();
  let deferredMs: number | null = null;
  try {
    return { ok: true, ...(await converse(request, server, cleared, ports)) };
  } catch (error) {
    // 421: the server closes and asks for a pause (RFC 5321, 3.8).
    if (statusOf(error) === 421) deferredMs = limits.retryAfterMs;
    return fail(error);
  } finally {
    turn.done({ latencyMs: performance.now() - started, deferredMs });
  }
}

/** Returns the code of the server's reply to the whole message, and the address that gave it. */
async function converse(
  { from, to, subject, text, html, messageId, login, signal }: MailRequest,
  { host, port, secure }: MailServer,
  cleared: Cleared,
  { limits, operatorProxy, ca }: MailPorts,
): Promise<{ status: number; address: string }> {
  // Most commands send no mail: they start without it.
  const { createTransport } = await import('nodemailer');
  let socket: Socket | undefined;
  let { address } = cleared.endpoints[0];
  let end: (why: ExchangeError) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    end = (why) => {
      reject(why);
      socket?.destroy();
    };
  });
  ended.catch(() => undefined);
  const late = new ExchangeError('unreachable', 'limit:time', `the mail was not taken in ${limits.totalMs / 1000} s`);
  const timer = setTimeout(() => end(late), limits.totalMs);
  const onAbort = (): void => end(abortedBy(signal ?? null));
  signal?.addEventListener('abort', onAbort, { once: true });
  const onLoopback = LOOPBACK.test(host);
  const transport = createTransport({
    ...{ host, port, secure, disableFileAccess: true, disableUrlAccess: true },
    getSocket(_, callback) {
      const connected = (dialled: { socket: Socket; address: string }): void => {
        socket = dialled.socket.on('error', () => undefined);
        address = dialled.address;
        callback(null, { connection: dialled.socket });
      };
      dial(cleared, limits.connectMs, operatorProxy).then(connected, callback);
    },
    ...{ requireTLS: !secure && !onLoopback, ignoreTLS: onLoopback },
    // The name of this machine is nobody's business: RFC 5321, 4.1.3 allows an address literal.
    name: '[127.0.0.1]',
    ...{ connectionTimeout: limits.totalMs, greetingTimeout: limits.totalMs, socketTimeout: limits.totalMs },
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(ca !== undefined && { ca }) },
    ...(login !== null && { auth: { user: login.user, pass: login.password } }),
  });
  try {
    const sending = transport.sendMail({
      ...{ envelope: { from, to: [to] }, from, to, subject, text, html, messageId, xMailer: false },
      // RFC 3834: no machine answers it.
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    const { response } = await Promise.race([sending, ended]);
    return { status: Number(/^\d{3}/.exec(response)?.[0] ?? 250), address };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    transport.close();
    socket?.destroy();
  }
}

function fail(error: unknown): Extract<MailOutcome, { ok: false }> {
  const status = statusOf(error);
  if (status === null || (error as { code?: unknown }).code === 'ETLS')
    return { ok: false, status, ...nodemailerFailure(error), retryAfter: null };
  // Its text is the server's: kept short, and never more than one line.
  const said = messageOf(error).replace(/[\s\p{C}]+/gu, ' ');
  const answer = { code: `smtp:${status}`, detail: `it answered ${said.slice(0, 200)}` };
  return { ok: false, status, state: status < 500 ? 'deferred' : 'failed', ...answer, retryAfter: null };
}

function nodemailerFailure(error: unknown) {
  const code = (error as { code?: unknown } | null)?.code;
  const detail = messageOf(error).slice(0, 200);
  if (code === 'ETLS')
    return { state: 'unreachable' as const, code: 'mail:tls', detail: `no trusted connection (${detail})` };
  if (code === 'ECONNECTION') return { state: 'unreachable' as const, code: 'fetch:reset', detail };
  return failureOf(error, false);
}

function statusOf(error: unknown): number | null {
  const status = (error as { responseCode?: unknown } | null)?.responseCode;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : null;
}
