/** Requests as a server sees them → whether they came one at a time and far enough apart, by host and by address. */
export interface PaceReport {
  readonly requests: number;
  /** Requests that came while another to the same host or address was being answered. */
  readonly parallel: number;
  /** Requests that came too soon after the end of the last answer. */
  readonly tooSoon: number;
  /** Milliseconds; null before any host was asked twice. */
  readonly leastGapMs: number | null;
}

interface Lane {
  busy: number;
  endedAt: number;
}

/** Clocks of timers run a little apart. */
const TOLERANCE_MS = 25;

export class PaceWatch {
  readonly #leastGapMs: number;
  readonly #lanes = new Map<string, Lane>();
  #requests = 0;
  #parallel = 0;
  #tooSoon = 0;
  #least = Number.POSITIVE_INFINITY;

  constructor(leastGapMs: number) {
    this.#leastGapMs = leastGapMs;
  }

  /** A request came; the function it answers is called when it is answered, or broken off, whichever is first. */
  begin(host: string, address: string): () => void {
    const now = performance.now();
    const lanes = [`host ${host}`, `address ${address}`].map((key) => this.#laneOf(key));
    const gap = now - Math.max(...lanes.map(({ endedAt }) => endedAt));
    this.#requests++;
    if (lanes.some(({ busy }) => busy > 0)) this.#parallel++;
    else if (gap < this.#leastGapMs - TOLERANCE_MS) this.#tooSoon++;
    this.#least = Math.min(this.#least, gap);
    for (const lane of lanes) lane.busy++;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      for (const lane of lanes) {
        lane.busy--;
        lane.endedAt = performance.now();
      }
    };
  }

  report(): PaceReport {
    const leastGapMs = Number.isFinite(this.#least) ? Math.round(this.#least) : null;
    return { requests: this.#requests, parallel: this.#parallel, tooSoon: this.#tooSoon, leastGapMs };
  }

  #laneOf(key: string): Lane {
    const known = this.#lanes.get(key) ?? { busy: 0, endedAt: Number.NEGATIVE_INFINITY };
    this.#lanes.set(key, known);
    return known;
  }
}
