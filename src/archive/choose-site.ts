import { counted } from '../model/counted.ts';
import type { Limits } from '../model/limits.ts';
import { isUrl } from '../model/text/is-url.ts';
import { UNKNOWN_TIME } from '../model/words.ts';
import type { ArchivedRecord, ArchivedSite, ArchiveList, ListedRecord } from './archived.ts';
import { byDepth, type HomePage, homeOf, plainHost } from './choose-home.ts';
import { isAround, ofMoment, timeOf } from './moment.ts';

/** Attempts to find a home page whose body can be read. */
const HOME_ATTEMPTS = 5;
/** Mark of a site with captures of other times in the archive. */
const OTHER_TIMES = 'archive:other-times';

/** How many of each role are taken at most; `styles` and `backdrops` only show how pages looked. */
export interface ChooseOptions extends Pick<Limits, 'images' | 'documents' | 'styles' | 'backdrops'> {
  readonly url?: string;
  /** The wanted moment in milliseconds; without it the home page's latest. */
  readonly moment?: number;
  readonly pages: number;
}

/**
 * One site at one moment: its home page, and captures from around that time. Other times are left
 * out, because a domain may have changed hands. Loads only the chosen bodies. Null when no page
 * qualifies.
 */
export async function chooseSite(list: ArchiveList, options: ChooseOptions): Promise<ArchivedSite | null> {
  let pages = readablePages(list.records);
  for (let left = HOME_ATTEMPTS; left > 0; left -= 1) {
    const home = homeOf(pages, list, options.url, options.moment ?? null);
    if (home === null) return null;
    const host = plainHost(home.listed.finalUrl);
    const ofHost = pages.filter(({ finalUrl }) => plainHost(finalUrl) === host);
    const others = ofMoment(ofHost, timeOf(home.listed))
      .filter(({ finalUrl }) => finalUrl !== home.listed.finalUrl)
      .sort(byDepth);
    const wanted = [home.listed, ...others.slice(0, Math.max(0, options.pages - 1))];
    const [first, ...rest] = await list.load(wanted);
    if (first != null) {
      // A user who named the moment knows that there are others.
      if (options.moment === undefined) reportOtherTimes(ofHost, home.listed, list.problems);
      return siteOf(first, rest, home, list, host, options);
    }
    pages = pages.filter((page) => page !== home.listed);
  }
  return null;
}

function reportOtherTimes(ofHost: readonly ListedRecord[], { capturedAt }: ListedRecord, problems: string[]): void {
  const others = ofHost.filter((page) => !isAround(page, timeOf({ capturedAt })));
  const days = others.map((page) => page.capturedAt.slice(0, 10)).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined) return;
  const when = first === last ? `on ${first}` : `${first} to ${last}`;
  problems.push(
    `left out: ${counted(others.length, 'page')}, captured ${when}, at another time than the home page (${capturedAt.slice(0, 10)}); use --at <date> to read another time`,
  );
}

