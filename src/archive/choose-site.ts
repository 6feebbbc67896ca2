import { UNKNOWN_TIME } from '../model/words.ts';
import type { ArchiveContents, ArchivedRecord, ArchivedSite } from './archived.ts';
import { MAX_DOCUMENTS, MAX_PICTURES } from './limits.ts';

/**
 * Picks one site out of an archive: its home page (the address that was asked for, else the one that the archive names, else
 * the shortest address of the host with most pages), up to `maxPages` pages of that host, the pictures of that host or named in those pages, and a few of its documents.
 * Null when no page qualifies.
 */
export function chooseSite(
  contents: ArchiveContents,
  options: { readonly url?: string; readonly maxPages: number },
): ArchivedSite | null {
  const good = readablePages(contents);
  const home =
    options.url !== undefined
      ? homeAt(options.url, contents, good)
      : ((contents.home === undefined ? null : homeAt(contents.home, contents, good)) ?? homeOfMainHost(good));
  if (home === null) return null;
  const host = plainHost(home.finalUrl);
  const sameHost = latestOfEach(good.filter((record) => plainHost(record.finalUrl) === host));
  const others = sameHost.filter((record) => record.finalUrl !== home.finalUrl).sort(byDepth);
  const pages = [home, ...others.slice(0, Math.max(0, options.maxPages - 1))];
  const pictures = picturesOf(contents.records, pages, host);
  const records = [...pages, ...pictures, ...documentsOf(contents.records, host)];
  const times = records
    .map(({ capturedAt }) => capturedAt)
    .filter((time) => time !== UNKNOWN_TIME)
    .sort();
  const [detail] = contents.problems;
  return {
    home: home.url,
    records,
    marks: [...new Set(records.flatMap(({ marks }) => marks))].sort(),
    partial: contents.cut
      ? { reason: 'archive:damaged', detail: detail ?? 'the archive could not be read to its end' }
      : null,
    startedAt: times[0] ?? home.capturedAt,
    endedAt: times.at(-1) ?? home.capturedAt,
  };
}

function readablePages({ records }: ArchiveContents): ArchivedRecord[] {
  return records.filter(({ role, status, body }) => role === 'page' && status < 300 && body.byteLength > 0);
}

/** The hosts that an archive holds readable pages of, in the order in which they come. */
export function hostsOf(contents: ArchiveContents): string[] {
  return [...new Set(readablePages(contents).map(({ finalUrl }) => new URL(finalUrl).host))];
}

function homeOfMainHost(pages: readonly ArchivedRecord[]): ArchivedRecord | null {
  const counts = new Map<string, number>();
  for (const { finalUrl } of pages) counts.set(plainHost(finalUrl), (counts.get(plainHost(finalUrl)) ?? 0) + 1);
  const [main] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0] ?? [];
  const [home] = latestOfEach(pages.filter(({ finalUrl }) => plainHost(finalUrl) === main)).sort(byDepth);
  return home === undefined ? null : { ...home, pageRole: 'home' };
}

/** The page at an address, following the redirects that the archive recorded; else the host's shortest address. */
function homeAt(asked: string, contents: ArchiveContents, pages: readonly ArchivedRecord[]): ArchivedRecord | null {
  const start = folded(asked);
  const redirects: ArchivedRecord['redirects'] = [];
  const pagesOnce = latestOfEach(pages);
  for (let at = start, hops = 0; hops < 10; hops += 1) {
    const found = pagesOnce.find(({ finalUrl }) => sameAddress(finalUrl, at));
    if (found !== undefined) return { ...found, url: start, redirects, pageRole: 'home' };
    const next = contents.redirects.find(({ url }) => sameAddress(url, at));
    if (next === undefined) break;
    redirects.push({ url: next.url, status: next.status });
    at = next.location;
  }
  return homeOfMainHost(pages.filter(({ finalUrl }) => plainHost(finalUrl) === plainHost(start)));
}

/** One record an address: a later capture wins. */
function latestOfEach(records: readonly ArchivedRecord[]): ArchivedRecord[] {
  const latest = new Map<string, ArchivedRecord>();
  for (const record of records) {
    const known = latest.get(record.finalUrl);
    if (known === undefined || known.capturedAt <= record.capturedAt) latest.set(record.finalUrl, record);
  }
  return [...latest.values()];
}

/**
 * A picture belongs to the site when it lies on its host or when a page names its file; archives of several sites hold
 * pictures that have nothing to do with this one. Looking for the name in the bytes needs no parser and no charset.
 */
function picturesOf(
  records: readonly ArchivedRecord[],
  pages: readonly ArchivedRecord[],
  host: string,
): ArchivedRecord[] {
  const texts = pages.map(({ body }) => Buffer.from(body.buffer, body.byteOffset, body.byteLength));
  return latestOfEach(records.filter(({ role, status }) => role === 'image' && status < 300))
    .filter(({ finalUrl }) => {
      if (plainHost(finalUrl) === host) return true;
      const name = new URL(finalUrl).pathname.split('/').pop() ?? '';
      return name.length > 4 && texts.some((text) => text.includes(name));
    })
    .slice(0, MAX_PICTURES);
}

/** PDFs of the host that are not too large to be read, by address. */
function documentsOf(records: readonly ArchivedRecord[], host: string): ArchivedRecord[] {
  return latestOfEach(records.filter(({ role, status }) => role === 'document' && status < 300))
    .filter(({ finalUrl, marks }) => plainHost(finalUrl) === host && !marks.includes('truncated'))
    .sort(byDepth)
    .slice(0, MAX_DOCUMENTS);
}

function byDepth(a: ArchivedRecord, b: ArchivedRecord): number {
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
