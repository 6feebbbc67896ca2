import { UNKNOWN_TIME } from '../model/words.ts';
import type { ArchivedRecord, ArchivedRedirect, ArchivedSite, ArchiveList, ListedRecord } from './archived.ts';

/** A home page that is listed but cannot be read gives way to the next; so often. */
const HOMES = 5;

export interface ChooseOptions {
  readonly url?: string;
  readonly maxPages: number;
  readonly maxPictures: number;
  readonly maxDocuments: number;
}

/**
 * Picks one site out of an archive: its home page (the address that was asked for, else the one that the archive names, else the
 * shortest address of the host with most pages), up to `maxPages` pages of that host, the pictures of that host or named in those
 * pages, and a few of its documents. Only these are loaded. Null when no page qualifies.
 */
export async function chooseSite(list: ArchiveList, options: ChooseOptions): Promise<ArchivedSite | null> {
  let pages = readablePages(list.records);
  for (let left = HOMES; left > 0; left -= 1) {
    const home = homeOf(pages, list, options.url);
    if (home === null) return null;
    const host = plainHost(home.listed.finalUrl);
    const sameHost = latestOfEach(pages.filter(({ finalUrl }) => plainHost(finalUrl) === host));
    const others = sameHost.filter(({ finalUrl }) => finalUrl !== home.listed.finalUrl).sort(byDepth);
    const wanted = [home.listed, ...others.slice(0, Math.max(0, options.maxPages - 1))];
    const [first, ...rest] = await list.load(wanted);
    if (first != null) return siteOf(first, rest, home, list, host, options);
    pages = pages.filter((page) => page !== home.listed);
  }
  return null;
}

async function siteOf(
  first: ArchivedRecord,
  rest: readonly (ArchivedRecord | null)[],
  { url, redirects }: Home,
  list: ArchiveList,
  host: string,
  options: ChooseOptions,
): Promise<ArchivedSite> {
  const home: ArchivedRecord = { ...first, url, redirects, pageRole: 'home' };
  const pages = [home, ...present(rest)];
  const pictures = picturesOf(list.records, pages, host).slice(0, options.maxPictures);
  const documents = documentsOf(list.records, host).slice(0, options.maxDocuments);
  const readable = ({ role, marks }: ArchivedRecord) => role !== 'document' || !marks.includes('truncated');
  const more = present(await list.load([...pictures, ...documents])).filter(readable);
  const records = [...pages, ...more];
  const times = records
    .map(({ capturedAt }) => capturedAt)
    .filter((time) => time !== UNKNOWN_TIME)
    .sort();
  const lost = rest.filter((page) => page === null).length;
  const unread =
    lost === 0
      ? null
      : { reason: 'archive:damaged', detail: `${lost} page(s) that the archive lists could not be read` };
  return {
    home: home.url,
    records,
    redirects: list.redirects,
    marks: [...new Set([...(list.marks ?? []), ...records.flatMap(({ marks }) => marks)])].sort(),
    partial: list.cut ?? unread,
    ...(list.signature !== undefined && { signature: list.signature }),
    startedAt: times[0] ?? home.capturedAt,
    endedAt: times.at(-1) ?? home.capturedAt,
  };
}

interface Home {
  readonly listed: ListedRecord;
  /** The address that was asked for. */
  readonly url: string;
  readonly redirects: ArchivedRecord['redirects'];
}

function present<T>(items: readonly (T | null)[]): T[] {
  return items.filter((item) => item !== null);
}

function readablePages(records: readonly ListedRecord[]): ListedRecord[] {
  return records.filter(({ role, status, length }) => role === 'page' && status < 300 && length > 0);
}

/** The hosts that an archive holds readable pages of, in the order in which they come. */
export function hostsOf({ records }: Pick<ArchiveList, 'records'>): string[] {
  return [...new Set(readablePages(records).map(({ finalUrl }) => new URL(finalUrl).host))];
}

function homeOf(pages: readonly ListedRecord[], list: ArchiveList, asked: string | undefined): Home | null {
  if (asked !== undefined) return homeAt(asked, list.redirects, pages);
  return (list.home === undefined ? null : homeAt(list.home, list.redirects, pages)) ?? homeOfMainHost(pages);
}

