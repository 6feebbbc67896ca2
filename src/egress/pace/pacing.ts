import type { Limits } from '../../model/limits.ts';
import type { Lanes, LaneUse } from '../../model/ports/lanes.ts';
import { createFront } from '../front.ts';
import { type Held, type HeldLanes, holdLanes } from './held-lanes.ts';
import { laneKeysOf } from './lane-keys.ts';
import { memoryLanes } from './memory-lanes.ts';

export interface PacingOptions {
  /** The user's --delay in milliseconds; undefined: adaptive for public addresses, none for the user's own. */
  readonly delayMs: number | undefined;
  readonly limits: Pick<Limits, 'leastDelayMs' | 'mostDelayMs' | 'crawlDelayMs' | 'retryAfterMs'>;
  readonly now: () => number;
  /** Shared with all other workers, where there is a store. */
  readonly lanes: Lanes;
}

/** How a turn went. */
export interface TurnEnd {
  /** How long the other side took, which sets the pace; null when nothing was sent. */
  readonly latencyMs: number | null;
  /** Milliseconds for which the other side asked to be left alone (429, 503); null when it did not. */
  readonly deferredMs: number | null;
}

/** The right to ask, or for how long the other side still wants to be left alone. */
export type Turn = { readonly ok: true; done(end: TurnEnd): void } | { readonly ok: false; readonly pausedMs: number };

export interface Pacing {
  /**
   * Waits for the turn to ask `host` at `address`: one at a time for its registrable domain and for the address, with the
   * due distance from the end of the last; several at a time and no distance for the user's own servers. A pause that
   * is over soon is waited for. Rejects with the signal's reason, or with TransientError when the lanes cannot be read.
   */
  take(host: string, address: string, isPublic: boolean, signal: AbortSignal | null): Promise<Turn>;
  /** The host's Crawl-delay in seconds (robots.txt), or null when it states none. */
  setCrawlDelay(host: string, seconds: number | null): void;
  /** Waits until every turn that has ended is told to the lanes. */
  settled(): Promise<void>;
}

const OWN_CONNECTIONS = 6;
/** The adaptive delay is so many times as long as the last answer took. */
const LATENCIES = 5;
/** After so many 429 or 503 in a row a host is left alone for `retryAfterMs`: deferred. */
const DEFERRALS_IN_A_ROW = 3;
/** A pause that is over sooner is waited for; a longer one is a deferral. */
const WAITED_PAUSE_MS = 5_000;
/** How often a lane that somebody else holds is looked at again: by its pace, within these. */
const LOOK_MS = { least: 20, most: 1_000 };
const HOSTS = 10_000;

/** Public addresses are owed a pace, the user's own servers only the one that --delay asks for. */
export function isPaced(delayMs: number | undefined, isPublic: boolean): boolean {
  return isPublic || (delayMs !== undefined && delayMs > 0);
}

/** Politeness (Heritrix's adaptive delay): five times the last answer's time, at least 2 s, at most 30 s. */
export function createPacing({ delayMs, limits, now, lanes }: PacingOptions): Pacing {
  const front = createFront();
  const patience = { inARow: DEFERRALS_IN_A_ROW, pauseMs: limits.retryAfterMs };
  const shared = holdLanes(lanes, patience);
  const own = holdLanes(memoryLanes(now, OWN_CONNECTIONS), patience);
  const crawlDelays = new Map<string, number>();

  /** `base`: between two requests to one address; the domain's lane rests for its Crawl-delay too. */
  function usesOf(
    host: string,
    address: string,
    isPublic: boolean,
    base: number,
    deferredMs: number | null,
  ): LaneUse[] {
    const keys = laneKeysOf(host, address);
    const stated = isPublic ? (crawlDelays.get(host) ?? 0) : 0;
    return [
      { key: keys.domain, restMs: Math.max(base, stated), deferredMs },
      { key: keys.address, restMs: base, deferredMs: null },
    ];
  }

  async function asksUntilTaken(book: HeldLanes, uses: readonly LaneUse[], signal: AbortSignal | null): Promise<Held> {
    for (;;) {
      const answer = await book.take(uses);
      if (answer.ok || answer.pausedMs > WAITED_PAUSE_MS) return answer;
      const pace = Math.max(...uses.map(({ restMs }) => restMs));
      const look = answer.held ? Math.min(LOOK_MS.most, Math.max(LOOK_MS.least, pace / 2)) : 0;
      await sleep(Math.max(1, Math.ceil(answer.restMs), look * (0.5 + Math.random())), signal);
    }
  }

  return {
    async take(host, address, isPublic, signal) {
      const paced = isPaced(delayMs, isPublic);
      const book = paced ? shared : own;
      const restOf = (latencyMs: number): number => {
        if (!paced) return 0;
        return delayMs ?? Math.min(limits.mostDelayMs, Math.max(limits.leastDelayMs, LATENCIES * latencyMs));
      };
      const all = usesOf(host, address, isPublic && paced, restOf(0), null);
      // Of the user's own servers one lane is enough. Always domain first, then address: whoever holds an address waits
      // for no other place, so no ring of waits can form.
      const uses = paced ? all : all.slice(0, 1);
      const places: (() => void)[] = [];
      const leavePlaces = () => {
        for (const free of places) free();
      };
      let held: Held;
      try {
        for (const { key } of uses) {
          places.unshift(await front.enter(paced ? key : `own ${key}`, paced ? 1 : OWN_CONNECTIONS, signal));
        }
        held = await asksUntilTaken(book, uses, signal);
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
          const rest = latencyMs === null ? null : restOf(latencyMs);
          const ended =
            rest === null
              ? uses.map((use) => ({ ...use, restMs: 0 }))
              : usesOf(host, address, isPublic && paced, rest, deferredMs).slice(0, uses.length);
          // The places last, so that the next one finds the rest that is due.
          void leave(ended).finally(leavePlaces);
        },
      };
    },

    setCrawlDelay(host, seconds) {
      crawlDelays.delete(host);
      if (seconds === null) return;
      if (crawlDelays.size >= HOSTS)
        for (const oldest of [...crawlDelays.keys()].slice(0, HOSTS / 10)) crawlDelays.delete(oldest);
      crawlDelays.set(host, Math.min(seconds * 1000, limits.crawlDelayMs));
    },

    async settled() {
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
