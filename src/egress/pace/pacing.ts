import type { Limits } from '../../model/limits.ts';
import type { Lanes, LaneUse } from '../../model/ports/lanes.ts';
import { remember } from '../../model/remember.ts';
import { WaitingLines } from '../waiting-lines.ts';
import { HeldLanes, type LaneHold, laneKeysOf } from './held-lanes.ts';
import { memoryLanes } from './memory-lanes.ts';

export interface PacingOptions {
  /**
   * The user's --delay in milliseconds; undefined: adaptive for public addresses, none for the
   * user's own.
   */
  readonly delayMs: number | undefined;
  readonly limits: Pick<Limits, 'leastDelayMs' | 'mostDelayMs' | 'crawlDelayMs' | 'retryAfterMs'>;
  readonly now: () => number;
  readonly lanes: Lanes;
}

export interface TurnEnd {
  /** How long the server took, which sets the pace; null when nothing was sent. */
  readonly latencyMs: number | null;
  /** Milliseconds of the pause that the server asked for (429, 503); null: none. */
  readonly deferredMs: number | null;
}

/** The right to send a request; or the rest of the pause that the server asked for. */
export type Turn = { readonly ok: true; done(end: TurnEnd): void } | { readonly ok: false; readonly pausedMs: number };
export type Pacing = ReturnType<typeof createPacing>;

const OWN_CONNECTIONS = 6;
/** The adaptive delay is this many times the last answer's time. */
const LATENCIES = 5;
/** After this many 429 or 503 in a row a host is paused for `retryAfterMs`: deferred. */
const DEFERRALS_IN_A_ROW = 3;
/** A shorter pause is waited for; a longer one is a deferral. */
const WAITED_PAUSE_MS = 5_000;
/** Bounds of the time between two tries for a lane of another worker; its pace sets the time. */
const TRY_MS = { least: 20, most: 1_000 };
const HOSTS = 10_000;

/** Public addresses are paced, the user's own servers only as --delay says. */
export function isPaced(delayMs: number | undefined, isPublic: boolean): boolean {
  return isPublic || (delayMs !== undefined && delayMs > 0);
}

/** Politeness (Heritrix's adaptive delay): five times the last answer's time, 2 to 30 s. */
export function createPacing({ delayMs, limits, now, lanes }: PacingOptions) {
  const lines = new WaitingLines();
  const patience = { inARow: DEFERRALS_IN_A_ROW, pauseMs: limits.retryAfterMs };
  const shared = new HeldLanes(lanes, patience, now);
  const own = new HeldLanes(memoryLanes(now, OWN_CONNECTIONS), patience, now);
  const crawlDelays = new Map<string, number>();

  /**
   * The lane of the domain comes first, so that waits form no ring. A Crawl-delay counts only for
   * public hosts. The user's own servers have a lane for the address only where --delay paces them.
   */
  function usesOf(
    { host, address, isPublic }: { readonly host: string; readonly address: string; readonly isPublic: boolean },
    restMs: number,
    deferredMs: number | null,
  ): LaneUse[] {
    const keys = laneKeysOf(host, address);
    const crawlDelay = isPublic ? (crawlDelays.get(host) ?? 0) : 0;
    const domain = { key: keys.domain, restMs: Math.max(restMs, crawlDelay), deferredMs };
    return isPaced(delayMs, isPublic) ? [domain, { key: keys.address, restMs, deferredMs: null }] : [domain];
  }

  async function takeInTime(book: HeldLanes, uses: readonly LaneUse[], signal: AbortSignal | null): Promise<LaneHold> {
    const rest = book.ownRestMs(uses);
    if (rest > 0) await sleep(Math.ceil(rest), signal);
    for (;;) {
      const answer = await book.take(uses);
      if (answer.ok || answer.pausedMs > WAITED_PAUSE_MS) return answer;
      const pace = Math.max(...uses.map(({ restMs }) => restMs));
      const again = answer.held.length > 0 ? Math.min(TRY_MS.most, Math.max(TRY_MS.least, pace / 2)) : 0;
      await sleep(Math.max(1, Math.ceil(answer.restMs), again * (0.5 + Math.random())), signal);
    }
  }

  return {
    /**
     * One request at a time for a domain and an address, at the due distance from the end of the
     * last; several for the user's own servers. Waits out a short pause. Rejects with the signal's
     * reason, or TransientError (lanes).
     */
    async take(host: string, address: string, isPublic: boolean, signal: AbortSignal | null): Promise<Turn> {
      const paced = isPaced(delayMs, isPublic);
      const restOf = (latencyMs: number): number => {
        if (!paced) return 0;
        return delayMs ?? Math.min(limits.mostDelayMs, Math.max(limits.leastDelayMs, LATENCIES * latencyMs));
      };
      const place = { host, address, isPublic };
      const uses = usesOf(place, restOf(0), null);
      const places: (() => void)[] = [];
      const leavePlaces = () => {
        for (const free of places) free();
      };
      let held: LaneHold;
      try {
        for (const { key } of uses)
          places.unshift(await lines.enter(paced ? key : `own ${key}`, paced ? 1 : OWN_CONNECTIONS, signal));
        held = await takeInTime(paced ? shared : own, uses, signal);
      } catch (error) {
        leavePlaces();
        throw error;
      }
      if (!held.ok) {
        leavePlaces();
        return { ok: false, pausedMs: held.pausedMs };
      }
      const { leave } = held;
      return {
        ok: true,
        done({ latencyMs, deferredMs }) {
          const ended =
            latencyMs === null
              ? uses.map((use) => ({ ...use, restMs: 0 }))
              : usesOf(place, restOf(latencyMs), deferredMs);
          // The places last, so that the next holder finds the rest that is due.
          void leave(ended).finally(leavePlaces);
        },
      };
    },

    /** The host's Crawl-delay in seconds (robots.txt); null: none. */
    setCrawlDelay(host: string, seconds: number | null): void {
      if (seconds === null) crawlDelays.delete(host);
      else remember(crawlDelays, host, Math.min(seconds * 1000, limits.crawlDelayMs), HOSTS);
    },

    /** Waits until every turn that has ended is stored in the lanes. */
    async settled(): Promise<void> {
      await Promise.all([shared.settled(), own.settled()]);
    },
  };
}

function sleep(ms: number, signal: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
