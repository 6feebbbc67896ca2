/** A web archive on a local port: a CDX server and a replay that behave as told, faults among them. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fault = 'busy' | 'malformed' | 'empty' | 'broken' | 'cut-off' | 'many' | null;

export interface MemoryServer {
  readonly port: number;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** How it behaves from now on. */
  fault: Fault;
  close(): Promise<void>;
}

const FIELDS = ['urlkey', 'timestamp', 'original', 'mimetype', 'statuscode', 'digest', 'length'];
/** As many rows as some servers give at once. */
const MANY = 6_000;

/** As CDX servers find a page: under any scheme, with or without a closing slash. */
const keyOf = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** @param held pages by address: digits of their time, and what they say */
export async function startMemory(
  held: Readonly<Record<string, readonly [digits: string, page: string]>>,
): Promise<MemoryServer> {
  const state: { fault: Fault; asked: string[] } = { fault: null, asked: [] };
  const server = createServer(({ url: path = '' }, response) => {
    if (path === '/robots.txt') return void response.writeHead(404).end();
    state.asked.push(path);
    if (path.startsWith('/cdx/')) return index(new URL(path, 'http://memory.example'), response);
    const [, , url = ''] = /^\/web\/(\d{14})id_\/(.*)$/.exec(path) ?? [];
    const page = held[url];
    if (page === undefined || state.fault === 'broken') return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html', 'x-archive-orig-server': 'nginx' }).end(page[1]);
  });

  function index(asked: URL, response: ServerResponse): void {
    if (state.fault === 'busy') return void response.writeHead(429, { 'retry-after': '3600' }).end('Too many requests');
    if (state.fault === 'malformed') return void response.end('[["urlkey","timestamp"],["<html>",{"a":');
    if (state.fault === 'cut-off') return void response.destroy();
    const name = asked.searchParams.get('url') ?? '';
    const isHost = asked.searchParams.get('matchType') === 'host';
    const rows = Object.entries(held)
      .filter(([url]) => state.fault !== 'empty' && (isHost ? new URL(url).host === name : keyOf(url) === keyOf(name)))
      .map(([url, [digits]]) => [url, digits, url, 'text/html', '200', '-', '9']);
    const more =
      state.fault === 'many'
        ? Array.from({ length: MANY }, (_, i) => [
            `x${i}`,
            '20190601000000',
            `http://old.example/${i}`,
            'text/html',
            '404',
            '-',
            '9',
          ])
        : [];
    const limit = Number(asked.searchParams.get('limit') ?? MANY);
    response.end(JSON.stringify(rows.length === 0 ? [] : [FIELDS, ...rows, ...more].slice(0, limit + 1)));
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return Object.assign(state, {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  });
}
