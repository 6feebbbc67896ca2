import type { Lanes } from '../../model/ports/lanes.ts';

interface Lane {
  holders: number;
  nextAt: number;
  pausedUntil: number;
  deferrals: number;
}

const KEPT = 10_000;

/**
 * Lanes of this process: without a store, and for the user's own servers. `places`: holders at the
 * same time.
 */
export function memoryLanes(now: () => number, places = 1): Lanes {
  const lanes = new Map<string, Lane>();

  function laneOf(key: string): Lane {
    const known = lanes.get(key);
    if (known !== undefined) return known;
    if (lanes.size >= KEPT)
      for (const [idle, { holders, nextAt, pausedUntil }] of lanes)
        if (holders === 0 && Math.max(nextAt, pausedUntil) <= now()) lanes.delete(idle);
    const lane: Lane = { holders: 0, nextAt: 0, pausedUntil: 0, deferrals: 0 };
    lanes.set(key, lane);
    return lane;
  }

  return {
    async take(uses) {
      const wanted = uses.map(({ key }) => laneOf(key));
      const pausedMs = Math.max(0, ...wanted.map(({ pausedUntil }) => pausedUntil - now()));
      const restMs = Math.max(pausedMs, ...wanted.map(({ nextAt }) => nextAt - now()));
      const held = uses.map(({ key }) => key).filter((key) => laneOf(key).holders >= places);
      if (held.length > 0 || restMs > 0) return { ok: false, restMs, pausedMs, held };
      for (const lane of wanted) lane.holders++;
      return { ok: true };
    },

    // No lease: these lanes end with the process.
    renew: async () => undefined,

    async leave(uses, { inARow, pauseMs }) {
      for (const { key, restMs, deferredMs } of uses) {
        const lane = laneOf(key);
        lane.holders--;
        lane.nextAt = now() + restMs;
        lane.deferrals = deferredMs === null ? 0 : lane.deferrals + 1;
        if (deferredMs === null) continue;
        const pause = lane.deferrals >= inARow ? Math.max(deferredMs, pauseMs) : deferredMs;
        lane.pausedUntil = Math.max(lane.pausedUntil, now() + pause);
      }
    },
  };
}
