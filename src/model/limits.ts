/**
 * Settings for the cost of one answer, page, picture, site, browser page or job (`--limits
 * name=value`, repeatable). Each ends in a typed outcome of its own, named at the end of its line.
 * Times are in milliseconds, sizes in bytes unless the name says otherwise. A bound that nobody
 * needs to change is a constant in the file that uses it.
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
  connectMs: limit(10 * SECOND, 'to open a connection: fetch:timeout'),
  firstByteMs: limit(15 * SECOND, 'from the request to the last header of the final answer: fetch:timeout'),
  totalMs: limit(60 * SECOND, 'for one whole answer: limit:time'),
  decodedBytes: count(20 * MIB, 'of a body once unpacked; more is cut: mark truncated'),
  robotsKeptMs: limit(24 * HOUR, 'that a robots.txt is kept (RFC 9309, 2.4)'),
  robotsRetryMs: limit(
    HOUR,
    'until an unreadable robots.txt is asked for again, then six times as long: robots:unavailable',
  ),

  leastDelayMs: limit(2 * SECOND, 'between two requests to one domain or address, at least'),
  mostDelayMs: limit(30 * SECOND, 'the delay that follows how long answers take (five times the last), at most'),
  crawlDelayMs: limit(300 * SECOND, 'of a Crawl-delay that is honoured; more counts as this'),
  retryAfterMs: limit(24 * HOUR, 'of a Retry-After that is honoured; then the target is parked: deferred'),
  deferrals: count(3, 'times that a deferred target is taken up again; then it is final: deferred'),
  heldMs: limit(10 * MINUTE, 'that a run waits for a further attempt; for a later one it goes on without the target'),
  retries: count(3, 'further attempts after a fault of the network'),
  leastRetryMs: limit(30 * SECOND, 'before the first further attempt, at most (full jitter); doubles from then on'),
  mostRetryMs: limit(HOUR, 'before any further attempt, at most'),

  depth: count(6, 'links from the home page: mark limit:depth'),
  siteBytes: count(
    100 * MIB,
    'of all pages and documents of one site: limit:bytes; its pictures may have twice as many: mark limit:images',
  ),
  images: count(40, 'pictures of one site; the likeliest are taken first'),
  imageBytes: count(15 * MIB, 'of one picture file; more is cut: mark truncated, no hash'),
  styles: count(16, 'style sheets of one site, with those that they import; the home page’s first'),
  stylesMs: limit(MINUTE, 'for the style sheets of one site and their pictures, after all else, at least'),
  styleBytes: count(MIB, 'of one style sheet; more is cut: mark truncated'),
  backdrops: count(16, 'pictures of one site that only its styles show'),
  documents: count(3, 'documents (PDF) of one site; the likeliest are taken first'),
  documentBytes: count(5 * MIB, 'of one document; a longer one is not read'),

  parseMs: limit(
    10 * SECOND,
    'of processor time for one page, picture, document or list that is sent, in a reader process: parse:time',
  ),
  siteParseMs: limit(MINUTE, 'of processor time for the fingerprint of one site in a reader process: parse:time'),
  parseMegabytes: count(512, 'of memory of a reader process: parse:memory'),
  importMs: limit(
    10 * MINUTE,
    'of processor time for one watchlist or archive that is sent to the desk, in a reader process: parse:time',
  ),
  uploadBytes: count(4 * GIB, 'of all files that are sent to the desk at once'),
  readers: count(2, 'reader processes', 1),
  renderMs: limit(60 * SECOND, 'for a whole page in the browser: render:time'),
  browserMegabytes: count(1_024, 'of memory of one browser, all its processes: render:memory'),
  browserWaitMs: limit(
    10 * MINUTE,
    'that a site waits for a worker that takes render while none lives; then its pages are kept as they came: mark render:unavailable',
  ),
  pictureHeight: count(8_000, 'pixels of the picture of a page; more is left out', 1),
  drawings: count(6, 'pictures of one visit that are kept for its findings: its home page, and pages that they quote'),
  drawingBytes: count(8 * MIB, 'of one such picture; a larger one is left out: limit:bytes', 1),
  browserAtOnce: count(4, 'pages drawn at the same time', 1),

  listBytes: count(2 * GIB, 'of one file of a watchlist once unpacked; a longer one is not taken in'),
  archiveUnpackedBytes: count(64 * GIB, 'of one archive file once unpacked: limit:archive-unpacked'),
  siftSliceBytes: count(64 * MIB, 'of an archive of the web, unpacked, between two checkpoints of a sift', 1),
  lookupMs: limit(MINUTE, 'for all that is asked about one domain on a visit, which then goes on without'),
  lookupKeptMs: limit(
    24 * HOUR,
    'that the answer of a registry counts as fresh: it is not asked again about that domain',
  ),
  confirmMs: limit(6 * HOUR, 'between two visits that find a site gone, at least, before it is reported as removed'),

  lockMs: limit(60 * SECOND, 'that a job or a target stays its worker’s without a sign of life', SECOND),
  stalledMs: limit(15 * SECOND, 'between two looks for work of dead workers, and for what the queue has lost', 100),
  graceMs: limit(
    20 * SECOND,
    'that a stopping worker gives its jobs, where --drain says nothing; then they are handed back',
  ),
  freeBytes: count(512 * MIB, 'of free disk; with less, worker and serve take no new targets until there is more'),
  databaseMs: limit(5 * MINUTE, 'for one statement of the database server; then its connection is given up'),
});
export type Limits = z.infer<typeof Limits>;

/** The defaults (Nutch and Heritrix for times and pace, RFC 9309 for robots.txt). */
export const LIMITS: Limits = Limits.parse({});
