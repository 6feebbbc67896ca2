/** Schedules without a worker: one store for all tests, each with schedules of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  findSchedules,
  pauseSchedules,
  putSchedule,
  resumeSchedules,
} from '../../../src/flow/crawl/manage-schedules.ts';
import { waitingSince } from '../../../src/flow/crawl/schedule-times.ts';
import { runKeyOf, startDue, startIfDue, startNow } from '../../../src/flow/crawl/scheduled.ts';
import type { Run } from '../../../src/model/ports/ledger.ts';
import type { Schedule } from '../../../src/model/ports/schedules.ts';
import type { Services } from '../../../src/services.ts';
import { OPTIONS, openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import type { GeneratedWorld } from '../../../testkit/generated-world.ts';

let shop: Workshop;
let services: Services;
/** Runs of the tests before. */
let known = new Set<string>();
const url = (site: number): string => `http://s00${site}.test/`;

beforeAll(async () => {
  shop = await openWorkshop({ port: 9 } as GeneratedWorld);
  services = shop.services;
});
afterAll(() => shop.close());
afterEach(async () => {
  const { ledger, schedules } = services.store;
  for (const { id } of await schedules.list()) await schedules.remove(id);
  known = new Set((await ledger.runs(1_000)).map(({ id }) => id));
});

/** The runs that this test began. */
async function begun(): Promise<Run[]> {
  return (await services.store.ledger.runs(1_000)).filter(({ id }) => !known.has(id));
}

