/** Common Crawl's columnar index, read by ranges of its files, all through the guard. */

import type { CrawlContents } from '../../model/ports/crawl-tables.ts';
import type { AskedTable, ByteRange, TableRead, TableRow } from '../../model/ports/reader.ts';
import { commoncrawl } from '../../suggest/sources/commoncrawl.ts';
import {
  isOf,
  keysOf,
  newestCrawl,
  pageToRead,
  partsIn,
  pathsFile,
  sameBytesNote,
  TABLE_URL,
} from '../../suggest/sources/crawl-table.ts';
import { heldNote, hostIn } from '../../suggest/sources/source.ts';
import type { Ports } from '../ports.ts';
import { type Piece, Ranges } from './ranges.ts';
import { unpackedText } from './unpacked-text.ts';

export type TablePorts = Pick<Ports, 'egress' | 'sources' | 'reader' | 'crawlTables'>;

export interface FetchedRecord {
  readonly row: TableRow;
  readonly bytes: Uint8Array;
}

const KIB = 1024;
const MIB = 1024 * KIB;
/** Bounds in bytes. Tests make them small. */
export const TABLE_BOUNDS = {
  /** The end of a file, with what is in it: mostly less. */
  tail: 128 * KIB,
  footer: 4 * MIB,
  /** All that is read for one domain. */
  question: 64 * MIB,
  request: 8 * MIB,
  /** Between two wanted ranges, below which both are one request. */
  gap: 64 * KIB,
  list: MIB,
};
/** A domain lies in one part, or on the border of two. */
const MOST_PARTS = 3;
/** The end of a file, its indexes, its pages: more rounds are a file that leads us on. */
const MOST_ROUNDS = 6;

export class CrawlTable {
  readonly ranges: Ranges;
  readonly notes: string[] = [];
  readonly records: FetchedRecord[] = [];
  readonly #ports: TablePorts;
  readonly #bounds: typeof TABLE_BOUNDS;
  #parts: CrawlContents['parts'] = [];

  /** @param most requests */
  constructor(most: number, ports: TablePorts, bounds = TABLE_BOUNDS) {
    this.#ports = ports;
    this.#bounds = bounds;
    this.ranges = new Ranges(ports.sources.urls['commoncrawl-table'] ?? TABLE_URL, most, ports.egress);
  }

