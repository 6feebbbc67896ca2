import type { FetchRequest } from '../../model/ports/egress.ts';
import type { Cleared, Endpoint } from '../guard/guard.ts';
import type { EgressLimits } from '../limits.ts';
import type { Pacing } from '../pace/pacing.ts';
import { ROBOTS_BYTES } from '../robots/robots.ts';
import { ACCEPT_ENCODING } from './decode.ts';
import type { Lines } from './dispatcher.ts';
import { abortedBy, BrokenExchange, exchange, type WireAnswer } from './exchange.ts';
import { ExchangeError, type Failed, failureOf, isConnectError, isCutConnection } from './failure.ts';
import { takeTurn } from './turn.ts';

export interface HopPorts {
  readonly lines: Lines;
  readonly pacing: Pacing;
  readonly limits: EgressLimits;
  readonly userAgent: string;
  readonly now: () => number;
}

/** Answers that ask us to come back later (RFC 6585, 4; RFC 9110, 15.6.4). */
export const DEFERRED = new Set([429, 503]);
/** Pause after a 429 or 503 of a public host without Retry-After. */
const PAUSE_MS = 30_000;
const ACCEPT: Readonly<Record<FetchRequest['purpose'], string>> = {
  page: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5',
  image: 'image/*,*/*;q=0.5',
  style: 'text/css,*/*;q=0.1',
  document: 'application/pdf,*/*;q=0.5',
  robots: 'text/plain,*/*;q=0.5',
  webhook: '*/*',
  // RFC 7480, 4.2.
  rdap: 'application/rdap+json,application/json;q=0.9',
  source: 'application/json',
  list: '*/*',
};
/** Only the status of a receiver's answer counts. */
const WEBHOOK_BYTES = 64 * 1024;
const WEBHOOK_MS = 20_000;
/** A longer answer is not read: unreadable. */
const RDAP_BYTES = 1024 * 1024;
/** A longer answer is cut, and so not read. */
const SOURCE_BYTES = 4 * 1024 * 1024;
/** A list of a government is large; a longer one must be imported from files. */
const LIST_BYTES = 256 * 1024 * 1024;
const LIST_MS = 10 * 60_000;
/** For all but the last of several addresses: one that never answers must not use up the time. */
const EARLY_CONNECT_MS = 4_000;

export type Hop = { readonly address: string | null } /** `retryAfter`: asked for by 429 or 503. */ & (
  | { readonly ok: true; readonly wire: WireAnswer; readonly sentAt: string; readonly retryAfter: number | null }
  | { readonly ok: false; readonly failed: Failed; readonly retryAfter: number | null }
);

/**
 * One request in its turn; honours a pause that the host asked for, and notes a new one. Rejects
 * when the lanes cannot be read.
 */
export async function takeHop(
  request: FetchRequest,
  headers: Readonly<Record<string, string>>,
  cleared: Cleared,
  { lines, pacing, limits, userAgent, now }: HopPorts,
): Promise<Hop> {
  const [first] = cleared.endpoints;
  const signal = request.signal ?? null;
  const isPaced = request.purpose !== 'webhook';
  const turn = isPaced ? await takeTurn(pacing, cleared, signal) : null;
  if (turn instanceof ExchangeError)
    return { ok: false, address: null, failed: failureOf(turn, false), retryAfter: null };
  if (turn?.ok === false) {
    const detail = 'the host asked to be left alone for now';
    const failed: Failed = { state: 'deferred', code: 'http:429', detail };
    return { ok: false, address: null, failed, retryAfter: turn.pausedMs };
  }
  let latencyMs: number | null = null;
  let deferredMs: number | null = null;
  try {
    const started = now();
    const sentAt = new Date(started).toISOString();
    const { wire, address } = await dialInTurn(request, headers, cleared, { lines, limits, userAgent }).finally(() => {
      latencyMs = now() - started;
    });
    const deferred = DEFERRED.has(wire.status);
    const retryAfter = deferred ? parseRetryAfter(wire.headers['retry-after'], now(), limits.retryAfterMs) : null;
    if (isPaced && deferred) deferredMs = retryAfter ?? (first.public ? PAUSE_MS : 0);
    return { ok: true, wire, address, sentAt, retryAfter };
  } catch (error) {
    const broken = error instanceof BrokenExchange;
    const cause: unknown = broken ? error.cause : signal?.aborted ? abortedBy(signal) : error;
    const address = broken ? first.address : null;
    return { ok: false, address, failed: failureOf(cause, broken && error.answering), retryAfter: null };
  } finally {
    turn?.done({ latencyMs, deferredMs });
  }
}

