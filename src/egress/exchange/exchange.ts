import type { Dispatcher } from 'undici';
import type { CertificateInfo } from '../../model/facts/visit.ts';
import type { EgressLimits } from '../limits.ts';
import type { Line } from './dispatcher.ts';
import { ExchangeError } from './failure.ts';

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
  /** Bytes after which an unencoded body is cut. */
  readonly maxBytes: number;
  readonly signal: AbortSignal | null;
}

/** An answer as it was sent, still content-encoded. */
export interface WireAnswer {
  readonly status: number;
  /** Lower-case names; repeated ones joined by ", ". */
  readonly headers: Record<string, string>;
  readonly body: Buffer;
  /** Null on plain HTTP. */
  readonly certificate: CertificateInfo | null;
  readonly chain: readonly Uint8Array[];
  readonly sent: Buffer;
  /** Status line and fields as received, with the empty line; rebuilt where the bytes lack them. */
  readonly head: Buffer;
  /** A limit on bytes cut the body. */
  readonly cut: boolean;
  /** More bytes followed than Content-Length announced. */
  readonly mismatch: boolean;
  readonly latencyMs: number;
  readonly reusable: boolean;
}

/** The cause of a failed exchange, and if the header of the answer had arrived by then. */
export class BrokenExchange extends Error {
  override readonly name = 'BrokenExchange';
  readonly answering: boolean;
  constructor(cause: unknown, answering: boolean) {
    super('the exchange failed', { cause });
    this.answering = answering;
  }
}

const INTERIM_ANSWERS = 20;
const HEADER_FIELDS = 100;

/** One request and its answer, under every limit of time and size. Rejects with BrokenExchange. */
export function exchange(line: Line, request: ExchangeRequest, limits: EgressLimits): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    // One buffer that grows: a body sent byte by byte must not cost an object for each.
    let body = Buffer.alloc(0);
    let last: Buffer | undefined;
    let length = 0;
    let windowLength = 0;
    let status = 0;
    let head: Buffer = Buffer.alloc(0);
    let headers: Record<string, string> = {};
    let interim = 0;
    let wireLimit = limits.wireBytes;
    let started = performance.now();
    let abort: ((reason: Error) => void) | null = null;
    let settled = false;
    const total = setTimeout(() => fail(timeUp('limit:time', limits.totalMs, 'the whole answer')), limits.totalMs);
    let firstByte: NodeJS.Timeout | undefined;
    let rate: NodeJS.Timeout | undefined;
    const onAbort = () => fail(abortedBy(request.signal));
    request.signal?.addEventListener('abort', onAbort, { once: true });

    function settle(): boolean {
      if (settled) return false;
      settled = true;
      for (const timer of [total, firstByte, rate]) clearTimeout(timer);
      request.signal?.removeEventListener('abort', onAbort);
      return true;
    }
    function fail(cause: unknown): void {
      if (!settle()) return;
      reject(new BrokenExchange(cause, status !== 0));
      abort?.(new Error('ended by a limit'));
      // A request that waits for its connection has no handler yet that could abort it.
      if (abort === null) line.client.destroy().catch(() => undefined);
    }
    function finish(cut: boolean): void {
      if (!settle()) return;
      const mismatch = !cut && headers['content-length'] !== undefined && isFollowed(last, line.lastPiece);
      const reusable = !cut && !mismatch && headers['connection']?.toLowerCase() !== 'close';
      const { certificate, chain } = line;
      const sent = Buffer.concat(line.sent);
      const whole = body.subarray(0, length);
      const latencyMs = performance.now() - started;
      resolve({ status, headers, body: whole, certificate, chain, sent, head, cut, mismatch, latencyMs, reusable });
    }

    if (request.signal?.aborted) return onAbort();
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(controller) {
        abort = (reason) => controller.abort(reason);
        if (settled) return controller.abort(new Error('too late'));
        started = performance.now();
        clearTimeout(firstByte);
        const late = () => fail(timeUp('fetch:timeout', limits.firstByteMs, 'the header of an answer'));
        firstByte = setTimeout(late, limits.firstByteMs);
      },
      onResponseStart(_, statusCode, fields, reason) {
        if (statusCode < 200) {
          if (++interim > INTERIM_ANSWERS)
            fail(new ExchangeError('failed', 'fetch:protocol', 'a flood of 1xx answers'));
          return;
        }
        clearTimeout(firstByte);
        status = statusCode;
        const named = Object.entries(fields).map(([name, value = '']) => [name.toLowerCase(), [value].flat()] as const);
        if (named.reduce((sum, [, values]) => sum + values.length, 0) > HEADER_FIELDS)
          return fail(new ExchangeError('failed', 'limit:headers', `more than ${HEADER_FIELDS} header fields`));
        headers = Object.fromEntries(named.map(([name, values]) => [name, values.join(', ')]));
        head = headOf(line.heading, statusCode) ?? rebuiltHead(statusCode, reason, headers);
        line.heading = null;
        if (headers['content-encoding'] === undefined) wireLimit = Math.min(wireLimit, request.maxBytes);
        rate = setInterval(() => {
          if (windowLength < limits.rateBytes) fail(timeUp('limit:rate', limits.rateWindowMs, 'more than a trickle'));
          windowLength = 0;
        }, limits.rateWindowMs);
      },
      onResponseData(controller, chunk) {
        if (settled) return;
        const room = wireLimit - length;
        const part = chunk.length > room ? chunk.subarray(0, room) : chunk;
        last = part;
        if (length + part.length > body.length) {
          const grown = Buffer.allocUnsafe(Math.max(length + part.length, Math.min(2 * body.length, wireLimit)));
          body.copy(grown, 0, 0, length);
          body = grown;
        }
        part.copy(body, length);
        length += part.length;
        windowLength += part.length;
        if (chunk.length <= room) return;
        finish(true);
        controller.abort(new Error('cut at a limit'));
      },
      onResponseEnd: () => finish(false),
      onResponseError: (_, error) => fail(error),
    };
    line.sent = [];
    line.heading = [];
    const { path, method, headers: asked, body: sending } = request;
    line.client.dispatch({ path, method, headers: asked, body: sending }, handler);
  });
}

