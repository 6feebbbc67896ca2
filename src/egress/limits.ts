/** What one fetch may cost. Times in milliseconds, sizes in bytes; each limit has its own outcome code. */
export interface Limits {
  readonly connectMs: number;
  /** From the request to the last header of the final answer; informational answers do not count. */
  readonly firstByteMs: number;
  readonly totalMs: number;
  /** In each window of `rateWindowMs` a body must bring at least `rateBytes`. */
  readonly rateWindowMs: number;
  readonly rateBytes: number;
  readonly headerBytes: number;
  readonly headerFields: number;
  readonly wireBytes: number;
  readonly decodedBytes: number;
  /** Decoded bytes per wire byte, watched once more than `ratioFromBytes` came out. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  readonly urlLength: number;
  readonly redirects: number;
  readonly robotsRedirects: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;

/** The defaults (Nutch and Heritrix for times, Scrapy for URL length, RFC 9309 for robots redirects). */
export const LIMITS: Limits = {
  connectMs: 10_000,
  firstByteMs: 15_000,
  totalMs: 60_000,
  rateWindowMs: 20_000,
  rateBytes: 20 * KIB,
  headerBytes: 16 * KIB,
  headerFields: 100,
  wireBytes: 10 * MIB,
  decodedBytes: 20 * MIB,
  ratio: 100,
  ratioFromBytes: MIB,
  urlLength: 2_083,
  redirects: 10,
  robotsRedirects: 5,
};

/** RFC 9309, 2.5: at least 500 KiB of a robots.txt must be read. One byte more shows that there was more. */
export const ROBOTS_BYTES = 500 * KIB;
export const WEBHOOK_BYTES = 64 * KIB;
export const WEBHOOK_MS = 20_000;
