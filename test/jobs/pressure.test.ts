import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openPressure } from '../../jobs/pressure.ts';
import { openTally } from '../../jobs/tally.ts';

const GIB = 2 ** 30;

function pressureOf(of: { free: number | null; ask: () => Promise<unknown> }) {
  const applied: number[] = [];
  const lines: string[] = [];
  const note = (_: object, message: string) => lines.push(message);
  const pressure = openPressure({
    most: 8,
    leastFree: GIB,
    free: async () => (of.free === null ? null : { path: '/data', bytes: of.free }),
    ask: () => of.ask(),
    apply: (atOnce) => applied.push(atOnce),
    log: { debug: note, info: note, warn: note, error: note },
  });
  return { pressure, applied, lines };
}

it('takes no target while the disk is nearly full, says so once, and goes on by itself', async () => {
  const world = { free: 2 * GIB, ask: async () => undefined };
  const { pressure, applied, lines } = pressureOf(world);
  await pressure.look();
  expect(applied).toEqual([]);
  world.free = GIB - 1;
  await pressure.look();
  await pressure.look();
  expect([applied, pressure.reason()]).toEqual([[0], 'disk']);
  world.free = GIB;
  await pressure.look();
  expect([applied, pressure.reason()]).toEqual([[0, 8], null]);
  expect(lines.map((line) => line.slice(0, 27))).toEqual([
    'the disk is nearly full: no',
    'there is enough free space ',
  ]);
});

it('takes targets where the system does not say how much space there is', async () => {
  const { pressure, applied } = pressureOf({ free: null, ask: async () => undefined });
  await pressure.look();
  expect(applied).toEqual([]);
});

it('halves its work while the database refuses or is slow, never below one, and comes back step by step', async () => {
  const world = { free: 2 * GIB, ask: async (): Promise<unknown> => Promise.reject(new Error('refused')) };
  const { pressure, applied, lines } = pressureOf(world);
  for (let i = 0; i < 5; i++) await expect(pressure.look()).rejects.toThrow('refused');
  expect([applied, pressure.reason()]).toEqual([[4, 2, 1], 'database']);
  world.ask = () => sleep(2_050);
  await pressure.look();
  expect(applied).toEqual([4, 2, 1]);
  world.ask = async () => undefined;
  for (let i = 0; i < 8; i++) await pressure.look();
  expect([applied, pressure.reason()]).toEqual([[4, 2, 1, 2, 3, 4, 5, 6, 7, 8], null]);
  expect(lines).toEqual(['the database is slow or gone: fewer sites at the same time', 'the database keeps up again']);
});

it('counts visits, pages, bytes and failures under names that no site can choose', () => {
  const tally = openTally();
  const capture = (role: string, length: number, body: string | null = 'b') => ({ role, length, body });
  const captures = [capture('page', 10), capture('page', 5, null), capture('image', 7)] as never;
  tally.visited({ state: 'captured', reason: null, captures });
  tally.visited({ state: 'failed', reason: 'evil"} 1\nname:x', captures: [] });
  tally.visited({ state: 'unreachable', reason: 'dns:nxdomain', captures: [] });
  const taken = tally.take();
  expect(Object.fromEntries(taken)).toEqual({
    'visits captured': 1,
    'visits failed': 1,
    'visits unreachable': 1,
    pages: 1,
    bytes: 17,
    'failures other': 1,
    'failures dns': 1,
  });
  expect(tally.take().size).toBe(0);
  tally.giveBack(taken);
  expect(tally.take()).toEqual(taken);
});
