import { once } from 'node:events';
import { createServer as createHttp, type RequestListener } from 'node:http';
import { type AddressInfo, connect, createServer as createTcp, type Socket } from 'node:net';
import { createEgress, type EgressOptions, type OpenEgress } from '../../src/egress/egress.ts';

export interface LocalServer {
  readonly port: number;
  /** Connections that reached it so far. */
  connections(): number;
  close(): Promise<void>;
}

/** An HTTP server on loopback. */
export function serveHttp(listener: RequestListener): Promise<LocalServer> {
  return listen(createHttp(listener));
}

/** A server that answers in raw bytes, so that it can break every rule of HTTP. It speaks once a request has come. */
export function serveRaw(answer: (socket: Socket, request: string) => void): Promise<LocalServer> {
  return listen(
    createTcp((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (data) => answer(socket, data.toString('latin1')));
    }),
  );
}

/** Answers only when the other end has said all, then at length. */
export function serveHalfOpen(): Promise<LocalServer> {
  return listen(
    createTcp({ allowHalfOpen: true }, (socket) => {
      let asked = '';
      socket.on('error', () => undefined);
      socket.on('data', (data) => (asked += data.toString('latin1')));
      socket.on('end', () => socket.end(`answer to ${asked}${'.'.repeat(2_000_000)}`));
    }),
  );
}

export async function listen(server: ReturnType<typeof createTcp>): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  let count = 0;
  server.on('connection', (socket: Socket) => {
    count++;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => count,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A port that refuses connections. It is taken, as the near end of a connection, so that no other process comes to listen there. */
export async function refusingPort(): Promise<Pick<LocalServer, 'port' | 'close'>> {
  const server = await serveRaw(() => undefined);
  const holder = connect(server.port, '127.0.0.1');
  await once(holder, 'connect');
  return {
    port: holder.localPort as number,
    async close() {
      holder.destroy();
      await server.close();
    },
  };
}

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** An egress whose every name on port 80 leads to the given local server. */
export function egressTo(port: number, options: Partial<EgressOptions> = {}): OpenEgress {
  return createEgress({
    pins: [`*:80:127.0.0.1:${port}`],
    allowPrivate: false,
    allow: [],
    delay: undefined,
    robots: { obey: false, reason: 'test' },
    userAgent: 'revenant/0.1 (+https://operator.example/bot)',
    log: quiet,
    resolve: async (host) => {
      throw Object.assign(new Error(`no such name: ${host}`), { code: 'ENOTFOUND' });
    },
    ...options,
  });
}
