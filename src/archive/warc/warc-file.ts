import { type Bytes, storedBytes } from '../bytes.ts';
import type { ArchiveLimits } from '../limits.ts';
import { type Place, unpackFrom } from './unpack.ts';
import { WarcRecords } from './warc-records.ts';

/** One WARC file, by itself or within a WACZ. */
export interface WarcFile {
  /** For sentences to people. */
  readonly name: string;
  readonly packed: boolean;
  readonly bytes: Bytes;
}

export async function warcFile(path: string): Promise<WarcFile> {
  const bytes = await storedBytes(path);
  return { name: path, packed: await isGzip(bytes), bytes };
}

/** By its first two bytes. */
export async function isGzip(bytes: Bytes): Promise<boolean> {
  for await (const part of bytes.from(0)) return part[0] === 0x1f && part[1] === 0x8b;
  return false;
}

/** Reads records at places that are given in rising order, without opening the file again where the next one follows. */
export class WarcCursor {
  readonly #file: WarcFile;
  readonly #limits: ArchiveLimits;
  #records: WarcRecords | null = null;

  constructor(file: WarcFile, limits: ArchiveLimits) {
    this.#file = file;
    this.#limits = limits;
  }

  async at(place: Place): Promise<WarcRecords> {
    const here = await this.#records?.place().catch(() => null);
    if (this.#records === null || here == null || here.at !== place.at || here.skip > place.skip) {
      await this.close();
      this.#records = new WarcRecords(
        unpackFrom(this.#file.bytes, place.at, this.#file.packed, this.#limits),
        this.#limits,
      );
      await this.#records.skip(place.skip);
    } else await this.#records.skip(place.skip - here.skip);
    return this.#records;
  }

  async close(): Promise<void> {
    await this.#records?.close();
    this.#records = null;
  }
}
