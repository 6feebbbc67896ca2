import { messageOf } from '../../errors.ts';
import type { FetchFailure } from '../../model/ports/egress.ts';

export type Failed = Pick<FetchFailure, 'state' | 'code' | 'detail'>;

/** Thrown inside this room to end one exchange with a typed outcome; never leaves it. */
export class ExchangeError extends Error {
  override readonly name = 'ExchangeError';
  readonly failed: Failed;
  constructor(state: Failed['state'], code: string, detail: string) {
    super(`${code}: ${detail}`);
    this.failed = { state, code, detail };
  }
}

/** No connection was made: another address of the name may do better. */
const CONNECT_CODES =
  /^(ECONNREFUSED|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EAFNOSUPPORT)$/;
/** The server closed the connection without an answer: ordinary on a kept connection. */
const CUT_CODES = /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/;
const FAILURES: readonly [code: RegExp, state: Failed['state'], reason: string, detail: string][] = [
  [/^ECONNREFUSED$/, 'unreachable', 'fetch:refused', 'the connection was refused'],
  [CUT_CODES, 'unreachable', 'fetch:reset', 'the connection was cut before an answer'],
  [/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'unreachable', 'fetch:timeout', 'no connection in time'],
  [CONNECT_CODES, 'unreachable', 'fetch:unreachable', 'there is no route to the address'],
  [/^UND_ERR_HEADERS_OVERFLOW$/, 'failed', 'limit:headers', 'the header is too large'],
  [/^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$/, 'failed', 'fetch:incomplete', 'the body ended before its stated length'],
];
const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;
/** The answer came, with a certificate that does not stand for this host. */
const CERTIFICATE_CODE = /^(CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA)/;

/** The outcome of an error of undici, node:net or node:tls. `answering`: the header had arrived. */
export function failureOf(error: unknown, answering: boolean): Failed {
  if (error instanceof ExchangeError) return error.failed;
  const code = codeOf(error);
  // Before the header is complete this code means a parser error, not a short body.
  const isParserError = !answering && code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';
  const known = isParserError ? undefined : FAILURES.find(([codes]) => codes.test(code));
  if (known !== undefined) {
    const [, state, name, detail] = known;
    return answering && name === 'fetch:reset'
      ? { state: 'failed', code: 'fetch:incomplete', detail: 'the connection was cut before the end of the answer' }
      : { state, code: name, detail };
  }
  if (TLS_CODE.test(code)) {
    const what = CERTIFICATE_CODE.test(code) ? 'certificate' : 'connection';
    return { state: 'unreachable', code: 'fetch:tls', detail: `no trusted ${what} (${code})` };
  }
  const isNoHttp = code.startsWith('HPE_') || (error as { name?: unknown }).name === 'HTTPParserError';
  const detail = isNoHttp ? `the answer is no valid HTTP/1.1 (${code})` : messageOf(error).slice(0, 200);
  return { state: 'failed', code: 'fetch:protocol', detail };
}

export function isConnectError(error: unknown): boolean {
  return CONNECT_CODES.test(codeOf(error));
}

export function isCutConnection(error: unknown): boolean {
  return CUT_CODES.test(codeOf(error));
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
