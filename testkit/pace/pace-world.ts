import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PaceWorld {
  readonly port: number;
  /** `--resolve` for every host: host 3 of 8 stands at the loopback address 127.0.0.4. */
  readonly pins: readonly string[];
  readonly hosts: readonly string[];
  figures(): PaceFigures;
  close(): Promise<void>;
}

export interface PaceFigures {
  readonly requests: number;
  /** Least milliseconds from the end of an answer to the next request, as the servers saw them. */
  readonly leastGapMs: { readonly host: number; readonly address: number };
  /** Most requests under way at the same time. */
  readonly mostAtOnce: { readonly host: number; readonly address: number };
}

/** What is known of one host or address. */
interface Seen {
  active: number;
  most: number;
  endedAt: number;
  leastGap: number;
}

/** Loopback hosts, several at one address, which note how they are asked. Each answer takes `answerMs`. */
export async function startPaceWorld(options: {
  readonly hosts: number;
  readonly addresses: number;
  readonly answerMs: number;
}): Promise<PaceWorld> {
  const seen = { host: new Map<string, Seen>(), address: new Map<string, Seen>() };
  let requests = 0;
  const servers: Server[] = [];
  let port = 0;
  for (let i = 0; i < options.addresses; i++) {
    const address = `127.0.0.${i + 1}`;
    const server = createServer((request, response) => {
      requests++;
      const both = [at(seen.host, request.headers.host ?? ''), at(seen.address, address)];
      const now = performance.now();
      for (const one of both) {
        one.most = Math.max(one.most, ++one.active);
        if (one.endedAt > 0) one.leastGap = Math.min(one.leastGap, now - one.endedAt);
      }
      setTimeout(() => {
        for (const one of both) {
          one.active--;
          one.endedAt = performance.now();
        }
        response.end('fine');
      }, options.answerMs);
    });
    await new Promise<void>((done) => server.listen(port, address, done));
    port = (server.address() as AddressInfo).port;
    servers.push(server);
  }
  const hosts = Array.from({ length: options.hosts }, (_, i) => `h${i}.example`);
  const figures = (kind: 'host' | 'address') => [...seen[kind].values()];
  return {
    port,
    hosts,
    pins: hosts.map((host, i) => `${host}:80:127.0.0.${(i % options.addresses) + 1}:${port}`),
    figures: () => ({
      requests,
      leastGapMs: {
        host: Math.min(...figures('host').map(({ leastGap }) => leastGap)),
        address: Math.min(...figures('address').map(({ leastGap }) => leastGap)),
      },
      mostAtOnce: {
        host: Math.max(...figures('host').map(({ most }) => most)),
        address: Math.max(...figures('address').map(({ most }) => most)),
      },
    }),
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}

function at(map: Map<string, Seen>, key: string): Seen {
  const known = map.get(key) ?? { active: 0, most: 0, endedAt: 0, leastGap: Number.POSITIVE_INFINITY };
  map.set(key, known);
  return known;
}
