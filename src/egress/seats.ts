import type { Lanes, LaneUse, Seat } from '../model/ports.ts';
import type { Guard } from './guard.ts';
import { laneKeysOf } from './lane-keys.ts';

export interface Seats {
  /** See Egress.seat. */
  take(url: string, target: string): Promise<Seat>;
  /** Waits until every seat that was left is told to the lanes. */
  settled(): Promise<void>;
}

/** What a killed worker held is free after so long. */
const LEASE_MS = 30_000;
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
  const { guard, lanes, isPaced } = options;
  /** By lane: which targets of this process wait for it, in the order of their coming. */
  const waiting = new Map<string, Set<string>>();
  const leaving = new Set<Promise<void>>();
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
      const answer = await lanes.take(uses, LEASE_MS);
      if (!answer.ok) return sendAway(keys, target);
      stopWaiting(keys, target);
      const beat = setInterval(() => void lanes.renew(keys, LEASE_MS).catch(() => undefined), LEASE_MS / 3);
      return {
        ok: true,
        async leave() {
          clearInterval(beat);
          // Should it fail, the lease ends by itself.
          const told = lanes
            .leave(uses, { inARow: 1, pauseMs: 0 })
            .catch(() => undefined)
            .finally(() => leaving.delete(told));
          leaving.add(told);
          await told;
          left++;
          return callFirst(keys);
        },
      };
    },

    async settled() {
      await Promise.all(leaving);
    },
  };
}
