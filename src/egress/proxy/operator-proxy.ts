/**
 * The operator's proxy, for machines without a route of their own. It is asked for checked
 * addresses, never for names.
 */
import { type IncomingMessage, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { InputError } from '../../errors.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { withWholePercents } from '../../model/text/login-percents.ts';
import { ExchangeError } from '../exchange/failure.ts';
import type { Endpoint } from '../guard/guard.ts';
import { inUrl, unbracket } from '../guard/pins.ts';

export interface OperatorProxy {
  readonly host: string;
  readonly port: number;
  readonly authorization: string | null;
}

/**
 * Parses `http://[user:password@]host:port`. Throws InputError, without the password, for anything
 * else.
 */
export function parseOperatorProxy(text: string): OperatorProxy {
  const address = withWholePercents(text);
  const url = isUrl(address) ? new URL(address) : null;
  if (url === null || url.protocol !== 'http:' || url.hostname === '' || `${url.pathname}${url.search}` !== '/')
    throw new InputError(
      'REVENANT_EGRESS_PROXY must be http://host:port, or http://user:password@host:port; in a password, / is written %2F, ? %3F, # %23 and % %25',
    );
  const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return {
    host: unbracket(url.hostname),
    port: url.port === '' ? 80 : Number(url.port),
    authorization: login === ':' ? null : `Basic ${Buffer.from(login).toString('base64')}`,
  };
}

/**
 * A tunnel to a checked address. Rejects with a socket's code if the address does not answer, with
 * ExchangeError if the proxy refuses it (refused) or is not there (deferred: the site is not to
 * blame).
 */
export function connectThrough(
  { host, port, authorization }: OperatorProxy,
  target: Pick<Endpoint, 'address' | 'port'>,
  timeoutMs: number,
): Promise<Socket> {
  const authority = `${inUrl(target.address)}:${target.port}`;
  return new Promise((resolve, reject) => {
    const asked = request({
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, ...(authorization !== null && { 'proxy-authorization': authorization }) },
      createConnection: () => connect({ host, port, allowHalfOpen: true }),
    });
    const timer = setTimeout(() => asked.destroy(coded('ETIMEDOUT', 'no connection in time')), timeoutMs);
    asked.once('connect', ({ statusCode = 0 }: IncomingMessage, socket: Socket, head: Buffer) => {
      clearTimeout(timer);
      if (statusCode >= 200 && statusCode < 300) {
        if (head.length > 0) socket.unshift(head);
        return resolve(socket);
      }
      socket.destroy();
      reject(refusalOf(statusCode));
    });
    asked.once('error', (error) => {
      clearTimeout(timer);
      const isLate = (error as NodeJS.ErrnoException).code === 'ETIMEDOUT';
      reject(isLate ? error : new ExchangeError('deferred', 'proxy:down', `the operator's proxy: ${error.message}`));
    });
    asked.end();
  });
}

function refusalOf(status: number): Error {
  // Statuses of proxies for a silent target (RFC 9110, 15.6.3 and 15.6.5; Squid also 503).
  if (status === 502 || status === 503) return coded('EHOSTUNREACH', 'the proxy found no way to the address');
  if (status === 504) return coded('ETIMEDOUT', 'the proxy got no connection in time');
  if (status === 407) return new ExchangeError('deferred', 'proxy:login', "the operator's proxy wants another login");
  return new ExchangeError('refused', 'blocked:proxy', `the operator's proxy refused the address (${status})`);
}

const coded = (code: string, text: string): Error => Object.assign(new Error(text), { code });
