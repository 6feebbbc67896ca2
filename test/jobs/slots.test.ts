import { expect, it } from 'vitest';
import { openSlots } from '../../jobs/slots.ts';

it('gives its slots in order, to fewer and to more as it is told, and again after a failure', async () => {
  const slots = openSlots(2);
  const started: number[] = [];
  const end: (() => void)[] = [];
  const jobs = [0, 1, 2, 3, 4, 5].map((i) =>
    slots.within(async () => {
      started.push(i);
      await new Promise<void>((done) => (end[i] = done));
      if (i === 0) throw new Error('broken');
    }),
  );
  const settled = Promise.allSettled(jobs);
  const soon = () => new Promise((done) => setImmediate(done));
  await soon();
  expect(started).toEqual([0, 1]);
  end[0]?.();
  await soon();
  expect(started).toEqual([0, 1, 2]);
  slots.atMost(0);
  end[1]?.();
  end[2]?.();
  await soon();
  expect(started).toEqual([0, 1, 2]);
  slots.atMost(1);
  await soon();
  expect(started).toEqual([0, 1, 2, 3]);
  slots.atMost(Number.POSITIVE_INFINITY);
  await soon();
  expect(started).toEqual([0, 1, 2, 3, 4, 5]);
  for (const one of end) one();
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', ...Array(5).fill('fulfilled')]);
});
