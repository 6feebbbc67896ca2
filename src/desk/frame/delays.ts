/** Delays that grow with each wrong try and end by themselves: nobody is locked out for good. */
import { remember } from '../../model/remember.ts';

const SECOND = 1_000;
/** A key is forgotten after this time without a try. */
const FORGOTTEN_MS = 3_600_000;

/**
 * @param free wrong tries without a delay; each further one doubles it, from a second to
 * `longestMs`
 * @param now milliseconds, never going back
 */
export function openDelays(
  { free, longestMs }: { readonly free: number; readonly longestMs: number },
  now: () => number = () => performance.now(),
) {
  const tries = new Map<string, { readonly wrong: number; readonly at: number }>();
  const delayOf = (wrong: number): number => (wrong < free ? 0 : Math.min(longestMs, SECOND * 2 ** (wrong - free)));
  const triesOf = (key: string) => {
    const found = tries.get(key);
    return found !== undefined && now() - found.at < FORGOTTEN_MS ? found : undefined;
  };
  return {
    /** Milliseconds until the next try; 0: now. */
    left(key: string): number {
      const found = triesOf(key);
      return found === undefined ? 0 : Math.max(0, found.at + delayOf(found.wrong) - now());
    },
    /** Counts a try as wrong until `takeBack`, so parallel tries count. Returns the delay in ms. */
    count(key: string): number {
      const wrong = (triesOf(key)?.wrong ?? 0) + 1;
      remember(tries, key, { wrong, at: now() });
      return delayOf(wrong);
    },
    /** This try was not wrong. */
    takeBack(key: string): void {
      const found = tries.get(key);
      if (found !== undefined) tries.set(key, { ...found, wrong: found.wrong - 1 });
    },
    /** Forgets all tries of the key. */
    forget: (key: string) => tries.delete(key),
  };
}
