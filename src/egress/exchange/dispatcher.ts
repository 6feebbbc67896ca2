import type { Socket } from 'node:net';
import { buildConnector, Client } from 'undici';
import type { CertificateInfo } from '../../model/facts/visit.ts';
import { canonicalAddress } from '../guard/address.ts';
import type { Cleared, Endpoint } from '../guard/guard.ts';
import { connectThrough, type OperatorProxy } from '../proxy/operator-proxy.ts';
import { peerCertificate, peerChain } from './certificate.ts';
import { ExchangeError } from './failure.ts';

/** One keep-alive connection to one checked address; it carries one exchange at a time. */
export interface Line {
  readonly client: Client;
  reused: boolean;
  socket: Socket | null;
  /** The server's certificate; null before the connection is made, and on plain HTTP. */
  certificate: CertificateInfo | null;
  chain: readonly Uint8Array[];
  /** Bytes written for the current exchange. */
  sent: Buffer[];
  /** Bytes received until its header was read; null: no more are needed. */
  heading: Buffer[] | null;
  /** The last piece read from the socket: shows if more followed the end of an answer. */
  lastPiece: Buffer | null;
}

export type Lines = ReturnType<typeof createLines>;

/** All header fields together: limit:headers. */
export const HEADER_BYTES = 16 * 1024;
const IDLE_LINES = 256;
const IDLE_PER_KEY = 8;
const IDLE_MS = 15_000;

/**
 * Keep-alive connections to checked addresses, never dialled by name: no second look-up can lead
 * elsewhere. The user's own servers share them between names on plain HTTP, and are not reached
 * through the operator's proxy. `ca`: for tests, in PEM.
 */
export function createLines(operatorProxy: OperatorProxy | null = null, ca?: string) {
  const idle = new Map<string, Line[]>();
  const open = new Set<Line>();
  let idleCount = 0;

  function keyOf({ url }: Cleared, { address, port, public: isPublic }: Endpoint): string {
    const name = isPublic || url.protocol === 'https:' ? url.host : '';
    return `${url.protocol} ${address} ${port} ${name}`;
  }

  function discard(line: Line): void {
    open.delete(line);
    line.client.destroy().catch(() => undefined);
  }

  function dropOldest(): void {
    for (const [key, lines] of idle) {
      const line = lines.shift();
      if (lines.length === 0) idle.delete(key);
      if (line === undefined) continue;
      idleCount--;
      discard(line);
      return;
    }
  }

  return {
    /** An idle line to that endpoint, or a new one, which connects at its first exchange. */
    take(cleared: Cleared, endpoint: Endpoint, connectMs: number): Line {
      const key = keyOf(cleared, endpoint);
      const lines = idle.get(key);
      for (let line = lines?.pop(); line !== undefined; line = lines?.pop()) {
        idleCount--;
        if (lines?.length === 0) idle.delete(key);
        if (line.socket !== null && !line.socket.destroyed) {
          line.reused = true;
          return line;
        }
        discard(line);
      }
      const line = openLine(cleared, endpoint, connectMs, endpoint.public ? operatorProxy : null, ca);
      open.add(line);
      return line;
    },

    /** Gives a line back. `keep` false: it is in an unknown state and is closed. */
    release(cleared: Cleared, endpoint: Endpoint, line: Line, keep: boolean): void {
      if (!open.has(line)) return;
      const key = keyOf(cleared, endpoint);
      const lines = idle.get(key) ?? [];
      if (!keep || line.socket === null || line.socket.destroyed || lines.length >= IDLE_PER_KEY) return discard(line);
      lines.push(line);
      // Deleted first, so that the map is in the order of last use.
      idle.delete(key);
      idle.set(key, lines);
      if (++idleCount > IDLE_LINES) dropOldest();
    },

    async close(): Promise<void> {
      idle.clear();
      idleCount = 0;
      const lines = [...open];
      open.clear();
      await Promise.all(lines.map(({ client }) => client.destroy().catch(() => undefined)));
    },
  };
}

function openLine(
  { url }: Cleared,
  { address, port }: Endpoint,
  connectMs: number,
  operatorProxy: OperatorProxy | null,
  ca: string | undefined,
): Line {
  const connect = buildConnector({ timeout: connectMs, allowH2: false, ...(ca !== undefined && { ca }) });
  const line: Line = {
    client: new Client(url.origin, {
      pipelining: 1,
      maxHeaderSize: HEADER_BYTES,
      // The exchange has its own timers, which also end drips and floods of 1xx.
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: IDLE_MS,
      keepAliveMaxTimeout: 2 * IDLE_MS,
      allowH2: false,
      connect(options, callback) {
        const take: buildConnector.Callback = (error, socket) => {
          if (error !== null) return callback(error, null);
          // The proxy's own address does not matter: it was asked for the checked one.
          if (operatorProxy === null && canonicalAddress(socket.remoteAddress ?? '') !== address) {
            socket.destroy();
            return callback(
              new ExchangeError('refused', 'blocked:ssrf', 'the connection led to another address'),
              null,
            );
          }
          line.socket = socket;
          // In this order: Node 20 has no chain any more once the X509Certificate was read.
          line.chain = peerChain(socket);
          line.certificate = peerCertificate(socket);
          watchSent(socket, line);
          const read = socket.read.bind(socket);
          socket.read = (size?: number) => {
            const piece: Buffer | null = read(size);
            if (piece !== null) {
              line.lastPiece = piece;
              line.heading?.push(piece);
            }
            return piece;
          };
          callback(null, socket);
        };
        const dialled = { ...options, hostname: address, port: String(port) };
        if (operatorProxy === null) return connect(dialled, take);
        connectThrough(operatorProxy, { address, port }, connectMs).then(
          (tunnel) =>
            url.protocol === 'https:' ? connect({ ...dialled, httpSocket: tunnel }, take) : take(null, tunnel),
          (why: Error) => take(why, null),
        );
      },
    }),
    reused: false,
    socket: null,
    certificate: null,
    chain: [],
    sent: [],
    heading: null,
    lastPiece: null,
  };
  // Errors reach the exchange under way; without a listener an idle line's would end the process.
  line.client.on('disconnect', () => undefined);
  return line;
}

/** Notes each piece as it is written: the record holds the request as it was sent. */
function watchSent(socket: Socket, line: Line): void {
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  socket.write = (...given: unknown[]): boolean => {
    const [piece, encoding] = given;
    if (typeof piece === 'string')
      line.sent.push(Buffer.from(piece, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
    else if (piece instanceof Uint8Array) line.sent.push(Buffer.from(piece));
    return write(...given);
  };
}
