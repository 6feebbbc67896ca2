import { InputError } from '../../errors.ts';
import type { Exchange, FetchOutcome, FetchRequest, RobotsDecision } from '../../model/ports/egress.ts';
import { isUrl } from '../../model/text/is-url.ts';
import type { Guard } from '../guard/guard.ts';
import type { EgressLimits } from '../limits.ts';
import { decide, isProductToken, parseRobots, type Robots } from './robots.ts';

export interface RobotsPolicyOptions {
  readonly fetch: (request: FetchRequest) => Promise<FetchOutcome>;
  readonly guard: Pick<Guard, 'check'>;
  /** Our product token, such as `revenant`. */
  readonly agent: string;
  /** `obey` false: everything is allowed, for the recorded reason. */
  readonly robots: { readonly obey: boolean; readonly reason: string | null };
  readonly limits: EgressLimits;
  readonly now: () => number;
}

type Unreadable = NonNullable<RobotsDecision['failure']>;
type Rules = { readonly until: number; readonly exchanges: readonly Exchange[] } & (
  | { readonly source: 'rules'; readonly robots: Robots; readonly file: Uint8Array }
  | { readonly source: 'none'; readonly status: number }
  | { readonly source: 'unavailable'; readonly failure: Unreadable; readonly failures: number }
);

/** Memory of a kept origin, besides its file. */
const ENTRY_BYTES = 2_048;
/** From the second failure on a robots.txt is retried after this many times `robotsRetryMs`. */
const LATER = 6;

/** Decides if a URL may be fetched, with the deciding line. Keeps one robots.txt per origin. */
export function createRobotsPolicy(options: RobotsPolicyOptions) {
  const { agent, limits, now } = options;
  const kept = new Map<string, { readonly rules: Promise<Rules>; bytes: number }>();

  async function read(robotsUrl: string, before: Rules | null): Promise<Rules> {
    const outcome = await options.fetch({ url: robotsUrl, purpose: 'robots' });
    const at = now();
    const { exchanges = [] } = outcome;
    if (outcome.ok && outcome.status >= 200 && outcome.status < 300 && !isDamaged(outcome)) {
      const { body: file } = outcome;
      const until = at + limits.robotsKeptMs;
      return { source: 'rules', robots: parseRobots(file), file, until, exchanges };
    }
    if (outcome.ok && outcome.status >= 400 && outcome.status < 500)
      return { source: 'none', status: outcome.status, until: at + limits.robotsKeptMs, exchanges };
    // RFC 9309, 2.3.1.4, would let us treat a long absence as no rules; we fetch nothing.
    const earlier = before?.source === 'unavailable' ? before.failures : 0;
    const failures = isPause(outcome) ? earlier : earlier + 1;
    const wait = isPause(outcome) ? 0 : limits.robotsRetryMs * (failures === 1 ? 1 : LATER);
    const until = at + Math.max(wait, outcome.ok ? 0 : (outcome.retryAfter ?? 0));
    return { source: 'unavailable', failure: failureOf(outcome, robotsUrl), failures, until, exchanges };
  }

  async function rulesOf(robotsUrl: string): Promise<Rules> {
    const known = kept.get(robotsUrl);
    const before = known === undefined ? null : await known.rules;
    if (before !== null && before.until > now()) return before;
    // Only the first of those that waited for stale rules fetches again.
    const newer = kept.get(robotsUrl);
    if (newer !== undefined && newer !== known) return newer.rules;
    const entry = { rules: read(robotsUrl, before), bytes: ENTRY_BYTES };
    kept.delete(robotsUrl);
    kept.set(robotsUrl, entry);
    try {
      const rules = await entry.rules;
      // The file itself is the body of its exchange.
      for (const { response } of rules.exchanges) entry.bytes += response?.body.byteLength ?? 0;
      forgetOldest(robotsUrl);
      return rules;
    } catch (error) {
      // It rejects only when our own database does not answer.
      if (kept.get(robotsUrl) === entry) kept.delete(robotsUrl);
      throw error;
    }
  }

  function forgetOldest(except: string): void {
    let total = 0;
    for (const { bytes } of kept.values()) total += bytes;
    for (const [url, { bytes }] of kept) {
      if (total <= limits.robotsKeptBytes) return;
      if (url === except) continue;
      kept.delete(url);
      total -= bytes;
    }
  }

  return {
    /** Never throws for the other side's faults: they are decisions too (RFC 9309, 2.3.1). */
    async decide(url: string): Promise<RobotsDecision> {
      const plain = { agent, line: null, rule: null, crawlDelay: null, failure: null, file: null, sitemaps: [] };
      if (!options.robots.obey) {
        const robotsUrl = isUrl(url) ? new URL('/robots.txt', url).href : url;
        const reason = `robots:override: ${options.robots.reason ?? 'no reason given'}`;
        return { ...plain, url, robotsUrl, allowed: true, source: 'override', reason };
      }
      const cleared = await options.guard.check(url);
      if (!cleared.ok) {
        const { url: refused, state, code, detail } = cleared;
        const failure = { state, code, detail, retryAfter: null };
        const about = { ...plain, url: refused, robotsUrl: refused };
        return { ...about, allowed: false, source: 'unavailable', reason: detail, failure };
      }
      const target = cleared.url;
      const robotsUrl = `${target.origin}/robots.txt`;
      const rules = await rulesOf(robotsUrl);
      const about = { ...plain, url: target.href, robotsUrl, exchanges: rules.exchanges };
      if (rules.source === 'unavailable') {
        const reason = `robots.txt could not be read, so nothing may be fetched: ${rules.failure.detail}`;
        const failure = { ...rules.failure, retryAfter: Math.max(0, rules.until - now()) };
        return { ...about, allowed: false, source: 'unavailable', reason, failure };
      }
      if (rules.source === 'none') {
        const reason = `there is no robots.txt (it answered ${rules.status}), so there are no rules`;
        return { ...about, allowed: true, source: 'none', reason };
      }
      const { robots, file } = rules;
      const answer = decide(robots, agent, `${target.pathname}${target.search}`);
      const reason = reasonOf(answer, robotsUrl);
      return { ...about, ...answer, source: 'rules', reason, file, sitemaps: robots.sitemaps };
    },
  };
}

