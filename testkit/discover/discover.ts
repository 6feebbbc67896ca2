/** Serves a world on loopback, crawls it for real from what is given, and tells when each successor was captured. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorker } from '../../jobs/worker.ts';
import { openCrawl } from '../../src/flow/crawl/open-crawl.ts';
import { refill } from '../../src/flow/crawl/run-progress.ts';
import { follow } from '../../src/flow/suggest/follow.ts';
import { isFlagged, type Match } from '../../src/model/derived/match.ts';
import type { ReasonKind } from '../../src/model/derived/suggestion.ts';
import type { Entity } from '../../src/model/facts/seed.ts';
import { writeWarc } from '../archive/write-warc.ts';
import { finished, OPTIONS, openWorkshop } from '../flow/crawl-services.ts';
import type { DiscoverWorld, HiddenSuccessor } from './discover-world.ts';

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

/** @param without leads of this kind are not read */
export async function discover(
  world: DiscoverWorld,
  { depth, budget }: { readonly depth: number; readonly budget: number },
  without?: ReasonKind,
): Promise<Discovered> {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-discover-'));
  const server = await serve(world);
  const shop = await openWorkshop({ port: server.port } as Parameters<typeof openWorkshop>[0]);
  const { services } = shop;
  const { store } = services;
  const worker = await startWorker(services);
  try {
    const { entity, socialPage } = world;
    const listed = await withArchive(world, folder);
    const seeds = [{ url: socialPage, kind: 'social-page' as const, entity: entity.id, tags: [] }];
    const { run, problems } = await openCrawl({ seeds, entities: [listed] }, PAGES, true, services);
    if (problems.length > 0) throw new Error(problems.join('; '));
    await refill(services, run.id);
    await finished(run, services);
    const reader: typeof services.reader = {
      ...services.reader,
      async leads(site) {
        const read = await services.reader.leads(site);
        return read.ok ? { ...read, value: read.value.filter(({ kind }) => kind !== without) } : read;
      },
    };
    const work = (next: typeof run) => finished(next, services);
    const followed = await follow(run, [listed], { depth, budget }, work, { ...services, reader });

    const order: string[] = [];
    const flagged = new Map<string, string>();
    for (const { id } of [run, ...followed.runs]) {
      if (id !== run.id) for (const { visit } of await store.ledger.visits({ run: id })) order.push(visit.site);
      for (const match of (await store.matches.list({ run: id })).filter(isFlagged))
        for (const { site, kind } of [match.left, match.right]) if (kind !== 'list') flagged.set(site, inShort(match));
    }
    const successors = [];
    for (const successor of world.successors) {
      const [found] = await store.suggestions.list({ site: successor.host });
      const at = found?.state === 'captured' ? order.indexOf(successor.host) : -1;
      successors.push({
        ...successor,
        ...{ visits: at < 0 ? null : at + 1, isFlagged: flagged.has(successor.host) },
        reason: found?.reasons[0]?.kind ?? null,
      });
    }
    const accused = [...flagged].flatMap(([site, why]) => (world.theirs.has(site) ? [] : [`${site} (${why})`]));
    return { suggested: followed.suggested, visited: followed.visited, successors, accused };
  } finally {
    await worker.stop();
    await shop.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

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
