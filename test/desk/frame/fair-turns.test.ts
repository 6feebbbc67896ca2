import { expect, it } from 'vitest';
import { inTurns, openFairTurns } from '../../../src/desk/frame/fair-turns.ts';

/** Turns whose jobs end when they are told to, with what began in which order. */
function openDiary(limits: Parameters<typeof openFairTurns>[0]) {
  const turns = openFairTurns(limits);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const tick = () => new Promise(setImmediate);
  return {
    begun,
    async take(person: string, job: string, signal?: AbortSignal): Promise<string> {
      const work = async (): Promise<string> => {
        begun.push(job);
        await new Promise<void>((end) => ends.set(job, end));
        return 'done';
      };
      const ended = turns.take(person, work, signal).catch(({ status }: { status: number }) => String(status));
      await tick();
      return ended;
    },
    async end(job: string): Promise<void> {
      ends.get(job)?.();
      await tick();
    },
  };
}

it('does one job of a person at a time, and lets people take turns', async () => {
  const { begun, take, end } = openDiary({ atOnce: 2, each: 3, waiting: 10 });
  const jobs = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map((job) => take(job[0] as string, job));
  await new Promise(setImmediate);
  expect(begun, 'a second job of the same person waits, though there is room').toEqual(['a1', 'b1']);
  await end('a1');
  expect(begun.at(-1), 'who has had no turn comes first').toBe('c1');
  for (const job of ['c1', 'b1', 'a2', 'b2', 'a3']) await end(job);
  expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  expect(new Set(await Promise.all(jobs))).toEqual(new Set(['done']));
});

it('asks a person with too many to wait (429), and all when the line is full (503)', async () => {
  const { begun, take, end } = openDiary({ atOnce: 1, each: 2, waiting: 3 });
  const first = Array.from({ length: 30 }, (_, n) => take('a', `a${n}`));
  await new Promise(setImmediate);
  expect((await Promise.all(first.slice(3))).every((said) => said === '429')).toBe(true);
  const other = take('b', 'b0');
  expect(await take('c', 'c0')).toBe('503');
  await end('a0');
  expect(begun, 'the other person waits for one job, not for thirty').toEqual(['a0', 'b0']);
  for (const job of ['b0', 'a1', 'a2']) await end(job);
  expect(await Promise.all([...first.slice(0, 3), other])).toEqual(['done', 'done', 'done', 'done']);
});

it('leaves out a job whose request was broken off, and goes on after one that fails', async () => {
  const { begun, take, end } = openDiary({ atOnce: 1, each: 2, waiting: 3 });
  const gone = new AbortController();
  const jobs = [take('a', 'a0'), take('b', 'b0', gone.signal), take('c', 'c0')];
  await new Promise(setImmediate);
  gone.abort();
  await end('a0');
  expect(begun).toEqual(['a0', 'c0']);
  await end('c0');
  expect(await Promise.all(jobs)).toEqual(['done', '503', 'done']);
  const turns = openFairTurns({ atOnce: 1, each: 0, waiting: 0 });
  await expect(turns.take('a', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await expect(turns.take('a', async () => 'free again')).resolves.toBe('free again');
});

it('makes a file in pieces, each in a turn, and waits where there is no place once it has begun', async () => {
  const turns = openFairTurns({ atOnce: 1, each: 0, waiting: 0 });
  const pieces = await inTurns(turns, 'a', numbers());
  expect((await pieces.next()).value).toBe(1);
  let end = (): void => undefined;
  const other = turns.take('b', () => new Promise<void>((done) => void (end = done)));
  const next = pieces.next();
  await new Promise(setImmediate);
  end();
  await other;
  expect((await next).value).toBe(2);
  expect((await pieces.next()).done).toBe(true);

  const busy = turns.take('b', () => new Promise<void>((done) => void (end = done)));
  await expect(inTurns(turns, 'a', numbers()), 'refused before it has begun').rejects.toThrow();
  end();
  await busy;
});

async function* numbers(): AsyncGenerator<number> {
  yield 1;
  yield 2;
}
