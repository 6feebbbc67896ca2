import type { Log } from '../log.ts';
import type { AskRequest, Egress, FetchRequest, MailRequest, ProxyPass } from '../model/ports/egress.ts';
import type { Lanes } from '../model/ports/lanes.ts';
import { createLines } from './exchange/dispatcher.ts';
import { type FetchPorts, guardedFetch } from './exchange/fetch.ts';
import { createRecords } from './exchange/name-records.ts';
import { guardedMail, mailServer } from './exchange/send-mail.ts';
import { guardedAsk } from './exchange/whois-ask.ts';
import { createGuard } from './guard/guard.ts';
import { parseAllowance, parsePin, unbracket, withoutDot } from './guard/pins.ts';
import { keepResolved, type Resolve, serverResolve, systemResolve } from './guard/resolve.ts';
import { proveClosed } from './guard/self-test.ts';
import { EGRESS_LIMITS, type EgressLimits } from './limits.ts';
import { memoryLanes } from './pace/memory-lanes.ts';
import { createPacing, isPaced } from './pace/pacing.ts';
import { createSeats } from './pace/seats.ts';
import { parseOperatorProxy } from './proxy/operator-proxy.ts';
import { type FilteringProxy, startProxy } from './proxy/proxy.ts';
import { createRobotsPolicy } from './robots/robots-policy.ts';

export interface EgressOptions {
  /** `host:port:address[:port]`, as given with --resolve. */
  readonly pins: readonly string[];
  readonly allowPrivate: boolean;
  /** `address[:port]` or CIDR, as given with --allow. */
  readonly allow: readonly string[];
  /** Least seconds between two requests to one host and to one address; undefined: adaptive. */
  readonly delay: number | undefined;
  readonly robots: { readonly obey: boolean; readonly reason: string | null };
  readonly userAgent: string;
  /** Seeds whose ports are open from the start; more by `allowPort`. */
  readonly seeds?: readonly string[];
  readonly log: Log;
  /** Milliseconds since 1970; for tests. */
  readonly now?: () => number;
  /** For tests. */
  readonly resolve?: Resolve;
  readonly limits?: Partial<EgressLimits>;
  /**
   * `address[:port]` of the name server for records, and for all look-ups with an operator's proxy.
   * Unset: the system's.
   */
  readonly dnsServer?: string;
  /**
   * `http://host:port` of the operator's proxy, the only way to public addresses; unset: they are
   * dialled directly.
   */
  readonly egressProxy?: string;
  /** Politeness shared with other workers; without them this process keeps its own. */
  readonly lanes?: Lanes;
  /** For tests: the authority to trust instead of the system's, in PEM. */
  readonly ca?: string;
}

/** The way out, with the settings that only the composition root may give it. */
export interface OpenEgress extends Egress {
  /** Opens the port that a seed's URL names, for its host and the names under it. */
  allowPort(url: string): void;
  /** How often the browser's proxy gave each refusal; empty before the proxy was started. */
  refusals(): ReadonlyMap<string, number>;
}

/**
 * Builds the one way out. Opens nothing before the first use. Throws InputError for an invalid pin
 * or allowance.
 */
export function createEgress(options: EgressOptions): OpenEgress {
  const now = options.now ?? Date.now;
  const limits: EgressLimits = { ...EGRESS_LIMITS, ...options.limits };
  const opened = {
    pins: options.pins.map(parsePin),
    allow: options.allow.map(parseAllowance),
    allowPrivate: options.allowPrivate,
  };
  const operatorProxy = options.egressProxy === undefined ? null : parseOperatorProxy(options.egressProxy);
  // Where there is no route out, the system's name server seldom knows names of the outside.
  const asksServer = operatorProxy !== null && options.dnsServer !== undefined;
  const named = asksServer ? serverResolve(options.dnsServer, limits.dnsMs) : systemResolve;
  const resolve = keepResolved(options.resolve ?? named, now);
  const guard = createGuard({ ...opened, resolve });
  for (const seed of options.seeds ?? []) guard.allowPort(seed);
  const lines = createLines(operatorProxy, options.ca);
  const delayMs = options.delay === undefined ? undefined : options.delay * 1000;
  // Not the wall clock: a pace must not be cut short when that is set.
  const elapsed = options.now ?? (() => performance.now());
  const lanes = options.lanes ?? memoryLanes(elapsed);
  const pacing = createPacing({ delayMs, limits, now: elapsed, lanes });
  const seats = createSeats({ guard, lanes, isPaced: (isPublic) => isPaced(delayMs, isPublic), now: elapsed });
  const agent = /^[a-z_-]+/i.exec(options.userAgent)?.[0] ?? 'revenant';
  const ports: FetchPorts = {
    guard,
    lines,
    pacing,
    limits,
    userAgent: options.userAgent,
    now,
    async mayFollow(url) {
      const decision = await decide(url);
      if (decision.allowed) return null;
      const { failure, reason: detail } = decision;
      return failure ?? { state: 'refused', code: 'robots:disallow', detail, retryAfter: null };
    },
  };
  const fetch = (request: FetchRequest) => guardedFetch(request, ports);
  const ask = (request: AskRequest) => guardedAsk(request, { guard, pacing, limits, operatorProxy });
  const mail = (request: MailRequest) => guardedMail(request, { guard, pacing, limits, operatorProxy, ca: options.ca });
  const records = createRecords(options.dnsServer, limits);
  const policy = createRobotsPolicy({ fetch, guard, agent, robots: options.robots, limits, now });
  let proxy: Promise<FilteringProxy> | null = null;
  let started: FilteringProxy | null = null;
  let proof: Promise<string> | null = null;

  async function decide(url: string) {
    const decision = await policy.decide(url);
    if (decision.source === 'rules' || decision.source === 'none')
      pacing.setCrawlDelay(withoutDot(unbracket(new URL(decision.url).hostname)), decision.crawlDelay);
    return decision;
  }

  async function issue(counted: boolean): Promise<ProxyPass> {
    proxy ??= startProxy({ guard, log: options.log, limits, operatorProxy });
    try {
      started = await proxy;
    } catch (error) {
      proxy = null;
      throw error;
    }
    return started.issue(counted);
  }

  function prove(): Promise<string> {
    proof ??= proveClosed({ ...opened, fetch, ask, mail, issue: () => issue(false) });
    return proof;
  }

  /** Nothing goes out before the self-test. */
  function proven<Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>) {
    return (...given: Given): Promise<Result> => prove().then(() => work(...given));
  }

  return {
    fetch: proven(fetch),
    ask: proven(ask),
    mail: proven(mail),
    records: proven(records),
    seat: proven(seats.take),
    robots: proven(decide),
    proxy: proven(() => issue(true)),
    prove,
    async judgeHook(url) {
      const server = mailServer(url);
      const [address, service] = server === null ? [url] : [server.checked, server.service];
      const judged = await guard.check(address, true, service);
      if (judged.ok) return { state: 'allowed', isPublic: judged.endpoints.some((one) => one.public) };
      const wider = createGuard({ ...opened, allowPrivate: true, resolve });
      const { state, code, detail } = judged;
      return { state, code, detail, isPrivate: (await wider.check(address, true, service)).ok };
    },
    async close() {
      await pacing.settled();
      await seats.settled();
      await lines.close();
      const running = await proxy?.catch(() => null);
      await running?.close();
      proxy = null;
    },
    allowPort: guard.allowPort,
    refusals: () => started?.refusals ?? new Map(),
  };
}
