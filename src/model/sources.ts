/** Sources that can be asked for addresses. Each is off until the operator switches it on. */
import { z } from 'zod';

export const SourceName = z.enum([
  ...['archive', 'commoncrawl', 'commoncrawl-table', 'crtsh', 'urlscan', 'dns', 'searxng', 'brave', 'exec'],
] as const);
export type SourceName = z.infer<typeof SourceName>;

export const ValueKind = z.enum(['domain', 'mailbox', 'phone', 'number', 'wallet', 'account', 'passage', 'name']);
export type ValueKind = z.infer<typeof ValueKind>;

const EVERY_VALUE = ValueKind.options;

export interface SourceTerms {
  readonly title: string;
  readonly takes: readonly ValueKind[];
  /** Passive: it looks up what it holds. Active: it passes the question on, or may do so. */
  readonly isPassive: boolean;
  readonly pace: string;
  readonly price: string;
  /** Settings that it needs besides the switch. */
  readonly needs: string;
  readonly terms: string;
  /** The parts of its answers that may be kept, and how long. */
  readonly keeps: string;
  /** The part of the case that it learns. */
  readonly learns: string;
}

const ADDRESS_ONLY =
  'only the found address and our own reason, for suggestionDays days unless it is flagged, held or dismissed; titles and texts of results are not stored';
const BY_LANES = 'one question at a time, by the pace of its host; a 429 ends its part';

/** In the order of asking: passive ones first, since active ones can warn the target. */
export const SOURCES: Readonly<Record<SourceName, SourceTerms>> = {
  archive: {
    title: 'web archive (CDX server)',
    takes: ['domain'],
    isPassive: true,
    pace: `${BY_LANES}; robots.txt is obeyed`,
    price: 'none',
    needs: 'archiveEndpoint',
    terms: 'those of the archive',
    keeps: ADDRESS_ONLY,
    learns: 'the domains of the case, and that you look into them',
  },
  commoncrawl: {
    title: 'Common Crawl (index server, newest crawl)',
    takes: ['domain'],
    isPassive: true,
    pace: `${BY_LANES}; robots.txt is obeyed; the list of crawls is asked for once`,
    price: 'none',
    needs: 'nothing',
    terms: "Common Crawl's terms of use; one small server, so no bulk questions",
    keeps: ADDRESS_ONLY,
    learns: 'the domains of the case, and that you look into them',
  },
  'commoncrawl-table': {
    title: 'Common Crawl (columnar index of the newest crawl, and single records)',
    takes: ['domain'],
    isPassive: true,
    pace: `${BY_LANES}; robots.txt is obeyed; a new crawl is opened once, by some 300 requests, and its index of robots.txt by as many at most, before the first page is read; these count as others do and are kept`,
    price:
      'none; about 40 MB to open a new crawl, as many again at most before the first page is read, then about 4 requests for a domain that it does not have and 20 for one that it has, 64 MB at most, and 10 MB at most for each page that is read',
    needs: 'nothing',
    terms: "Common Crawl's terms of use",
    keeps: `${ADDRESS_ONLY}; a page of a found address only if it leads to the entity, as an archive that was handed in`,
    learns:
      'which parts of an index were read, each about twenty thousand addresses in order of their names; of found addresses, which page, and that its robots.txt was read',
  },
  crtsh: {
    title: 'certificate log search (crt.sh)',
    takes: ['domain', 'name'],
    isPassive: true,
    pace: `${BY_LANES}; robots.txt is obeyed`,
    price: 'none',
    needs: 'nothing',
    terms: 'public service without a promise of availability',
    keeps: ADDRESS_ONLY,
    learns: 'the domains of the case and the names of listed companies',
  },
  urlscan: {
    title: 'urlscan.io search (nothing is ever submitted)',
    takes: ['domain'],
    isPassive: true,
    pace: BY_LANES,
    price: 'free within quotas of a key; more by contract',
    needs: 'urlscanKey',
    terms: 'those of the account: its results may not be mirrored',
    keeps: ADDRESS_ONLY,
    learns: 'the domains of the case, and by the key who asks',
  },
  dns: {
    title: 'permuted names of a listed company, asked of the DNS',
    takes: ['domain', 'name'],
    isPassive: false,
    pace: 'five names a second; each name is one request of the budget; persons are never permuted',
    price: 'none',
    needs: 'nothing',
    terms: 'those of your name server',
    keeps: ADDRESS_ONLY,
    learns: 'your name server, and those of the domains that exist, learn the permuted names one by one',
  },
  searxng: {
    title: 'web search through a SearXNG of your own',
    takes: EVERY_VALUE.filter((kind) => kind !== 'domain'),
    isPassive: false,
    pace: BY_LANES,
    price: 'none',
    needs: 'searxngUrl, of an instance whose settings allow the format json',
    terms: 'those of the search engines that the instance asks',
    keeps: ADDRESS_ONLY,
    learns:
      'the asked mailboxes, numbers, accounts, sentences and names in full; so do the engines behind it, without your address',
  },
  brave: {
    title: 'Brave web search',
    takes: EVERY_VALUE.filter((kind) => kind !== 'domain'),
    isPassive: false,
    pace: BY_LANES,
    price: 'a price for each request, by the plan of the key',
    needs: 'braveKey',
    terms: 'those of the plan; most forbid that results are stored',
    keeps: ADDRESS_ONLY,
    learns: 'the asked mailboxes, numbers, accounts, sentences and names in full, and by the key who asks',
  },
  exec: {
    title: 'a program of your own',
    takes: EVERY_VALUE,
    isPassive: false,
    pace: 'one process at a time, 30 seconds and 1 MB each',
    price: 'what it costs to run',
    needs: 'sourceProgram, which only the configuration file can name',
    terms: 'your own',
    keeps: ADDRESS_ONLY,
    learns: 'all values that are asked, as JSON lines on its input; whom it asks is up to the program',
  },
};

/** One line a source, beside the setting that switches it on. */
export const sourceLine = (name: SourceName): string =>
  `${name}: ${SOURCES[name].title}; learns ${SOURCES[name].learns}; price: ${SOURCES[name].price}`;

/** All that is stated of a source, for help texts. */
export function sourceLines(name: SourceName): string[] {
  const { title, takes, isPassive, pace, price, needs, terms, keeps, learns } = SOURCES[name];
  return [
    `${name}: ${title}; learns ${learns}`,
    `  takes ${takes.join(', ')}; ${isPassive ? 'passive' : 'active'}; needs ${needs}; price: ${price}`,
    `  pace: ${pace}`,
    `  terms: ${terms}; kept: ${keeps}`,
  ];
}
