import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPacing, type Pacing } from '../../src/egress/pacing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Asks `count` times in parallel; each answer takes `latencyMs`. Gives [start, end] of each, and the peak at once. */
async function ask(
  pacing: Pacing,
  targets: readonly [host: string, address: string][],
  latencyMs: number,
  isPublic = true,
) {
  const spans: [number, number][] = [];
  let active = 0;
  let peak = 0;
  const work = targets.map(async ([host, address]) => {
    const turn = await pacing.take(host, address, isPublic, null);
    peak = Math.max(peak, ++active);
    const start = Date.now();
    await new Promise((resolve) => setTimeout(resolve, latencyMs));
    spans.push([start, Date.now()]);
    active--;
    turn.done(latencyMs);
  });
  await vi.advanceTimersByTimeAsync(10_000_000);
  await Promise.all(work);
  const gaps = spans.slice(1).map(([start], i) => start - (spans[i]?.[1] ?? 0));
  return { spans, gaps, peak };
}

const same = (count: number): [string, string][] => Array.from({ length: count }, () => ['shop.example', '8.8.8.8']);
const open = (delayMs?: number) => createPacing({ delayMs, now: Date.now });

describe('pacing', () => {
  it.each([
    [10, 2_000],
    [400, 2_000],
    [1_000, 5_000],
    [20_000, 30_000],
  ])('an answer in %i ms: then %i ms of rest, one at a time', async (latencyMs, restMs) => {
    const { gaps, peak } = await ask(open(), same(5), latencyMs);
    expect(peak).toBe(1);
    expect(gaps).toEqual([restMs, restMs, restMs, restMs]);
  });

  it('a stated crawl-delay is kept, up to 300 s', async () => {
    const pacing = open();
    pacing.setCrawlDelay('shop.example', 45);
    expect((await ask(pacing, same(3), 10)).gaps).toEqual([45_000, 45_000]);
    pacing.setCrawlDelay('shop.example', 86_400);
    expect((await ask(pacing, same(3), 10)).gaps).toEqual([300_000, 300_000]);
  });

  it('two names at one address are one neighbour', async () => {
    const { gaps, peak } = await ask(
      open(),
      [
        ['a.example', '8.8.8.8'],
        ['b.example', '8.8.8.8'],
      ],
      10,
    );
    expect([gaps, peak]).toEqual([[2_000], 1]);
  });

  it('one name at two addresses is one neighbour', async () => {
    const { gaps, peak } = await ask(
      open(),
      [
        ['a.example', '8.8.8.8'],
        ['a.example', '8.8.4.4'],
      ],
      10,
    );
    expect([gaps, peak]).toEqual([[2_000], 1]);
  });

  it('strangers do not wait for each other', async () => {
    const { spans } = await ask(
      open(),
      [
        ['a.example', '8.8.8.8'],
        ['b.example', '8.8.4.4'],
      ],
      10,
    );
    expect(spans[0]?.[0]).toBe(spans[1]?.[0]);
  });

  it("the user's own servers: no rest, several at a time", async () => {
    const { spans, peak } = await ask(open(), same(12), 10, false);
    expect(peak).toBe(6);
    expect((spans.at(-1)?.[1] ?? 0) - (spans[0]?.[0] ?? 0)).toBe(20);
  });

  it('--delay holds everywhere', async () => {
    expect(await ask(open(500), same(3), 10, false)).toMatchObject({ gaps: [500, 500], peak: 1 });
    expect(await ask(open(500), same(3), 2_000, true)).toMatchObject({ gaps: [500, 500], peak: 1 });
  });

  it('a tangle of names and addresses always comes to its end', async () => {
    const targets = Array.from({ length: 60 }, (_, i): [string, string] => [
      `s${i % 7}.example`,
      `8.8.8.${(i * 3) % 5}`,
    ]);
    expect((await ask(open(), targets, 10)).spans).toHaveLength(60);
  });

  it('whoever gives up leaves the queue, and the next one moves up', async () => {
    const pacing = open();
    const first = await pacing.take('a.example', '8.8.8.8', true, null);
    const stop = new AbortController();
    const second = pacing.take('a.example', '8.8.8.8', true, stop.signal);
    const third = pacing.take('a.example', '8.8.8.8', true, null);
    stop.abort(new Error('enough'));
    await expect(second).rejects.toThrow('enough');
    first.done(null);
    (await third).done(10);
    const late = new AbortController();
    const resting = pacing.take('a.example', '8.8.8.8', true, late.signal);
    await vi.advanceTimersByTimeAsync(100);
    late.abort(new Error('enough'));
    await expect(resting).rejects.toThrow('enough');
    const last = pacing.take('a.example', '8.8.8.8', true, null);
    await vi.advanceTimersByTimeAsync(2_000);
    (await last).done(null);
  });

  it('a pause counts down and never gets shorter', () => {
    const pacing = open();
    pacing.pause('a.example', 10_000);
    pacing.pause('a.example', 1_000);
    expect(pacing.pausedFor('a.example')).toBe(10_000);
    vi.advanceTimersByTime(4_000);
    expect(pacing.pausedFor('a.example')).toBe(6_000);
    vi.advanceTimersByTime(6_000);
    expect(pacing.pausedFor('a.example')).toBe(0);
    expect(pacing.pausedFor('b.example')).toBe(0);
  });
});