  /** Learns which keys each part of the newest crawl has. False: not all of it is known yet. */
  async open(): Promise<boolean> {
    const { sources, crawlTables } = this.#ports;
    const index = sources.urls.commoncrawl ?? commoncrawl.url;
    const list = await this.ranges.whole(`${index}/collinfo.json`, this.#bounds.list);
    if (list === null) return false;
    const crawl = newestCrawl(Buffer.from(list).toString('utf8'));
    if (crawl === null) return this.#unreadable('its list of crawls is not in the published form');
    const noted = (await crawlTables.noted(crawl)) ?? (await this.#listed(crawl));
    if (noted === null) return false;
    const parts = [...noted.parts];
    for (const [at, { path, keys }] of parts.entries()) {
      if (keys !== null) continue;
      const footer = await this.#footer(path);
      const read = footer && (await this.#read({ length: footer.length, keys: null }, pieceOf(footer)));
      if (read === null) break;
      parts[at] = { path, keys: { first: read.first, last: read.last } };
      await crawlTables.note(crawl, { parts });
    }
    this.#parts = parts;
    const left = parts.filter(({ keys }) => keys === null).length;
    if (left > 0)
      this.notes.push(
        `${parts.length - left} of ${parts.length} parts of ${crawl} are known and kept; ${left} more requests open it: ask again with a larger --budget`,
      );
    return left === 0;
  }

  /** Addresses of the label under other suffixes. What the crawl has of the domain is noted. */
  async ask(domain: string, others: readonly string[]): Promise<string[]> {
    const own = await this.#captures(domain);
    if (own === null) return [];
    const times = own.map(({ capturedAt }) => capturedAt.replace(/\D/g, '').slice(0, 14));
    this.notes.push(...heldNote(domain, hostsOf(own), times));
    const found: string[] = [];
    for (const other of others) {
      const rows = await this.#captures(other);
      if (rows === null) break;
      found.push(...hostsOf(rows.filter(({ status }) => status === 200)).map((host) => `http://${host}/`));
      this.notes.push(...sameBytesNote([domain, own], [other, rows]));
      await this.#record(pageToRead(rows));
    }
    return found;
  }

  /** Null: it failed, or the budget is spent. */
  async #captures(domain: string): Promise<readonly TableRow[] | null> {
    const keys = keysOf(domain);
    const parts = this.#parts.filter((part) => part.keys && part.keys.first < keys.to && part.keys.last >= keys.from);
    const rows: TableRow[] = [];
    let left = this.#bounds.question;
    for (const { path } of parts.slice(0, MOST_PARTS)) {
      const footer = await this.#footer(path);
      if (footer === null) return null;
      const pieces = new Map(pieceOf(footer));
      for (let round = 0; ; round += 1) {
        const read = await this.#read({ length: footer.length, keys }, pieces);
        if (read === null) return null;
        rows.push(...read.rows.filter((row) => isOf(domain, row)));
        if (read.isCut) this.notes.push(`${domain} has more captures than are read`);
        if (read.missing.length === 0) break;
        const ranges = joined(read.missing, this.#bounds);
        left -= ranges.reduce((sum, { start, end }) => sum + end - start, 0);
        if (round >= MOST_ROUNDS || ranges.some(({ start, end }) => start >= end || end > footer.length))
          return this.ranges.fail('unreadable', `${path} leads to bytes that it has not`);
        if (left < 0)
          return this.ranges.fail('too-large', `${domain} needs more than ${this.#bounds.question} bytes of the index`);
        for (const range of ranges) {
          const bytes = await this.#bytes(path, range, footer.length);
          if (bytes === null) return null;
          pieces.set(range.start, bytes);
        }
      }
    }
    return rows;
  }

  async #listed(crawl: string): Promise<CrawlContents | null> {
    const { list } = this.#bounds;
    const packed = await this.ranges.whole(this.ranges.address(pathsFile(crawl)), list);
    if (packed === null) return null;
    const parts = partsIn(unpackedText(packed, list) ?? '').map((path) => ({ path, keys: null }));
    if (parts.length > 0) return { parts };
    return this.ranges.fail('unreadable', `its list of the index of ${crawl} is not in the published form`);
  }

  /** The end of a Parquet file: what is in it, its length in four bytes, and `PAR1`. */
  async #footer(path: string): Promise<Piece | null> {
    const tail = await this.ranges.last(path, this.#bounds.tail);
    if (tail === null) return null;
    const end = Buffer.from(tail.bytes).subarray(-8);
    if (end.length < 8 || end.toString('latin1', 4) !== 'PAR1')
      return this.ranges.fail('unreadable', `${path} does not end as a Parquet file does`);
    const size = end.readUInt32LE(0) + 8;
    if (size > this.#bounds.footer || size > tail.length)
      return this.ranges.fail('too-large', `${path} says that its contents have ${size} bytes`);
    if (size <= tail.bytes.byteLength) return tail;
    const start = tail.length - size;
    const more = await this.#bytes(path, { start, end: tail.start }, tail.length);
    return more && { ...tail, start, bytes: Buffer.concat([more, tail.bytes]) };
  }

  async #bytes(path: string, { start, end }: ByteRange, length: number): Promise<Uint8Array | null> {
    const pieces: Uint8Array[] = [];
    for (let at = start; at < end; at += this.#bounds.request) {
      const piece = await this.ranges.part(path, { start: at, end: Math.min(end, at + this.#bounds.request) });
      if (piece === null) return null;
      if (piece.length !== length) return this.ranges.fail('failed', `${path} changed while it was read`);
      pieces.push(piece.bytes);
    }
    return Buffer.concat(pieces);
  }

  async #record(row: TableRow | null): Promise<void> {
    if (row === null) return;
    const piece = await this.ranges.part(row.file, { start: row.offset, end: row.offset + row.length });
    if (piece !== null) this.records.push({ row, bytes: piece.bytes });
  }

  async #read(asked: AskedTable, pieces: ReadonlyMap<number, Uint8Array>): Promise<TableRead | null> {
    const read = await this.#ports.reader.table(asked, pieces);
    return read.ok ? read.value : this.ranges.fail('unreadable', `its index cannot be read: ${read.detail}`);
  }

  #unreadable(detail: string): false {
    this.ranges.fail('unreadable', detail);
    return false;
  }
}

const pieceOf = ({ start, bytes }: Piece): ReadonlyMap<number, Uint8Array> => new Map([[start, bytes]]);

const hostsOf = (rows: readonly TableRow[]): string[] => [...new Set(rows.flatMap(({ url }) => hostIn(url)))];

/** Ranges that lie near one another are one request. */
function joined(ranges: readonly ByteRange[], { gap, request }: typeof TABLE_BOUNDS): ByteRange[] {
  const all: ByteRange[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    const isNear = last !== undefined && start <= last.end + gap && Math.max(end, last.end) - last.start <= request;
    const isIn = last !== undefined && end <= last.end;
    if (last !== undefined && (isNear || isIn)) all[all.length - 1] = { ...last, end: Math.max(end, last.end) };
    else all.push({ start, end });
  }
  return all;
}
