import type { Log } from '../src/log.ts';
import type { Pressure } from '../src/model/ports/fleet.ts';

/** A database that is slower than this for one small question is overloaded. */
const SLOW_MS = 2_000;

export interface PressureOptions {
  /** Sites captured at the same time under no pressure. */
  readonly most: number;
  /** Bytes of free space; with less, no target is taken. 0: never checked. */
  readonly leastFree: number;
  readonly free: () => Promise<{ readonly path: string; readonly bytes: number } | null>;
  /** One small question to the database. */
  readonly ask: () => Promise<unknown>;
  /** Receives the number of sites that may be captured at the same time from now on. */
  readonly apply: (atOnce: number) => void;
  readonly log: Log;
}

/** Takes fewer targets while disk or database cannot keep up, and more again when they can. */
export function openPressure({ most, leastFree, free, ask, apply, log }: PressureOptions) {
  let byDatabase = most;
  let isDiskShort = false;
  let applied = most;

  async function lookAtDisk(): Promise<void> {
    const space = leastFree > 0 ? await free() : null;
    const isShort = space !== null && space.bytes < leastFree;
    if (isShort === isDiskShort) return;
    isDiskShort = isShort;
    const told = { path: space?.path, freeBytes: space?.bytes, leastBytes: leastFree };
    if (isShort) log.warn(told, 'the disk is nearly full: no new targets are taken until there is more free space');
    else log.warn(told, 'there is enough free space again: targets are taken again');
  }

  /** Half as many at each sign of trouble, an eighth more at each good answer. */
  async function lookAtDatabase(): Promise<void> {
    const start = performance.now();
    const before = byDatabase;
    let isGood = false;
    try {
      await ask();
      isGood = performance.now() - start < SLOW_MS;
    } finally {
      byDatabase = isGood
        ? Math.min(most, byDatabase + Math.max(1, Math.floor(most / 8)))
        : Math.min(most, Math.max(1, Math.floor(byDatabase / 2)));
      const told = { milliseconds: Math.round(performance.now() - start), atOnce: byDatabase };
      if (!isGood && before === most) log.warn(told, 'the database is slow or gone: fewer sites at the same time');
      if (isGood && before < most && byDatabase === most) log.warn(told, 'the database keeps up again');
    }
  }

  const atOnce = (): number => (isDiskShort ? 0 : byDatabase);
  return {
    atOnce,
    reason: (): Pressure | null => (isDiskShort ? 'disk' : byDatabase < most ? 'database' : null),
    /** Rejects as the question to the database does, after its effect. */
    async look(): Promise<void> {
      try {
        await lookAtDisk();
        await lookAtDatabase();
      } finally {
        const now = atOnce();
        if (now !== applied) apply(now);
        applied = now;
      }
    },
  };
}
