export interface PacingOptions {
  /** The user's --delay in milliseconds; undefined: adaptive for public addresses, none for the user's own. */
  readonly delayMs: number | undefined;
  readonly now: () => number;
}

export interface Turn {
  /** Ends the turn. `latencyMs`: how long the other side took, which sets the pace; null when nothing was sent. */
  done(latencyMs: number | null): void;
}

export interface Pacing {
  /**
   * Waits for the turn to ask `host` at `address`. One at a time for each of both, with the due distance from the end
   * of the last; several at a time and no distance for the user's own servers. Rejects with the signal's reason.
   */
  take(host: string, address: string, isPublic: boolean, signal: AbortSignal | null): Promise<Turn>;
  /** The host's Crawl-delay in seconds (robots.txt), or null when it states none. */
  setCrawlDelay(host: string, seconds: number | null): void;
  /** The host asked to be left alone for that long (Retry-After). */
  pause(host: string, ms: number): void;
  /** Milliseconds until a pause of the host ends; 0 when there is none. */
  pausedFor(host: string): number;
}

const MIN_MS = 2_000;
const MAX_MS = 30_000;
const LATENCIES = 5;
const MAX_CRAWL_DELAY_MS = 300_000;
const OWN_CONNECTIONS = 6;
const LANES = 10_000;

interface Lane {
  busy: number;
  nextAt: number;
  readonly waiting: (() => void)[];
}

/** Politeness (Heritrix's adaptive delay): five times the last answer's time, at least 2 s, at most 30 s. */
export function createPacing({ delayMs, now }: PacingOptions): Pacing {
  const lanes = new Map<string, Lane>();
  const crawlDelays = new Map<string, number>();
  const pauses = new Map<string, number>();

  function laneOf(key: string): Lane {
    let lane = lanes.get(key);
    if (lane === undefined) {
      if (lanes.size >= LANES) forgetIdle();
      lane = { busy: 0, nextAt: 0, waiting: [] };
      lanes.set(key, lane);
    }
    return lane;
  }

  function forgetIdle(): void {
    for (const [key, lane] of lanes) if (lane.busy === 0 && lane.nextAt <= now()) lanes.delete(key);
  }

  async function enter(lane: Lane, limit: number, signal: AbortSignal | null): Promise<void> {
    signal?.throwIfAborted();
    if (lane.busy >= limit) await queueUp(lane, signal);
    else lane.busy++;
    try {
      for (let wait = lane.nextAt - now(); wait > 0; wait = lane.nextAt - now()) await sleep(wait, signal);
    } catch (error) {
      leave(lane);
      throw error;
    }
  }

  function leave(lane: Lane): void {
    const next = lane.waiting.shift();
    // The place goes over to the next in line, so nobody can slip in between.
    if (next !== undefined) next();
    else lane.busy--;
  }

  return {
    async take(host, address, isPublic, signal) {
      const isPaced = delayMs === undefined ? isPublic : delayMs > 0 || isPublic;
      const hostLane = laneOf(`host ${host}`);
      await enter(hostLane, isPaced ? 1 : OWN_CONNECTIONS, signal);
      if (!isPaced) return { done: () => leave(hostLane) };
      // Always host first, then address: whoever holds an address waits for nothing, so no ring of waits can form.
      const addressLane = laneOf(`address ${address}`);
      try {
        await enter(addressLane, 1, signal);
      } catch (error) {
        leave(hostLane);
        throw error;
      }
      return {
        done(latencyMs) {
          if (latencyMs !== null) {
            const base = delayMs ?? Math.min(MAX_MS, Math.max(MIN_MS, LATENCIES * latencyMs));
            addressLane.nextAt = now() + base;
            hostLane.nextAt = now() + Math.max(base, isPublic ? (crawlDelays.get(host) ?? 0) : 0);
          }
          leave(addressLane);
          leave(hostLane);
        },
      };
    },

    setCrawlDelay(host, seconds) {
      if (seconds === null) crawlDelays.delete(host);
      else crawlDelays.set(host, Math.min(seconds * 1000, MAX_CRAWL_DELAY_MS));
    },

    pause(host, ms) {
      pauses.set(host, Math.max(pauses.get(host) ?? 0, now() + ms));
    },

    pausedFor(host) {
      const left = (pauses.get(host) ?? 0) - now();
      if (left <= 0) pauses.delete(host);
      return Math.max(0, left);
    },
  };
}

/** Resolves when the place was handed over; the place is then already counted as busy. */
function queueUp(lane: Lane, signal: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const enter = () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    };
    const onAbort = () => {
      lane.waiting.splice(lane.waiting.indexOf(enter), 1);
      reject(signal?.reason);
    };
    lane.waiting.push(enter);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
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
