/** How often somebody may ask: by key, and wrong keys by address. */

/** Requests that a key may send at once, and how many it gets back each second. */
const BURST = 400;
const A_SECOND = 40;

/** A token bucket a key. */
export function openLimits() {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(key: string): boolean {
      const now = performance.now();
      const bucket = buckets.get(key) ?? { left: BURST, at: now };
      bucket.left = Math.min(BURST, bucket.left + ((now - bucket.at) / 1000) * A_SECOND);
      bucket.at = now;
      buckets.set(key, bucket);
      if (bucket.left < 1) return false;
      bucket.left--;
      return true;
    },
  };
}

/** Wrong keys or passwords of one address in a minute. */
const WRONG = 20;
const MINUTE = 60_000;
/** Addresses, and keys that were right, that are remembered: the oldest are forgotten first. */
const REMEMBERED = 10_000;

export interface Attempts {
  /** The address has tried too much, and this is no key that was right before. */
  isOver(address: string, hash: string): boolean;
  /** The same wrong key again is no new attempt: a browser sends an old cookie with each request. */
  wrong(address: string, hash: string): void;
  /** Behind a proxy all share one address: who has been in is not locked out by others. */
  right(hash: string): void;
}

/** @param now milliseconds, never going back */
export function openAttempts(now: () => number = () => performance.now()): Attempts {
  const tries = new Map<string, { readonly since: number; readonly hashes: Set<string> }>();
  const known = new Set<string>();
  const triesOf = (address: string) => {
    const found = tries.get(address);
    return found !== undefined && now() - found.since < MINUTE ? found : undefined;
  };
  return {
    isOver: (address, hash) => !known.has(hash) && (triesOf(address)?.hashes.size ?? 0) >= WRONG,
    wrong(address, hash) {
      const found = triesOf(address) ?? { since: now(), hashes: new Set<string>() };
      found.hashes.add(hash);
      tries.delete(address);
      tries.set(address, found);
      for (const oldest of tries.keys()) if (tries.size > REMEMBERED) tries.delete(oldest);
      known.delete(hash);
    },
    right(hash) {
      known.delete(hash);
      known.add(hash);
      for (const oldest of known) if (known.size > REMEMBERED) known.delete(oldest);
    },
  };
}
