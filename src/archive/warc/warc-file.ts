import { type Bytes, isGzip, storedBytes } from '../bytes.ts';
import type { ArchiveLimits } from '../limits.ts';
import { unpackFrom, type WarcPosition } from './unpack.ts';
import { WarcRecords } from './warc-records.ts';

/** One WARC file, by itself or within a WACZ; `name` for sentences to people. */
export type WarcFile = { readonly name: string; readonly packed: boolean; readonly bytes: Bytes };

export async function warcFile(path: string): Promise<WarcFile> {
  return warcFileOf(path, await storedBytes(path));
}

export async function warcFileOf(name: string, bytes: Bytes): Promise<WarcFile> {
  for await (const part of bytes.from(0)) return { name, packed: isGzip(part), bytes };
  return { name, packed: false, bytes };
}

/** Reads records at rising positions, without opening the file again where the next one follows. */
export function warcCursor({ bytes, packed }: WarcFile, limits: ArchiveLimits) {
  let records: WarcRecords | null = null;
  const close = async (): Promise<void> => {
    await records?.close();
    records = null;
  };
  const at = async ({ at, skip }: WarcPosition): Promise<WarcRecords> => {
    const here = await records?.position().catch(() => null);
    if (records !== null && here != null && here.at === at && here.skip <= skip) {
      await records.skip(skip - here.skip);
      return records;
    }
    await close();
    records = new WarcRecords(unpackFrom(bytes, at, packed, limits), limits);
    await records.skip(skip);
    return records;
  };
  return { at, close };
}
