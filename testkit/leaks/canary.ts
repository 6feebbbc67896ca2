/** What must not be reached: a TCP and a UDP port on every address of this machine, which keep book of who came. */
import { createSocket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Hits {
  readonly connections: number;
  readonly packets: number;
  /** The last part of each path that was asked for: attempts name themselves there. */
  readonly ids: ReadonlySet<string>;
  /** Addresses of this machine to which the connections were made. */
  readonly addresses: readonly string[];
}

export interface Canary {
  readonly port: number;
  readonly udpPort: number;
  /** What came since the last call. */
  take(): Hits;
  close(): Promise<void>;
}

/** Answers everything kindly, so that whoever gets through also gets what he came for. */
export async function openCanary(): Promise<Canary> {
  let connections = 0;
  let packets = 0;
  let ids = new Set<string>();
  let addresses: string[] = [];
  const server: Server = createServer((request, response) => {
    ids.add((request.url ?? '').split('/').at(-1) ?? '');
    response.writeHead(200, {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
      'content-type': 'text/html',
    });
    response.end('secret');
  });
  server.on('connection', (socket) => {
    connections++;
    addresses.push((socket.localAddress ?? '').replace(/^::ffff:/, ''));
    socket.on('error', () => undefined);
  });
  server.on('upgrade', (request, socket) => {
    ids.add((request.url ?? '').split('/').at(-1) ?? '');
    socket.destroy();
  });
  server.on('clientError', (_, socket) => socket.destroy());
  await new Promise<void>((done) => server.listen({ port: 0, host: '::' }, done));
  const datagrams = createSocket({ type: 'udp6' }, () => packets++);
  await new Promise<void>((done) => datagrams.bind(0, '::', done));
  return {
    port: (server.address() as AddressInfo).port,
    udpPort: datagrams.address().port,
    take() {
      const hits = { connections, packets, ids, addresses };
      connections = 0;
      packets = 0;
      ids = new Set();
      addresses = [];
      return hits;
    },
    close() {
      datagrams.close();
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
