import { basename } from 'node:path';
import { ConfigError, messageOf } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import type { Limits } from '../../model/limits.ts';
import type {
  ArchiveOptions,
  EndpointOptions,
  OfReplay,
  ReadCaptured,
  ReadEndpoint,
} from '../../model/ports/capture.ts';
import type { Run, RunOptions } from '../../model/ports/ledger.ts';
import type { Reader } from '../../model/ports/reader.ts';
import type { Entity, Seed } from '../../model/seed.ts';
import type { Visit } from '../../model/visit.ts';
import { latestBackground } from '../screen/backgrounds.ts';
import { type ScreenPorts, screen } from '../screen/screen.ts';
import { knownOfArchived } from '../site/enrich.ts';
import { failureOf, fingerprintCaptured, ofItsOwnKind } from '../site/inspect.ts';
import { liveSeeds } from './live-seeds.ts';
import { asStored } from './read-seeds.ts';

export interface CrawlLists {
  readonly seeds: readonly Seed[];
  /** Entities with the paths of their captures already resolved. */
  readonly entities: readonly Entity[];
}

export interface OpenedCrawl {
  readonly run: Run;
  readonly resumed: boolean;
  readonly imported: number;
  /** Listed entities of whose archives none could be read, and to whom no target is attributed. */
  readonly unread: readonly Entity[];
  readonly problems: readonly string[];
}

/** Stores the watched entities and their archived sites, then opens the run, or goes on with the one that was cut short. */
export async function openCrawl(
  lists: CrawlLists,
  options: RunOptions,
  fresh: boolean,
  ports: OpenCrawlPorts,
): Promise<OpenedCrawl> {
  await ports.store.entities.save(lists.entities.map(asStored));
  const { seeds, problems } = liveSeeds(lists.seeds, ports.ofReplay);
  const unread: Entity[] = [];
  let imported = 0;
  for (const entity of lists.entities) {
    const before = imported;
    for (const { path, url, capturedAt: at, registration } of entity.captures) {
      const found = await importArchive(path, { entity: entity.id, url, at, registration }, ports);
      problems.push(...found.problems);
      imported += Number(found.visit !== null);
    }
    const attributed = seeds.some((seed) => seed.entity === entity.id);
    if (entity.captures.length > 0 && imported === before && !attributed) unread.push(entity);
  }
  const { run, resumed } = await ports.store.ledger.openRun(runKey(seeds, options), options, seeds, fresh);
  return { run, resumed, imported, unread, problems };
}

/** The same list and the same options, in whatever order the list has them, are the same crawl. */
export function runKey(seeds: readonly Seed[], options: RunOptions): string {
  const rows = seeds
    .map(({ url, kind, entity = null, registration }) =>
      JSON.stringify([url, kind, entity, ...(registration === undefined ? [] : [registration])]),
    )
    .sort();
  return sha256(JSON.stringify(options), ...rows);
}

export interface ImportPorts extends ScreenPorts {
  readonly limits: Pick<Limits, 'lookupKeptMs'>;
  readonly readCaptured: ReadCaptured;
  readonly reader: Reader;
}

export interface OpenCrawlPorts extends ImportPorts {
  readonly ofReplay: OfReplay;
}

type ImportOptions = Omit<ArchiveOptions, 'kind'> & { readonly kind?: Visit['kind'] | undefined };
type Imported = { visit: Visit | null; problems: string[] };

/**
 * Stores one archived site with its fingerprint, and compares it with what is stored already: the predecessor's archive may
 * turn up long after its successor was crawled. The same archive again changes nothing. Null: it could not be read.
 */
export function importArchive(path: string, options: ImportOptions, ports: ImportPorts): Promise<Imported> {
  const { kind = 'website' } = options;
  const read = async (): ReturnType<ReadCaptured> => {
    const { captured, problems } = await ports.readCaptured(path, { ...options, kind });
    // Where it lay on this machine is nobody's business: visits go into bundles that are handed on.
    return { captured: { ...captured, visit: { ...captured.visit, target: basename(path) } }, problems };
  };
  return importRead(path, options.kind, read, ports);
}

/** The same of a site that the web archive of the settings holds. */
export function importFromEndpoint(
  url: string,
  options: ImportOptions & Pick<EndpointOptions, 'pages' | 'timeoutMs'>,
  ports: ImportPorts & { readonly readEndpoint: ReadEndpoint },
): Promise<Imported> {
  const { kind = 'website' } = options;
  const read = () => ports.readEndpoint(url, { ...options, kind });
  return importRead(url, options.kind, read, ports);
}

async function importRead(
  name: string,
  kind: Visit['kind'] | undefined,
  read: () => ReturnType<ReadCaptured>,
  ports: ImportPorts,
): Promise<Imported> {
  const { ledger } = ports.store;
  try {
    const { captured: found, problems } = await read();
    const placed = kind === undefined ? ofItsOwnKind(found) : found;
    const { observations } = ports.store;
    const known = await knownOfArchived(placed.visit, { observations, limits: ports.limits });
    const captured = { ...placed, visit: { ...placed.visit, ...known } };
    const { visit } = captured;
    if ((await ledger.visit(visit.id)) === null) {
      const fingerprint = await fingerprintCaptured(captured, ports.reader, await ports.names.current());
      const failure = failureOf(fingerprint);
      if (failure !== null) problems.push(`${name}: ${failure}`);
      const { matches, deliveries } = await screen(fingerprint, await latestBackground(ports.store), ports);
      await ledger.importVisit(visit, fingerprint, matches, deliveries);
    }
    return { visit, problems };
  } catch (error) {
    // A full disk or a lost server is the user's to mend; a bad archive is one line, and the rest goes on.
    if (error instanceof ConfigError) throw error;
    return {
      visit: null,
      problems: [messageOf(error).startsWith(name) ? messageOf(error) : `${name}: ${messageOf(error)}`],
    };
  }
}
