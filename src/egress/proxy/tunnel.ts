import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { canonicalAddress } from '../guard/address.ts';
import type { Cleared } from '../guard/guard.ts';
import { connectThrough, type OperatorProxy } from './operator-proxy.ts';

export interface TunnelLimits {
  /** Called with every transferred piece; false: both ends are cut. */
  readonly spend: (bytes: number) => boolean;
  /** Without a byte in either direction. */
  readonly idleMs: number;
  readonly totalMs: number;
}

/**
 * Connects to the first checked address that accepts: a public one through the operator's proxy
 * where there is one, the user's own directly. Rejects when none does.
 */
export async function dial(
  { endpoints }: Cleared,
  timeoutMs: number,
  operatorProxy: OperatorProxy | null,
): Promise<{ socket: Socket; address: string }> {
  let last: unknown;
  const until = performance.now() + timeoutMs;
  for (const endpoint of endpoints) {
    const { address, port } = endpoint;
    const left = until - performance.now();
    if (left <= 0) break;
    try {
      const isDirect = operatorProxy === null || !endpoint.public;
      const socket = isDirect ? await open(address, port, left) : await connectThrough(operatorProxy, endpoint, left);
      return { socket, address };
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

/** Joins two ends of a tunnel. A half-close is passed on after all data; an error cuts both. */
export function join(client: Duplex, upstream: Socket, head: Buffer, limits: TunnelLimits): void {
  const cut = (): void => {
    client.destroy();
    upstream.destroy();
  };
  const total = setTimeout(cut, limits.totalMs);
  const meter = (piece: Buffer): void => {
    if (!limits.spend(piece.length)) cut();
  };
  upstream.setTimeout(limits.idleMs, cut);
  upstream.once('error', cut);
  client.once('error', cut);
  client.once('close', () => {
    clearTimeout(total);
    upstream.destroy();
  });
  upstream.once('close', () => {
    // After a proper end the rest is on its way to the client; else the client must see the break.
    if (!upstream.readableEnded || client.writableFinished) client.destroy();
    else client.once('finish', () => client.destroy());
  });
  upstream.on('data', meter);
  client.on('data', meter);
  upstream.pipe(client);
  if (head.length > 0) upstream.write(head);
  client.pipe(upstream);
}

function open(address: string, port: number, timeoutMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, allowHalfOpen: true });
    const timer = setTimeout(() => socket.destroy(new Error('no connection in time')), timeoutMs);
    socket.once('close', () => clearTimeout(timer));
    socket.once('error', reject);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', reject);
      if (canonicalAddress(socket.remoteAddress ?? '') === address) return resolve(socket);
      socket.destroy();
      reject(new Error('the connection led to another address'));
    });
  });
}
