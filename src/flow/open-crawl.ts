import type { Log } from '../log.ts';
import { sha256 } from '../model/digest.ts';
import { messageOf } from '../errors.ts';
import type { ReadCaptured, Run, RunOptions, Store } from '../model/ports.ts';
import type { Entity, EntityCapture, Seed } from '../model/seed.ts';
import { siteOf } from '../page/site-name.ts';
import { fingerprintCaptured } from './inspect.ts';

export interface CrawlLists {
  readonly seeds: readonly Seed[];
  /** Entities with the paths of their captures already resolved. */
  readonly entities: readonly Entity[];
}

export interface OpenedCrawl {
  readonly run: Run;
  readonly resumed: boolean;
  readonly imported: number;
  readonly problems: readonly string[];
}

/** Stores the watched entities and their archived sites, then opens the run, or goes on with the one that was cut short. */
export async function openCrawl(
  lists: CrawlLists,
  options: RunOptions,
  fresh: boolean,
  ports: { readonly store: Store; readonly readCaptured: ReadCaptured; readonly log: Log },
): Promise<OpenedCrawl> {
  await ports.store.entities.save(lists.entities);
  const problems: string[] = [];
  let imported = 0;
  for (const entity of lists.entities) {
    for (const capture of entity.captures) {
      const found = await importCapture(entity.id, capture, ports);
      problems.push(...found.problems);
      imported += Number(found.stored);
    }
  }
  const { run, resumed } = await ports.store.ledger.openRun(runKey(lists.seeds, options), options, lists.seeds, fresh);
  return { run, resumed, imported, problems };
}

/** The same list and the same options, in whatever order the list has them, are the same crawl. */
export function runKey(seeds: readonly Seed[], options: RunOptions): string {
  const rows = seeds.map((seed) => JSON.stringify([seed.url, seed.kind, seed.entity ?? null])).sort();
  return sha256(JSON.stringify(options), ...rows);
}

async function importCapture(
  entity: string,
  capture: EntityCapture,
  ports: { readonly store: Store; readonly readCaptured: ReadCaptured },
): Promise<{ stored: boolean; problems: string[] }> {
  try {
    const { captured, problems } = await ports.readCaptured(capture.path, {
      kind: 'website',
      entity,
      ...(capture.url === undefined ? {} : { url: capture.url }),
      ...(capture.capturedAt === undefined ? {} : { at: capture.capturedAt }),
      siteOf,
    });
    await ports.store.ledger.importVisit(captured.visit, fingerprintCaptured(captured));
    return { stored: true, problems };
  } catch (error) {
    return { stored: false, problems: [`${capture.path}: ${messageOf(error)}`] };
  }
}
