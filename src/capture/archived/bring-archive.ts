/** A file of an archive that is far away → a copy on this machine, while it is read. */
import { constants } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { type Bytes, storedBytes } from '../../archive/bytes.ts';
import type { WarcFile } from '../../archive/warc/unpack.ts';
import { warcFileOf } from '../../archive/warc/warc-records.ts';
import { TransientError } from '../../errors.ts';
import type { BringArchive, FarFiles, SiftFiles } from '../../model/ports/sift.ts';

/** Asked for at once: it lies in memory. */
const PIECE_BYTES = 32 << 20;
/** A record is seldom longer. */
const FIRST_BYTES = 128 << 10;

export const isFar = (name: string): boolean => /^(?:https?|s3):\/\//.test(name);

/** A copy that a killed process left is gone on with. */
export function bringer(far: FarFiles, files: Pick<SiftFiles, 'pathOf'>): BringArchive {
  return async (name, stop, most = Number.POSITIVE_INFINITY) => {
    if (!isFar(name)) return { path: name, bytes: (await stat(name)).size, leave: async () => undefined };
    const bytes = await far.size(name);
    const wanted = Math.min(bytes, most);
    const path = files.pathOf(name);
    // At places, not at the end: a process that returns late writes the same bytes once more.
    const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    try {
      let { size: at } = await file.stat();
      if (at > bytes) {
        await file.truncate(0);
        at = 0;
      }
      while (at < wanted) {
        stop.throwIfAborted();
        const part = await far.read(name, at, Math.min(PIECE_BYTES, wanted - at));
        if (part.byteLength === 0)
          throw new TransientError('archive:short', `${name} ends at byte ${at} of ${bytes}`, 1_000);
        await file.write(part, 0, part.byteLength, at);
        at += part.byteLength;
      }
    } finally {
      await file.close();
    }
    return { path, bytes, leave: () => rm(path, { force: true }) };
  };
}

/** For single records: only what is read is fetched. */
export async function archiveFile(name: string, far: FarFiles): Promise<WarcFile> {
  return warcFileOf(name, isFar(name) ? await farBytes(name, far) : await storedBytes(name));
}

async function farBytes(name: string, far: FarFiles): Promise<Bytes> {
  const packedLength = await far.size(name);
  return {
    packedLength,
    async *from(start) {
      let size = FIRST_BYTES;
      for (let at = start; at < packedLength; size = Math.min(size * 2, PIECE_BYTES)) {
        const part = Buffer.from(await far.read(name, at, Math.min(size, packedLength - at)));
        if (part.length === 0) return;
        at += part.length;
        yield part;
      }
    },
  };
}
