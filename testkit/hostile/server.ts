/** All hostile sites of the catalogue behind one port on loopback, told apart by the Host that is asked for. */
import { createServer, type Socket } from 'node:net';
import { listen } from '../egress/local-server.ts';
import { type HostileCase, send } from './hostile-case.ts';

export interface HostileServer {
  readonly port: number;
  /** Requests so far, by "host path". */
  readonly requests: ReadonlyMap<string, number>;
  /** When each of them came, in order. */
  readonly times: readonly number[];
  close(): Promise<void>;
}

export function urlOf({ name }: Pick<HostileCase, 'name'>): string {
  return `http://${name}.test/`;
}

/** Calls with the head of each request that comes over a connection. */
function onRequests(socket: Socket, answer: (head: string) => void): void {
  let heard = '';
  socket.on('data', (data) => {
    heard += data.toString('latin1');
    if (!heard.includes('\r\n\r\n')) return;
    const head = heard;
    heard = '';
    answer(head);
  });
}

function pathOf(head: string): string {
  return /^\S+ (\S+)/.exec(head)?.[1] ?? '/';
}

const MISSING = { status: 404, body: '<title>Not found</title>' };

/** One case under whatever name it is asked for: speaks over every connection that is handed to it. */
export function speakerOf({ serve }: HostileCase): (socket: Socket) => void {
  const asked = new Map<string, number>();
  return (socket) =>
    onRequests(socket, (head) => {
      const path = pathOf(head);
      const before = asked.get(path) ?? 0;
      asked.set(path, before + 1);
      if (serve({ path, before }, socket) === null) send(socket, MISSING);
    });
}

/** Serves these cases; a path that a case does not know is a short 404. */
export async function startHostileServer(cases: readonly HostileCase[]): Promise<HostileServer> {
  const byHost = new Map(cases.map((one) => [`${one.name}.test`, one]));
  const requests = new Map<string, number>();
  const times: number[] = [];
  const answer = (socket: Socket, request: string): void => {
    const path = pathOf(request);
    const host = /^host:\s*([^\r\n:]+)/im.exec(request)?.[1] ?? '';
    const key = `${host} ${path}`;
    const before = requests.get(key) ?? 0;
    requests.set(key, before + 1);
    times.push(Date.now());
    const served = byHost.get(host)?.serve({ path, before }, socket);
    if (served === null || !byHost.has(host)) send(socket, MISSING);
  };
  const server = await listen(
    createServer((socket) => {
      socket.on('error', () => undefined);
      onRequests(socket, (request) => answer(socket, request));
    }),
  );
  return { port: server.port, requests, times, close: () => server.close() };
}
