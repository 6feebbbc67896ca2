import { isUtf8 } from 'node:buffer';
import { PermanentError } from '../../errors.ts';
import type { ArchiveLimits } from '../limits.ts';
import type { Part, Place } from './unpack.ts';

/** The header of one WARC record (ISO 28500). */
export interface WarcHead {
  readonly place: Place;
  /** Lower-case names; of repeated ones the first. */
  readonly fields: ReadonlyMap<string, string>;
  readonly type: string;
  /** Content-Length, as stated. */
  readonly length: number;
}

/**
 * Reads the records of an unpacked WARC one after the other, in bounded memory. Throws PermanentError with a typed code where a
 * record is no record: archive:header, archive:record, archive:record-length, archive:cut. What follows such a place is not sought:
 * a page may hold text that looks like a record, and must not become evidence.
 */
export class WarcRecords {
  readonly #parts: AsyncGenerator<Part>;
  readonly #limits: Pick<ArchiveLimits, 'archiveHeaderBytes'>;
  #part: Part | null = null;
  #used = 0;
  /** Of the block that is being read: bytes still to come. */
  #left = 0;

  constructor(parts: AsyncGenerator<Part>, limits: Pick<ArchiveLimits, 'archiveHeaderBytes'>) {
    this.#parts = parts;
    this.#limits = limits;
  }

  /** Where the next unread byte stands; null at the end. */
  async place(): Promise<Place | null> {
    const part = await this.#current();
    if (part === null) return null;
    return part.packed
      ? { at: part.place.at, skip: part.place.skip + this.#used }
      : { at: part.place.at + this.#used, skip: 0 };
  }

  /** Passes over unpacked bytes, and leaves the block that was being read. */
  async skip(length: number): Promise<void> {
    this.#left = 0;
    for (let left = length; left > 0; ) {
      const part = await this.#current();
      if (part === null) throw new PermanentError('archive:cut', 'the file ends before the place that was sought');
      const step = Math.min(left, part.bytes.length - this.#used);
      this.#used += step;
      left -= step;
    }
  }

  /** The next record's header, what is left of the last block passed over; null at the end of the file. */
  async next(): Promise<WarcHead | null> {
    await this.#endBlock();
    if (!(await this.#skipLineEnds())) return null;
    const place = (await this.place()) as Place;
    const raw = Buffer.from(await this.#head(), 'latin1');
    const head = raw.toString(isUtf8(raw) ? 'utf8' : 'latin1');
    const [version = '', ...lines] = head.split(/\r?\n/);
    if (!/^WARC\/\d/.test(version)) throw new PermanentError('archive:record', 'no WARC record begins here');
    const fields = new Map<string, string>();
    let last: string | null = null;
    for (const line of lines) {
      if (/^[ \t]/.test(line) && last !== null) {
        fields.set(last, `${fields.get(last)} ${line.trim()}`);
        continue;
      }
      const colon = line.indexOf(':');
      if (colon <= 0) continue;
      last = line.slice(0, colon).trim().toLowerCase();
      if (!fields.has(last)) fields.set(last, line.slice(colon + 1).trim());
    }
    const stated = fields.get('content-length') ?? '';
    if (!/^\d{1,15}$/.test(stated))
      throw new PermanentError('archive:record-length', `the record states no length ("${stated.slice(0, 40)}")`);
    this.#left = Number(stated);
    return { place, fields, type: (fields.get('warc-type') ?? '').toLowerCase(), length: this.#left };
  }

  /** The block from where it was left, at most `most` bytes of it; fewer only where the file ends or breaks. */
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

  /** Unread bytes of the block are passed over. Throws archive:cut when the file ends within it. */
  async #endBlock(): Promise<void> {
    while (this.#left > 0) {
      const part = await this.#current();
      if (part === null)
        throw new PermanentError('archive:cut', `the file ends ${this.#left} bytes before its last record does`);
      const step = Math.min(this.#left, part.bytes.length - this.#used);
      this.#used += step;
      this.#left -= step;
    }
  }

  async #skipLineEnds(): Promise<boolean> {
    for (let part = await this.#current(); part !== null; part = await this.#current()) {
      while (this.#used < part.bytes.length) {
        const byte = part.bytes[this.#used];
        if (byte !== 13 && byte !== 10) return true;
        this.#used += 1;
      }
    }
    return false;
  }

  /** Up to the empty line that ends a header. */
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
      if (before === 0 && !'WARC/'.startsWith(text.slice(0, 5)) && !text.startsWith('WARC/'))
        throw new PermanentError('archive:record', 'no WARC record begins here');
      this.#used = part.bytes.length;
    }
  }

  async #current(): Promise<Part | null> {
    while (this.#part === null || this.#used >= this.#part.bytes.length) {
      const { value, done } = await this.#parts.next();
      if (done === true) return null;
      this.#part = value;
      this.#used = 0;
    }
    return this.#part;
  }

  async close(): Promise<void> {
    await this.#parts.return(undefined);
  }
}
