import { lstat, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ReadSidecar } from './har-entry.ts';

/** Files beside the HAR, by plain relative names; nothing through links, nothing outside of its folder. */
export function filesBeside(path: string, most: number): ReadSidecar {
  return async (name) => {
    const steps = name.split(/[/\\]/);
    if (name.length > 1_024 || name.includes('\0') || steps.some((step) => /^(?:|\.{1,2}|[a-z]:.*)$/i.test(step)))
      return null;
    let at = dirname(path);
    for (const [i, step] of steps.entries()) {
      at = join(at, step);
      const found = await lstat(at).catch(() => null);
      if (found === null || !(i === steps.length - 1 ? found.isFile() && found.size <= most : found.isDirectory()))
        return null;
    }
    return readFile(at).catch(() => null);
  };
}
