import { type Bytes, isGzip, storedBytes } from '../bytes.ts';
import type { ArchiveLimits } from '../limits.ts';
import { unpackFrom, type WarcPosition } from './unpack.ts';
import { WarcRecords } from './warc-records.ts';

/** One WARC file, by itself or within a WACZ. */
export interface WarcFile {
  /** For sentences to people. */
  readonly name: string;
  readonly packed: boolean;
  readonly bytes: Bytes;
}

export async function warcFile(path: string): Promise<WarcFile> {
  return warcFileOf(path, await storedBytes(path));
}

export async function warcFileOf(name: string, bytes: Bytes): Promise<WarcFile> {
  for await (const part of bytes.from(0)) return { name, packed: isGzip(part), bytes };
  return { name, packed: false, bytes };
}

/** Reads records at rising positions, without opening the file again where the next one follows. */
export class WarcCursor {
  readonly #file: WarcFile;
  readonly #limits: ArchiveLimits;
  #records: WarcRecords | null = null;

  constructor(file: WarcFile, limits: ArchiveLimits) {
    this.#file = file;
    this.#limits = limits;
  }

  async at({ at, skip }: WarcPosition): Promise<WarcRecords> {
    const here = await this.#records?.position().catch(() => null);
    if (this.#records !== null && here != null && here.at === at && here.skip <= skip) {
      await this.#records.skip(skip - here.skip);
      return this.#records;
    }
    await this.close();
    const { bytes, packed } = this.#file;
    this.#records = new WarcRecords(unpackFrom(bytes, at, packed, this.#limits), this.#limits);
    await this.#records.skip(skip);
    return this.#records;
  }

  async close(): Promise<void> {
    await this.#records?.close();
    this.#records = null;
  }
}
