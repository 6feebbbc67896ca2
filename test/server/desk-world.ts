/** A store with real findings behind a desk: five generated sellers, three of them alike, one of these listed. */
import { startWorker } from '../../jobs/worker.ts';
import { openDesk } from '../../src/server/desk.ts';
import type { Services } from '../../src/services.ts';
import { finished, openTestRun, openWorkshop } from '../flow/crawl-services.ts';
import { startGeneratedWorld } from '../generated-world.ts';

export const KEY = 'k'.repeat(32);

export interface DeskWorld {
  readonly services: Services;
  /** `http://127.0.0.1:port`, for programs. */
  readonly base: string;
  /** The address that a browser opens, with the key. */
  readonly url: string;
  /** A request with the key, as a program sends it. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** A form as the desk's own page sends it. Not followed. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response>;
  close(): Promise<void>;
}

export async function openDeskWorld(browser: 'never' | 'always' = 'never'): Promise<DeskWorld> {
  const world = await startGeneratedWorld({ sites: 5, twins: { 1: 0, 2: 0 } });
  const shop = await openWorkshop(world, { browser });
  const { services } = shop;
  const run = await openTestRun(world, services, [1, 2, 3, 4], true, browser);
  const worker = await startWorker(services);
  await finished(run, services);
  const desk = await openDesk(services, { host: '127.0.0.1', port: 0, key: KEY });
  const { base } = desk;
  const headers = { authorization: `Bearer ${KEY}` };
  return {
    services,
    base,
    url: desk.url,
    ask: (path, init = {}) => fetch(`${base}${path}`, { ...init, headers: { ...headers, ...init.headers } }),
    post: (path, fields) =>
      fetch(`${base}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...headers, origin: base },
        body: new URLSearchParams(fields),
      }),
    async close() {
      await desk.close();
      await worker.stop();
      await shop.close();
      await world.close();
    },
  };
}
