/** How much work a second of processor time does, in a process that does nothing else. */

/** Milliseconds of the processor, user and system, all threads of this process. */
export function cpuMs(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

export interface Pace {
  /** Milliseconds of warm-up, so that the compiler has seen the code. */
  readonly warmMs: number;
  readonly leastMs: number;
}

export const USUAL_PACE: Pace = { warmMs: 500, leastMs: 1_000 };
export const TINY_PACE: Pace = { warmMs: 1, leastMs: 1 };

/** Units a second. `pass` does `units` of work and may be done any number of times. */
export async function perSecond(
  units: number,
  pass: () => unknown,
  { warmMs, leastMs }: Pace = USUAL_PACE,
): Promise<number> {
  const warm = process.cpuUsage();
  do await pass();
  while (cpuMs(warm) < warmMs);
  const since = process.cpuUsage();
  let passes = 0;
  do {
    await pass();
    passes++;
  } while (cpuMs(since) < leastMs);
  return (units * passes * 1000) / cpuMs(since);
}
