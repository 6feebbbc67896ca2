import * as fs from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import pg from 'pg';
import { extract } from 'tar-stream';
import { ConfigError, messageOf, within } from '../../errors.ts';
import { type DatabaseThread, startThread } from './embedded-thread.ts';
import { lockFolder } from './folder-lock.ts';
import { type Pool, survivingErrors } from './pool.ts';
import { Sessions } from './sessions.ts';
import { type SharedSessions, shareSessions } from './shared-folder.ts';

export type EmbeddedDatabase = Awaited<ReturnType<typeof openEmbedded>>;

/** With fewer free bytes a failure to open is blamed on the full disk. */
const NO_ROOM = 48 * 1024 * 1024;

/**
 * Opens the embedded PostgreSQL under `<folder>/db`, and creates it when the folder is new. The
 * node-postgres pool's connections end in a WebAssembly thread; its `options` make further pools on
 * the same database. One process at a time holds the folder. Throws HeldError when another one
 * does, ConfigError when the folder is full, read-only or damaged.
 *
 * @param seedDump a file from `makeSeedDump`; a new folder starts from it if it exists
 * @param sharedBuffers PostgreSQL's cache; filling it takes time at every start (0.1 s for 128MB)
 */
export async function openEmbedded(
  folder: string,
  { seedDump, sharedBuffers = '128MB' }: { readonly seedDump?: string; readonly sharedBuffers?: string } = {},
) {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (error) {
    throw cannotUse(folder, error);
  }
  const lock = await lockFolder(folder);
  let thread: DatabaseThread;
  try {
    thread = await openDatabase(folder, seedDump, sharedBuffers);
  } catch (error) {
    await lock.release();
    throw cannotUse(folder, error);
  }
  const sessions = new Sessions(thread, folder);
  const pool = createPool(sessions);
  let closing: Promise<void> | undefined;
  let shared: SharedSessions | undefined;
  async function shutDown(): Promise<void> {
    await shared?.close();
    // A client that was never released must not delay this.
    await within(1_000, pool.end(), () => new Error('late')).catch(() => undefined);
    sessions.endAll();
    await thread.close();
    await lock.release();
  }
  return {
    pool,
    /** Lets other processes of this user work on it until it closes. */
    async share(): Promise<void> {
      shared = await shareSessions(folder, sessions);
    },
    /** Ends all connections, shuts the database down and releases the folder. */
    close: () => (closing ??= shutDown()),
  };
}

async function openDatabase(
  folder: string,
  seedDump: string | undefined,
  sharedBuffers: string,
): Promise<DatabaseThread> {
  const path = join(folder, 'db');
  if (!fs.existsSync(path)) {
    // Made beside its place and renamed when whole: a crash in between leaves nothing that looks
    // like a database.
    const fresh = join(folder, 'db.new');
    fs.rmSync(fresh, { recursive: true, force: true });
    if (seedDump !== undefined && fs.existsSync(seedDump)) {
      await untar(fs.readFileSync(seedDump), fresh);
    } else {
      const first = await startThread(fresh, sharedBuffers);
      await first.close();
    }
    fs.renameSync(fresh, path);
  } else if (!fs.existsSync(join(path, 'PG_VERSION'))) {
    throw new Error(`${path} is not a database`);
  }
  return startThread(path, sharedBuffers);
}

function createPool(sessions: Sessions): Pool {
  // Set, so that the user's PG* variables do not count.
  const own = { host: 'embedded', user: 'postgres', database: 'postgres', password: '', ssl: false };
  const pool = new pg.Pool({ stream: sessions.open, ...own, max: 20, idleTimeoutMillis: 0, allowExitOnIdle: true });
  survivingErrors(pool);
  pool.on('release', (_error, client) => {
    const { stream } = (client as unknown as { connection: { stream: { rollBack?(): void } } }).connection;
    stream.rollBack?.();
  });
  return pool;
}

function cannotUse(folder: string, error: unknown): ConfigError {
  if (error instanceof ConfigError) return error;
  const cause = isFull(folder, error) ? 'the disk is full, make room' : messageOf(error);
  return new ConfigError(`cannot use the data folder ${folder}: ${cause}; or choose another with --data`, {
    cause: error,
  });
}

function isFull(folder: string, error: unknown): boolean {
  if (/ENOSPC|No space left/.test(messageOf(error))) return true;
  // The file system named another cause: read-only, no permission, not a folder.
  if (error instanceof Error && 'code' in error) return false;
  try {
    const { bavail, bsize } = fs.statfsSync(folder);
    return bavail * bsize < NO_ROOM;
  } catch {
    return false;
  }
}

/** Unpacks a tar archive below `folder`. Throws when it is damaged or empty. */
async function untar(archive: Uint8Array, folder: string): Promise<void> {
  const entries = extract();
  entries.end(archive);
  let files = 0;
  for await (const entry of entries) {
    const { name, type } = entry.header;
    const path = join(folder, normalize(`/${name}`));
    fs.mkdirSync(type === 'directory' ? path : dirname(path), { recursive: true, mode: 0o700 });
    if (type === 'directory') continue;
    if (type !== 'file') throw new Error(`the archive is damaged: ${name} is no file`);
    const parts: Uint8Array[] = [];
    for await (const part of entry) parts.push(part as Uint8Array);
    fs.writeFileSync(path, Buffer.concat(parts), { mode: 0o600 });
    files++;
  }
  if (files === 0) throw new Error('the archive is empty');
}
