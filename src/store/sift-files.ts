/** Sieves and notes on sifted archives, as files of the data folder. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError, messageOf } from '../errors.ts';
import { SiftSlice } from '../model/derived/sift.ts';
import { sha256 } from '../model/digest.ts';
import type { SiftFiles } from '../model/ports/sift.ts';

/**
 * A line of JSON for each slice, added and flushed before the next slice is read: a process that is
 * killed leaves whole lines and at most a part of one, which is cut off.
 */
export function openSiftFiles(folder: string): SiftFiles {
  const write = (path: string, bytes: Uint8Array | string): void => {
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, bytes, { mode: 0o600 });
    renameSync(draft, path);
  };
  const pathOf = (key: string): string => join(folder, `${key}.jsonl`);
  const make = (): void => void mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files: SiftFiles = {
    async keepSieve(bytes) {
      make();
      const path = join(folder, `${sha256(bytes)}.sieve`);
      if (!existsSync(path)) write(path, bytes);
      return path;
    },
    async noted(key) {
      const path = pathOf(key);
      if (!existsSync(path)) return [];
      const bytes = readFileSync(path);
      const end = bytes.lastIndexOf('\n') + 1;
      if (end < bytes.length) await truncate(path, end);
      const lines = bytes.toString('utf8', 0, end).split('\n').slice(0, -1);
      try {
        return lines.map((line) => SiftSlice.parse(JSON.parse(line)));
      } catch (error) {
        throw new ConfigError(`${path} is damaged: ${messageOf(error).slice(0, 200)}; sift the file anew with --again`);
      }
    },
    async note(key, slice) {
      make();
      const file = await open(pathOf(key), 'a', 0o600);
      try {
        await file.appendFile(`${JSON.stringify(slice)}\n`);
        await file.datasync();
      } finally {
        await file.close();
      }
    },
    async forget(key) {
      rmSync(pathOf(key), { force: true });
    },
    async settle(key, sites) {
      const slices = await files.noted(key);
      if (slices.every(({ passed }) => passed.every(({ site }) => sites.has(site)))) return;
      const kept = slices.map((slice) => ({ ...slice, passed: slice.passed.filter(({ site }) => sites.has(site)) }));
      write(pathOf(key), kept.map((slice) => `${JSON.stringify(slice)}\n`).join(''));
    },
  };
  return files;
}