/**
 * The decision of a given robots.txt on a URL for a product token, with nothing fetched. Throws
 * InputError for an invalid token.
 */
export function decideByRobotsText(file: Uint8Array, url: string, agent: string): RobotsDecision {
  if (!isProductToken(agent))
    throw new InputError(
      `a product token has letters, "-" and "_" only (RFC 9309, 2.2.1), not ${JSON.stringify(agent)}`,
    );
  const { origin, pathname, search } = new URL(url);
  const robots = parseRobots(file);
  const answer = decide(robots, agent, pathname + search);
  const robotsUrl = `${origin}/robots.txt`;
  const reason = reasonOf(answer, robotsUrl);
  return { url, robotsUrl, agent, source: 'rules', failure: null, reason, file, sitemaps: robots.sitemaps, ...answer };
}

function reasonOf({ allowed, line, rule }: ReturnType<typeof decide>, robotsUrl: string): string {
  if (line !== null) return `line ${line} of ${robotsUrl} says "${rule ?? ''}"`;
  return allowed
    ? `no rule of ${robotsUrl} applies to it`
    : `${robotsUrl} has too many patterns to try, so nothing may be fetched`;
}

/** The missing part may hold a rule. */
function isDamaged({ marks }: { readonly marks: readonly string[] }): boolean {
  return marks.includes('encoding-fault') && marks.includes('truncated');
}

function isPause(outcome: FetchOutcome): boolean {
  return !outcome.ok && outcome.state === 'deferred' && outcome.address === null;
}

/** The end of a visit without its robots.txt; a host that is gone or refused keeps its reason. */
function failureOf(outcome: FetchOutcome, robotsUrl: string): Unreadable {
  if (outcome.ok || outcome.state === 'deferred' || outcome.code === 'limit:redirects') {
    const answer = outcome.ok && isDamaged(outcome) ? 'cannot be unpacked whole' : null;
    const what = answer ?? (outcome.ok ? `answered ${outcome.status}` : outcome.detail);
    return { state: 'deferred', code: 'robots:unavailable', detail: `${robotsUrl}: ${what}`, retryAfter: null };
  }
  const { state, code, detail } = outcome;
  return { state, code, detail, retryAfter: null };
}
