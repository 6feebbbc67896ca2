/** Receivers that do not answer rest for a while, so that alerts to others need not wait. */

const FIRST_REST_MS = 15_000;
const LONGEST_REST_MS = 10 * 60_000;
/** Alerts at a time to a receiver that has not answered yet. */
const UNKNOWN_AT_ONCE = 2;

interface Known {
  trying: number;
  /** Attempts without an answer since the last answer; null: it never answered and never failed. */
  failures: number | null;
  until: number;
}

export type HookRests = ReturnType<typeof openHookRests>;

/** The rests of one worker. */
export function openHookRests() {
  const known = new Map<string, Known>();
  return {
    /** `soon`: its first answers are awaited. `later`: it rests; upkeep queues due alerts again. */
    enter(hook: string, nowMs: number): 'now' | 'soon' | 'later' {
      const one = known.get(hook) ?? { trying: 0, failures: null, until: 0 };
      known.set(hook, one);
      const atOnce = one.failures === null ? UNKNOWN_AT_ONCE : one.failures === 0 ? Number.POSITIVE_INFINITY : 1;
      if (one.until > nowMs) return 'later';
      if (one.trying >= atOnce) return one.failures === null ? 'soon' : 'later';
      one.trying += 1;
      return 'now';
    },
    /** @param answered true if the receiver gave an answer of any kind; null: it was not asked */
    left(hook: string, answered: boolean | null, nowMs: number): void {
      const one = known.get(hook);
      if (one === undefined) return;
      one.trying -= 1;
      if (answered === null) return;
      one.failures = answered ? 0 : (one.failures ?? 0) + 1;
      const restMs = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (one.failures - 1));
      one.until = answered ? 0 : nowMs + restMs;
    },
  };
}
