/**
 * Common Crawl's columnar index: Parquet files of one crawl, each sorted by the SURT key of the
 * address (`com,example)/path`). Which file has which keys is in no list, only in the statistics
 * at the end of each.
 */
import { z } from 'zod';
import type { TableRow } from '../../model/ports/reader.ts';
import { hostIn, itemsIn, jsonIn } from './source.ts';

export const TABLE_URL = 'https://data.commoncrawl.org';
const Crawl = z.object({ id: z.string().regex(/^CC-MAIN-[\w-]{1,20}$/) });
const PART = /^cc-index\/table\/cc-main\/warc\/crawl=[\w-]+\/subset=(warc|robotstxt)\/[\w.-]+\.parquet$/;
/** Successful captures, and answers for robots.txt; redirects and faults are in a third one. */
export const SUBSETS = ['warc', 'robotstxt'] as const;
export type Subset = (typeof SUBSETS)[number];
const MOST_PARTS = 2_000;
const WARC = /^crawl-data\/[\w./-]+\.warc\.gz$/;
/** A packed record; Common Crawl cuts pages at 5 MiB. */
const RECORD_BYTES = 10 << 20;
/** Answers without a body have all the same digest. */
const EMPTY = '3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ';

/** The newest crawl that `collinfo.json` lists. Null: it is not in the published form. */
export const newestCrawl = (collinfo: string): string | null =>
  itemsIn(jsonIn(collinfo, z.array(z.unknown())) ?? [], Crawl)[0]?.id ?? null;

export const pathsFile = (crawl: string): string => `crawl-data/${crawl}/cc-index-table.paths.gz`;

export const subsetOf = (path: string): Subset | null => (PART.exec(path)?.[1] as Subset | undefined) ?? null;

export const partsIn = (paths: string): string[] =>
  paths
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => subsetOf(line) !== null && !line.includes('..'))
    .slice(0, MOST_PARTS);

const surtOf = (host: string): string => host.split('.').reverse().join(',');

/** The keys of a domain and its hosts: `com,old)…` and `com,old,shop)…`. The end is excluded. */
export function keysOf(domain: string): { readonly from: string; readonly to: string } {
  // In ASCII ")" and "," come before "-", with which the name of another domain could go on.
  const surt = surtOf(domain.toLowerCase());
  return { from: `${surt})`, to: `${surt}-` };
}

/** The key of a host's robots.txt, under any scheme and port, with and without "www.". */
export function robotsKey(url: string): { readonly from: string; readonly to: string } {
  const from = `${surtOf(new URL(url).hostname.replace(/^www\./, ''))})/robots.txt`;
  return { from, to: `${from}!` };
}

export const isRobotsOf = (url: string, { url: at }: TableRow): boolean => at === new URL('/robots.txt', url).href;

export const isOf = (domain: string, { url }: TableRow): boolean =>
  hostIn(url).some((host) => host === domain || host.endsWith(`.${domain}`));

/** Pages with the same bytes at both domains: a fact for a person. */
export function sameBytesNote(
  [one, own]: readonly [string, readonly TableRow[]],
  [other, rows]: readonly [string, readonly TableRow[]],
): string[] {
  const known = new Set(own.filter(({ status, digest }) => status === 200 && digest !== EMPTY).map(digestOf));
  const same = new Set(rows.map(digestOf).filter((digest) => digest !== '' && known.has(digest)));
  return same.size === 0 ? [] : [`${other} gave ${same.size} pages with the same bytes as ${one} (SHA-1)`];
}

const digestOf = ({ digest }: TableRow): string => digest;

/** The page of a domain that is read: the nearest to its home page. */
export function pageToRead(rows: readonly TableRow[]): TableRow | null {
  const pages = rows.filter((row) => row.status === 200 && /html/.test(row.type) && isRecord(row));
  return pages.toSorted((a, b) => a.url.length - b.url.length)[0] ?? null;
}

/** True if the row leads to one record of the crawl, of a size that is read. */
export const isRecord = ({ file, length }: Pick<TableRow, 'file' | 'length'>): boolean =>
  WARC.test(file) && !file.includes('..') && length <= RECORD_BYTES;
