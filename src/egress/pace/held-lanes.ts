import { getDomain } from 'tldts';
import type { LaneAnswer, LanePatience, Lanes, LaneUse } from '../../model/ports/lanes.ts';

/** Lanes held until `leave` states how long each must rest; or the refusal. */
export type LaneHold =
  | { readonly ok: true; leave(uses: readonly LaneUse[]): Promise<void> }
  | Extract<LaneAnswer, { ok: false }>;

/** A killed process gives up its lanes after so long; a living one renews. */
const LEASE_MS = 30_000;
const REMEMBERED = 10_000;

/**
 * The lanes that this process holds. A renewal or leaving that fails is ignored: the lease ends by
 * itself.
 */
export class HeldLanes {
  readonly #lanes: Lanes;
  readonly #patience: LanePatience;
  readonly #leaving = new Set<Promise<void>>();
  readonly #now: () => number;
  /** By lane, until when it rests after our own last use. */
  readonly #restsUntil = new Map<string, number>();

  constructor(lanes: Lanes, patience: LanePatience, now: () => number) {
    this.#lanes = lanes;
    this.#patience = patience;
    this.#now = now;
  }

  /** Milliseconds that a lane rests after our own use: asking the database earlier is in vain. */
  ownRestMs(uses: readonly LaneUse[]): number {
    return Math.max(0, ...uses.map(({ key }) => (this.#restsUntil.get(key) ?? 0) - this.#now()));
  }

  /** A pause is not remembered: the lanes decide if it is long. */
  #remember(uses: readonly LaneUse[]): void {
    const isPaused = uses.some(({ deferredMs }) => deferredMs !== null);
    for (const { key, restMs } of uses) {
      this.#restsUntil.delete(key);
      if (restMs > 0 && !isPaused) this.#restsUntil.set(key, this.#now() + restMs);
    }
    if (this.#restsUntil.size <= REMEMBERED) return;
    for (const [key, until] of this.#restsUntil) if (until <= this.#now()) this.#restsUntil.delete(key);
  }

  /** Takes all of these lanes, or none. Rejects with TransientError when they cannot be read. */
  async take(uses: readonly LaneUse[]): Promise<LaneHold> {
    const answer = await this.#lanes.take(uses, LEASE_MS);
    if (!answer.ok) return answer;
    const keys = uses.map(({ key }) => key);
    const renewal = setInterval(() => void this.#lanes.renew(keys, LEASE_MS).catch(() => undefined), LEASE_MS / 3);
    return {
      ok: true,
      leave: (ended) => {
        clearInterval(renewal);
        const left = this.#lanes
          .leave(ended, this.#patience)
          .then(() => this.#remember(ended))
          .catch(() => undefined)
          .finally(() => this.#leaving.delete(left));
        this.#leaving.add(left);
        return left;
      },
    };
  }

  async settled(): Promise<void> {
    await Promise.all(this.#leaving);
  }
}

/** Lanes of a request: registrable domain (with private suffixes; else the host), and address. */
export function laneKeysOf(host: string, address: string): { readonly domain: string; readonly address: string } {
  const domain = getDomain(host, { allowPrivateDomains: true }) ?? host;
  return { domain: `domain ${domain.toLowerCase()}`, address: `address ${address}` };
}
