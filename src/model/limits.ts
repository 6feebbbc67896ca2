/**
 * What one answer, page, picture, site, browser page or job may cost. Every limit is a setting (`--limits name=value`,
 * repeatable) and ends in a typed outcome of its own, named at the end of its line. Times are in milliseconds, sizes in
 * bytes where the name does not say otherwise.
 */
import { z } from 'zod';

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** `least`: with less the work would never end. */
const limit = (value: number, what: string, least = 0) => z.number().min(least).default(value).describe(what);
const count = (value: number, what: string, least = 0) => z.number().int().min(least).default(value).describe(what);

export const Limits = z.strictObject({
  connectMs: limit(10 * SECOND, 'until a connection stands: fetch:timeout'),
  firstByteMs: limit(15 * SECOND, 'from the request to the last header of the final answer: fetch:timeout'),
  totalMs: limit(60 * SECOND, 'for one whole answer: limit:time'),
  rateWindowMs: limit(20 * SECOND, 'the window in which rateBytes must come'),
  rateBytes: count(20 * KIB, 'a body must bring in each window: limit:rate'),
  headerBytes: count(16 * KIB, 'of all header fields: limit:headers'),
  headerFields: count(100, 'header fields: limit:headers'),
  wireBytes: count(10 * MIB, 'of a body as sent; more is cut: mark truncated'),
  decodedBytes: count(20 * MIB, 'of a body once decoded; more is cut: mark truncated'),
  ratio: limit(100, 'decoded bytes for each byte sent: limit:decoded'),
  ratioFromBytes: count(MIB, 'decoded bytes from which the ratio is watched'),
  urlLength: count(2_083, 'characters of an address: limit:url'),
  redirects: count(10, 'redirects of a page or file: limit:redirects'),

  robotsRedirects: count(5, 'redirects of a robots.txt (RFC 9309, 2.3.1.2): robots:unavailable'),
  robotsBytes: count(500 * KIB, 'of a robots.txt that are read (RFC 9309, 2.5); the rest is ignored'),
  robotsKeptMs: limit(24 * HOUR, 'that a robots.txt is kept (RFC 9309, 2.4)'),
  robotsKeptBytes: count(8 * MIB, 'of all robots.txt files kept at a time; then the oldest are asked for again'),
  robotsRetryMs: limit(HOUR, 'until a robots.txt that could not be had is asked for again: robots:unavailable'),
  robotsLaterRetryMs: limit(6 * HOUR, 'the same from its second failure on; nothing of the site is fetched meanwhile'),

  leastDelayMs: limit(2 * SECOND, 'between two requests to one domain or address, at least'),
  latencies: limit(5, 'times as long as the last answer took is the adaptive delay'),
  mostDelayMs: limit(30 * SECOND, 'the adaptive delay, at most'),
  crawlDelayMs: limit(300 * SECOND, 'of a Crawl-delay that is honoured; more counts as this'),
  retryAfterMs: limit(24 * HOUR, 'of a Retry-After that is honoured; then the target is parked: deferred'),
  deferralsInARow: count(3, '429 or 503 answers in a row after which a host is left alone for retryAfterMs: deferred'),
  deferrals: count(3, 'times that a deferred target is taken up again; then it is final: deferred'),
  heldMs: limit(
    10 * MINUTE,
    'until a further attempt for which a run waits; for longer ones it goes on without the target',
  ),
  retries: count(3, 'further attempts after a fault of the network'),
  leastRetryMs: limit(30 * SECOND, 'before the first further attempt, at most (full jitter); doubles from then on'),
  mostRetryMs: limit(HOUR, 'before any further attempt, at most'),

  depth: count(6, 'links from the home page: mark limit:depth'),
  outlinks: count(200, 'links taken from one page, and pictures'),
  pathSegments: count(20, 'of an address that is followed: mark trap:path'),
  repeatedSegments: count(2, 'times that a path segment may stand in an address: mark trap:path'),
  queryKeys: count(20, 'of an address that is followed: mark trap:query'),
  hosts: count(20, 'host names of one registrable domain in one visit: mark trap:hosts'),
  siteBytes: count(100 * MIB, 'of all pages and documents of one site: limit:bytes'),
  images: count(40, 'pictures of one site; the likeliest are taken first'),
  documents: count(3, 'documents (PDF) of one site; the likeliest are taken first'),
  documentBytes: count(5 * MIB, 'of one document; a longer one is not read'),
  imageBytes: count(15 * MIB, 'of one picture file; more is cut: mark truncated, no hash'),
  siteImageBytes: count(200 * MIB, 'of all pictures of one site: mark limit:images'),
  imagePixels: count(40_000_000, 'of one picture: mark limit:pixels, no hash'),
  sitemaps: count(10, 'sitemaps read of one site'),
  sitemapUrls: count(5_000, 'addresses read from the sitemaps of one site'),

  domDepth: count(512, 'nested elements; deeper tags are dropped: mark parse:depth'),
  domNodes: count(200_000, 'elements of a page; more are cut: mark limit:nodes'),
  attributes: count(256, 'of one element; more are dropped: mark limit:attributes'),
  textCharacters: count(2 * MIB, 'of a page; more are cut: mark limit:text'),
  mentions: count(300, 'of listed names that are kept of one site; the most telling are'),
  parseMs: limit(10 * SECOND, 'of the processor for one page, picture or document in a reader process: parse:time'),
  siteParseMs: limit(MINUTE, 'of the processor for the fingerprint of one site in a reader process: parse:time'),
  parseMegabytes: count(512, 'of memory of a reader process: parse:memory'),
  readers: count(2, 'reader processes', 1),

  navigationMs: limit(30 * SECOND, 'until a page stands in the browser: render:time'),
  renderMs: limit(60 * SECOND, 'for a whole page in the browser: render:time'),
  browserMegabytes: count(1_024, 'of memory of one browser, all its processes: render:memory'),
  popups: count(2, 'windows that a page may open, closed at once; then the page is given up: render:popups'),
  browserRequests: count(300, 'of one page in the browser: render:requests'),
  browserBytes: count(30 * MIB, 'moved for one page in the browser; then its connections are cut: mark render:bytes'),
  browserTunnels: count(64, 'connections of one page through the proxy at once; one more is refused'),
  browserIdleMs: limit(60 * SECOND, 'that a browser without a page is kept'),
  browserPages: count(20, 'drawn by one browser process before another takes over'),
  browserAtOnce: count(4, 'pages drawn at the same time', 1),

  listBytes: count(2 * 1024 * MIB, 'of one file of a watchlist once unpacked; a longer one is not taken in'),
  listRowCharacters: count(MIB, 'of one row or element of a watchlist; a longer one is a bad row'),
  listEntities: count(1_000_000, 'of one watchlist; a longer one is not taken in'),
  listBadRows: count(1_000, 'bad rows of a watchlist that are told one by one; more are counted'),
  archiveHeaderBytes: count(64 * KIB, 'of the header of one WARC record: archive:header'),
  archiveBlockBytes: count(32 * MIB, 'of one WARC record as stored; more is cut: mark truncated'),
  archiveBodyBytes: count(16 * MIB, 'of one archived body once decoded; more is cut: mark truncated'),
  archiveKeptBytes: count(256 * MIB, 'of all pages and pictures taken from one archive: limit:archive-kept'),
  archiveUnpackedBytes: count(64 * GIB, 'of one archive file once unpacked: limit:archive-unpacked'),
  archiveRatio: limit(300, 'unpacked bytes for each byte of an archive file: limit:archive-ratio'),
  archiveRatioFromBytes: count(256 * MIB, 'unpacked bytes from which archiveRatio is watched'),
  archiveRecords: count(1_000_000, 'pages, pictures and documents listed of one archive: limit:archive-records'),
  archivePictures: count(200, 'pictures taken from one archive'),
  zipEntries: count(20_000, 'entries of a WACZ: limit:zip-entries'),
  zipDirectoryBytes: count(32 * MIB, 'of the directory of a WACZ: limit:zip-directory'),
  packageBytes: count(16 * MIB, 'of datapackage.json or another file of a WACZ that is read whole: limit:package'),
  cdxLineBytes: count(64 * KIB, 'of one line of a CDX index: archive:cdx'),
  endpointCaptures: count(5_000, 'captures that a web archive is asked to list of one site'),
  archiveWholeBytes: count(256 * MIB, 'of an MHTML file or saved page, which are read whole; more is cut: archive:cut'),
  archiveEntryBytes: count(64 * MIB, 'of one entry of a HAR, as text; a longer one is left out: archive:size'),
  archiveParts: count(20_000, 'entries, parts or files of a HAR, an MHTML file or a saved folder: archive:count'),
  archiveJsonDepth: count(512, 'objects and arrays of a HAR within each other; then it is not read on: archive:cut'),
  archivePartDepth: count(8, 'parts of an MHTML file within each other; deeper ones are left out: archive:depth'),
  archiveFolderDepth: count(24, 'folders of saved pages within each other; deeper ones are left out: archive:depth'),
  bundleBytes: count(2 * 1024 * MIB, 'of an evidence bundle that is verified; more is refused'),
  warcBytes: count(1024 * MIB, 'of the WARC of one side of a bundle once unpacked; more is told as damage'),
  warcRecords: count(20_000, 'records of that WARC; more are told as damage'),
  warcTextBytes: count(64 * MIB, 'of their headers and of records without a body, together; more is told as damage'),
  rdapBytes: count(MIB, 'of an RDAP answer; a longer one is not read: unreadable'),
  whoisBytes: count(256 * KIB, 'of a WHOIS answer; more is cut, and what came is read'),
  whoisMs: limit(20 * SECOND, 'for one whole WHOIS answer: limit:time'),
  registryPauseMs: limit(HOUR, 'that a WHOIS server which says that we ask too much is left alone: deferred'),
  dnsMs: limit(5 * SECOND, 'for one question to a name server, asked twice: dns:timeout', 100),
  dnsRecords: count(50, 'records of one type that are kept of a name'),
  lookupMs: limit(MINUTE, 'for all that is asked about one domain on a visit, which then goes on without'),
  lookupKeptMs: limit(24 * HOUR, 'that an answer counts as fresh: who gave it is not asked again about that domain'),
  confirmMs: limit(6 * HOUR, 'between two visits that find a site gone, at least, before it is told as removed'),
  rangesBytes: count(256 * MIB, 'of a table of IP ranges, unpacked'),

  lockMs: limit(60 * SECOND, 'that a job or a target stays its worker’s without a sign of life', SECOND),
  stalledMs: limit(15 * SECOND, 'between two looks for work of dead workers, and for what the queue has lost', 100),
  graceMs: limit(45 * SECOND, 'that a stopping worker gives its jobs; then they are handed back'),
  databaseMs: limit(5 * MINUTE, 'for one statement of the database server; then its connection is given up'),
});
export type Limits = z.infer<typeof Limits>;
/** What of the WARC of one side of a bundle is unpacked. */
export type BundleLimits = Pick<Limits, 'warcBytes' | 'warcRecords' | 'warcTextBytes' | 'archiveHeaderBytes'>;

/** What of one page is read. */
export type PageLimits = Pick<Limits, 'domDepth' | 'domNodes' | 'attributes' | 'textCharacters' | 'outlinks'>;

/** What of one archive file is read. */
export type ArchiveLimits = Pick<
  Limits,
  | 'archiveHeaderBytes'
  | 'archiveBlockBytes'
  | 'archiveBodyBytes'
  | 'archiveKeptBytes'
  | 'archiveUnpackedBytes'
  | 'archiveRatio'
  | 'archiveRatioFromBytes'
  | 'archiveRecords'
  | 'archivePictures'
  | 'documents'
  | 'zipEntries'
  | 'zipDirectoryBytes'
  | 'packageBytes'
  | 'cdxLineBytes'
  | 'archiveWholeBytes'
  | 'archiveEntryBytes'
  | 'archiveParts'
  | 'archiveJsonDepth'
  | 'archivePartDepth'
  | 'archiveFolderDepth'
>;

/** The defaults (Nutch and Heritrix for times and pace, Scrapy for URL length, Blink for depth, RFC 9309 for robots). */
export const LIMITS: Limits = Limits.parse({});
