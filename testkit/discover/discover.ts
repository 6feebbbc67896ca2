/** Serves a world on loopback, crawls it for real from what is given, and tells when each successor was captured. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorker } from '../../jobs/worker.ts';
import { openCrawl } from '../../src/flow/crawl/open-crawl.ts';
import { refill } from '../../src/flow/crawl/run-progress.ts';
import { type FollowOptions, follow } from '../../src/flow/suggest/follow.ts';
import type { Match } from '../../src/model/derived/match.ts';
import type { ReasonKind, Suggestion } from '../../src/model/derived/suggestion.ts';
import type { Entity, Seed } from '../../src/model/facts/seed.ts';
import type { Run } from '../../src/model/ports/ledger.ts';
import { writeWarc } from '../archive/write-warc.ts';
import { finished, OPTIONS, openWorkshop } from '../flow/crawl-services.ts';
import { readerHere } from '../reader-here.ts';
import type { DiscoverWorld, HiddenSuccessor } from './world.ts';

export interface Discovered {
  readonly suggested: number;
  readonly visited: number;
  /** `visits` until it was captured; null: never. `reason`: the strongest that led there. */
  readonly successors: readonly (HiddenSuccessor & {
    readonly visits: number | null;
    readonly isFlagged: boolean;
    readonly reason: ReasonKind | null;
  })[];
  /** Sites of nobody of the firm that a finding accuses, each with the finding in short. */
  readonly accused: readonly string[];
}

/** Links stand on any page of a site. */
const PAGES = { ...OPTIONS, pages: 12 };
const CAPTURED_AT = '2020-03-04T05:06:07.000Z';

type Limits = Pick<FollowOptions, 'depth' | 'budget'>;

export interface Discovery {
  /** @param without leads of this kind are not read */
  look(limits: Limits, without?: ReasonKind): Promise<Discovered>;
  close(): Promise<void>;
}

/** One look at the world. */
export async function discover(world: DiscoverWorld, limits: Limits, without?: ReasonKind): Promise<Discovered> {
  const discovery = await openDiscovery(world);
  try {
    return await discovery.look(limits, without);
  } finally {
    await discovery.close();
  }
}

/**
 * The world with what is given captured. Each look begins anew: it knows only the captures that it
 * asked for itself, but a site that an earlier look captured is not fetched again. Counts of
 * carriers are those of all captures.
 */