function homeOfMainHost(pages: readonly ListedRecord[]): Home | null {
  const counts = new Map<string, number>();
  for (const { finalUrl } of pages) counts.set(plainHost(finalUrl), (counts.get(plainHost(finalUrl)) ?? 0) + 1);
  const [main] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0] ?? [];
  const [listed] = latestOfEach(pages.filter(({ finalUrl }) => plainHost(finalUrl) === main)).sort(byDepth);
  return listed === undefined ? null : { listed, url: listed.finalUrl, redirects: [] };
}

/** The page at an address, following the redirects that the archive recorded; else the host's shortest address. */
function homeAt(asked: string, recorded: readonly ArchivedRedirect[], pages: readonly ListedRecord[]): Home | null {
  const start = folded(asked);
  const redirects: ArchivedRecord['redirects'] = [];
  const pagesOnce = latestOfEach(pages);
  for (let at = start, hops = 0; hops < 10; hops += 1) {
    const found = pagesOnce.find(({ finalUrl }) => sameAddress(finalUrl, at));
    if (found !== undefined) return { listed: found, url: start, redirects };
    const next = recorded.find(({ url }) => sameAddress(url, at));
    if (next === undefined) break;
    redirects.push({ url: next.url, status: next.status });
    at = next.location;
  }
  return homeOfMainHost(pages.filter(({ finalUrl }) => plainHost(finalUrl) === plainHost(start)));
}

/** One record an address: a later capture wins. */
function latestOfEach(records: readonly ListedRecord[]): ListedRecord[] {
  const latest = new Map<string, ListedRecord>();
  for (const record of records) {
    const known = latest.get(record.finalUrl);
    if (known === undefined || known.capturedAt <= record.capturedAt) latest.set(record.finalUrl, record);
  }
  return [...latest.values()];
}

/**
 * A picture belongs to the site when it lies on its host or when a page names its file; archives of several sites hold
 * pictures that have nothing to do with this one. Looking for names in the bytes needs no parser and no charset.
 */
function picturesOf(records: readonly ListedRecord[], pages: readonly ArchivedRecord[], host: string): ListedRecord[] {
  const named = new Set(pages.flatMap(({ body }) => fileNames(body)));
  return latestOfEach(records.filter(({ role, status }) => role === 'image' && status < 300)).filter(({ finalUrl }) => {
    if (plainHost(finalUrl) === host) return true;
    const name = new URL(finalUrl).pathname.split('/').pop() ?? '';
    return name.length > 4 && named.has(name);
  });
}

/** Whatever in a page may be the name of a picture's file. */
function fileNames(body: Uint8Array): string[] {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const names = new Set<string>();
  for (const [name] of text.matchAll(FILE_NAME)) {
    if (name.length <= 4 || (name.length <= 12 && !PICTURE.test(name))) continue;
    names.add(name);
    if (names.size >= MOST_NAMES) break;
  }
  return [...names];
}
const MOST_NAMES = 20_000;
/** Up to what ends a path segment, a slash written as %2F too. */
const FILE_NAME = /(?:[^\s"'()<>=?#&\\/,;%]|%(?!2f)){1,250}/gi;
const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|ico)$/i;

/** PDFs of the host, by address. */
function documentsOf(records: readonly ListedRecord[], host: string): ListedRecord[] {
  return latestOfEach(records.filter(({ role, status }) => role === 'document' && status < 300))
    .filter(({ finalUrl }) => plainHost(finalUrl) === host)
    .sort(byDepth);
}

function byDepth(a: ListedRecord, b: ListedRecord): number {
  return (
    depth(a.finalUrl) - depth(b.finalUrl) || a.finalUrl.length - b.finalUrl.length || (a.finalUrl < b.finalUrl ? -1 : 1)
  );
}

function depth(url: string): number {
  const { pathname, search } = new URL(url);
  const steps = pathname
    .replace(/\/(index|default|home)\.\w+$/i, '/')
    .split('/')
    .filter(Boolean);
  return steps.length + (search === '' ? 0 : 1);
}

function plainHost(url: string): string {
  return new URL(url).host.replace(/^www\./, '');
}

function folded(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  parsed.hash = '';
  return parsed.href;
}

/** The scheme and a leading www. changed for most sites over the years; the page is the same. */
function sameAddress(a: string, b: string): boolean {
  const form = (url: string) => url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
  return form(a) === form(b);
}
