import { afterEach, describe, expect, it, vi } from 'vitest';
import { openClock } from '../../../src/store/database/clock.ts';
import type { Queryable } from '../../../src/store/database/pool.ts';

const DAY = 86_400_000;
const TRUE_TIME = Date.UTC(2026, 0, 2);

/** A database whose clock is right, whatever ours says. */
function rightBy(ms: () => number): Queryable {
  return { query: async () => ({ rows: [{ ms: ms() }] as never[] }) };
}

describe('the clock of a ledger', () => {
  afterEach(() => void vi.useRealTimers());

  it.each([-DAY, -3_600_000, 3_600_000, DAY])('is the database’s where ours is off by %i ms', async (off) => {
    vi.useFakeTimers({ now: TRUE_TIME + off });
    const clock = await openClock(rightBy(() => TRUE_TIME));
    expect(clock.now().getTime()).toBe(TRUE_TIME);
    expect(await clock.compare()).toBe(off);
  });

  it('is ours where the two hardly differ, and follows when ours is set', async () => {
    vi.useFakeTimers({ now: TRUE_TIME + 300 });
    const clock = await openClock(rightBy(() => TRUE_TIME));
    expect(clock.now().getTime()).toBe(TRUE_TIME + 300);
    vi.setSystemTime(TRUE_TIME - DAY);
    await clock.compare();
    expect(clock.now().getTime()).toBe(TRUE_TIME);
  });
});
