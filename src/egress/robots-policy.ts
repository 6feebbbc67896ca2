import type { FetchOutcome, FetchRequest, RobotsDecision } from '../model/ports.ts';
import type { Guard } from './guard.ts';
import { decide, parseRobots, type Robots } from './robots.ts';

export interface RobotsPolicyOptions {
  readonly fetch: (request: FetchRequest) => Promise<FetchOutcome>;
  readonly guard: Pick<Guard, 'check'>;
  /** Our product token, such as `revenant`. */
  readonly agent: string;
  /** `obey` false: everything is allowed, for the recorded reason. */
  readonly robots: { readonly obey: boolean; readonly reason: string | null };
  readonly now: () => number;
}

export interface RobotsPolicy {
  /** Never throws: what went wrong with robots.txt is a decision (RFC 9309, 2.3.1). */
  decide(url: string): Promise<RobotsDecision>;
}

type Rules = { readonly until: number } & (
  | { readonly source: 'rules'; readonly robots: Robots }
  | { readonly source: 'none'; readonly status: number }
  | { readonly source: 'unavailable'; readonly failure: NonNullable<RobotsDecision['failure']> }
);

/** RFC 9309, 2.4: no longer than 24 hours. */
const KEPT_MS = 24 * 3_600_000;
/** A robots.txt that could not be had is asked for again after so long, or after what Retry-After says. */
const UNAVAILABLE_MS = 60_000;
const KEPT_ORIGINS = 2_000;

/** Whether a URL may be fetched, with the line that says so; reads and keeps one robots.txt per origin. */
export function createRobotsPolicy(options: RobotsPolicyOptions): RobotsPolicy {
  const { agent, now } = options;
  const kept = new Map<string, Promise<Rules>>();

  async function read(robotsUrl: string): Promise<Rules> {
    const outcome = await options.fetch({ url: robotsUrl, purpose: 'robots' });
    const at = now();
    if (outcome.ok && outcome.status >= 200 && outcome.status < 300) {
      return { source: 'rules', robots: parseRobots(outcome.body), until: at + KEPT_MS };
    }
    if (outcome.ok && outcome.status >= 400 && outcome.status < 500) {
      return { source: 'none', status: outcome.status, until: at + KEPT_MS };
    }
    const retryAfter = outcome.ok ? null : outcome.retryAfter;
    const until = at + Math.max(UNAVAILABLE_MS, retryAfter ?? 0);
    if (outcome.ok || outcome.state === 'deferred') {
      const what = outcome.ok ? `answered ${outcome.status}` : outcome.detail;
      const detail = `${robotsUrl}: ${what}`;
      return {
        source: 'unavailable',
        failure: { state: 'deferred', code: 'robots:unavailable', detail, retryAfter },
        until,
      };
    }
    const { state, code, detail } = outcome;
    return { source: 'unavailable', failure: { state, code, detail, retryAfter }, until };
  }

  async function rulesOf(robotsUrl: string): Promise<Rules> {
    const known = kept.get(robotsUrl);
    if (known !== undefined) {
      const rules = await known;
      if (rules.until > now()) return rules;
      // Of all that waited for the same stale rules, the first one asks anew.
      const newer = kept.get(robotsUrl);
      if (newer !== undefined && newer !== known) return newer;
    }
    if (kept.size >= KEPT_ORIGINS) {
      for (const oldest of [...kept.keys()].slice(0, KEPT_ORIGINS / 10)) kept.delete(oldest);
    }
    const reading = read(robotsUrl);
    kept.delete(robotsUrl);
    kept.set(robotsUrl, reading);
    // It rejects only when our own database is away: nothing to be kept.
    reading.catch(() => kept.get(robotsUrl) === reading && kept.delete(robotsUrl));
    return reading;
  }

  return {
    async decide(url) {
      const plain = { agent, line: null, rule: null, crawlDelay: null, failure: null };
      if (!options.robots.obey) {
        const robotsUrl = URL.canParse(url) ? new URL('/robots.txt', url).href : url;
        const reason = `robots:override: ${options.robots.reason ?? 'no reason given'}`;
        return { ...plain, url, robotsUrl, allowed: true, source: 'override', reason };
      }
      const cleared = await options.guard.check(url);
      if (!cleared.ok) {
        const { state, code, detail } = cleared;
        const failure = { state, code, detail, retryAfter: null };
        return {
          ...plain,
          url: cleared.url,
          robotsUrl: cleared.url,
          allowed: false,
          source: 'unavailable',
          reason: detail,
          failure,
        };
      }
      const target = cleared.url;
      const robotsUrl = `${target.origin}/robots.txt`;
      const rules = await rulesOf(robotsUrl);
      const about = { ...plain, url: target.href, robotsUrl };
      if (rules.source === 'unavailable') {
        const reason = `robots.txt could not be read, so nothing may be fetched: ${rules.failure.detail}`;
        return { ...about, allowed: false, source: 'unavailable', reason, failure: rules.failure };
      }
      if (rules.source === 'none') {
        const reason = `there is no robots.txt (it answered ${rules.status}), so there are no rules`;
        return { ...about, allowed: true, source: 'none', reason };
      }
      const { allowed, line, rule, crawlDelay } = decide(rules.robots, agent, `${target.pathname}${target.search}`);
      const reason =
        line === null ? `no rule of ${robotsUrl} speaks of it` : `line ${line} of ${robotsUrl} says "${rule ?? ''}"`;
      return { ...about, allowed, source: 'rules', line, rule, crawlDelay, reason };
    },
  };
}