async function siteOf(
  first: ArchivedRecord,
  rest: readonly (ArchivedRecord | null)[],
  { url, redirects }: HomePage,
  list: ArchiveList,
  host: string,
  options: ChooseOptions,
): Promise<ArchivedSite> {
  const home: ArchivedRecord = { ...first, url, redirects, pageRole: 'home' };
  const pages = [home, ...rest.filter((page) => page !== null)];
  const isOfHost = ({ finalUrl }: ListedRecord) => plainHost(finalUrl) === host;
  const named = addressesNamedIn(pages, list.redirects);
  // On the host, or named in a page with its whole address: many shops have a `photo1.jpg`.
  const isOfPages = (one: ListedRecord) => isOfHost(one) || named.has(hostAndPath(one.finalUrl) ?? '');
  const ofRole = (wanted: ListedRecord['role']) => {
    const found = list.records.filter(({ role, status }) => role === wanted && status < 300);
    return ofMoment(found, timeOf(first));
  };
  const shown = ofRole('image').filter(isOfPages);
  const pictures = shown.slice(0, options.images);
  const looks = [
    ...ofRole('style').filter(isOfPages).slice(0, options.styles),
    ...shown.slice(options.images, options.images + options.backdrops),
  ];
  const documents = ofRole('document').filter(isOfHost).sort(byDepth).slice(0, options.documents);
  const readable = ({ role, marks }: ArchivedRecord) => role !== 'document' || !marks.includes('truncated');
  const others = await list.load([...pictures, ...documents]);
  const evidence = [...pages, ...others.filter((one) => one !== null).filter(readable)];
  const said = list.problems.length;
  const seen = await list.load(looks);
  // The site is whole without them.
  list.problems.length = said;
  const records = [...evidence, ...seen.flatMap((one) => (one === null ? [] : [asLook(one)]))];
  const times = evidence.map(({ capturedAt }) => capturedAt).filter((time) => time !== UNKNOWN_TIME);
  times.sort();
  const hasOtherTimes = list.records.some(
    (page) => page.role === 'page' && isOfHost(page) && !isAround(page, timeOf(home)),
  );
  const marks = [
    ...(list.marks ?? []),
    ...(hasOtherTimes ? [OTHER_TIMES] : []),
    ...evidence.flatMap((one) => one.marks),
  ];
  const lost = rest.filter((page) => page === null).length;
  const detail = `${counted(lost, 'page')} in the list of the archive could not be read`;
  return {
    home: home.url,
    records,
    redirects: list.redirects,
    marks: [...new Set(marks)].sort(),
    partial: list.cut ?? (lost === 0 ? null : { reason: 'archive:damaged', detail }),
    ...(list.signature !== undefined && { signature: list.signature }),
    startedAt: times[0] ?? home.capturedAt,
    endedAt: times.at(-1) ?? home.capturedAt,
  };
}

/** A picture beyond those that are evidence. */
const asLook = (record: ArchivedRecord): ArchivedRecord =>
  record.role === 'image' ? { ...record, role: 'backdrop' } : record;

function readablePages(records: readonly ListedRecord[]): ListedRecord[] {
  return records.filter(({ role, status, length }) => role === 'page' && status < 300 && length > 0);
}

/** The hosts of an archive's readable pages, in the order of the archive. */
export function hostsOf({ records }: Pick<ArchiveList, 'records'>): string[] {
  return [...new Set(readablePages(records).map(({ finalUrl }) => new URL(finalUrl).host))];
}

/**
 * Host and path of every address that the pages name, and of the targets of redirects from these.
 */
function addressesNamedIn(pages: readonly ArchivedRecord[], redirects: ArchiveList['redirects']): Set<string> {
  const named = new Set(pages.flatMap(({ body }) => [...namedAddresses(body)]));
  for (const { url, location } of redirects)
    if (named.has(hostAndPath(url) ?? '')) named.add(hostAndPath(location) ?? '');
  return named;
}

const MOST_ADDRESSES_A_PAGE = 20_000;
/** The address after `//`, as markup, scripts (`\/`) and nested addresses (`%2F`) write it. */
const ADDRESS = /(?:\/\/|\\\/\\\/|%2f%2f)((?:[^\s"'()<>;,?&#\\]|\\\/){4,2048})/gi;

/** Host and path of each absolute address in a page's bytes, without a parser, in any charset. */
function namedAddresses(body: Uint8Array): Set<string> {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  const named = new Set<string>();
  for (const [, written = ''] of text.matchAll(ADDRESS)) {
    const address = hostAndPath(`http://${written.replaceAll('\\/', '/').replace(/%2f/gi, '/')}`);
    if (address !== null) named.add(address);
    if (named.size >= MOST_ADDRESSES_A_PAGE) break;
  }
  return named;
}

function hostAndPath(url: string): string | null {
  if (!isUrl(url)) return null;
  const { host, pathname } = new URL(url);
  return host + pathname;
}
