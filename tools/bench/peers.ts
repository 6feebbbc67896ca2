/** Packages that the bench compares with: installed into a cache folder when a bench first asks, at the versions of `peers/`. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const LISTS = join(import.meta.dirname, 'peers');
const FILES = ['package.json', 'package-lock.json'];

export interface Peers {
  /** Folder whose `node_modules` has them; null: they could not be installed, or are not wanted. */
  folder(): Promise<string | null>;
  /** Names with versions; null for what is not there. */
  present(): { name: string; version: string | null }[];
}

/** In tests, which install nothing. */
export const NO_PEERS: Peers = { folder: () => Promise.resolve(null), present: () => [] };

export function openPeers(note: (line: string) => void): Peers {
  const lock = createHash('sha256');
  for (const file of FILES) lock.update(readFileSync(join(LISTS, file)));
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const folder = join(cache, 'revenant-bench', `${lock.digest('hex').slice(0, 16)}-node${process.versions.modules}`);
  let installed: Promise<string | null> | undefined;

  async function install(): Promise<string | null> {
    if (existsSync(folder)) return folder;
    note(`installing peers into ${folder} …`);
    const building = `${folder}.${process.pid}`;
    mkdirSync(building, { recursive: true });
    for (const file of FILES) copyFileSync(join(LISTS, file), join(building, file));
    try {
      await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: building });
      renameSync(building, folder);
      return folder;
    } catch (error) {
      rmSync(building, { recursive: true, force: true });
      if (existsSync(folder)) return folder;
      note(`peers could not be installed, so rows have no peer: ${String(error).slice(0, 300)}`);
      return null;
    }
  }

  return {
    folder: () => (installed ??= install()),
    present: () => {
      const wanted = JSON.parse(readFileSync(join(LISTS, 'package.json'), 'utf8')) as {
        dependencies: Record<string, string>;
      };
      return Object.entries(wanted.dependencies).map(([name, version]) => ({
        name,
        version: existsSync(join(folder, 'node_modules', name)) ? version : null,
      }));
    },
  };
}
