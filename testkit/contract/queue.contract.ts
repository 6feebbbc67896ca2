/** What every queue back end owes, told from the outside. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PermanentError, TransientError } from '../../src/errors.ts';
import type { JobPayload, Queue, QueueName } from '../../src/model/ports/queue.ts';
import { openQueue, type QueueConnection, type QueueOptions } from '../../src/queue/queue.ts';

/** So that a test sees the second attempts. Locks stay long: a job whose lock ends while the machine is busy runs twice. */
export const QUICK: QueueOptions = { backoffMs: 50 };

const jobs = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({
    id: `job${from + index}`,
    payload: { target: String(from + index) },
  }));

export async function until(test: () => boolean, ms = 60_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!test()) {
    if (performance.now() > deadline) throw new Error(`waited ${ms} ms in vain`);
    await sleep(5);
  }
}

export function describeQueue(name: string, connect: () => QueueConnection): void {
  describe(`a queue on ${name}`, () => {
    let queue: Queue;
    const open: Queue[] = [];
    /** Waits until nothing waits, runs or is put off: a job that was handled has ended, and its id is free. */
    const rest = (name: QueueName): Promise<void> =>
      vi.waitFor(
        async () => expect((await queue.counts())[name]).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 }),
        { timeout: 60_000, interval: 10 },
      );
    const another = async (): Promise<Queue> => {
      const opened = await openQueue(connect(), QUICK);
      open.push(opened);
      return opened;
    };
    beforeEach(async () => {
      queue = await another();
      await queue.clear();
    });
    afterEach(async () => {
      for (const opened of open.splice(0)) await opened.close(0);
    });

    it('handles 300 jobs, each once', async () => {
      const handled: string[] = [];
      const start = performance.now();
      await queue.add('capture', jobs(300));
      await queue.work('capture', 8, async ({ target = '' }) => {
        handled.push(target);
      });
      await until(() => handled.length >= 300);
      const took = performance.now() - start;
      await rest('capture');
      expect(handled.length).toBe(300);
      expect(new Set(handled).size).toBe(300);
      console.info(`${name}: ${Math.round(300 / (took / 1000))} jobs/s with adding`);
    });

    it('starts no more jobs than it may, none at 0, and goes on', async () => {
      let running = 0;
      let most = 0;
      let ended = 0;
      const working = await queue.work('capture', 4, async () => {
        most = Math.max(most, ++running);
        await sleep(20);
        running--;
        ended++;
      });
      working.atMost(0);
      await queue.add('capture', jobs(12));
      await sleep(300);
      // One may have been on its way when it was told.
      expect(ended).toBeLessThanOrEqual(4);
      most = 0;
      working.atMost(1);
      await until(() => ended === 12);
      expect(most).toBe(1);
    });

    it('starts nothing when begun with none, and goes on once it may', async () => {
      let ended = 0;
      const working = await queue.work('capture', 0, async () => void ended++);
      await queue.add('capture', jobs(3));
      await sleep(300);
      expect(ended).toBe(0);
      working.atMost(2);
      await until(() => ended === 3);
    });

    it('wakes an idle worker', async () => {
      let at = 0;
      await queue.work('notify', 1, async () => {
        at = performance.now();
      });
      await sleep(200);
      const waits: number[] = [];
      for (let round = 0; round < 5; round++) {
        at = 0;
        const added = performance.now();
        await queue.add('notify', [{ id: `wake${round}`, payload: {} }]);
        await until(() => at > 0);
        waits.push(at - added);
        await sleep(50);
      }
      // Nobody wakes a worker that asks every five seconds: each round begins as it has just asked.
      const least = Math.min(...waits);
      console.info(`${name}: wakes in ${least.toFixed(1)} ms`);
      expect(least).toBeLessThan(2_000);
    });

    it('takes a job that is to be first before all that wait', async () => {
      await queue.add('capture', jobs(5));
      await queue.add('capture', [{ id: 'called', payload: { target: 'called' }, first: true }]);
      const handled: string[] = [];
      await queue.work('capture', 1, async ({ target = '' }) => void handled.push(target));
      await until(() => handled.length === 6);
      expect(handled).toEqual(['called', '0', '1', '2', '3', '4']);
    });

    it('ignores an id that waits or runs, and takes it again once it has ended', async () => {
      await queue.add('capture', jobs(3));
      await queue.add('capture', jobs(3));
      expect((await queue.counts()).capture.waiting).toBe(3);
      let handled = 0;
      let hold = true;
      await queue.work('capture', 3, async () => {
        handled++;
        await vi.waitFor(() => expect(hold).toBe(false), { timeout: 60_000, interval: 5 });
      });
      await until(() => handled === 3);
      await queue.add('capture', jobs(3));
      await sleep(100);
      expect(handled).toBe(3);
      hold = false;
      await rest('capture');
      await queue.add('capture', jobs(3));
      await until(() => handled === 6);
    });

    it('hands payloads over as they were given, digests and what looks like a short one', async () => {
      const digest = (start: string) => start.padEnd(64, '0f');
      const payloads = [
        { target: digest('a1'), run: digest('00') },
        { target: digest('A1') },
        { target: `~${'x'.repeat(42)}` },
        { target: `~${'x'.repeat(43)}`, note: `~${'A'.repeat(43)}` },
        { delivery: `${digest('b2')}x3`, note: '~' },
      ];
      const handled: JobPayload[] = [];
      await queue.add(
        'screen',
        payloads.map((payload, i) => ({ id: digest(`c${i}`), payload })),
      );
      await queue.work('screen', 1, async (payload) => void handled.push(payload));
      await until(() => handled.length === payloads.length);
      expect(handled).toEqual(payloads);
    });

    it('tells long ids apart, whatever follows the digest', async () => {
      const digest = '5e'.repeat(32);
      const ids = [digest, `${digest}x1`, `${digest}x2`, digest.replace('5', '6')];
      await queue.add(
        'screen',
        [...ids, ...ids].map((id) => ({ id, payload: {} })),
      );
      expect((await queue.counts()).screen.waiting).toBe(ids.length);
    });

    it('takes ids that are whole numbers', async () => {
      const handled: string[] = [];
      await queue.work('screen', 1, async ({ target = '' }) => {
        handled.push(target);
      });
      await queue.add('screen', [{ id: '1234567890', payload: { target: 'digits' } }]);
      await until(() => handled.length === 1);
    });

    it('delays a job after a TransientError, and gives it up after the third', async () => {
      const at: number[] = [];
      await queue.work('notify', 1, async () => {
        at.push(performance.now());
        throw new TransientError('busy', 'come back later', at.length === 1 ? 300 : undefined);
      });
      await queue.add('notify', jobs(1));
      await until(() => at.length === 3);
      expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(290);
      await rest('notify');
      expect(at.length).toBe(3);
      await queue.add('notify', jobs(1));
      await until(() => at.length === 4);
    });

    it('counts a job that is to be tried again much later as delayed', async () => {
      await queue.work('notify', 1, () => Promise.reject(new TransientError('busy', 'come back later', 86_400_000)));
      await queue.add('notify', jobs(1));
      await vi.waitFor(async () => expect((await queue.counts()).notify.delayed).toBe(1), {
        timeout: 60_000,
        interval: 10,
      });
    });

    it('lets a permanent failure block nobody', async () => {
      const handled: string[] = [];
      await queue.add('fingerprint', jobs(6));
      await queue.work('fingerprint', 1, async ({ target = '' }) => {
        handled.push(target);
        if (Number(target) % 2 === 0) throw new PermanentError('broken', 'for good');
      });
      await until(() => handled.length === 6);
      await rest('fingerprint');
      expect([...handled].sort()).toEqual(['0', '1', '2', '3', '4', '5']);
      // Its id is free again.
      await queue.add('fingerprint', jobs(1));
      await until(() => handled.length === 7);
    });

    it('runs larger priorities later', async () => {
      const handled: string[] = [];
      await queue.add('capture', [
        { id: 'last', payload: { target: 'last' }, priority: 9 },
        { id: 'middle', payload: { target: 'middle' }, priority: 5 },
        { id: 'first', payload: { target: 'first' }, priority: 1 },
        { id: 'none', payload: { target: 'none' } },
      ]);
      await queue.work('capture', 1, async ({ target = '' }) => {
        handled.push(target);
      });
      await until(() => handled.length === 4);
      expect(handled).toEqual(['none', 'first', 'middle', 'last']);
    });

    it('waits as long as a delay says', async () => {
      let at = 0;
      await queue.work('capture', 1, async () => {
        at = performance.now();
      });
      const added = performance.now();
      await queue.add('capture', [{ id: 'later', payload: {}, delayMs: 500 }]);
      await until(() => at > 0);
      expect(at - added).toBeGreaterThanOrEqual(490);
      expect(at - added).toBeLessThan(60_000);
    });

    it('makes a job due that was put off, when it is added without delay', async () => {
      const handled: string[] = [];
      await queue.add('capture', [
        // As by a worker whose clock is a day ahead.
        { id: 'far', payload: { target: 'far' }, delayMs: 86_400_000 },
        { id: 'other', payload: { target: 'other' }, delayMs: 86_400_000 },
      ]);
      await queue.work('capture', 1, async ({ target = '' }) => {
        handled.push(target);
      });
      await queue.add('capture', [{ id: 'far', payload: { target: 'far' } }]);
      await until(() => handled.length === 1);
      await sleep(100);
      expect(handled).toEqual(['far']);
      expect((await queue.counts()).capture.delayed).toBe(1);
    });

    it('fires a schedule, replaces it by id, and stops it', async () => {
      const fired: JobPayload[] = [];
      await queue.work('sweep', 1, async (payload) => {
        fired.push(payload);
      });
      await queue.schedule('sweep', 'weekly', { cron: '0 3 1 1 *' }, { schedule: 'old' });
      await queue.schedule('sweep', 'weekly', { everyMs: 200 }, { schedule: 'new' });
      await until(() => fired.length >= 3);
      expect(new Set(fired.map(({ schedule }) => schedule))).toEqual(new Set(['new']));
      await queue.unschedule('sweep', 'weekly');
      await rest('sweep');
      const before = fired.length;
      await sleep(500);
      expect(fired.length).toBe(before);
      await queue.schedule('sweep', 'cron', { cron: '* * * * * *' }, { schedule: 'cron' });
      await until(() => fired.some(({ schedule }) => schedule === 'cron'));
      await queue.unschedule('sweep', 'cron');
    });

    it('is empty after clear, locked jobs included, and works on', async () => {
      let started = 0;
      const dead = await another();
      await dead.work('capture', 2, async () => {
        started++;
        await sleep(60_000, undefined, { ref: false });
      });
      await dead.add('capture', jobs(10));
      await dead.add('notify', [{ id: 'later', payload: {}, delayMs: 60_000 }]);
      await dead.schedule('sweep', 's', { everyMs: 3_600_000 }, {});
      await until(() => started === 2);
      await dead.close(0);
      await queue.clear();
      const counts = await queue.counts();
      for (const count of Object.values(counts))
        expect(count).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
      const handled: string[] = [];
      await queue.work('capture', 4, async ({ target = '' }) => {
        handled.push(target);
      });
      await queue.add('capture', jobs(10));
      await until(() => handled.length === 10);
    });

    it('answers each question that comes after its close, or at the same moment', async () => {
      const every = { everyMs: 60_000 };
      const asks: ((of: Queue) => Promise<unknown>)[] = [
        (of) => of.schedule('sweep', 'late', every, {}),
        (of) => of.unschedule('sweep', 'late'),
        (of) => of.add('capture', jobs(1)),
        (of) => of.work('capture', 1, async () => undefined),
        (of) => of.counts(),
        (of) => of.clear(),
      ];
      const closed = await another();
      const beside = Promise.allSettled(asks.slice(0, 3).map((ask) => ask(closed)));
      await closed.close(0);
      for (const ask of asks) await expect(ask(closed)).rejects.toThrow('the queue is closed');
      for (const end of await beside) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(TransientError);
    });

    it('closes quickly when idle, and waits for running jobs when asked to', async () => {
      let ended = false;
      const worker = await another();
      await worker.work('capture', 2, async () => {
        await sleep(300);
        ended = true;
      });
      await worker.work('screen', 2, async () => undefined);
      await worker.add('capture', jobs(1));
      await vi.waitFor(async () => expect((await worker.counts()).capture.active).toBe(1), {
        timeout: 60_000,
        interval: 5,
      });
      await worker.close(60_000);
      expect(ended).toBe(true);
      expect((await queue.counts()).capture).toMatchObject({ waiting: 0, active: 0 });
      let least = Number.POSITIVE_INFINITY;
      // A close that waited for its blocking reads would take five seconds. A busy machine gets three attempts.
      for (let attempt = 0; attempt < 3 && least > 4_000; attempt++) {
        const idle = await another();
        for (const of of ['sweep', 'capture', 'fingerprint', 'screen', 'notify'] as const) {
          await idle.work(of, 2, async () => undefined);
        }
        await sleep(100);
        const start = performance.now();
        await idle.close();
        await idle.close();
        least = Math.min(least, performance.now() - start);
      }
      expect(least).toBeLessThan(4_000);
    });
  });
}
