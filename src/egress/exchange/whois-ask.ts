import type { Socket } from 'node:net';
import type { AskOutcome, AskRequest } from '../../model/ports/egress.ts';
import { canonicalAddress } from '../guard/address.ts';
import { inUrl } from '../guard/pins.ts';
import type { EgressLimits } from '../limits.ts';
import { dial } from '../proxy/tunnel.ts';
import { abortedBy } from './exchange.ts';
import { ExchangeError, failureOf } from './failure.ts';
import { type TurnPorts, takeTurn } from './turn.ts';

/** RFC 3912. */
const WHOIS_PORT = 43;
const LONGEST_QUERY = 300;
const HOST_NAME = /^[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9])?$/i;

/**
 * An answer may name the server: it is checked like any, only port 43 is open. Rejects when lanes
 * cannot be read.
 */
export async function guardedAsk(
  request: AskRequest,
  { guard, pacing, limits, operatorProxy }: TurnPorts,
): Promise<AskOutcome> {
  const { host, query, port = WHOIS_PORT, signal = null } = request;
  if (query.length > LONGEST_QUERY || !/^[\x20-\x7e]+$/.test(query))
    return fail(new ExchangeError('failed', 'fetch:bad-query', 'it is no question of one line'));
  const literal = canonicalAddress(host);
  if (literal === null && !HOST_NAME.test(host))
    return fail(new ExchangeError('failed', 'fetch:bad-url', 'it holds no possible host name'));
  const cleared = await guard.check(`http://${inUrl(host)}:${port}/`, false, WHOIS_PORT);
  if (!cleared.ok)
    return { ok: false, state: cleared.state, code: cleared.code, detail: cleared.detail, retryAfter: null };

  const turn = await takeTurn(pacing, cleared, signal);
  if (turn instanceof ExchangeError) return fail(turn);
  if (!turn.ok) return deferred('the server asked to be left alone for now', turn.pausedMs);
  const started = performance.now();
  let deferredMs: number | null = null;
  try {
    const { socket, address } = await dial(cleared, limits.connectMs, operatorProxy);
    const { answer, truncated } = await converse(socket, query, limits, signal);
    deferredMs = request.pauseMs?.(answer) ?? null;
    if (deferredMs !== null) return deferred('the server reports too many queries', deferredMs);
    return { ok: true, address, answer, truncated };
  } catch (error) {
    return fail(error);
  } finally {
    turn.done({ latencyMs: performance.now() - started, deferredMs });
  }
}

function fail(error: unknown): AskOutcome {
  return { ok: false, ...failureOf(error, false), retryAfter: null };
}

function deferred(detail: string, retryAfter: number): AskOutcome {
  return { ok: false, state: 'deferred', code: 'whois:limit', detail, retryAfter };
}

/** Reads until the server closes, the bytes are used up (cut) or the time is over (rejects). */
function converse(
  socket: Socket,
  query: string,
  { whoisBytes, whoisMs }: EgressLimits,
  signal: AbortSignal | null,
): Promise<{ answer: Uint8Array; truncated: boolean }> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    const late = new ExchangeError('unreachable', 'limit:time', `no whole answer came within ${whoisMs / 1000} s`);
    const timer = setTimeout(() => end(late), whoisMs);
    const onAbort = () => end(abortedBy(signal));
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) onAbort();

    function end(error: unknown, truncated = false): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      socket.destroy();
      if (error !== null) reject(error);
      else resolve({ answer: Buffer.concat(parts), truncated });
    }
    socket.on('data', (part: Buffer) => {
      const room = whoisBytes - length;
      parts.push(part.subarray(0, room));
      length += Math.min(part.length, room);
      if (part.length > room) end(null, true);
      // A byte at a time must not cost an object each.
      else if (parts.length >= 1024) parts.splice(0, parts.length, Buffer.concat(parts));
    });
    socket.once('end', () => end(null));
    socket.on('error', (error) => end(error));
    socket.once('close', () => end(new ExchangeError('unreachable', 'fetch:reset', 'the connection was cut')));
    socket.write(`${query}\r\n`);
  });
}
