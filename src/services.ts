/**
 * The composition root: settings in, adapters out. A command loads only the rooms that it opens.
 */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { withSecretFiles } from './config/secrets.ts';
import type { Settings } from './config.ts';
import { ConfigError, InputError } from './errors.ts';
import { makeKeys, readKeys } from './evidence/signing.ts';
import type { Queue } from './model/ports/queue.ts';
import { runBriefly, runLong } from './services/engine.ts';
import { openBackups } from './store/backup/backups.ts';
import { openCheckpointFiles } from './store/backup/checkpoint-files.ts';
import { blobFolder, openBlobs } from './store/blobs/blobs.ts';
import { openCrawlTables } from './store/crawl-tables.ts';
import { openClock } from './store/database/clock.ts';
import {
  type DataFolder,
  type DataFolderUse,
  makeSeedDump,
  openDataFolder,
  seedDumpPath,
} from './store/database/data-folder.ts';
import { freeSpace } from './store/database/disk.ts';
import type { Pool } from './store/database/pool.ts';
import { closeToOthers } from './store/database/private-folder.ts';
import { openSiftFiles } from './store/sift-files.ts';
import { openStore } from './store/store.ts';
import { VERSION } from './version.ts';

/** The stored data: for commands that neither fetch nor read pages. */
export type StoredServices = Awaited<ReturnType<typeof openStored>>['stored'];
export type Services = Awaited<ReturnType<typeof openServices>>;

/** Throws ConfigError in one line where a server is missing or another process has the folder. */
export async function openStoredServices(settings: Settings): Promise<StoredServices> {
  runBriefly();
  return (await openStored(settings, { sharedBuffers: '16MB' })).stored;
}

/**
 * An empty store that a backup fills. Rows only pass through it: a large cache and a queue would
 * take memory for nothing.
 */
export async function openRestoreServices(settings: Settings) {
  const { stored } = await openStored(settings, { sharedBuffers: '16MB' });
  return { ...stored, restoreKeys: (pem: string) => restoreKeys(keyPathOf(settings), pem) };
}

/** Stores the keys if there are none. Throws ConfigError if other keys are there. */
async function restoreKeys(keyPath: string, pem: string): Promise<void> {
  const { openKeyFile } = await import('./store/database/key-file.ts');
  if ((await openKeyFile(keyPath, () => pem)) !== pem)
    throw new ConfigError(`${keyPath} holds other signing keys than the backup: move the file away first`);
}

function keyPathOf({ signingKey, data }: Settings): string {
  return signingKey ?? resolve(data, 'signing-key.pem');
}

/**
 * All services, on the back ends that the settings name; unset: embedded in the data folder. Throws
 * as above.
 * @param hold as in `DataFolderUse`
 */
export async function openServices(settings: Settings, hold = false) {
  runLong();
  const { stored, pool, sole } = await openStored(settings, { share: true, hold });
  try {
    const { captureServices } = await import('./services/capture.ts');
    const { openNameLists } = await import('./reader/name-lists.ts');
    const { openKeyFile, replaceKeyFile } = await import('./store/database/key-file.ts');
    const { store, blobs, clock } = stored;
    const queue = await openWorkQueue(settings, pool);
    const capture = await captureServices(settings, blobs, clock, store.observations, store.lanes);
    const keyPath = keyPathOf(settings);
    return {
      ...stored,
      ...capture,
      clock,
      queue,
      names: openNameLists(resolve(settings.data, 'names'), store.entities, () => performance.now()),
      /** The keys that sign checkpoints and bundles; made at the first call if missing. */
      keys: async () => readKeys(await openKeyFile(keyPath, makeKeys), keyPath),
      /** The private keys, as their file has them. */
      keyText: () => openKeyFile(keyPath, makeKeys),
      restoreKeys: (pem: string) => restoreKeys(keyPath, pem),
      /** Replaces the keys; `pem` as `makeKeys` writes them. */
      putKeys: (pem: string) => replaceKeyFile(keyPath, pem),
      tsaUrl: settings.tsaUrl ?? null,
      /** Names this process in leases. */
      worker: randomUUID(),
      version: VERSION,
      /** The least free space where this process stores bytes. */
      freeSpace: () =>
        freeSpace([settings.data, ...(settings.blobUrl?.startsWith('file:') ? [blobFolder(settings.blobUrl)] : [])]),
      /** This process alone holds the data folder, so leases of other workers are void. */
      sole,
      async close(): Promise<void> {
        await queue.close();
        await capture.close();
        await stored.close();
      },
    };
  } catch (error) {
    await stored.close().catch(() => undefined);
    throw error;
  }
}

