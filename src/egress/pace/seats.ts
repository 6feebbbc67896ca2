import type { Seat } from '../../model/ports/egress.ts';
import type { Lanes, LaneUse } from '../../model/ports/lanes.ts';
import type { Guard } from '../guard/guard.ts';
import { HeldLanes, laneKeysOf } from './held-lanes.ts';

/** One visit at a time for a domain and for an address, on all machines. */
export function createSeats(options: {
  readonly guard: Pick<Guard, 'check'>;
  readonly lanes: Lanes;
  readonly isPaced: (isPublic: boolean) => boolean;
  readonly now: () => number;
}) {
  const { guard, isPaced } = options;
  const held = new HeldLanes(options.lanes, { inARow: 1, pauseMs: 0 }, options.now);

  return {
    async take(url: string): Promise<Seat> {
      const cleared = await guard.check(url);
      // A URL that cannot be visited needs no place: the visit states the reason.
      if (!cleared.ok || !isPaced(cleared.endpoints[0].public)) return { ok: true, leave: async () => [] };
      const { domain, address } = laneKeysOf(cleared.host, cleared.endpoints[0].address);
      const keys = [`visit ${domain}`, `visit ${address}`];
      const uses = keys.map((key): LaneUse => ({ key, restMs: 0, deferredMs: null }));
      const seat = await held.take(uses);
      if (!seat.ok) {
        // The address: more sites share it than share a domain.
        const busy = keys.findLast((key) => seat.held.includes(key)) ?? keys[0] ?? '';
        return { ok: false, busy, free: keys.filter((key) => !seat.held.includes(key)) };
      }
      return {
        ok: true,
        async leave() {
          await seat.leave(uses);
          return keys;
        },
      };
    },
    /** Waits until every left seat is stored in the lanes. */
    settled: () => held.settled(),
  };
}
