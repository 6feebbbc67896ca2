/** A loopback world of many hosts at addresses of their own, some of them hostile, that watches how it is asked. */
import { createServer as createHttp, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcp, type Socket, type Server as TcpServer } from 'node:net';
import { generatedAnswers, hostOf } from '../generated-world.ts';
import { type PaceReport, PaceWatch } from './pace-watch.ts';

/** One way to be hostile: whatever connects to its address is its own. */
export interface HostileHost {
  readonly name: string;
  serve(socket: Socket): void;
}

export interface SoakWorld {
  /** For --resolve: every host at its address. */
  readonly pins: readonly string[];
  readonly urls: readonly string[];
  /** Names of hostile hosts, and how each is hostile. */
  readonly hostile: ReadonlyMap<string, string>;
  /** Pages, pictures and robots.txt that honest hosts have answered. */
  answered(): number;
  pace(): PaceReport;
  /** From how many addresses honest hosts were asked. */
  askers(): number;
  close(): Promise<void>;
}

/** Several small shops stand at one address, as with a cheap host. */
const SHOPS_AN_ADDRESS = 3;
const LATENCY_MS = 20;

/**
 * @param hosts all together
 * @param hostile what takes the place of every tenth host, in turn; none: all are honest
 * @param leastGapMs what is asked of the crawler between the end of an answer and its next request
 * @param where.network first two numbers of the addresses; all of 127.0.0.0/8 is loopback
 * @param where.twins sites that carry what another one carries
 */
export async function startSoakWorld(
  hosts: number,
  hostile: readonly HostileHost[],
  leastGapMs: number,
  { network = '127.20', twins = {} }: { network?: string; twins?: Readonly<Record<number, number>> } = {},
): Promise<SoakWorld> {
  const watch = new PaceWatch(leastGapMs);
  const answers = generatedAnswers(twins);
  const askers = new Set<string>();
  const servers: TcpServer[] = [];
  const sockets = new Set<Socket>();
  const pins: string[] = [];
  const hostileNames = new Map<string, string>();
  let answered = 0;
  let port = 0;

  const honest = createHttp((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const site = Number(/^s(\d+)\.test$/.exec(host)?.[1] ?? Number.NaN);
    askers.add(request.socket.remoteAddress ?? '');
    const ended = watch.begin(host, request.socket.localAddress ?? '');
    response.once('close', ended);
    setTimeout(async () => {
      const { status, type, body } = await answers(site, path);
      answered++;
      response.writeHead(status, { 'content-type': type });
      // What counts is when the last byte is handed over: on a busy machine we hear of it long after the other side did.
      ended();
      response.end(body);
    }, LATENCY_MS);
  });

  async function listen(address: string, take: (socket: Socket) => void): Promise<void> {
    const server = createTcp((socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket)).on('error', () => undefined);
      take(socket);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, address, resolve);
    });
    port = (server.address() as AddressInfo).port;
    servers.push(server);
  }

  const addressOf = (site: number): string => addressIn(network, site);
  let address = '';
  let shops = 0;
  for (let site = 0; site < hosts; site++) {
    const enemy = hostile.length > 0 && site % 10 === 5 ? hostile[Math.floor(site / 10) % hostile.length] : undefined;
    if (enemy !== undefined) {
      hostileNames.set(hostOf(site), enemy.name);
      await listen(addressOf(site), (socket) => enemy.serve(socket));
      pins.push(`${hostOf(site)}:80:${addressOf(site)}:${port}`);
      continue;
    }
    if (shops++ % SHOPS_AN_ADDRESS === 0) {
      address = addressOf(site);
      await listen(address, (socket) => honest.emit('connection', socket));
    }
    pins.push(`${hostOf(site)}:80:${address}:${port}`);
  }

  return {
    pins,
    urls: Array.from({ length: hosts }, (_, site) => `http://${hostOf(site)}/`),
    hostile: hostileNames,
    answered: () => answered,
    pace: () => watch.report(),
    askers: () => askers.size,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
      closeQuietly(honest);
    },
  };
}

function addressIn(network: string, site: number): string {
  return `${network}.${Math.floor(site / 200)}.${(site % 200) + 1}`;
}

function closeQuietly(server: Server): void {
  server.closeAllConnections();
}
