/** The data folder of the embedded default: made when missing, held by one process at a time. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError, messageOf } from '../../errors.ts';
import { openEmbedded } from './embedded.ts';
import { HeldError } from './folder-lock.ts';
import type { Pool } from './pool.ts';
import { joinHolder } from './shared-folder.ts';

/** Time after which a short command that holds the folder has ended. */
const SHORT_HOLD_MS = 15_000;

export interface DataFolder {
  readonly pool: Pool;
  /** No other process held the folder before, so the state of an earlier holder is void. */
  readonly sole: boolean;
  close(): Promise<void>;
}

export interface DataFolderUse {
  /**
   * Other processes may work on the database while this one holds it: for all but short commands.
   */
  readonly share?: boolean;
  /**
   * Never a guest of another holder, who may end first: for processes that run until they are
   * stopped.
   */
  readonly hold?: boolean;
  readonly sharedBuffers?: string;
  /** How long to wait for a holder that does not share. */
  readonly waitMs?: number;
}

/**
 * Holds the folder, or works on the database of the process that does. Throws ConfigError when
 * neither can be.
 */
export async function openDataFolder(data: string, use: DataFolderUse): Promise<DataFolder> {
  const { share, hold, sharedBuffers, waitMs = SHORT_HOLD_MS } = use;
  const folder = resolve(data);
  try {
    makeFolder(folder);
  } catch (error) {
    throw new ConfigError(`cannot use the data folder ${folder}: ${messageOf(error)}; choose another with --data`);
  }
  const options = { seedDump: seedDumpPath(), ...(sharedBuffers !== undefined && { sharedBuffers }) };
  for (const end = performance.now() + waitMs; ; await sleep(100)) {
    try {
      const { pool, share: open, close } = await openEmbedded(folder, options);
      // Some file systems hold no sockets: then other commands wait, as they did before.
      if (share) await open().catch(() => undefined);
      return { pool, sole: true, close };
    } catch (error) {
      if (!(error instanceof HeldError)) throw error;
      const pool = hold ? null : await joinHolder(folder);
      if (pool !== null) return { pool, sole: false, close: () => pool.end() };
      if (performance.now() > end) throw error;
    }
  }
}

/**
 * Part by part: Node's recursive mkdir never ends where the system answers "no such file" to a
 * mkdir, as in /proc.
 */
function makeFolder(folder: string): void {
  const missing: string[] = [];
  let part = folder;
  for (; !existsSync(part); part = dirname(part)) missing.unshift(part);
  if (!statSync(part).isDirectory()) throw new Error(`${part} is a file, not a folder`);
  for (const one of missing) {
    try {
      mkdirSync(one, one === folder ? { mode: 0o700 } : {});
    } catch (error) {
      // Another process may have made it meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/**
 * Writes a ready database to a tar file: a new folder then needs no initdb (seconds, 800 MB of
 * memory).
 */
export async function makeSeedDump(path: string, prepare?: (pool: Pool) => Promise<void>): Promise<void> {
  // Here and not at the top: PGlite otherwise runs in its own thread only.
  const { PGlite } = await import('@electric-sql/pglite');
  const folder = mkdtempSync(join(tmpdir(), 'revenant-seed-'));
  try {
    const { pool, close } = await openEmbedded(folder);
    try {
      await prepare?.(pool);
      // The template databases serve to make further databases, and are half of the files.
      await pool.query(`UPDATE pg_database SET datistemplate = false WHERE datname LIKE 'template_'`);
      for (const template of ['template0', 'template1']) await pool.query(`DROP DATABASE ${template}`);
    } finally {
      await close();
    }
    const database = await PGlite.create({ dataDir: join(folder, 'db') });
    const dump = await database.dumpDataDir('none');
    await database.close();
    mkdirSync(dirname(path), { recursive: true });
    // A reader never sees half a file.
    const part = `${path}.${process.pid}.part`;
    writeFileSync(part, Buffer.from(await dump.arrayBuffer()));
    renameSync(part, path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The seed dump that `setup` makes for a quick first start. */
export function seedDumpPath(): string {
  // Compiled, this file is one folder deeper than in the sources.
  const above = join(import.meta.dirname, '..', '..', '..');
  const top = existsSync(join(above, 'package.json')) ? above : join(above, '..');
  return join(top, 'node_modules', '.cache', 'revenant', 'pglite-seed.tar');
}
