import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readSettings, runOptionsOf } from '../../src/config.ts';
import { openCrawl } from '../../src/flow/crawl/open-crawl.ts';
import { sha256 } from '../../src/model/digest.ts';
import type { Entity, Seed } from '../../src/model/facts/seed.ts';
import { openServices } from '../../src/services.ts';
import { openEmbedded } from '../../src/store/database/embedded.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../generated-world.ts';
import { Journal } from './journal.ts';
import { type Expected, type Reckoning, reckon } from './reckoning.ts';
import { Relay } from './relay.ts';

/** Where a crawl of the bench keeps its state. `databaseUrl` absent: the embedded database, one process. */
export interface BackEnds {
  readonly databaseUrl?: string;
  readonly queueUrl?: string;
}

export interface BenchOptions {
  readonly backEnds: BackEnds;
  /** Each has an archived predecessor that is watched: one flagged match and one alert. */
  readonly targets: number;
  /** Of these, how many end with nothing to tell. */
  readonly silent?: number;
  readonly browser?: 'never' | 'always';
  /** Alerts are collected and sent as one each second. */
  readonly digest?: boolean;
  readonly limits?: Readonly<Record<string, number>>;
  readonly delayMs?: number;
  readonly concurrency?: number;
  /** Where blobs are kept instead of beside the rest. */
  readonly blobs?: string;
  /** Addresses of servers between the workers and the real ones. */
  readonly through?: { readonly databaseUrl?: string; readonly queueUrl?: string };
  readonly hear?: (host: string, request: IncomingMessage, path: string, bench: Bench) => 'drop' | undefined;
  /** Answers an alert; without it every alert is taken with 204. */
  readonly receive?: (id: string, request: IncomingMessage, response: ServerResponse, bench: Bench) => void;
}

export interface Bench {
  readonly run: string;
  readonly journal: Journal;
  readonly world: GeneratedWorld;
  /** Settings of worker processes. */
  readonly env: Readonly<Record<string, string>>;
  /** Between the workers and the world. */
  readonly worldRelay: Relay;
  readonly blobs: string;
  readonly told: string[];
  /** Id of the delivery of an alert. */
  deliveryOf(alert: string): string;
  /** Target ids by host. */
  readonly targets: ReadonlyMap<string, string>;
  /** Answers when every target was screened and every alert marked, or nothing moved for `patienceMs`. */
  quiet(patienceMs: number): Promise<'quiet' | 'stuck'>;
  /** Targets that were ever suspected or charged with a death, while they wait. */
  deaths(): Promise<string[]>;
  reckon(more?: Partial<Expected>): Promise<Reckoning>;
  close(): Promise<void>;
}

/** So long nothing may move before the work counts as stuck: on a busy machine a worker starts in half a minute. */
export const PATIENCE_MS = 120_000;

/** Short, so that a run of kills is quick: leases and rounds are a twentieth of the defaults. */
const QUICK = { lockMs: 5_000, stalledMs: 700, totalMs: 3_000, graceMs: 8_000, readers: 1 };

