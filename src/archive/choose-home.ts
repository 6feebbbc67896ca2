import { groupBy } from '../model/group-by.ts';
import { isUrl } from '../model/text/is-url.ts';
import type { ArchivedRecord, ArchivedRedirect, ArchiveList, ListedRecord } from './archived.ts';
import { nearestTo } from './moment.ts';

export type HomePage = NonNullable<ReturnType<typeof homeOf>>;

/**
 * The page at `url`; else where the archive says it begins; else the shortest address of the host
 * with most pages. The capture nearest to the moment (milliseconds), else the latest.
 */
export function homeOf(
  pages: readonly ListedRecord[],
  { home, redirects }: Pick<ArchiveList, 'home' | 'redirects'>,
  url: string | undefined,
  moment: number | null,
) {
  if (url !== undefined) return homeAt(url, redirects, pages, moment);
  return (home === undefined ? null : homeAt(home, redirects, pages, moment)) ?? homeOfMainHost(pages, moment);
}

function homeOfMainHost(pages: readonly ListedRecord[], moment: number | null) {
  const byHost = [...groupBy(pages, ({ finalUrl }) => plainHost(finalUrl))];
  const [, ofHost = []] = byHost.sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1))[0] ?? [];
  const [shortest] = ofHost.toSorted(byDepth);
  const captures = ofHost.filter(({ finalUrl }) => finalUrl === shortest?.finalUrl);
  const listed = nearestTo(captures, moment);
  const redirects: ArchivedRecord['redirects'] = [];
  // `url`: the address that was asked for.
  return listed === undefined ? null : { listed, url: listed.finalUrl, redirects };
}

/** Follows recorded redirects; without a page there, the host's shortest address. */
function homeAt(
  asked: string,
  recorded: readonly ArchivedRedirect[],
  pages: readonly ListedRecord[],
  moment: number | null,
) {
  const start = withoutFragment(asked);
  const redirects: ArchivedRecord['redirects'] = [];
  for (let at = start, hops = 0; hops < 10; hops += 1) {
    const listed = nearestTo(
      pages.filter(({ finalUrl }) => sameAddress(finalUrl, at)),
      moment,
    );
    if (listed !== undefined) return { listed, url: start, redirects };
    const next = recorded.find(({ url }) => sameAddress(url, at));
    if (next === undefined) break;
    redirects.push({ url: next.url, status: next.status });
    at = next.location;
  }
  const ofHost = pages.filter(({ finalUrl }) => plainHost(finalUrl) === plainHost(start));
  return homeOfMainHost(ofHost, moment);
}

export function byDepth({ finalUrl: a }: ListedRecord, { finalUrl: b }: ListedRecord): number {
  return depth(a) - depth(b) || a.length - b.length || (a < b ? -1 : 1);
}

function depth(url: string): number {
  const { pathname, search } = new URL(url);
  const path = pathname.replace(/\/(index|default|home)\.\w+$/i, '/');
  return path.split('/').filter(Boolean).length + (search === '' ? 0 : 1);
}

/** Host and port without a leading www. */
export function plainHost(url: string): string {
  return new URL(url).host.replace(/^www\./, '');
}

function withoutFragment(url: string): string {
  if (!isUrl(url)) return url;
  const parsed = new URL(url);
  parsed.hash = '';
  return parsed.href;
}

/** Ignores the scheme and a leading www., which changed for most sites over the years. */
function sameAddress(a: string, b: string): boolean {
  const form = (url: string) => url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
  return form(a) === form(b);
}
