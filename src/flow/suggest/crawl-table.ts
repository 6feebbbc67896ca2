/** Common Crawl's columnar index and single records, by ranges of its files, through the guard. */

import { MOST_ROBOTS_ANSWERS } from '../../model/derived/sift.ts';
import type { TableRow } from '../../model/ports/reader.ts';
import {
  isOf,
  isRecord,
  isRobotsOf,
  keysOf,
  pageToRead,
  robotsKey,
  sameBytesNote,
  TABLE_URL,
} from '../../suggest/sources/crawl-table.ts';
import { heldNote, hostIn } from '../../suggest/sources/source.ts';
import { CrawlIndex, TABLE_BOUNDS, type TablePorts } from './crawl-index.ts';
import { Ranges } from './ranges.ts';

export interface FetchedRecord {
  readonly row: TableRow;
  readonly bytes: Uint8Array;
  /** Records of the site's robots.txt in the same crawl. */
  readonly robots: readonly Uint8Array[];
}

export class CrawlTable {
  readonly ranges: Ranges;
  readonly notes: string[] = [];
  readonly records: FetchedRecord[] = [];
  readonly #index: CrawlIndex;

  /** @param most requests */
  constructor(most: number, ports: TablePorts, bounds = TABLE_BOUNDS) {
    this.ranges = new Ranges(ports.sources.urls['commoncrawl-table'] ?? TABLE_URL, most, ports.egress);
    this.#index = new CrawlIndex(this.ranges, ports, bounds);
  }

  /** Learns which keys each part of the newest crawl has. False: not all of it is known yet. */
  async open(): Promise<boolean> {
    const crawl = await this.#index.newest();
    if (crawl === null) return false;
    if (await this.#index.learn('warc')) return true;
    const { known, all } = this.#index.count('warc');
    this.notes.push(
      `${known} of ${all} parts of ${crawl} are known and kept; ${all - known} more requests open it: ask again with a larger --budget`,
    );
    return false;
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
    const found = await this.#index.rows('warc', keysOf(domain), (row) => isOf(domain, row), domain);
    if (found?.isCut) this.notes.push(`${domain} has more captures than are read`);
    return found && found.rows;
  }

  async #record(row: TableRow | null): Promise<void> {
    if (row === null) return;
    const robots = await this.#robotsOf(row.url);
    if (robots === null) {
      const { known, all } = this.#index.count('robotstxt');
      this.notes.push(
        `${row.url}: its record was not fetched, since its robots.txt in the archive was not read; ${known} of ${all} parts of that index are known and kept`,
      );
      return;
    }
    const bytes = await this.#bytesOf(row);
    if (bytes !== null) this.records.push({ row, bytes, robots });
  }

  /** One record of each different answer. Null: not all can be read, or there are too many. */
  async #robotsOf(url: string): Promise<Uint8Array[] | null> {
    const keys = robotsKey(url);
    if (!(await this.#index.learn('robotstxt', keys.from))) return null;
    const found = await this.#index.rows('robotstxt', keys, (row) => isRobotsOf(url, row), url);
    if (found === null || found.isCut) return null;
    const different = [...new Map(found.rows.map((row) => [`${row.status} ${row.digest}`, row])).values()];
    if (different.length > MOST_ROBOTS_ANSWERS || !different.every(isRecord)) return null;
    const records: Uint8Array[] = [];
    for (const row of different) {
      const bytes = await this.#bytesOf(row);
      if (bytes === null) return null;
      records.push(bytes);
    }
    return records;
  }

  async #bytesOf({ file, offset, length }: TableRow): Promise<Uint8Array | null> {
    return (await this.ranges.part(file, { start: offset, end: offset + length }))?.bytes ?? null;
  }
}

const hostsOf = (rows: readonly TableRow[]): string[] => [...new Set(rows.flatMap(({ url }) => hostIn(url)))];