describe('schedules', () => {
  const schedule = (createdAt: Date, more: Partial<Schedule> = {}): Schedule => ({
    id: 's1',
    seeds: [{ url: url(3), kind: 'website', tags: [] }],
    name: 'every hour',
    cron: null,
    every: '1h',
    options: OPTIONS,
    createdAt: createdAt.toISOString(),
    lastRunAt: null,
    ...more,
  });
  const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);

  it('catch up once what was missed, however many ask at the same time', async () => {
    await services.store.schedules.add(schedule(hoursAgo(5.5)));
    const started = await Promise.all([1, 2, 3, 4].map(() => startIfDue('s1', services)));
    expect(started.filter(Boolean)).toHaveLength(1);
    expect(await begun()).toHaveLength(1);
    expect(await startIfDue('s1', services)).toBe(false);
    const later: Services = { ...services, clock: { ...services.clock, now: () => new Date(Date.now() + 3_600_000) } };
    expect(await startIfDue('s1', later)).toBe(true);
    // The first run is unfinished: the next due time is a run of its own all the same.
    expect(await begun()).toHaveLength(2);
  });

  it('begin one run where one is asked for at its due time, and it is the run of the schedule', async () => {
    const { schedules } = services.store;
    for (let i = 0; i < 4; i++) {
      const due = schedule(hoursAgo(5.5), { id: `s${i}` });
      await schedules.add(due);
      const now = () => startNow(due, services);
      const started = await Promise.all([startIfDue(due.id, services), now(), now(), startIfDue(due.id, services)]);
      expect(started.filter(Boolean)).toHaveLength(1);
      const runs = await begun();
      expect(runs).toHaveLength(i + 1);
      expect(runs[0]?.key).toBe(runKeyOf(due.id, (await schedules.get(due.id))?.lastRunAt ?? ''));
    }
  });

  it('do nothing while they are paused', async () => {
    await services.store.schedules.add(schedule(hoursAgo(5.5), { pausedAt: hoursAgo(3).toISOString() }));
    expect(await startIfDue('s1', services)).toBe(false);
    await resumeSchedules(await services.store.schedules.list(), services);
    expect(await startIfDue('s1', services), 'a missed run is not made up').toBe(false);
    expect(await begun()).toEqual([]);
    const later: Services = { ...services, clock: { ...services.clock, now: () => new Date(Date.now() + 3_600_000) } };
    expect(await startIfDue('s1', later)).toBe(true);
  });

  it('do not run again for whoever comes when the run of that time is over', async () => {
    await services.store.schedules.add(schedule(hoursAgo(1.5)));
    // As a worker of an earlier version that opened the run, and died before it could say so.
    const { schedules, ledger } = services.store;
    const missed = await schedules.get('s1');
    const due = missed === null ? null : waitingSince(missed, services.clock.now());
    if (missed === null || due === null) throw new Error('it is due');
    const key = runKeyOf('s1', due.toISOString());
    const { run } = await ledger.openRun(key, missed.options, missed.seeds, false);
    await ledger.finishRun(run.id);
    await startDue(services);
    expect(await begun()).toHaveLength(1);
    expect((await schedules.get('s1'))?.lastRunAt).not.toBeNull();
  });

  describe('that follow a list', () => {
    let folder: string;
    let list: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'revenant-list-'));
      list = join(folder, 'sellers.json');
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const write = (...rows: object[]) =>
      writeFileSync(list, JSON.stringify({ schema: 'revenant.sweep/1', seeds: rows }));
    const seed = (site: number): Schedule['seeds'][number] => ({ url: url(site), kind: 'website', tags: [] });
    const put = (seeds: Schedule['seeds']) =>
      putSchedule(
        { name: 'sellers', seeds, follows: [list], when: { cron: null, every: '7d' }, options: OPTIONS, later: true },
        services,
      );
    async function runNow(): Promise<number | undefined> {
      const [schedule] = await findSchedules('sellers', services);
      return schedule && (await startNow(schedule, services))?.targets;
    }
    const stored = async () =>
      (await findSchedules('sellers', services)).map(({ every, seeds, problem }) => [
        every,
        seeds.length,
        problem ?? null,
      ]);

    it('crawl what it says now: new rows, fewer rows, rows that get an interval of their own', async () => {
      await put([seed(1)]);
      write({ url: url(1) }, { url: url(2) });
      expect(await runNow()).toBe(2);
      expect(await stored()).toEqual([['7d', 2, null]]);
      write({ url: url(1) }, { url: url(3), interval: '12h' });
      expect(await runNow()).toBe(1);
      expect(await stored()).toEqual([
        ['7d', 1, null],
        ['12h', 1, null],
      ]);
      const runs = await begun();
      expect(
        runs.map(({ targets }) => targets).sort((a, b) => a - b),
        'new rows begin at once',
      ).toEqual([1, 1, 2]);
      write({ url: url(1) });
      expect(await runNow()).toBe(1);
      expect(await stored()).toEqual([['7d', 1, null]]);
    });

    it('keep the last good rows when it is gone, broken or empty, and say so', async () => {
      await put([seed(1), seed(2)]);
      const said = expect.stringContaining('its last rows are used');
      expect(await runNow(), 'gone').toBe(2);
      expect(await stored()).toEqual([['7d', 2, said]]);
      for (const broken of [
        '{"schema": "revenant.sweep/1", "seeds": [',
        '',
        '{"schema":"revenant.sweep/1","seeds":[]}',
      ]) {
        writeFileSync(list, broken);
        expect(await runNow(), broken).toBe(2);
        expect(await stored(), broken).toEqual([['7d', 2, said]]);
      }
      write({ url: url(1) }, { url: 'not an address', kind: 'nonsense' });
      expect(await runNow()).toBe(1);
      expect(await stored()).toEqual([['7d', 1, expect.stringMatching(/^\d rows? not used: .*sellers\.json:\d+: /)]]);
      write({ url: url(1) });
      await runNow();
      expect(await stored()).toEqual([['7d', 1, null]]);
    });

    it('keep a pause that was made while they were read', async () => {
      await put([seed(1)]);
      write({ url: url(2) });
      const [schedule] = await findSchedules('sellers', services);
      await pauseSchedules(await findSchedules('sellers', services), services);
      if (schedule !== undefined) await startNow(schedule, services);
      const [after] = await findSchedules('sellers', services);
      expect(after).toMatchObject({ pausedAt: expect.any(String), seeds: [{ url: url(2) }] });
    });
  });
});
