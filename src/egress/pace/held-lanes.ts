import type { LaneAnswer, LanePatience, Lanes, LaneUse } from '../../model/ports/lanes.ts';

/** Taken, and held until `leave` says with what rest; or the lanes' refusal. */
export type Held =
  | { readonly ok: true; leave(uses: readonly LaneUse[]): Promise<void> }
  | Extract<LaneAnswer, { ok: false }>;

export interface HeldLanes {
  /** Takes all of these lanes, or none. Rejects with TransientError when the lanes cannot be read. */
  take(uses: readonly LaneUse[]): Promise<Held>;
  /** Waits until all that was left is told to the lanes. */
  settled(): Promise<void>;
}

/** What a killed process held is free after so long; whoever is slow keeps its lanes by renewing. */
const LEASE_MS = 30_000;

/** The lanes that this process holds. Never rejects for a renewing or leaving that fails: the lease ends by itself. */
export function holdLanes(lanes: Lanes, patience: LanePatience): HeldLanes {
  const leaving = new Set<Promise<void>>();
  return {
    async take(uses) {
      const answer = await lanes.take(uses, LEASE_MS);
      if (!answer.ok) return answer;
      const keys = uses.map(({ key }) => key);
      const beat = setInterval(() => void lanes.renew(keys, LEASE_MS).catch(() => undefined), LEASE_MS / 3);
      return {
        ok: true,
        leave(ended) {
          clearInterval(beat);
          const told = lanes
            .leave(ended, patience)
            .catch(() => undefined)
            .finally(() => leaving.delete(told));
          leaving.add(told);
          return told;
        },
      };
    },

    async settled() {
      await Promise.all(leaving);
    },
  };
}
