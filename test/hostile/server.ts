/** All hostile sites of the catalogue behind one port on loopback, told apart by the Host that is asked for. */
import { createServer, type Socket } from 'node:net';
import { listen } from '../egress/local-server.ts';
import { type HostileCase, send } from './hostile-case.ts';

export interface HostileServer {
  readonly port: number;
  /** Requests so far, by "host path". */
  readonly requests: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

export function urlOf({ name }: Pick<HostileCase, 'name'>): string {
  return `http://${name}.test/`;
}

/** Serves these cases; a path that a case does not know is a short 404. */
export async function startHostileServer(cases: readonly HostileCase[]): Promise<HostileServer> {
  const byHost = new Map(cases.map((one) => [`${one.name}.test`, one]));
  const requests = new Map<string, number>();
  const answer = (socket: Socket, request: string): void => {
    const path = /^\S+ (\S+)/.exec(request)?.[1] ?? '/';
    const host = /^host:\s*([^\r\n:]+)/im.exec(request)?.[1] ?? '';
    const key = `${host} ${path}`;
    const before = requests.get(key) ?? 0;
    requests.set(key, before + 1);
    const served = byHost.get(host)?.serve({ path, before }, socket);
    if (served === null || !byHost.has(host)) send(socket, { status: 404, body: '<title>Not found</title>' });
  };
  const server = await listen(
    createServer((socket) => {
      let heard = '';
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        heard += data.toString('latin1');
        if (!heard.includes('\r\n\r\n')) return;
        const request = heard;
        heard = '';
        answer(socket, request);
      });
    }),
  );
  return { port: server.port, requests, close: () => server.close() };
}
