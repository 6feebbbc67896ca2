import type { Seat } from '../../model/ports/egress.ts';
import type { Lanes, LaneUse } from '../../model/ports/lanes.ts';
import type { Guard } from '../guard/guard.ts';
import { holdLanes } from './held-lanes.ts';
import { laneKeysOf } from './lane-keys.ts';

export interface Seats {
  /** See Egress.seat. */
  take(url: string, target: string): Promise<Seat>;
  /** Waits until every seat that was left is told to the lanes. */
  settled(): Promise<void>;
}

/** Whoever is not called comes back by itself (another machine's visit has ended): for each that waits, so much later at most. */
const UNCALLED_MS = 10_000;
const WAITING = 100_000;

/**
 * One visit at a time for a registrable domain and for an address, on whatever machine. Whoever finds its place taken is
 * sent away and called when the place is free, the first who came first; the more of them there are, the later they ask
 * by themselves, so that a thousand shops of one host cost no more asking than ten.
 */
export function createSeats(options: {
  readonly guard: Pick<Guard, 'check'>;
  readonly lanes: Lanes;
  readonly isPaced: (isPublic: boolean) => boolean;
}): Seats {
  const { guard, isPaced } = options;
  const held = holdLanes(options.lanes, { inARow: 1, pauseMs: 0 });
  /** By lane: which targets of this process wait for it, in the order of their coming. */
  const waiting = new Map<string, Set<string>>();
  /** How many seats have been left. */
  let left = 0;

  function sendAway(keys: readonly string[], target: string): Seat {
    const before = left;
    const most = Math.max(1, ...keys.map((key) => waiting.get(key)?.size ?? 0));
    return {
      ok: false,
      afterMs: UNCALLED_MS * (1 + Math.random() * most),
      wait() {
        if (left !== before) return true;
        for (const key of keys) {
          const others = waiting.get(key) ?? new Set<string>();
          if (others.size < WAITING) waiting.set(key, others.add(target));
        }
        return false;
      },
    };
  }

  function stopWaiting(keys: readonly string[], target: string): void {
    for (const key of keys) {
      const others = waiting.get(key);
      others?.delete(target);
      if (others?.size === 0) waiting.delete(key);
    }
  }

  /** Who is called may find its other lane taken: then it waits anew, behind the others. */
  function callFirst(keys: readonly string[]): string | null {
    for (const key of keys) {
      const [first] = waiting.get(key) ?? [];
      if (first === undefined) continue;
      stopWaiting(keys, first);
      return first;
    }
    return null;
  }

  return {
    async take(url, target) {
      const cleared = await guard.check(url);
      // What cannot be visited needs no place: the visit says why.
      if (!cleared.ok || !isPaced(cleared.endpoints[0].public)) return { ok: true, leave: async () => null };
      const { domain, address } = laneKeysOf(cleared.host, cleared.endpoints[0].address);
      const keys = [`visit ${domain}`, `visit ${address}`];
      const uses = keys.map((key): LaneUse => ({ key, restMs: 0, deferredMs: null }));
      const seat = await held.take(uses);
      if (!seat.ok) return sendAway(keys, target);
      stopWaiting(keys, target);
      return {
        ok: true,
        async leave() {
          await seat.leave(uses);
          left++;
          return callFirst(keys);
        },
      };
    },

    settled: held.settled,
  };
}
