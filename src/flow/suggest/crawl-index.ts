/** Parts of a crawl's columnar index: which keys each has, and the rows of a range of keys. */
import { gunzipSync } from 'node:zlib';
import { orElse } from '../../errors.ts';
import type { CrawlContents } from '../../model/ports/crawl-tables.ts';
import type { AskedTable, ByteRange, TableRead, TableRow } from '../../model/ports/reader.ts';
import { commoncrawl } from '../../suggest/sources/commoncrawl.ts';
import { newestCrawl, partsIn, pathsFile, SUBSETS, type Subset, subsetOf } from '../../suggest/sources/crawl-table.ts';
import type { Ports } from '../ports.ts';
import type { Piece, Ranges } from './ranges.ts';

export type TablePorts = Pick<Ports, 'egress' | 'sources' | 'reader' | 'crawlTables'>;

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

type Keys = NonNullable<AskedTable['keys']>;
type Part = CrawlContents['parts'][number];

export class CrawlIndex {
  readonly #ranges: Ranges;
  readonly #ports: TablePorts;
  readonly #bounds: typeof TABLE_BOUNDS;
  #crawl = '';
  #parts: Part[] = [];

  constructor(ranges: Ranges, ports: TablePorts, bounds: typeof TABLE_BOUNDS) {
    this.#ranges = ranges;
    this.#ports = ports;
    this.#bounds = bounds;
  }

  /** Null: the newest crawl or its parts cannot be learnt. */
  async newest(): Promise<string | null> {
    const { sources, crawlTables } = this.#ports;
    const index = sources.urls.commoncrawl ?? commoncrawl.url;
    const list = await this.#ranges.whole(`${index}/collinfo.json`, this.#bounds.list);
    if (list === null) return null;
    const crawl = newestCrawl(Buffer.from(list).toString('utf8'));
    if (crawl === null) return this.#ranges.fail('unreadable', 'its list of crawls is not in the published form');
    const known = (await crawlTables.noted(crawl))?.parts ?? [];
    // An older program noted parts of pages only.
    const isWhole = SUBSETS.every((subset) => known.some(({ path }) => subsetOf(path) === subset));
    const parts = isWhole ? known : await this.#listed(crawl, known);
    if (parts === null) return null;
    this.#crawl = crawl;
    this.#parts = [...parts];
    return crawl;
  }

  count(subset: Subset): { readonly known: number; readonly all: number } {
    const parts = this.#of(subset);
    return { known: parts.filter(({ keys }) => keys !== null).length, all: parts.length };
  }

