/** The composition root: settings in, adapters out. Nothing else builds an adapter, and nothing is built before it is asked for. */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { captureArchive, captureFromEndpoint } from './capture/archived/archived.ts';
import { askedOfEndpoint } from './capture/archived/from-endpoint.ts';
import { createBrowser } from './capture/browser/browser.ts';
import { findBrowser } from './capture/browser/find-browser.ts';
import { lazyBrowser } from './capture/browser/lazy-browser.ts';
import { captureSite } from './capture/visit/capture-site.ts';
import type { Settings } from './config.ts';
import { createEgress, type OpenEgress, userAgentOf } from './egress/egress.ts';
import { ConfigError } from './errors.ts';
import { makeKeys, readKeys, type SigningKeys } from './evidence/signing.ts';
import { createLog, type Log } from './log.ts';
import type { Limits } from './model/limits.ts';
import type { Blobs } from './model/ports/blobs.ts';
import type { Browser } from './model/ports/browser.ts';
import type { CaptureSite, OfReplay, ReadCaptured, ReadEndpoint } from './model/ports/capture.ts';
import type { Clock } from './model/ports/clock.ts';
import type { KeptCheckpoints } from './model/ports/evidence.ts';
import type { Lanes } from './model/ports/lanes.ts';
import type { NameLists } from './model/ports/names.ts';
import type { Queue } from './model/ports/queue.ts';
import type { Reader } from './model/ports/reader.ts';
import type { Observations, Registry } from './model/ports/registry.ts';
import type { Store } from './model/ports/store.ts';
import { openQueue } from './queue/queue.ts';
import { openNameLists } from './reader/name-lists.ts';
import { createReader } from './reader/reader.ts';
import { createRegistry } from './registry/registry.ts';
import { memoryBlobs, openBlobs } from './store/blobs.ts';
import { openCheckpointFiles } from './store/checkpoint-files.ts';
import { openClock, type SharedClock } from './store/clock.ts';
import { makeSeedDump, openDataFolder, seedDumpPath } from './store/data-folder.ts';
import { openKeyFile, replaceKeyFile } from './store/key-file.ts';
import { memoryObservations } from './store/observations.ts';
import type { Pool } from './store/pool.ts';
import { openServer, withoutPassword } from './store/server.ts';
import { openStore } from './store/store.ts';

export const VERSION = '0.1.0';
/** Stands for nobody: a deployment says its own with REVENANT_USER_AGENT. */
const CONTACT = 'https://revenant.example/bot';
export const DEFAULT_USER_AGENT = userAgentOf(VERSION, CONTACT);

/** What taking a presence needs: enough for `compare`, `fingerprint` and `robots`, with nothing stored. */
export interface CaptureServices {
  readonly settings: Settings;
  readonly limits: Limits;
  readonly log: Log;
  readonly clock: Clock;
  readonly egress: OpenEgress;
  readonly browser: Browser;
  readonly blobs: Blobs;
  readonly captureSite: CaptureSite;
  readonly reader: Reader;
  readonly readCaptured: ReadCaptured;
  readonly readEndpoint: ReadEndpoint;
  readonly ofReplay: OfReplay;
  readonly registry: Registry;
  readonly observations: Observations;
  close(): Promise<void>;
}

export interface Services extends CaptureServices {
  readonly store: Store;
  readonly queue: Queue;
  readonly names: NameLists;
  readonly link: string | null;
  readonly clock: SharedClock;
  /** What signs checkpoints and bundles; made at the first call where there is none yet. */
  keys(): Promise<SigningKeys>;
  /** Puts other keys (PEM, as `makeKeys` writes them) in their place. */
  putKeys(pem: string): Promise<void>;
  readonly kept: KeptCheckpoints;
  readonly tsaUrl: string | null;
  /** Names this process in leases. */
  readonly worker: string;
  /** True when this process holds the data folder alone: whatever another worker held is then free. */
  readonly sole: boolean;
}

/** Services that keep nothing: bytes live in memory until the process ends. */
export function openCaptureServices(settings: Settings): CaptureServices {
  return captureServices(settings, memoryBlobs(), { now: () => new Date() }, memoryObservations());
}

/**
 * All services, on the back ends that the settings name; unset means embedded under the data folder.
 * Throws ConfigError in one line when a server is not there or the folder is held by another process.
 */
export async function openServices(settings: Settings): Promise<Services> {
  const embedded = settings.databaseUrl === undefined;
  if (!embedded && !/^postgres(ql)?:\/\//.test(settings.databaseUrl ?? '')) {
    throw new ConfigError(
      `REVENANT_DATABASE_URL must start with postgres://, not ${withoutPassword(settings.databaseUrl ?? '')}`,
    );
  }
  const database = embedded
    ? await openDataFolder(settings.data)
    : await openServer(settings.databaseUrl ?? '', 'REVENANT_DATABASE_URL', settings.limits.databaseMs);
  try {
    const store = await openStore(database.pool);
    const clock = await openClock(database.pool);
    const blobs = await openBlobs(settings.blobUrl ?? `file:${resolve(settings.data, 'blobs')}`);
    const queue = await openWorkQueue(settings, database.pool);
    const base = captureServices(settings, blobs, clock, store.observations, store.lanes);
    const names = openNameLists(resolve(settings.data, 'names'), store.entities, () => performance.now());
    const close = async (): Promise<void> => {
      await queue.close();
      await base.close();
      await store.close();
      await database.close();
    };
    const sole = embedded;
    return {
      ...base,
      clock,
      store,
      queue,
      names,
      keys: () => openKeys(settings),
      putKeys: (pem) => replaceKeyFile(keyPathOf(settings), pem),
      kept: openCheckpointFiles(resolve(settings.data, 'checkpoints')),
      tsaUrl: settings.tsaUrl ?? null,
      link: settings.link ?? null,
      worker: randomUUID(),
      sole,
      close,
    };
  } catch (error) {
    await database.close().catch(() => undefined);
    throw error;
  }
}