/** The header of the final answer in the bytes, behind those of 1xx answers. Null: not found. */
function headOf(pieces: readonly Buffer[] | null, status: number): Buffer | null {
  let bytes = Buffer.concat(pieces ?? []);
  for (let i = 0; i <= INTERIM_ANSWERS; i++) {
    const end = bytes.indexOf('\r\n\r\n');
    if (end === -1) return null;
    const found = /^HTTP\/\d\.\d (\d{3})/.exec(bytes.toString('latin1', 0, 12))?.[1];
    if (found === String(status)) return bytes.subarray(0, end + 4);
    if (found?.startsWith('1') !== true) return null;
    bytes = bytes.subarray(end + 4);
  }
  return null;
}

function rebuiltHead(status: number, reason: string | undefined, headers: Readonly<Record<string, string>>): Buffer {
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`HTTP/1.1 ${status} ${reason ?? ''}\r\n${fields.join('')}\r\n`, 'latin1');
}

/**
 * True when bytes followed a body of announced length: the parser's last slice then ends before the
 * piece it is part of.
 */
function isFollowed(last: Buffer | undefined, piece: Buffer | null): boolean {
  if (last === undefined || piece === null || last.buffer !== piece.buffer) return false;
  return last.byteOffset + last.byteLength < piece.byteOffset + piece.byteLength;
}

function timeUp(code: string, ms: number, what: string): ExchangeError {
  return new ExchangeError('unreachable', code, `${what} did not come within ${ms / 1000} s`);
}

export function abortedBy(signal: AbortSignal | null): ExchangeError {
  const reason: unknown = signal?.reason;
  return reason instanceof DOMException && reason.name === 'TimeoutError'
    ? new ExchangeError('unreachable', 'limit:time', 'the time that was left for it was over')
    : new ExchangeError('failed', 'fetch:aborted', 'it was stopped');
}
