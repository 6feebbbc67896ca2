import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openEmbedded } from './embedded.ts';
import type { Pool } from './pool.ts';

/**
 * Makes a ready database once and writes it to one file (tar), so that a new data folder needs no initdb, which takes
 * seconds and 800 MB of memory. `prepare` may migrate it.
 */
export async function makeSeedDump(path: string, prepare?: (pool: Pool) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-seed-'));
  try {
    const { pool, close } = await openEmbedded(folder);
    try {
      await prepare?.(pool);
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

/** Where set-up keeps the ready-made empty database that makes a first start quick. */
export function seedDumpPath(): string {
  // Compiled, this file stands one folder deeper than in the sources.
  const above = join(import.meta.dirname, '..', '..');
  const top = existsSync(join(above, 'package.json')) ? above : join(above, '..');
  return join(top, 'node_modules', '.cache', 'revenant', 'pglite-seed.tar');
}