/** A run of invented sites, opened and waiting, with its world, its receiver and room for everything the workers write. */
export async function openBench(options: BenchOptions): Promise<Bench> {
  const { backEnds, targets: count, browser = 'never', through = {} } = options;
  const folder = mkdtempSync(join(tmpdir(), 'revenant-faults-'));
  const journal = new Journal(join(folder, 'faults'));
  const blobs = options.blobs ?? join(folder, 'blobs');
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const told: string[] = [];
  let bench: Bench | undefined;
  const world = await startGeneratedWorld({
    sites: 2 * count,
    delayMs: options.delayMs ?? 0,
    twins: Object.fromEntries(Array.from({ length: count }, (_, k) => [count + k, k])),
    // Enough for a flag, however many sites share the layouts.
    footer: (source) => `<a href="https://wa.me/86138${52_703_114 + source * 7_919}">WhatsApp</a>`,
    hear: (host, path, request) => bench && options.hear?.(host, request, path, bench),
  });
  const receiver = createServer((request, response) => {
    request.resume();
    const id = String(request.headers['webhook-id']);
    told.push(id);
    if (bench === undefined || options.receive === undefined) response.writeHead(204).end();
    else options.receive(id, request, response, bench);
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  const { port } = receiver.address() as AddressInfo;

  const limits = Object.entries({ ...QUICK, ...options.limits }).map(([name, value]) => `${name}=${value}`);
  const common = {
    data: join(folder, 'data'),
    blobUrl: `file:${blobs}`,
    allow: [`127.0.0.1:${port}`],
    pages: 3,
    browser,
    // A busy machine must not look like a slow site.
    timeout: 300,
    limits,
    logLevel: 'error',
  };
  const settings = readSettings({ ...common, ...backEnds, resolve: [`*:80:127.0.0.1:${world.port}`] }, {});
  const worldRelay = await Relay.to(world.port);
  const { run, targets } = await open();
  const databaseUrl = through.databaseUrl ?? backEnds.databaseUrl;
  const queueUrl = through.queueUrl ?? backEnds.queueUrl;
  bench = {
    run,
    journal,
    world,
    worldRelay,
    blobs,
    told,
    targets,
    deliveryOf: (alert) => sha256(alert, 'h1'),
    env: {
      TMPDIR: temporary,
      REVENANT_DATA: common.data,
      REVENANT_BLOB_URL: common.blobUrl,
      REVENANT_ALLOW: common.allow.join(','),
      REVENANT_RESOLVE: `*:80:127.0.0.1:${worldRelay.port}`,
      REVENANT_BROWSER: browser,
      REVENANT_LIMITS: limits.join(','),
      REVENANT_PAGES: String(common.pages),
      REVENANT_TIMEOUT: String(common.timeout),
      REVENANT_LOG_LEVEL: 'error',
      REVENANT_CONCURRENCY: String(options.concurrency ?? 3),
      ...(databaseUrl === undefined ? {} : { REVENANT_DATABASE_URL: databaseUrl }),
      ...(queueUrl === undefined ? {} : { REVENANT_QUEUE_URL: queueUrl }),
    },
    async quiet(patienceMs) {
      let seen = -1;
      for (let since = Date.now(); Date.now() - since < patienceMs; ) {
        await new Promise((done) => setTimeout(done, 150));
        const due = count - (options.silent ?? 0);
        if (journal.done('screen') >= due && journal.delivered() >= due) return 'quiet';
        const { length } = journal.lines;
        if (length !== seen) since = Date.now();
        seen = length;
      }
      return 'stuck';
    },
    async deaths() {
      const { pool, close } = await openDatabase();
      try {
        const { rows } = await pool.query<{ id: string }>(
          'select id from revenant_targets where suspect or deaths > 0',
        );
        return rows.map(({ id }) => id);
      } finally {
        await close();
      }
    },
    async reckon(more) {
      const { pool, close } = await openDatabase();
      try {
        return await reckon(pool, { run, targets: count, alerts: count, blobs, told, temporary, ...more });
      } finally {
        await close();
      }
    },
    async close() {
      await worldRelay.close();
      await world.close();
      receiver.closeAllConnections();
      await new Promise((done) => receiver.close(done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return bench;

  async function open(): Promise<{ run: string; targets: Map<string, string> }> {
    const services = await openServices(settings);
    try {
      await services.store.hooks.add({
        schema: 'revenant.hook/1',
        id: 'h1',
        url: `http://127.0.0.1:${port}/`,
        secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
        all: false,
        ...(options.digest && { digest: { cron: '* * * * * *' } }),
        createdAt: '2026-01-01T00:00:00.000Z',
        disabledAt: null,
      });
      const seeds: Seed[] = world.urls.slice(count).map((url) => ({ url, kind: 'website', tags: [] }));
      const entities = Array.from({ length: count }, (_, k) => predecessor(k));
      const opened = await openCrawl({ seeds, entities }, runOptionsOf(settings, 3), true, services);
      if (opened.imported !== count) throw new Error(`the archives: ${opened.problems.join('; ')}`);
      const waiting = await services.store.ledger.waiting(opened.run.id);
      return { run: opened.run.id, targets: new Map(waiting.map(({ id, seed }) => [new URL(seed.url).host, id])) };
    } finally {
      await services.close();
    }
  }

  function predecessor(site: number): Entity {
    const path = join(folder, `old-${site}.html`);
    writeFileSync(path, world.savedHome(site));
    const identifiers = { websites: [], emails: [], phones: [], social: [], addresses: [], registrationNumbers: [] };
    return {
      id: `e${site}`,
      type: 'company',
      names: [`The predecessor ${site}`],
      aliases: [],
      dates: {},
      identifiers: { ...identifiers, wallets: [] },
      captures: [{ path, url: `http://old${site}.test/`, capturedAt: '2021-06-01' }],
    };
  }

  async function openDatabase() {
    if (backEnds.databaseUrl === undefined) return openEmbedded(common.data);
    const pool = new pg.Pool({ connectionString: backEnds.databaseUrl, max: 2 }).on('error', () => undefined);
    return { pool, close: () => pool.end() };
  }
}
