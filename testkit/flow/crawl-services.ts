import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../src/config.ts';
import { openCrawl } from '../../src/flow/crawl/open-crawl.ts';
import type { Entity, Seed } from '../../src/model/facts/seed.ts';
import type { Run } from '../../src/model/ports/ledger.ts';
import { openServices, type Services } from '../../src/services.ts';
import type { GeneratedWorld } from '../generated-world.ts';

export interface Workshop {
  readonly services: Services;
  /** Opens services on the same back ends again: another process, as far as the ledger can tell. */
  again(): Promise<Services>;
  close(): Promise<void>;
}

/** Real services over a fresh data folder and a generated world; settings beyond that as given. */
export async function openWorkshop(world: GeneratedWorld, settings: Record<string, unknown> = {}): Promise<Workshop> {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-flow-'));
  const opened: Services[] = [];
  const open = async (): Promise<Services> => {
    const flags = {
      data: join(folder, 'data'),
      resolve: [`*:80:127.0.0.1:${world.port}`],
      allowPrivate: true,
      browser: 'never',
      logLevel: 'silent',
      ...settings,
    };
    const services = await openServices(readSettings(flags, {}));
    opened.push(services);
    return services;
  };
  return {
    services: await open(),
    again: open,
    async close() {
      for (const services of opened) await services.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const ARCHIVES = join(tmpdir(), `revenant-archives-${process.pid}`);
export const OPTIONS = { pages: 4, browser: 'never', timeoutMs: 120_000, background: null } as const;

/** A new run over these sites, with the predecessor (site 0) imported as a watched entity's archive when asked for. */
export async function openTestRun(
  world: GeneratedWorld,
  services: Services,
  sites: readonly number[],
  watched = false,
  browser: 'never' | 'always' = 'never',
): Promise<Run> {
  const seeds: Seed[] = sites.map((site) => ({ url: world.urls[site] ?? '', kind: 'website', tags: [] }));
  const entities: Entity[] = [];
  if (watched) {
    // The same path each time: it is told as the input of the predecessor's side.
    mkdirSync(ARCHIVES, { recursive: true });
    const path = join(ARCHIVES, 'old-site.html');
    writeFileSync(path, world.savedHome(0));
    entities.push({
      id: 'e0',
      type: 'company',
      names: ['The predecessor'],
      aliases: [],
      dates: {},
      identifiers: {
        websites: [],
        emails: [],
        phones: [],
        social: [],
        addresses: [],
        registrationNumbers: [],
        wallets: [],
      },
      captures: [{ path, url: 'http://old.test/', capturedAt: '2021-06-01' }],
    });
  }
  const { run, problems } = await openCrawl({ seeds, entities }, { ...OPTIONS, browser }, true, services);
  rmSync(ARCHIVES, { recursive: true, force: true });
  if (problems.length > 0) throw new Error(problems.join('; '));
  return run;
}

/** Waits until the run is finished; fails with how far it came. */
export async function finished(run: Run, services: Services, ms = 110_000): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; ) {
    if ((await services.store.ledger.run(run.id))?.finishedAt) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`not finished: ${JSON.stringify(await services.store.ledger.progress(run.id))}`);
}
