/** The hostile site, the canary, and the guarded way out between them. */
import { createServer, type Server } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { createEgress, type EgressOptions, type OpenEgress } from '../../src/egress/egress.ts';
import type { Log } from '../../src/log.ts';
import { type Canary, openCanary } from './canary.ts';
import { type Outside, openOutside } from './outside.ts';
import { NAMES } from './spellings.ts';

export const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** How one way out stood up to what was tried. */
export interface Row {
  readonly path: string;
  readonly attempts: number;
  /** Connections and packets that came to the canary. */
  readonly leaks: number;
  /** Attempts that did not end as they should, with what came instead. */
  readonly wrong: readonly string[];
  /** What an unguarded client reached of what it tried; null: there is no such client. */
  readonly control: { readonly reached: number; readonly of: number } | null;
}

export interface Page {
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Ground {
  readonly canary: Canary;
  /** Null when the harness runs in the machine's own network. */
  readonly outside: Outside | null;
  /** Port of the hostile site on loopback; guarded clients know it as good.test. */
  readonly site: number;
  readonly pages: Map<string, Page>;
  /** Request headers that reached the hostile site, by path. */
  readonly heard: Map<string, NodeJS.Dict<string | string[]>>;
  /** ICE candidates that pages saw and told. */
  readonly candidates: string[];
  /** Addresses of this machine besides loopback, as they stand in a URL. */
  readonly hosts: readonly string[];
  close(): Promise<void>;
}

export async function openGround(): Promise<Ground> {
  const canary = await openCanary();
  const outside = await openOutside();
  const pages = new Map<string, Page>();
  const heard = new Map<string, NodeJS.Dict<string | string[]>>();
  const candidates: string[] = [];
  const server: Server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://good.test');
    const rest = decodeURIComponent(search.slice(1));
    heard.set(pathname, request.headers);
    if (pathname === '/candidate') candidates.push(rest);
    if (pathname === '/to') return void response.writeHead(302, { location: inHeader(rest) }).end();
    if (pathname === '/worker.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' });
      return void response.end(`fetch(${JSON.stringify(rest)}, { mode: 'no-cors' }).catch(() => 0)`);
    }
    const page = pages.get(pathname);
    const { ':status': status, ...headers } = page?.headers ?? {};
    response.writeHead(Number(status ?? (page === undefined ? 404 : 200)), { 'content-type': 'text/html', ...headers });
    response.end(
      page === undefined
        ? ''
        : `<!doctype html><meta charset="utf-8"><title>x</title><p>the page</p>${page.html ?? ''}`,
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    canary,
    outside,
    site: (server.address() as AddressInfo).port,
    pages,
    heard,
    candidates,
    hosts: ownAddresses(),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
      outside?.close();
      await canary.close();
    },
  };
}

/** As a hostile list of seeds would have it: the canary's port is open for every name and address that stands for it. */
export function guardedEgress({ canary, site }: Ground, options: Partial<EgressOptions> = {}): OpenEgress {
  const named = ['canary.test', 'localhost', '127.0.0.1', '[::1]', ...Object.keys(NAMES)];
  return createEgress({
    pins: [`good.test:80:127.0.0.1:${site}`, `other.test:80:127.0.0.1:${site}`],
    allow: [],
    allowPrivate: false,
    delay: 0,
    robots: { obey: false, reason: 'test' },
    userAgent: 'revenant/0.1 (+https://operator.example/bot)',
    seeds: named.map((host) => `http://${host}:${canary.port}/`),
    log: quiet,
    resolve: async (host) => {
      const addresses = NAMES[host];
      if (addresses === undefined) throw Object.assign(new Error(`no such name: ${host}`), { code: 'ENOTFOUND' });
      return addresses;
    },
    ...options,
  });
}

/** True when a client without a guard stays on this machine with that URL. */
export function isLocal(url: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(url) || !/^(?:http|ws):$/.test(new URL(url).protocol)) return false;
  const { hostname } = new URL(url);
  return /^127\.|^0\.0\.0\.0$|^\[::1?\]$|^\[::ffff:7f|localhost\.?$/.test(hostname) || hosts.includes(hostname);
}

function ownAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  return all
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80'))
    .map(({ address }) => (isIPv6(address) ? `[${address}]` : address));
}

/** Header values are bytes: a browser reads UTF-8 in them. */
function inHeader(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
