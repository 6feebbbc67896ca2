import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepResolved } from '../../../src/egress/guard/resolve.ts';

/** A resolver whose answers come when they are let go. */
function held() {
  const asked: string[] = [];
  const waiting = new Map<string, (addresses: string[]) => void>();
  const resolve = keepResolved(
    (host) => {
      asked.push(host);
      return new Promise((answer) => waiting.set(host, answer));
    },
    Date.now,
    1_000,
  );
  return { asked, resolve, answer: (host: string) => waiting.get(host)?.(['8.8.8.8']) };
}

describe('look-ups', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are asked for once for all who ask together, and kept for a minute', async () => {
    const { asked, resolve, answer } = held();
    const both = [resolve('shop.example'), resolve('shop.example')];
    await vi.advanceTimersByTimeAsync(0);
    answer('shop.example');
    expect(await Promise.all(both)).toEqual([['8.8.8.8'], ['8.8.8.8']]);
    await resolve('shop.example');
    expect(asked).toEqual(['shop.example']);
    await vi.advanceTimersByTimeAsync(61_000);
    void resolve('shop.example');
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toHaveLength(2);
  });

  it('end after their time, and a place is free again only when the system has answered', async () => {
    const { asked, resolve, answer } = held();
    const first = resolve('a.slow.example');
    const second = resolve('b.slow.example');
    const other = resolve('shop.example');
    const ends = Promise.allSettled([first, second]);
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(['a.slow.example', 'shop.example']);
    answer('shop.example');
    expect(await other).toEqual(['8.8.8.8']);
    await vi.advanceTimersByTimeAsync(1_100);
    for (const end of await ends) expect(end).toMatchObject({ status: 'rejected', reason: { code: 'ETIMEOUT' } });
    expect(asked).toHaveLength(2);
    answer('a.slow.example');
    const again = resolve('b.slow.example');
    await vi.advanceTimersByTimeAsync(0);
    answer('b.slow.example');
    expect(await again).toEqual(['8.8.8.8']);
  });
});
