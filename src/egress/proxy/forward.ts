import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { HEADER_BYTES } from '../exchange/dispatcher.ts';
import type { TunnelLimits } from './tunnel.ts';

/** For the next hop only (RFC 9110, 7.6.1), or would make it wait or switch protocols. */
const HOP_BY_HOP = new Set(
  'connection proxy-connection keep-alive proxy-authenticate proxy-authorization te trailer transfer-encoding upgrade expect'.split(
    ' ',
  ),
);
export const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Rewrites requests and answers, so that no two parsers can differ. The host is the URL's, whatever
 * the Host field says (RFC 9112, 3.2.2).
 */
export function forward(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  upstream: Socket,
  limits: TunnelLimits,
): void {
  const outgoing = httpRequest({
    createConnection: () => upstream,
    method: request.method ?? 'GET',
    path: `${url.pathname}${url.search}`,
    headers: { ...endToEnd(request.headers), host: url.host, connection: 'close' },
    maxHeaderSize: HEADER_BYTES,
  });
  const cut = (): void => {
    outgoing.destroy();
    upstream.destroy();
  };
  const total = setTimeout(cut, limits.totalMs);
  upstream.setTimeout(limits.idleMs, cut);
  upstream.once('close', () => clearTimeout(total));
  const meter = (piece: Buffer): void => {
    if (!limits.spend(piece.length)) cut();
  };
  outgoing.on('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502).end();
  });
  outgoing.on('response', (incoming) => {
    incoming.on('data', meter);
    incoming.on('error', () => response.destroy());
    try {
      response.writeHead(incoming.statusCode ?? 502, endToEnd(incoming.headers));
    } catch {
      cut();
      response.destroy();
      return;
    }
    incoming.pipe(response);
  });
  response.once('close', cut);
  request.on('data', meter);
  request.pipe(outgoing);
}

function endToEnd(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  const named = new Set((headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase()));
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name) && !named.has(name)));
}
