import { UNKNOWN_TIME } from '../model/words.ts';
import type { ArchivedRecord, ArchivedSite, ArchiveList, ListedRecord } from './archived.ts';
import { byDepth, type Home, homeOf, plainHost } from './choose-home.ts';
import { isAround, ofMoment, timeOf } from './moment.ts';
import { hostAndPath, namedAddresses } from './named-addresses.ts';

/** A home page that is listed but cannot be read gives way to the next; so often. */
const HOMES = 5;
/** Mark of a site of which the archive holds captures of other times too. */
const OTHER_TIMES = 'archive:other-times';

export interface ChooseOptions {
  readonly url?: string;
  /** The moment that is wanted, where the archive says when things were taken: milliseconds. Without it the home page's latest. */
  readonly moment?: number;
  readonly maxPages: number;
  readonly maxPictures: number;
  readonly maxDocuments: number;
}

/**
 * Picks one site at one moment out of an archive: its home page (the address that was asked for, else the one that the archive names,
 * else the shortest address of the host with most pages), and what was taken around the same time: up to `maxPages` pages of that
 * host, the pictures of that host or named in those pages, and a few of its documents. Captures of other times are left out and told:
 * a domain may have changed hands between. Only what is picked is loaded. Null when no page qualifies.
 */
export async function chooseSite(list: ArchiveList, options: ChooseOptions): Promise<ArchivedSite | null> {
  let pages = readablePages(list.records);
  for (let left = HOMES; left > 0; left -= 1) {
    const home = homeOf(pages, list, options.url, options.moment ?? null);
    if (home === null) return null;
    const host = plainHost(home.listed.finalUrl);
    const ofHost = pages.filter(({ finalUrl }) => plainHost(finalUrl) === host);
    const others = ofMoment(ofHost, timeOf(home.listed))
      .filter(({ finalUrl }) => finalUrl !== home.listed.finalUrl)
      .sort(byDepth);
    const wanted = [home.listed, ...others.slice(0, Math.max(0, options.maxPages - 1))];
    const [first, ...rest] = await list.load(wanted);
    if (first != null) {
      tellOtherTimes(ofHost, home.listed, list, options);
      return siteOf(first, rest, home, list, host, options);
    }
    pages = pages.filter((page) => page !== home.listed);
  }
  return null;
}

function tellOtherTimes(
  ofHost: readonly ListedRecord[],
  { capturedAt }: ListedRecord,
  { problems }: ArchiveList,
  { moment }: ChooseOptions,
): void {
  const others = ofHost.filter((page) => !isAround(page, timeOf({ capturedAt }))).map((page) => page.capturedAt);
  const [first, last] = [others.toSorted()[0], others.toSorted().at(-1)];
  // Who said which moment is wanted knows that there are others.
  if (first === undefined || last === undefined || moment !== undefined) return;
  problems.push(
    `${others.length} page(s) of ${first.slice(0, 10)} to ${last.slice(0, 10)} were left out: they are of another time than the home page (${capturedAt.slice(0, 10)}); --at <date> takes another`,
  );
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
  const pictures = picturesOf(list, pages, host).slice(0, options.maxPictures);
  const documents = documentsOf(list.records, timeOf(first), host).slice(0, options.maxDocuments);
  const readable = ({ role, marks }: ArchivedRecord) => role !== 'document' || !marks.includes('truncated');
  const more = present(await list.load([...pictures, ...documents])).filter(readable);
  const records = [...pages, ...more];
  const times = records
    .map(({ capturedAt }) => capturedAt)
    .filter((time) => time !== UNKNOWN_TIME)
    .sort();
  const around = timeOf(home);
  const others = list.records.some(
    (page) => page.role === 'page' && plainHost(page.finalUrl) === host && !isAround(page, around),
  );
  const lost = rest.filter((page) => page === null).length;
  const unread =
    lost === 0
      ? null
      : { reason: 'archive:damaged', detail: `${lost} page(s) that the archive lists could not be read` };
  return {
    home: home.url,
    records,
    redirects: list.redirects,
    marks: [
      ...new Set([...(list.marks ?? []), ...(others ? [OTHER_TIMES] : []), ...records.flatMap(({ marks }) => marks)]),
    ].sort(),
    partial: list.cut ?? unread,
    ...(list.signature !== undefined && { signature: list.signature }),
    startedAt: times[0] ?? home.capturedAt,
    endedAt: times.at(-1) ?? home.capturedAt,
  };
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

/**
 * A picture belongs to the site when it lies on its host, or when a page writes out its address or one that the archive saw lead to it.
 * A file's name alone says nothing: an archive of several shops holds many `photo1.jpg`.
 */
function picturesOf(
  { records, redirects }: ArchiveList,
  pages: readonly ArchivedRecord[],
  host: string,
): ListedRecord[] {
  const named = new Set(pages.flatMap(({ body }) => [...namedAddresses(body)]));
  for (const { url, location } of redirects)
    if (named.has(hostAndPath(url) ?? '')) named.add(hostAndPath(location) ?? '');
  const pictures = records.filter(({ role, status }) => role === 'image' && status < 300);
  return ofMoment(pictures, timeOf(pages[0] as ArchivedRecord)).filter(
    ({ finalUrl }) => plainHost(finalUrl) === host || named.has(hostAndPath(finalUrl) ?? ''),
  );
}

/** PDFs of the host, by address. */
function documentsOf(records: readonly ListedRecord[], moment: number | null, host: string): ListedRecord[] {
  return ofMoment(
    records.filter(({ role, status }) => role === 'document' && status < 300),
    moment,
  )
    .filter(({ finalUrl }) => plainHost(finalUrl) === host)
    .sort(byDepth);
}
