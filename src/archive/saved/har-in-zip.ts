import { stat } from 'node:fs/promises';
import { PermanentError } from '../../errors.ts';
import { wholeOf } from '../bytes.ts';
import type { ArchiveLimits } from '../limits.ts';
import { isZlibFault, startOf } from '../open-bytes.ts';
import { readZip } from '../wacz/zip.ts';
import type { HarSource } from './read-har.ts';

/**
 * A ZIP file that holds one HAR and the bodies that it names, as browser drivers write it. Null: it is none, or a package of an
 * archive (WACZ). Nothing is unpacked to disk.
 */
export async function harInZip(path: string, limits: ArchiveLimits): Promise<HarSource | null> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile() || (await startOf(path, 4)).toString('latin1') !== 'PK\x03\x04') return null;
  let entries: Awaited<ReturnType<typeof readZip>>['entries'];
  try {
    ({ entries } = await readZip(path, found.size, limits));
  } catch (thrown) {
    // A broken ZIP file is whoever else's that reads ZIP files to tell.
    if (thrown instanceof PermanentError) return null;
    throw thrown;
  }
  const hars = [...entries.values()].filter(({ name }) => /\.har$/i.test(name));
  const [har] = hars;
  if (har === undefined || hars.length > 1 || entries.has('datapackage.json')) return null;
  const folder = har.name.includes('/') ? har.name.slice(0, har.name.lastIndexOf('/') + 1) : '';
  return {
    path,
    bytes: har.bytes.from(0),
    async sidecar(name) {
      const entry = entries.get(`${folder}${name}`);
      if (entry === undefined) return null;
      return wholeOf(entry.bytes, limits.archiveBodyBytes).catch((thrown: unknown) => {
        // One damaged body is a missing one; the rest goes on.
        if (isZlibFault(thrown)) return null;
        throw thrown;
      });
    },
  };
}
