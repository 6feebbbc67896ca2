/** What every book of lanes owes. Run in one process's memory and on each back end by test/store/ledger/lanes.test.ts. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Lanes, LaneUse } from '../../../src/model/ports/lanes.ts';

const PATIENCE = { inARow: 3, pauseMs: 3_600_000 };
const LEASE = 60_000;
const use = (key: string, restMs = 0, deferredMs: number | null = null): LaneUse => ({ key, restMs, deferredMs });

/** `open` gives the same book in the hands of another worker, or null where there is only one. */
export function lanesContract(name: string, book: () => { mine: Lanes; theirs: Lanes | null }): void {
  describe(`lanes contract: ${name}`, () => {
    let keys = 0;
    const unique = (): string => `${name} ${++keys}`;

    it('gives all of the lanes or none', async () => {
      const { mine, theirs } = book();
      const [domain, other, address] = [unique(), unique(), unique()];
      const another = theirs ?? mine;
      expect(await mine.take([use(domain), use(address)], LEASE)).toEqual({ ok: true });
      expect(await another.take([use(other), use(address)], LEASE)).toMatchObject({ ok: false, held: [address] });
      // What was free beside it was given back.
      expect(await mine.take([use(other)], LEASE)).toEqual({ ok: true });
      await mine.leave([use(domain), use(address), use(other)], PATIENCE);
      expect(await another.take([use(other), use(address)], LEASE)).toEqual({ ok: true });
    });

    it('keeps the rest that is due when a lane is left, and says how long it lasts', async () => {
      const { mine, theirs } = book();
      const key = unique();
      const another = theirs ?? mine;
      await mine.take([use(key)], LEASE);
      await mine.leave([use(key, 60_000)], PATIENCE);
      const answer = await another.take([use(key)], LEASE);
      if (answer.ok) throw new Error('taken within its rest');
      expect(answer).toMatchObject({ held: [], pausedMs: 0 });
      expect(answer.restMs).toBeGreaterThan(0);
      expect(answer.restMs).toBeLessThanOrEqual(60_000);
      const short = unique();
      await mine.take([use(short)], LEASE);
      await mine.leave([use(short, 200)], PATIENCE);
      await sleep(205);
      expect(await another.take([use(short)], LEASE)).toEqual({ ok: true });
    });

    it('keeps a pause for everybody, the longer one of two, and a long one after several deferrals', async () => {
      const { mine, theirs } = book();
      const key = unique();
      await mine.take([use(key)], LEASE);
      await mine.leave([use(key, 0, 0)], PATIENCE);
      await mine.take([use(key)], LEASE);
      await mine.leave([use(key, 0, 0)], PATIENCE);
      expect((await mine.take([use(key)], LEASE)).ok).toBe(true);
      await mine.leave([use(key, 0, 10_000)], PATIENCE);
      const answer = await (theirs ?? mine).take([use(key)], LEASE);
      if (answer.ok) throw new Error('taken within its pause');
      expect(answer.pausedMs).toBeGreaterThan(3_590_000);
      expect(answer.restMs).toBeGreaterThanOrEqual(answer.pausedMs);
    });

    it('starts to count deferrals anew after an answer', async () => {
      const { mine } = book();
      const key = unique();
      for (const deferredMs of [0, 0, null, 0, 0]) {
        expect((await mine.take([use(key)], LEASE)).ok).toBe(true);
        await mine.leave([use(key, 0, deferredMs)], PATIENCE);
      }
      expect((await mine.take([use(key)], LEASE)).ok).toBe(true);
    });
  });
}

/** What books owe beyond that which several workers share. */
export function sharedLanesContract(name: string, open: () => Promise<Lanes>): void {
  describe(`shared lanes contract: ${name}`, () => {
    let keys = 0;
    const unique = (): string => `shared ${name} ${++keys}`;

    it('frees what a dead worker held when its lease ends, and not before', async () => {
      const [dead, living] = [await open(), await open()];
      const key = unique();
      await dead.take([use(key)], LEASE);
      expect(await living.take([use(key)], LEASE)).toMatchObject({ ok: false, held: [key] });
      await dead.renew([key], 1);
      await sleep(20);
      expect((await living.take([use(key)], LEASE)).ok).toBe(true);
      // Late, and no longer the holder: nothing changes.
      await dead.leave([use(key, 0, 3_600_000)], PATIENCE);
      await dead.renew([key], 1);
      expect(await dead.take([use(key)], LEASE)).toMatchObject({ ok: false, held: [key], pausedMs: 0 });
    });

    it('owes the rest also after a death: it counts from the taking on', async () => {
      const [dead, living] = [await open(), await open()];
      const key = unique();
      await dead.take([use(key, 60_000)], 1);
      await sleep(20);
      const answer = await living.take([use(key)], LEASE);
      expect(answer).toMatchObject({ ok: false, held: [] });
      expect(answer.ok || answer.restMs).toBeGreaterThan(50_000);
    });

    it('keeps a lane for whoever renews it', async () => {
      const [slow, other] = [await open(), await open()];
      const key = unique();
      // A lease that has ended is renewed too, as long as nobody else has taken the lane.
      await slow.take([use(key)], 1);
      await sleep(20);
      await slow.renew([key], LEASE);
      expect(await other.take([use(key)], LEASE)).toMatchObject({ ok: false, held: [key] });
    });

    it('gives a lane to one of sixteen who ask at once, pairs taken crosswise', async () => {
      const books = await Promise.all(Array.from({ length: 16 }, open));
      const pair = [unique(), unique()];
      const answers = await Promise.all(
        books.map((book, i) =>
          book.take(
            (i % 2 ? pair : pair.toReversed()).map((key) => use(key)),
            LEASE,
          ),
        ),
      );
      // A half taken beside another's half is given back, so it may be none.
      expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
      const single = unique();
      const taken = await Promise.all(books.map((book) => book.take([use(single)], LEASE)));
      expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
    });
  });
}
