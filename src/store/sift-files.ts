/** Compiled sieves, and files of archives while they are read here, in the data folder. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../model/digest.ts';
import type { SiftFiles } from '../model/ports/sift.ts';

/** Another process may still read one of an earlier list. */
const KEPT_SIEVES = 2;
const SUFFIX = '.sieve';

export function openSiftFiles(folder: string): SiftFiles {
  const make = (): void => void mkdirSync(folder, { recursive: true, mode: 0o700 });
  const sieves = (): string[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith(SUFFIX))
      .map((name) => join(folder, name))
      .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  return {
    async keepSieve(bytes) {
      make();
      const path = join(folder, `${sha256(bytes)}${SUFFIX}`);
      // Whole or not at all: another process may look for it at any time.
      const draft = `${path}.${process.pid}`;
      if (existsSync(path)) utimesSync(path, new Date(), new Date());
      else {
        writeFileSync(draft, bytes, { mode: 0o600 });
        renameSync(draft, path);
      }
      for (const old of sieves().slice(KEPT_SIEVES)) rmSync(old, { force: true });
      return path;
    },
    pathOf(name) {
      make();
      return join(folder, `${sha256(name)}.archive`);
    },
    async forgetSieves() {
      if (existsSync(folder)) for (const path of sieves()) rmSync(path, { force: true });
    },
    async clear(idleMs) {
      if (!existsSync(folder)) return;
      for (const name of readdirSync(folder)) {
        const path = join(folder, name);
        // A file's time has parts of a millisecond, the clock has none.
        const at = Math.floor(statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
        if (Date.now() - at >= idleMs) rmSync(path, { recursive: true, force: true });
      }
    },
  };
}
