/** The bytes of a HAR and those that it names beside it (`_file`): files, or entries of a ZIP. */
import { lstat, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PermanentError } from '../../errors.ts';
import { wholeOf } from '../bytes.ts';
import type { ArchiveLimits } from '../limits.ts';
import type { Zip } from '../wacz/zip.ts';

/** Bytes beside the HAR under a name; null where there are none, or none that may be read. */
export type ReadSidecar = (name: string) => Promise<Uint8Array | null>;

export interface HarSource {
  readonly path: string;
  /** The bytes of the HAR; unset: the file at `path`. */
  readonly bytes?: AsyncIterable<Buffer>;
  /** Unset: files beside the HAR. */
  readonly sidecar?: ReadSidecar;
}

/** Files beside the HAR, by plain relative names: nothing through links or outside its folder. */
export function filesBeside(path: string, most: number): ReadSidecar {
  return async (name) => {
    const steps = name.split(/[/\\]/);
    if (name.length > 1_024 || name.includes('\0') || steps.some((step) => /^(?:|\.{1,2}|[a-z]:.*)$/i.test(step)))
      return null;
    let at = dirname(path);
    for (const [i, step] of steps.entries()) {
      at = join(at, step);
      const found = await lstat(at).catch(() => null);
      const isWanted = i === steps.length - 1 ? found?.isFile() && found.size <= most : found?.isDirectory();
      if (!isWanted) return null;
    }
    return readFile(at).catch(() => null);
  };
}

/** One HAR and the bodies that it names, as browser drivers write them. Null: another ZIP file. */
export function harInZip(path: string, { entries }: Zip, limits: ArchiveLimits): HarSource | null {
  const hars = [...entries.values()].filter(({ name }) => /\.har$/i.test(name));
  const [har] = hars;
  if (har === undefined || hars.length > 1 || entries.has('datapackage.json')) return null;
  const folder = har.name.slice(0, har.name.lastIndexOf('/') + 1);
  return {
    path,
    bytes: har.bytes.from(0),
    async sidecar(name) {
      const entry = entries.get(`${folder}${name}`);
      if (entry === undefined) return null;
      return wholeOf(entry.bytes, limits.archiveBodyBytes).catch((thrown: unknown) => {
        // The file is damaged: only the entry that names it is lost.
        if (thrown instanceof PermanentError) return null;
        throw thrown;
      });
    },
  };
}
