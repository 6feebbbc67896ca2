import type { Seat } from '../../model/ports/egress.ts';
import type { Lanes, LaneUse } from '../../model/ports/lanes.ts';
import type { Guard } from '../guard/guard.ts';
import { HeldLanes, laneKeysOf } from './held-lanes.ts';

/** A waiting target that is not called (another machine's visit has ended) retries; so much later for each that waits. */
const UNCALLED_MS = 10_000;
const WAITING = 100_000;

/** One visit at a time for a domain and for an address, on all machines; waiting targets first come, first served. */
export function createSeats(options: {
  readonly guard: Pick<Guard, 'check'>;
  readonly lanes: Lanes;
  readonly isPaced: (isPublic: boolean) => boolean;
}) {
  const { guard, isPaced } = options;
  const held = new HeldLanes(options.lanes, { inARow: 1, pauseMs: 0 });
  /** By lane: waiting targets of this process, in the order of arrival. */
  const waiting = new Map<string, Set<string>>();
  let seatsLeft = 0;

  function refuse(keys: readonly string[], target: string): Seat {
    const before = seatsLeft;
    const most = Math.max(1, ...keys.map((key) => waiting.get(key)?.size ?? 0));
    return {
      ok: false,
      afterMs: UNCALLED_MS * (1 + Math.random() * most),
      wait() {
        if (seatsLeft !== before) return true;
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

  /** A called target may find its other lane busy: it then waits again, behind the others. */
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
    async take(url: string, target: string): Promise<Seat> {
      const cleared = await guard.check(url);
      // What cannot be visited needs no place: the visit says why.
      if (!cleared.ok || !isPaced(cleared.endpoints[0].public)) return { ok: true, leave: async () => null };
      const { domain, address } = laneKeysOf(cleared.host, cleared.endpoints[0].address);
      const keys = [`visit ${domain}`, `visit ${address}`];
      const uses = keys.map((key): LaneUse => ({ key, restMs: 0, deferredMs: null }));
      const seat = await held.take(uses);
      if (!seat.ok) return refuse(keys, target);
      stopWaiting(keys, target);
      return {
        ok: true,
        async leave() {
          await seat.leave(uses);
          seatsLeft++;
          return callFirst(keys);
        },
      };
    },
    /** Waits until every left seat is stored in the lanes. */
    settled: () => held.settled(),
  };
}