function keyPathOf({ signingKey, data }: Settings): string {
  return signingKey ?? resolve(data, 'signing-key.pem');
}

async function openKeys(settings: Settings): Promise<SigningKeys> {
  const path = keyPathOf(settings);
  return readKeys(await openKeyFile(path, makeKeys), path);
}

function captureServices(
  settings: Settings,
  blobs: Blobs,
  clock: Clock,
  observations: Observations,
  lanes?: Lanes,
): CaptureServices {
  const log = createLog(settings.logLevel);
  const userAgent = settings.userAgent ?? DEFAULT_USER_AGENT;
  const egress = createEgress({
    pins: settings.resolve,
    allow: settings.allow,
    allowPrivate: settings.allowPrivate,
    delay: settings.delay,
    robots: { obey: !settings.noRobots, reason: settings.reason ?? null },
    userAgent,
    limits: settings.limits,
    ...(settings.dnsServer !== undefined && { dnsServer: settings.dnsServer }),
    ...(lanes !== undefined && { lanes }),
    log,
  });
  const browser = lazyBrowser(() => {
    const executable = settings.browser === 'never' ? null : findBrowser(settings.browserPath, process.env['PATH']);
    return createBrowser({ executable, egress, userAgent, log, limits: settings.limits });
  });
  const registry = createRegistry({
    egress,
    whoisServers: settings.whoisServers,
    ...(settings.rdapBootstrap !== undefined && { rdapBootstrap: settings.rdapBootstrap }),
    ...(settings.ipRanges !== undefined && { ipRanges: settings.ipRanges }),
  });
  const reader = createReader(settings.limits);
  const ports = { egress, browser, blobs, reader, clock, limits: settings.limits, about: aboutOf(settings) };
  return {
    settings,
    limits: settings.limits,
    log,
    clock,
    egress,
    browser,
    blobs,
    reader,
    registry,
    observations,
    async captureSite(seed, identity, ask, options) {
      reader.warm();
      await egress.prove();
      egress.allowPort(seed.url);
      return captureSite(seed, identity, ask, options, ports);
    },
    readCaptured(path, options) {
      reader.warm();
      return captureArchive(path, options, ports);
    },
    ofReplay: (address) => askedOfEndpoint(address, settings.archiveEndpoint),
    async readEndpoint(url, options) {
      const endpoint = settings.archiveEndpoint;
      if (endpoint === undefined)
        throw new ConfigError(
          'no web archive is named: set REVENANT_ARCHIVE_ENDPOINT (or archiveEndpoint in the configuration file)',
        );
      reader.warm();
      await egress.prove();
      egress.allowPort(endpoint);
      return captureFromEndpoint(url, endpoint, options, ports);
    },
    async close() {
      await reader.close();
      await browser.close();
      await egress.close();
      await blobs.close();
    },
  };
}

/** Who captures, with which settings: for the record of each visit. */
function aboutOf({ noRobots, reason, delay, resolve: pins, userAgent }: Settings): Record<string, string> {
  return {
    software: `revenant/${VERSION}`,
    'http-header-user-agent': userAgent ?? DEFAULT_USER_AGENT,
    robots: noRobots ? `override: ${reason ?? ''}` : 'obey',
    runtime: `Node ${process.version}`,
    ...(delay !== undefined && { delay: `${delay} s` }),
    ...(pins.length > 0 && { resolve: pins.join(' ') }),
  };
}

/** For the doors, which do not reach into those rooms themselves. */
export { isGlobal } from './egress/guard/address.ts';
export { decideByRobotsText } from './egress/robots/robots-text.ts';
export { compileNames } from './reader/name-lists.ts';
export { seedDumpPath } from './store/data-folder.ts';

/** Writes the ready-made database that makes a first start quick: created, with every table in place. For set-up. */
export async function prepareSeedDump(): Promise<void> {
  await makeSeedDump(seedDumpPath(), async (pool) => {
    await openStore(pool);
    const queue = await openQueue({ pool }, {});
    await queue.close();
  });
}

async function openWorkQueue(settings: Settings, pool: Pool): Promise<Queue> {
  const url = settings.queueUrl;
  const { lockMs, stalledMs, databaseMs } = settings.limits;
  const options = { lockMs, stalledMs };
  if (url === undefined) return openQueue({ pool }, options);
  if (/^(redis|rediss|valkey|valkeys):/.test(url)) return openQueue({ redis: url }, options);
  if (!/^postgres(ql)?:/.test(url)) {
    throw new ConfigError(
      `REVENANT_QUEUE_URL must start with redis:, valkey: or postgres:, not ${withoutPassword(url)}`,
    );
  }
  const own = await openServer(url, 'REVENANT_QUEUE_URL', databaseMs);
  const queue = await openQueue({ pool: own.pool }, options);
  let closing: Promise<void> | undefined;
  return {
    ...queue,
    close(graceMs) {
      // A worker closes the queue when it stops, and then the services do.
      closing ??= queue.close(graceMs).then(() => own.close());
      return closing;
    },
  };
}
