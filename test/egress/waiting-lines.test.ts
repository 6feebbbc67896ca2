import { expect, it } from 'vitest';
import { WaitingLines } from '../../src/egress/waiting-lines.ts';

const tick = () => new Promise(setImmediate);

it('gives places in the order of arrival, each key its own, and passes over an aborted wait', async () => {
  const lines = new WaitingLines();
  const begun: string[] = [];
  const stop = new AbortController();
  const enter = (name: string, key = 'a', signal: AbortSignal | null = null) =>
    lines.enter(key, 1, signal).then((leave) => (begun.push(name), leave));
  const first = await enter('first');
  const aborted = enter('aborted', 'a', stop.signal);
  const second = enter('second', 'a', new AbortController().signal);
  const other = enter('other', 'b');
  await tick();
  expect(begun).toEqual(['first', 'other']);
  stop.abort(new Error('stopped'));
  await expect(aborted).rejects.toThrow('stopped');
  await expect(enter('late', 'a', stop.signal), 'an aborted signal waits for nothing').rejects.toThrow('stopped');
  first();
  const third = enter('third');
  const leave = await second;
  await tick();
  expect(begun).toEqual(['first', 'other', 'second']);
  leave();
  (await third)();
  (await other)();
  await tick();
  (await enter('after all'))();
  expect(begun).toEqual(['first', 'other', 'second', 'third', 'after all']);
});
