import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryLanes } from '../../../src/egress/pace/memory-lanes.ts';
import { createPacing, type Pacing, type Turn } from '../../../src/egress/pace/pacing.ts';
import { LIMITS } from '../../../src/model/limits.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Granted = Extract<Turn, { ok: true }>;

async function turnOf(pacing: Pacing, host: string, address = '8.8.8.8', isPublic = true, signal?: AbortSignal) {
  const turn = await pacing.take(host, address, isPublic, signal ?? null);
  if (!turn.ok) throw new Error(`paused for ${turn.pausedMs} ms`);
  return turn satisfies Granted;
}

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
    const turn = await turnOf(pacing, host, address, isPublic);
    peak = Math.max(peak, ++active);
    const start = Date.now();
    await new Promise((resolve) => setTimeout(resolve, latencyMs));
    spans.push([start, Date.now()]);
    active--;
    turn.done({ latencyMs, deferredMs: null });
  });
  await vi.advanceTimersByTimeAsync(10_000_000);
  await Promise.all(work);
  const gaps = spans.slice(1).map(([start], i) => start - (spans[i]?.[1] ?? 0));
  return { spans, gaps, peak };
}

const same = (count: number): [string, string][] => Array.from({ length: count }, () => ['shop.example', '8.8.8.8']);
const open = (delayMs?: number) =>
  createPacing({ delayMs, limits: LIMITS, now: Date.now, lanes: memoryLanes(Date.now) });

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

  it('asks the lanes once for each request: it knows the rest after its own', async () => {
    const lanes = memoryLanes(Date.now);
    let taken = 0;
    const counted = { ...lanes, take: (...given: Parameters<typeof lanes.take>) => (taken++, lanes.take(...given)) };
    const pacing = createPacing({ delayMs: undefined, limits: LIMITS, now: Date.now, lanes: counted });
    expect((await ask(pacing, same(5), 10)).gaps).toEqual([2_000, 2_000, 2_000, 2_000]);
    expect(taken).toBe(5);
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
    const nothing = { latencyMs: null, deferredMs: null };
    const first = await turnOf(pacing, 'a.example');
    const stop = new AbortController();
    const second = turnOf(pacing, 'a.example', '8.8.8.8', true, stop.signal);
    const third = turnOf(pacing, 'a.example');
    stop.abort(new Error('enough'));
    await expect(second).rejects.toThrow('enough');
    first.done(nothing);
    (await third).done({ latencyMs: 10, deferredMs: null });
    const late = new AbortController();
    const resting = turnOf(pacing, 'a.example', '8.8.8.8', true, late.signal);
    resting.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(100);
    late.abort(new Error('enough'));
    await expect(resting).rejects.toThrow('enough');
    const last = turnOf(pacing, 'a.example');
    await vi.advanceTimersByTimeAsync(2_000);
    (await last).done(nothing);
  });

  it('hosts of one registrable domain are one neighbour, users of a hosting service are not', async () => {
    const { gaps } = await ask(
      open(),
      [
        ['www.shop.co.uk', '8.8.8.8'],
        ['mail.shop.co.uk', '8.8.4.4'],
      ],
      10,
    );
    expect(gaps).toEqual([2_000]);
    const { spans } = await ask(
      open(),
      [
        ['one.github.io', '8.8.8.8'],
        ['two.github.io', '8.8.4.4'],
      ],
      10,
    );
    expect(spans[0]?.[0]).toBe(spans[1]?.[0]);
  });

  describe('a host that asks to be left alone', () => {
    const defer = async (pacing: Pacing, host: string, deferredMs: number, isPublic = true): Promise<void> => {
      const turn = turnOf(pacing, host, '8.8.8.8', isPublic);
      await vi.advanceTimersByTimeAsync(10_000);
      (await turn).done({ latencyMs: 10, deferredMs });
      await vi.advanceTimersByTimeAsync(0);
    };

    it('is left alone so long, with all its domain, and told how long that is', async () => {
      const pacing = open();
      await defer(pacing, 'a.example', 60_000);
      expect(await pacing.take('www.a.example', '8.8.4.4', true, null)).toEqual({ ok: false, pausedMs: 60_000 });
      await vi.advanceTimersByTimeAsync(59_000);
      const soon = turnOf(pacing, 'a.example');
      await vi.advanceTimersByTimeAsync(1_000);
      (await soon).done({ latencyMs: null, deferredMs: null });
    });

    it('does not hold up its neighbour at the same address', async () => {
      const pacing = open();
      await defer(pacing, 'a.example', 60_000);
      const other = turnOf(pacing, 'b.example');
      await vi.advanceTimersByTimeAsync(2_000);
      (await other).done({ latencyMs: null, deferredMs: null });
    });

    it.each([true, false])('is left alone for a day at the third time in a row (public: %s)', async (isPublic) => {
      const pacing = open();
      for (let i = 0; i < 3; i++) await defer(pacing, 'a.example', 0, isPublic);
      expect(await pacing.take('a.example', '8.8.8.8', isPublic, null)).toEqual({
        ok: false,
        pausedMs: LIMITS.retryAfterMs,
      });
    });

    it('starts to count anew when it has answered', async () => {
      const pacing = open();
      for (const deferredMs of [0, 0, null, 0, 0]) {
        const turn = turnOf(pacing, 'a.example');
        await vi.advanceTimersByTimeAsync(2_000);
        (await turn).done({ latencyMs: 10, deferredMs });
      }
      const next = turnOf(pacing, 'a.example');
      await vi.advanceTimersByTimeAsync(2_000);
      expect((await next).ok).toBe(true);
    });
  });
});
