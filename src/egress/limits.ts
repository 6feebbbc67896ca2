import { LIMITS, type Limits } from '../model/limits.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

/**
 * Bounds of the way out besides the settings (docs/limits.md). No user can change them; tests make
 * them small.
 */
const BOUNDS = {
  /** A body must have `rateBytes` in each window of `rateWindowMs`: limit:rate. */
  rateWindowMs: 20_000,
  rateBytes: 20 * KIB,
  /** A body as sent; more is cut: mark truncated. */
  wireBytes: 10 * MIB,
  /** All robots.txt files kept at a time; beyond it the oldest are requested again. */
  robotsKeptBytes: 8 * MIB,
  /** A WHOIS answer; more is cut, and the first part is read. */
  whoisBytes: 256 * KIB,
  /** For one whole WHOIS answer: limit:time. */
  whoisMs: 20_000,
  /** For one question to a name server, asked twice: dns:timeout. */
  dnsMs: 5_000,
  /** Records of one type that are kept of a name. */
  dnsRecords: 50,
  /** Moved for one page in the browser; then its connections are cut: mark render:bytes. */
  browserBytes: 30 * MIB,
  /** Connections of one page through the proxy at once; one more is refused. */
  browserTunnels: 64,
};

export type EgressLimits = Limits & typeof BOUNDS;
export const EGRESS_LIMITS: EgressLimits = { ...BOUNDS, ...LIMITS };
