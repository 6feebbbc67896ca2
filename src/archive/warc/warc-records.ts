import { isUtf8 } from 'node:buffer';
import { PermanentError } from '../../errors.ts';
import { isGzip, storedBytes } from '../bytes.ts';
import { headerFields } from '../header-fields.ts';
import type { ArchiveLimits } from '../limits.ts';
import { type UnpackedPart, unpackFrom, type WarcFile, type WarcPosition } from './unpack.ts';

/** The header of one WARC record (ISO 28500). */
export interface WarcHead {
  readonly position: WarcPosition;
  /** Lower-case names; of repeated ones the first. */
  readonly fields: ReadonlyMap<string, string>;
  readonly type: string;
  /** Content-Length, as stated. */
  readonly length: number;
}

/**
 * Reads records one by one in bounded memory. Does not search on behind a fault, because a page may
 * hold text that looks like a record. Throws PermanentError: archive:header, archive:record,
 * archive:record-length, archive:cut.
 */
export class WarcRecords {
  readonly #parts: AsyncGenerator<UnpackedPart>;
  readonly #limits: ArchiveLimits;
  #part: UnpackedPart | null = null;
  #used = 0;
  /** Bytes of the current block that are still to come. */
  #left = 0;

  constructor(file: WarcFile, at: number, limits: ArchiveLimits) {
    this.#parts = unpackFrom(file, at, limits);
    this.#limits = limits;
  }

  /** The position of the next unread byte; null at the end. */
  async position(): Promise<WarcPosition | null> {
    const part = await this.#current();
    if (part === null) return null;
    const { at, skip } = part.position;
    return part.packed ? { at, skip: skip + this.#used } : { at: at + this.#used, skip: 0 };
  }

  /** Skips unpacked bytes, and leaves the current block. */
  async skip(length: number): Promise<void> {
    this.#left = 0;
    const missing = await this.#pass(length);
    if (missing > 0) throw new PermanentError('archive:cut', 'the file ends before the wanted position');
  }

  /** The next record's header, after the rest of the current block; null at the end of the file. */
  async next(): Promise<WarcHead | null> {
    this.#left = await this.#pass(this.#left);
    if (this.#left > 0)
      throw new PermanentError('archive:cut', `the file ends ${this.#left} bytes before the end of its last record`);
    if (!(await this.#skipLineEnds())) return null;
    const position = (await this.position()) as WarcPosition;
    const raw = Buffer.from(await this.#head(), 'latin1');
    const [version = '', ...lines] = raw.toString(isUtf8(raw) ? 'utf8' : 'latin1').split(/\r?\n/);
    if (!/^WARC\/\d/.test(version)) throw new PermanentError('archive:record', 'no WARC record begins here');
    const fields = new Map(headerFields(lines).reverse());
    const stated = fields.get('content-length') ?? '';
    if (!/^\d{1,15}$/.test(stated))
      throw new PermanentError('archive:record-length', `the record states no length ("${stated.slice(0, 40)}")`);
    this.#left = Number(stated);
    return { position, fields, type: (fields.get('warc-type') ?? '').toLowerCase(), length: this.#left };
  }

  /** The next bytes of the block, at most `most`; fewer only where the file ends or breaks. */
  async block(most: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let length = 0;
    while (this.#left > 0 && length < most) {
      const part = await this.#current();
      if (part === null) break;
      const taken = part.bytes.subarray(this.#used, this.#used + Math.min(this.#left, most - length));
      parts.push(taken);
      this.#used += taken.length;
      this.#left -= taken.length;
      length += taken.length;
    }
    return Buffer.concat(parts, length);
  }

  async close(): Promise<void> {
    await this.#parts.return(undefined);
  }

  /** Returns how many of the bytes the file does not have. */
  async #pass(length: number): Promise<number> {
    let left = length;
    while (left > 0) {
      const part = await this.#current();
      if (part === null) break;
      const step = Math.min(left, part.bytes.length - this.#used);
      this.#used += step;
      left -= step;
    }
    return left;
  }

  /** False at the end of the file. */
  async #skipLineEnds(): Promise<boolean> {
    for (let part = await this.#current(); part !== null; part = await this.#current()) {
      while (part.bytes[this.#used] === 13 || part.bytes[this.#used] === 10) this.#used += 1;
      if (this.#used < part.bytes.length) return true;
    }
    return false;
  }

  async #head(): Promise<string> {
    const most = this.#limits.archiveHeaderBytes;
    let text = '';
    for (;;) {
      const part = await this.#current();
      if (part === null) throw new PermanentError('archive:cut', 'the file ends within the header of a record');
      const before = text.length;
      text += part.bytes.toString('latin1', this.#used, this.#used + most + 4 - before);
      const found = /\r?\n\r?\n/.exec(text.slice(Math.max(0, before - 3)));
      if (found !== null) {
        const start = Math.max(0, before - 3) + found.index;
        this.#used += start + found[0].length - before;
        return text.slice(0, start);
      }
      if (text.length >= most)
        throw new PermanentError('archive:header', `the record header does not end within ${most} bytes`);
      if (before === 0 && !'WARC/'.startsWith(text.slice(0, 5)))
        throw new PermanentError('archive:record', 'no WARC record begins here');
      this.#used = part.bytes.length;
    }
  }

  async #current(): Promise<UnpackedPart | null> {
    while (this.#part === null || this.#used >= this.#part.bytes.length) {
      const { value, done } = await this.#parts.next();
      if (done === true) return null;
      this.#part = value;
      this.#used = 0;
    }
    return this.#part;
  }
}

export async function warcFile(path: string): Promise<WarcFile> {
  return warcFileOf(path, await storedBytes(path));
}

export async function warcFileOf(name: string, bytes: WarcFile['bytes']): Promise<WarcFile> {
  for await (const part of bytes.from(0)) return { name, packed: isGzip(part), bytes };
  return { name, packed: false, bytes };
}

/** Reads records at rising positions, without opening the file again where the next one follows. */
export function warcCursor(file: WarcFile, limits: ArchiveLimits) {
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
    records = new WarcRecords(file, at, limits);
    await records.skip(skip);
    return records;
  };
  return { at, close };
}
