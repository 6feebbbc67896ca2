/** A store with real findings behind a desk: five generated sellers, three of them alike, one of these listed. */
import { randomUUID } from 'node:crypto';
import { startWorker } from '../../jobs/worker.ts';
import { openDesk } from '../../src/desk/desk.ts';
import type { Role } from '../../src/model/decisions/token.ts';
import { sha256 } from '../../src/model/digest.ts';
import type { Services } from '../../src/services.ts';
import { finished, openTestRun, openWorkshop } from '../../testkit/flow/crawl-services.ts';
import { startGeneratedWorld } from '../../testkit/generated-world.ts';

export const KEY = 'k'.repeat(32);

export interface DeskWorld {
  readonly services: Services;
  /** `http://127.0.0.1:port`, for programs. */
  readonly base: string;
  /** The address that a browser opens, with the key. */
  readonly url: string;
  /** The home page of a site of the world, as somebody saved it. */
  savedHome(site: number): string;
  /** A request with the key, as a program sends it. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** A form as the desk's own page sends it, as fields or with files. Not followed. */
  post(path: string, fields: Readonly<Record<string, string>> | FormData, key?: string): Promise<Response>;
  /** The key of another person. */
  keyOf(role: Role, name: string): Promise<string>;
  close(): Promise<void>;
}

export async function openDeskWorld(browser: 'never' | 'always' = 'never'): Promise<DeskWorld> {
  const world = await startGeneratedWorld({ sites: 5, twins: { 1: 0, 2: 0 } });
  const shop = await openWorkshop(world, { browser });
  const { services } = shop;
  // To draw a page takes a second or two: then only the two that are alike.
  const sites = browser === 'always' ? [1, 2] : [1, 2, 3, 4];
  const run = await openTestRun(world, services, sites, true, browser);
  const worker = await startWorker(services);
  await finished(run, services);
  const desk = await openDesk(services, { host: '127.0.0.1', port: 0, key: KEY });
  const { base } = desk;
  const headers = { authorization: `Bearer ${KEY}` };
  return {
    services,
    base,
    url: desk.url,
    savedHome: (site) => world.savedHome(site),
    ask: (path, init = {}) => fetch(`${base}${path}`, { ...init, headers: { ...headers, ...init.headers } }),
    post: (path, fields, key = KEY) =>
      fetch(`${base}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { authorization: `Bearer ${key}`, origin: base },
        body: fields instanceof FormData ? fields : new URLSearchParams(fields),
      }),
    async keyOf(role, name) {
      const key = randomUUID();
      const [createdAt = '', expiresAt = ''] = [0, 1].map((days) =>
        new Date(Date.now() + days * 86_400_000).toISOString(),
      );
      const token = { schema: 'revenant.token/1' as const, id: key, name, role, createdAt, expiresAt, revokedAt: null };
      await services.store.tokens.add(token, sha256(key));
      return key;
    },
    async close() {
      await desk.close();
      await worker.stop();
      await shop.close();
      await world.close();
    },
  };
}