async function openStored(settings: Settings, use: DataFolderUse) {
  closeToOthers(settings.data);
  const database = await openDatabase(settings, use);
  try {
    const store = await openStore(database.pool, settings.databaseUrl === undefined);
    const blobs = await openBlobs(
      settings.blobUrl ?? `file:${resolve(settings.data, 'blobs')}`,
      withSecretFiles(process.env),
    );
    const stored = {
      settings,
      limits: settings.limits,
      store,
      blobs,
      clock: await openClock(database.pool),
      /** Base of the links in alerts. */
      link: settings.link ?? null,
      secondReviewer: settings.secondReviewer,
      siftFiles: openSiftFiles(resolve(settings.data, 'sift')),
      crawlTables: openCrawlTables(resolve(settings.data, 'crawls')),
      kept: openCheckpointFiles(resolve(settings.data, 'checkpoints')),
      backups: openBackups(),
      async close(): Promise<void> {
        await blobs.close();
        await store.close();
        await database.close();
      },
    };
    return { stored, pool: database.pool, sole: database.sole };
  } catch (error) {
    await database.close().catch(() => undefined);
    throw error;
  }
}

async function openDatabase(settings: Settings, use: DataFolderUse): Promise<DataFolder> {
  const url = settings.databaseUrl;
  if (url === undefined) return openDataFolder(settings.data, use);
  const { openServer, withoutPassword } = await import('./store/database/server.ts');
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new InputError(`REVENANT_DATABASE_URL must start with postgres://, not ${withoutPassword(url)}`);
  return { ...(await openServer(url, 'REVENANT_DATABASE_URL', settings.limits.databaseMs)), sole: false };
}

async function openWorkQueue(settings: Settings, pool: Pool): Promise<Queue> {
  const { openQueue } = await import('./queue/queue.ts');
  const url = settings.queueUrl;
  const { lockMs, stalledMs, databaseMs } = settings.limits;
  const options = { lockMs, stalledMs };
  if (url === undefined) return openQueue({ pool }, options);
  if (/^(redis|rediss|valkey|valkeys):/.test(url)) return openQueue({ redis: url }, options);
  const { openServer, withoutPassword } = await import('./store/database/server.ts');
  if (!/^postgres(ql)?:/.test(url))
    throw new InputError(
      `REVENANT_QUEUE_URL must start with redis:, valkey: or postgres:, not ${withoutPassword(url)}`,
    );
  const server = await openServer(url, 'REVENANT_QUEUE_URL', databaseMs);
  const queue = await openQueue({ pool: server.pool }, options);
  return { ...queue, close: (graceMs) => queue.close(graceMs).then(server.close) };
}

/** Checkpoints that the data folder keeps, read without opening anything else. */
export function keptCheckpoints({ data }: Settings) {
  return openCheckpointFiles(resolve(data, 'checkpoints')).all();
}

export { openBackups } from './store/backup/backups.ts';
export { seedDumpPath } from './store/database/data-folder.ts';
export { KEPT } from './store/database/private-folder.ts';

/** Writes the ready-made database, with every table in place. For set-up. */
export async function prepareSeedDump(): Promise<void> {
  const { openQueue } = await import('./queue/queue.ts');
  await makeSeedDump(seedDumpPath(), async (pool) => {
    await openStore(pool);
    const queue = await openQueue({ pool }, {});
    await queue.close();
  });
}
