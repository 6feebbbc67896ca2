import { basename } from 'node:path';
import { ConfigError, messageOf } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import type { Entity, Seed } from '../../model/facts/seed.ts';
import type { HandedIn, Visit } from '../../model/facts/visit.ts';
import type { Limits } from '../../model/limits.ts';
import type { ArchiveOptions, EndpointOptions, ReadCaptured } from '../../model/ports/capture.ts';
import type { Run, RunOptions } from '../../model/ports/ledger.ts';
import type { Ports } from '../ports.ts';
import type { ScreenPorts } from '../screen/screen.ts';
import { knownOfArchived } from '../site/enrich.ts';
import { failureOf, ofItsOwnKind, readToStore } from '../site/inspect.ts';
import { listedSeeds, MOST_LISTED } from './listed-sites.ts';
import { liveSeeds } from './live-seeds.ts';
import { asStored } from './read-seeds.ts';
import { storeScreened } from './store-screened.ts';

/** How many of the listed sites to visit, of those that a list names. */
export type ChooseListed = (listed: readonly Seed[]) => number | Promise<number>;

/**
 * Stores the watched entities and their archived sites, then opens the run, or resumes the one that
 * was cut short.
 *
 * @param lists with the paths of captures already resolved
 * @returns `unread`: listed entities whose archives could not be read at all, and to whom no target
 * is attributed
 */
export async function openCrawl(
  lists: { readonly seeds: readonly Seed[]; readonly entities: readonly Entity[] },
  options: RunOptions,
  fresh: boolean,
  ports: ImportPorts & Pick<Ports, 'ofReplay'>,
  choose: ChooseListed = ({ length }) => (length > MOST_LISTED ? 0 : length),
): Promise<{ run: Run; resumed: boolean; imported: number; listed: number; unread: Entity[]; problems: string[] }> {
  await ports.store.entities.save(lists.entities.map(asStored));
  const named = await listedSeeds(lists.seeds, ports.store);
  const visited = named.slice(0, await choose(named));
  const { seeds, problems } = liveSeeds([...visited, ...lists.seeds], ports.ofReplay);
  const unread: Entity[] = [];
  let imported = 0;
  for (const entity of lists.entities) {
    const before = imported;
    for (const { path, url, capturedAt: at, registration } of entity.captures) {
      const found = await importArchive(path, { entity: entity.id, url, at, registration }, ports);
      for (const problem of found.problems) problems.push(problem);
      imported += Number(found.visit !== null);
    }
    const attributed = visited.length > 0 || seeds.some((seed) => seed.entity === entity.id);
    if (entity.captures.length > 0 && imported === before && !attributed) unread.push(entity);
  }
  const { run, resumed } = await ports.store.ledger.openRun(runKey(seeds, options), options, seeds, fresh);
  return { run, resumed, imported, listed: visited.length, unread, problems };
}

/** The same list and the same options, in whatever order the list has them, are the same crawl. */
export function runKey(seeds: readonly Seed[], options: RunOptions): string {
  const rows = seeds
    .map(({ url, kind, entity = null, registration }) =>
      JSON.stringify([url, kind, entity, ...(registration === undefined ? [] : [registration])]),
    )
    .sort();
  // As one text: a list may have more rows than a call takes arguments.
  return sha256([JSON.stringify(options), ...rows].join('\0'));
}

type ImportPorts = ScreenPorts &
  Pick<Ports, 'readCaptured' | 'reader' | 'osUser' | 'screens'> & { readonly limits: Pick<Limits, 'lookupKeptMs'> };
type ImportOptions = Omit<ArchiveOptions, 'kind' | 'handedIn'> & {
  readonly kind?: Visit['kind'] | undefined;
  /** The person who hands it in; absent: the user of the operating system. */
  readonly who?: Omit<HandedIn, 'at'> | undefined;
};
type Imported = { visit: Visit | null; problems: string[] };

/**
 * Stores one archived site with its fingerprint, and compares it with the stored sites: the
 * predecessor's archive may turn up long after its successor was crawled. The same archive again
 * changes nothing. Null: it could not be read.
 */
export function importArchive(path: string, options: ImportOptions, ports: ImportPorts): Promise<Imported> {
  const { kind = 'website' } = options;
  const read = async (): ReturnType<ReadCaptured> => {
    const { who, ...said } = options;
    // A capture of a listed entity was chosen for its list.
    const handedIn = options.entity === null ? handedInNow(ports, who) : undefined;
    const { captured, problems } = await ports.readCaptured(path, { ...said, kind, handedIn });
    // The path on this machine stays private: visits go into bundles that are handed on.
    return { captured: { ...captured, visit: { ...captured.visit, target: basename(path) } }, problems };
  };
  return importRead(path, options.kind, read, ports);
}

/** The person who vouches for an archive that is read now. */
export function handedInNow(
  { osUser, clock }: Pick<Ports, 'osUser' | 'clock'>,
  who: Omit<HandedIn, 'at'> = { by: osUser, as: 'os' },
): HandedIn {
  return { ...who, at: clock.now().toISOString() };
}

/** The same for a site in the web archive of the settings. */
export function importFromEndpoint(
  url: string,
  options: Omit<ImportOptions, 'who'> & Pick<EndpointOptions, 'pages' | 'timeoutMs'>,
  ports: ImportPorts & Pick<Ports, 'readEndpoint'>,
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
    const known = await knownOfArchived(placed.visit, { observations: ports.store.observations, limits: ports.limits });
    const captured = { ...placed, visit: { ...placed.visit, ...known } };
    const { visit } = captured;
    if ((await ledger.visit(visit.id)) === null) {
      const fingerprint = await readToStore(captured, ports);
      const failure = failureOf(fingerprint);
      if (failure !== null) problems.push(`${name}: ${failure}`);
      await storeScreened(visit, fingerprint, ports);
    }
    return { visit, problems };
  } catch (error) {
    // The user must repair a full disk or a lost server. A bad archive is one line, and the rest
    // goes on.
    if (error instanceof ConfigError) throw error;
    const why = messageOf(error);
    return { visit: null, problems: [why.startsWith(name) ? why : `${name}: ${why}`] };
  }
}