export async function openDiscovery(world: DiscoverWorld): Promise<Discovery> {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-discover-'));
  const server = await serve(world);
  const shop = await openWorkshop({ port: server.port } as Parameters<typeof openWorkshop>[0]);
  const services = { ...shop.services, reader: { ...shop.services.reader, ...readerHere } };
  const worker = await startWorker(services);
  const { entity, socialPage } = world;
  const listed = await withArchive(world, folder);
  const crawl = async (seeds: readonly Pick<Seed, 'url' | 'kind' | 'entity'>[], entities: readonly Entity[]) => {
    const asked = { seeds: seeds.map((seed) => ({ tags: [], ...seed })), entities };
    const { run, problems } = await openCrawl(asked, PAGES, true, services);
    if (problems.length > 0) throw new Error(problems.join('; '));
    await refill(services, run.id);
    await finished(run, services);
    return run;
  };
  const first = await crawl([{ url: socialPage, kind: 'social-page', entity: entity.id }], [listed]);
  const given = new Set((await services.store.ledger.visits({ run: first.id })).map(({ visit }) => visit.id));
  const fetched = new Set<string>();
  const leads = new Map<string, ReturnType<typeof services.reader.leads>>();

  return {
    async look(limits, without) {
      const { suggestions, ledger, matches } = services.store;
      await suggestions.forget((await suggestions.list({})).map(({ id }) => id));
      const known = new Set<string>();
      const order: string[] = [];
      const store: typeof services.store = {
        ...services.store,
        ledger: {
          ...ledger,
          // A round is only noted: `work` fetches what was not fetched yet.
          openRun: async () => ({ run: first, resumed: false }),
          visitsOfSite: async (site, of) =>
            (await ledger.visitsOfSite(site, of)).filter(({ visit }) => given.has(visit.id) || known.has(site)),
        },
        matches: {
          ...matches,
          list: async (filter) => (await matches.list(filter)).filter(isKnown),
        },
      };
      function isKnown({ left, right }: Match): boolean {
        return [left, right].every(({ site, kind, visit }) => kind === 'list' || given.has(visit) || known.has(site));
      }
      const reader: typeof services.reader = {
        ...services.reader,
        async leads(site) {
          const one = leads.get(site.visit.id) ?? services.reader.leads(site);
          leads.set(site.visit.id, one);
          const read = await one;
          return read.ok ? { ...read, value: read.value.filter(({ kind }) => kind !== without) } : read;
        },
      };
      const work = async (_: Run, round: readonly Suggestion[]): Promise<void> => {
        const fresh = round.filter(({ id }) => !fetched.has(id));
        if (fresh.length > 0)
          await crawl(
            fresh.map(({ address, kind }) => ({ url: address, kind })),
            [],
          );
        for (const { id, site } of round) {
          fetched.add(id);
          known.add(site);
          order.push(bare(site));
        }
      };
      const followed = await follow(first, [listed], limits, work, { ...services, store, reader });

      const flagged = new Map<string, string>();
      for (const match of (await matches.list({ flagged: true })).filter(isKnown))
        for (const { site, kind, entity: of } of [match.left, match.right])
          if (kind !== 'list' && of === null) flagged.set(bare(site), inShort(match));
      const successors = [];
      for (const successor of world.successors) {
        const both = [successor.host, `www.${successor.host}`].map((site) => suggestions.list({ site }));
        const [found] = (await Promise.all(both)).flat().sort((a, b) => b.bits - a.bits);
        const at = found?.state === 'captured' ? order.indexOf(successor.host) : -1;
        successors.push({
          ...successor,
          ...{ visits: at < 0 ? null : at + 1, isFlagged: flagged.has(successor.host) },
          reason: found?.reasons[0]?.kind ?? null,
        });
      }
      const accused = [...flagged].flatMap(([site, why]) => (world.theirs.has(site) ? [] : [`${site} (${why})`]));
      return { suggested: followed.suggested, visited: followed.visited, successors, accused };
    },
    async close() {
      await worker.stop();
      await shop.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Reserved domains are under no public suffix: there a host is a site. */
const bare = (site: string): string => site.replace(/^www\./, '');

const inShort = ({ left, right, verdict, weight, evidence }: Match): string => {
  const rows = evidence.map((row) => `${row.signal} ${row.level} ${row.weight.toFixed(1)}`).join(', ');
  return `${left.site} and ${right.site}: ${verdict}, ${weight.toFixed(1)} bits: ${rows}`;
};

/** The listed entity, with the archive of its old site as a file in the folder. */
export async function withArchive({ entity, archive, oldHost }: DiscoverWorld, folder: string): Promise<Entity> {
  const path = join(folder, 'old.warc.gz');
  await writeWarc(path, exchanges(oldHost, archive), {
    ...{ software: 'discover', description: oldHost, createdAt: CAPTURED_AT },
  });
  return { ...entity, captures: [{ path, url: `http://${oldHost}/`, capturedAt: CAPTURED_AT }] };
}

function* exchanges(host: string, pages: DiscoverWorld['archive']) {
  for (const [path, html] of Object.entries(pages))
    yield {
      ...{ url: `http://${host}${path}`, status: 200, capturedAt: CAPTURED_AT },
      ...{ headers: { 'content-type': 'text/html; charset=utf-8' }, body: Buffer.from(html) },
    };
}

export async function serve({ served, moved }: DiscoverWorld) {
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').replace(/^www\./, '');
    const { pathname } = new URL(request.url ?? '/', 'http://world');
    const to = moved[host];
    if (to !== undefined && pathname !== '/robots.txt') {
      response.writeHead(301, { location: to }).end();
      return;
    }
    const html = served[host]?.[pathname];
    response.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(html ?? '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
