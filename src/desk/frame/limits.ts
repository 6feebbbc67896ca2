/** Limits how often one may ask: by key, and wrong keys by address. */
import { remember } from '../../model/remember.ts';

/** Requests that a key may send at once, and how many it gets back each second. */
const BURST = 400;
const A_SECOND = 40;

/** A token bucket a key. @param now milliseconds, never going back */
export function openLimits(now: () => number = () => performance.now()) {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(key: string): boolean {
      const at = now();
      const bucket = buckets.get(key) ?? { left: BURST, at };
      bucket.left = Math.min(BURST, bucket.left + ((at - bucket.at) / 1000) * A_SECOND);
      bucket.at = at;
      remember(buckets, key, bucket);
      if (bucket.left < 1) return false;
      bucket.left--;
      return true;
    },
    get size(): number {
      return buckets.size;
    },
  };
}

/** Wrong keys of one address in a minute. */
const WRONG = 20;
const MINUTE = 60_000;

/** @param now milliseconds, never going back */
export function openAttempts(now: () => number = () => performance.now()) {
  const tries = new Map<string, { readonly since: number; readonly hashes: Set<string> }>();
  const known = new Map<string, true>();
  return {
    /**
     * False: the address tried too much, with a key that was never right. Else it counts as wrong
     * until `right`, so that parallel requests count too. The same wrong key again is no new
     * attempt: a browser sends an old cookie with each request.
     */
    begin(address: string, hash: string): boolean {
      if (known.has(hash)) return true;
      const found = tries.get(address);
      const fresh =
        found !== undefined && now() - found.since < MINUTE ? found : { since: now(), hashes: new Set<string>() };
      if (fresh.hashes.size >= WRONG && !fresh.hashes.has(hash)) return false;
      fresh.hashes.add(hash);
      remember(tries, address, fresh);
      return true;
    },
    right(address: string, hash: string): void {
      tries.get(address)?.hashes.delete(hash);
      remember(known, hash, true);
    },
    /** The key is no longer right. */
    wrong: (hash: string) => known.delete(hash),
  };
}
