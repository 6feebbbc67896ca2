import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ConfigError, messageOf, within } from '../errors.ts';
import { type DatabaseThread, startThread } from './embedded-thread.ts';
import { lockFolder } from './folder-lock.ts';
import type { Pool } from './pool.ts';
import { Sessions } from './sessions.ts';
import { untar } from './untar.ts';

export interface EmbeddedOptions {
  /** A file from `makeSeedDump`; a new folder starts from it when it is there. */
  readonly seedDump?: string;
}

export interface EmbeddedDatabase {
  readonly pool: Pool;
  /** Ends all connections, shuts the database down and gives the folder free. */
  close(): Promise<void>;
}

/** Below this many free bytes a failure to open is put down to the full disk. */
const NO_ROOM = 48 * 1024 * 1024;

/**
 * Opens the embedded PostgreSQL under `<folder>/db`, making it first when the folder is new. The pool is a node-postgres
 * one whose connections end in a WebAssembly thread instead of a server: its `options` make further pools on the same
 * database. Only one process at a time has the folder. Throws ConfigError, in one line, when it is held, full, read-only
 * or damaged.
 */
export async function openEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw cannotUse(folder, error);
  }
  const lock = await lockFolder(folder);
  let thread: DatabaseThread;
  try {
    thread = await openDatabase(folder, options.seedDump);
  } catch (error) {
    await lock.release();
    throw cannotUse(folder, error);
  }
  const sessions = new Sessions(thread, folder);
  const pool = createPool(sessions);
  let closing: Promise<void> | undefined;
  async function shutDown(): Promise<void> {
    // A client that nobody gives back must not hold up the end.
    await within(1_000, pool.end(), () => new Error('late')).catch(() => undefined);
    sessions.endAll();
    await thread.close();
    await lock.release();
  }
  return {
    pool,
    close: () => {
      closing ??= shutDown();
      return closing;
    },
  };
}

async function openDatabase(folder: string, seedDump: string | undefined): Promise<DatabaseThread> {
  const path = join(folder, 'db');
  if (!existsSync(path)) {
    // Made beside its place and moved there when whole: a crash in between leaves nothing that looks like a database.
    const fresh = join(folder, 'db.new');
    rmSync(fresh, { recursive: true, force: true });
    if (seedDump !== undefined && existsSync(seedDump)) {
      untar(readFileSync(seedDump), fresh);
    } else {
      const first = await startThread(fresh);
      await first.close();
    }
    renameSync(fresh, path);
  } else if (!existsSync(join(path, 'PG_VERSION'))) {
    throw new Error(`${path} is not a database`);
  }
  return startThread(path);
}

function createPool(sessions: Sessions): Pool {
  const pool = new pg.Pool({
    stream: sessions.open,
    // Nothing is taken from the PG* environment of the user.
    host: 'embedded',
    user: 'postgres',
    database: 'postgres',
    password: '',
    ssl: false,
    max: 20,
    idleTimeoutMillis: 0,
    allowExitOnIdle: true,
  });
  // A failure reaches whoever runs or next runs a query; it must not end the process as an unheard event.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
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
  // The file system named another cause itself: read-only, no permission, not a folder.
  if (error instanceof Error && 'code' in error) return false;
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < NO_ROOM;
  } catch {
    return false;
  }
}
