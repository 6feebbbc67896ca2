/**
 * Limits tries of passwords by name and address, by address, and by name. Strangers' tries
 * elsewhere do not slow a person at a known address (OWASP, "Slow Down Online Guessing Attacks").
 */
import { setTimeout as wait } from 'node:timers/promises';
import { HTTPException } from 'hono/http-exception';
import { remember } from '../../model/remember.ts';
import { frameTexts } from '../../texts/frame.ts';
import { openDelays } from '../frame/delays.ts';
import { openTurns } from '../frame/turns.ts';

/** A password check takes 128 MB for a moment: one for known people, one for strangers. */
const CHECKS = { atOnce: 1, waiting: 50 };
/** Most tries held back at once. */
const MOST_HELD = 200;

type Tried<T> = { readonly found: T | null } | { readonly waitMs: number };

export function openSignInGuard() {
  const byPair = openDelays({ free: 5, longestMs: 15 * 60_000 });
  // One address may serve many people.
  const byAddress = openDelays({ free: 20, longestMs: 60_000 });
  // From many addresses: delayed, never refused, or strangers could keep a person out.
  const byName = openDelays({ free: 20, longestMs: 8_000 });
  const known = new Map<string, true>();
  const [acquaintances, strangers] = [openTurns(CHECKS), openTurns(CHECKS)];
  let held = 0;

  async function holdBack(ms: number): Promise<void> {
    if (ms === 0) return;
    if (held >= MOST_HELD) throw new HTTPException(503, { message: frameTexts.busy });
    held++;
    await wait(ms, undefined, { ref: false });
    held--;
  }

  return {
    /**
     * Throws 503 if busy.
     *
     * @param name in one spelling
     * @param check null: a wrong name or password
     */
    async attempt<T>(name: string, address: string, check: () => Promise<T | null>): Promise<Tried<T>> {
      const pair = `${address} ${name}`;
      const isKnown = known.has(pair);
      const waitMs = Math.max(byPair.left(pair), isKnown ? 0 : byAddress.left(address));
      if (waitMs > 0) return { waitMs };
      byPair.count(pair);
      if (!isKnown) byAddress.count(address);
      const holdMs = isKnown ? 0 : byName.count(name);
      let isWrong = false;
      try {
        await holdBack(holdMs);
        const found = await (isKnown ? acquaintances : strangers).take(check);
        isWrong = found === null;
        if (found !== null) {
          byPair.forget(pair);
          remember(known, pair, true);
        }
        return { found };
      } finally {
        if (!isWrong) {
          byPair.takeBack(pair);
          if (!isKnown) byAddress.takeBack(address);
          if (!isKnown) byName.takeBack(name);
        }
      }
    },
  };
}
