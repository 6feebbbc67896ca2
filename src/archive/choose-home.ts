import type { ArchivedRecord, ArchivedRedirect, ArchiveList, ListedRecord } from './archived.ts';
import { nearestTo } from './moment.ts';

export interface Home {
  readonly listed: ListedRecord;
  /** The address that was asked for. */
  readonly url: string;
  readonly redirects: ArchivedRecord['redirects'];
}

/**
 * The page that a site of an archive begins with: at the address that was asked for, else at the one that the archive names, else the
 * shortest address of the host with most pages; of its captures the one nearest to the moment (milliseconds), without one the latest.
 * `pages`: those that can be read. Null when none qualifies.
 */
export function homeOf(
  pages: readonly ListedRecord[],
  { home, redirects }: Pick<ArchiveList, 'home' | 'redirects'>,
  url: string | undefined,
  moment: number | null,
): Home | null {
  if (url !== undefined) return homeAt(url, redirects, pages, moment);
  return (home === undefined ? null : homeAt(home, redirects, pages, moment)) ?? homeOfMainHost(pages, moment);
}

function homeOfMainHost(pages: readonly ListedRecord[], moment: number | null): Home | null {
  const counts = new Map<string, number>();
  for (const { finalUrl } of pages) counts.set(plainHost(finalUrl), (counts.get(plainHost(finalUrl)) ?? 0) + 1);
  const [main] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0] ?? [];
  const ofHost = pages.filter(({ finalUrl }) => plainHost(finalUrl) === main);
  const [shortest] = ofHost.toSorted(byDepth);
  const listed = nearestTo(
    ofHost.filter(({ finalUrl }) => finalUrl === shortest?.finalUrl),
    moment,
  );
  return listed === undefined ? null : { listed, url: listed.finalUrl, redirects: [] };
}

/** The page at an address, following the redirects that the archive recorded; else the host's shortest address. */
function homeAt(
  asked: string,
  recorded: readonly ArchivedRedirect[],
  pages: readonly ListedRecord[],
  moment: number | null,
): Home | null {
  const start = folded(asked);
  const redirects: ArchivedRecord['redirects'] = [];
  for (let at = start, hops = 0; hops < 10; hops += 1) {
    const found = nearestTo(
      pages.filter(({ finalUrl }) => sameAddress(finalUrl, at)),
      moment,
    );
    if (found !== undefined) return { listed: found, url: start, redirects };
    const next = recorded.find(({ url }) => sameAddress(url, at));
    if (next === undefined) break;
    redirects.push({ url: next.url, status: next.status });
    at = next.location;
  }
  return homeOfMainHost(
    pages.filter(({ finalUrl }) => plainHost(finalUrl) === plainHost(start)),
    moment,
  );
}

/** Order of addresses: the shortest way into a site first. */
export function byDepth(a: ListedRecord, b: ListedRecord): number {
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

/** Host and port without a leading www. */
export function plainHost(url: string): string {
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