  /** Learns which keys each part has, until one has this key. False: it failed before. */
  async learn(subset: Subset, key: string | null = null): Promise<boolean> {
    const has = ({ keys }: Part): boolean => key !== null && keys !== null && keys.first <= key && key <= keys.last;
    for (const [at, part] of this.#parts.entries()) {
      if (subsetOf(part.path) !== subset || part.keys !== null) continue;
      if (this.#of(subset).some(has)) return true;
      const footer = await this.#footer(part.path);
      const read = footer && (await this.#read({ length: footer.length, keys: null }, pieceOf(footer)));
      if (read === null) return false;
      this.#parts[at] = { path: part.path, keys: { first: read.first, last: read.last } };
      await this.#ports.crawlTables.note(this.#crawl, { parts: this.#parts });
    }
    return true;
  }

  /** Null: it failed, or the budget is spent. */
  async rows(
    subset: Subset,
    keys: Keys,
    wanted: (row: TableRow) => boolean,
    name: string,
  ): Promise<{ readonly rows: TableRow[]; readonly isCut: boolean } | null> {
    const parts = this.#of(subset).filter(
      (part) => part.keys && part.keys.first < keys.to && part.keys.last >= keys.from,
    );
    const rows: TableRow[] = [];
    let isCut = false;
    let left = this.#bounds.question;
    for (const { path } of parts.slice(0, MOST_PARTS)) {
      const footer = await this.#footer(path);
      if (footer === null) return null;
      const pieces = new Map(pieceOf(footer));
      for (let round = 0; ; round += 1) {
        const read = await this.#read({ length: footer.length, keys }, pieces);
        if (read === null) return null;
        rows.push(...read.rows.filter(wanted));
        isCut ||= read.isCut;
        if (read.missing.length === 0) break;
        const ranges = joined(read.missing, this.#bounds);
        left -= ranges.reduce((sum, { start, end }) => sum + end - start, 0);
        if (round >= MOST_ROUNDS || ranges.some(({ start, end }) => start >= end || end > footer.length))
          return this.#ranges.fail('unreadable', `${path} leads to bytes that it has not`);
        if (left < 0)
          return this.#ranges.fail('too-large', `${name} needs more than ${this.#bounds.question} bytes of the index`);
        for (const range of ranges) {
          const bytes = await this.#bytes(path, range, footer.length);
          if (bytes === null) return null;
          pieces.set(range.start, bytes);
        }
      }
    }
    return { rows, isCut };
  }

  #of(subset: Subset): Part[] {
    return this.#parts.filter(({ path }) => subsetOf(path) === subset);
  }

  async #listed(crawl: string, known: readonly Part[]): Promise<Part[] | null> {
    const { list } = this.#bounds;
    const packed = await this.#ranges.whole(this.#ranges.address(pathsFile(crawl)), list);
    if (packed === null) return null;
    const keys = new Map(known.map((part) => [part.path, part.keys]));
    const parts = partsIn(unpackedText(packed, list) ?? '').map((path) => ({ path, keys: keys.get(path) ?? null }));
    if (parts.some(({ path }) => subsetOf(path) === 'warc')) return parts;
    return this.#ranges.fail('unreadable', `its list of the index of ${crawl} is not in the published form`);
  }

  /** The end of a Parquet file: what is in it, its length in four bytes, and `PAR1`. */
  async #footer(path: string): Promise<Piece | null> {
    const tail = await this.#ranges.last(path, this.#bounds.tail);
    if (tail === null) return null;
    const end = Buffer.from(tail.bytes).subarray(-8);
    if (end.length < 8 || end.toString('latin1', 4) !== 'PAR1')
      return this.#ranges.fail('unreadable', `${path} does not end as a Parquet file does`);
    const size = end.readUInt32LE(0) + 8;
    if (size > this.#bounds.footer || size > tail.length)
      return this.#ranges.fail('too-large', `${path} says that its contents have ${size} bytes`);
    if (size <= tail.bytes.byteLength) return tail;
    const start = tail.length - size;
    const more = await this.#bytes(path, { start, end: tail.start }, tail.length);
    return more && { ...tail, start, bytes: Buffer.concat([more, tail.bytes]) };
  }

  async #bytes(path: string, { start, end }: ByteRange, length: number): Promise<Uint8Array | null> {
    const pieces: Uint8Array[] = [];
    for (let at = start; at < end; at += this.#bounds.request) {
      const piece = await this.#ranges.part(path, { start: at, end: Math.min(end, at + this.#bounds.request) });
      if (piece === null) return null;
      if (piece.length !== length) return this.#ranges.fail('failed', `${path} changed while it was read`);
      pieces.push(piece.bytes);
    }
    return Buffer.concat(pieces);
  }

  async #read(asked: AskedTable, pieces: ReadonlyMap<number, Uint8Array>): Promise<TableRead | null> {
    const read = await this.#ports.reader.table(asked, pieces);
    return read.ok ? read.value : this.#ranges.fail('unreadable', `its index cannot be read: ${read.detail}`);
  }
}

/** The text of a gzip file. Null: it is none, or longer. */
const unpackedText = (packed: Uint8Array, maxOutputLength: number): string | null =>
  orElse(() => gunzipSync(packed, { maxOutputLength }).toString('utf8'), null);

const pieceOf = ({ start, bytes }: Piece): ReadonlyMap<number, Uint8Array> => new Map([[start, bytes]]);

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