/** Tries the checked addresses in order until one connects. Rejects with BrokenExchange. */
async function dialInTurn(
  request: FetchRequest,
  headers: Readonly<Record<string, string>>,
  cleared: Cleared,
  ports: Pick<HopPorts, 'lines' | 'limits' | 'userAgent'>,
): Promise<{ wire: WireAnswer; address: string }> {
  const { endpoints } = cleared;
  for (const [index, endpoint] of endpoints.entries()) {
    const isLast = index === endpoints.length - 1;
    const connectMs = isLast ? ports.limits.connectMs : Math.min(EARLY_CONNECT_MS, ports.limits.connectMs);
    try {
      const wire = await overLine(request, headers, cleared, endpoint, connectMs, ports);
      return { wire, address: endpoint.address };
    } catch (error) {
      const retriable = error instanceof BrokenExchange && !error.answering && isConnectError(error.cause);
      if (isLast || !retriable) throw error;
    }
  }
  throw new Error('a cleared URL has an address');
}

async function overLine(
  request: FetchRequest,
  headers: Readonly<Record<string, string>>,
  cleared: Cleared,
  endpoint: Endpoint,
  connectMs: number,
  { lines, limits, userAgent }: Pick<HopPorts, 'lines' | 'limits' | 'userAgent'>,
): Promise<WireAnswer> {
  const method = request.method ?? 'GET';
  const ours = { ...limits };
  if (request.purpose === 'webhook') ours.totalMs = Math.min(limits.totalMs, WEBHOOK_MS);
  if (request.purpose === 'image') ours.wireBytes = limits.imageBytes;
  if (request.purpose === 'list') [ours.wireBytes, ours.totalMs] = [LIST_BYTES, Math.max(limits.totalMs, LIST_MS)];
  // An encoded body that is longer than what it may become is no use to anybody.
  if (request.maxBytes !== undefined) ours.wireBytes = Math.min(ours.wireBytes, request.maxBytes);
  for (;;) {
    const line = lines.take(cleared, endpoint, connectMs);
    let keep = false;
    try {
      const wire = await exchange(
        line,
        {
          method,
          path: `${cleared.url.pathname}${cleared.url.search}`,
          headers: {
            accept: ACCEPT[request.purpose],
            ...lowerCase(headers),
            // Last, so that no caller can name another host or an encoding that cannot be decoded.
            host: cleared.url.host,
            'user-agent': request.userAgent ?? userAgent,
            'accept-encoding': ACCEPT_ENCODING,
          },
          body: request.bytes ?? request.body ?? null,
          maxBytes: maxBytesOf(request, limits),
          signal: request.signal ?? null,
        },
        ours,
      );
      keep = wire.reusable;
      return wire;
    } catch (error) {
      // The server closed a kept connection just as it was used again: ask once more.
      const stale = line.reused && error instanceof BrokenExchange && !error.answering && isCutConnection(error.cause);
      if (!stale || method !== 'GET') throw error;
    } finally {
      lines.release(cleared, endpoint, line, keep);
    }
  }
}

export function maxBytesOf({ purpose, maxBytes }: FetchRequest, limits: EgressLimits): number {
  const byPurpose = {
    page: limits.decodedBytes,
    image: limits.imageBytes,
    style: limits.styleBytes,
    document: limits.documentBytes,
    // One byte more than is read, to show the parser that there was more.
    robots: ROBOTS_BYTES + 1,
    webhook: WEBHOOK_BYTES,
    rdap: RDAP_BYTES,
    source: SOURCE_BYTES,
    list: LIST_BYTES,
  };
  return maxBytes ?? byPurpose[purpose];
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** RFC 9110, 5.6.7: the preferred form and the two obsolete ones. */
const HTTP_DATE =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]+day, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/;
/** Whole numbers by the standard; decimals are accepted. */
const SECONDS = /^\d{1,40}(?:\.\d{1,40})?(?:[eE]\+?\d{1,3})?$/;

/** Milliseconds of a Retry-After (RFC 9110, 10.2.3), rounded up; 0: passed; null: no such value. */
export function parseRetryAfter(value: string | undefined, nowMs: number, mostMs: number): number | null {
  const text = value?.trim() ?? '';
  if (SECONDS.test(text)) return Math.min(Math.ceil(Number(text)) * 1000, mostMs);
  if (!HTTP_DATE.test(text)) return null;
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - nowMs), mostMs);
}
