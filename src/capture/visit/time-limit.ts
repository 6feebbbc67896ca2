import type { Clock } from '../../model/ports/clock.ts';

/** How long one visit may still take: until its time is over or `stop` aborts. */
export class TimeLimit {
  readonly #until: number;
  readonly #clock: Clock;
  readonly #stop: AbortSignal | undefined;

  constructor(ms: number, clock: Clock, stop: AbortSignal | undefined) {
    this.#until = clock.now().getTime() + ms;
    this.#clock = clock;
    this.#stop = stop;
  }

  get stopped(): boolean {
    return this.#stop?.aborted === true;
  }

  /** Milliseconds, at least one: a time-out of 0 would mean none. */
  left(): number {
    return Math.max(1, this.#until - this.#clock.now().getTime());
  }

  get over(): boolean {
    return this.left() <= 1;
  }

  signal(): AbortSignal {
    const time = AbortSignal.timeout(this.left());
    return this.#stop === undefined ? time : AbortSignal.any([time, this.#stop]);
  }

  /** Null when the limit came first. The work itself goes on, for others that wait for it too. */
  async orNothing<Value>(work: Promise<Value>): Promise<Value | null> {
    const signal = this.signal();
    let onAbort: () => void = () => undefined;
    const late = new Promise<null>((resolve) => {
      onAbort = () => resolve(null);
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted) resolve(null);
    });
    return Promise.race([work, late]).finally(() => signal.removeEventListener('abort', onAbort));
  }
}
